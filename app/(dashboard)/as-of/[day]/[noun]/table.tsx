import { PackagesThen, PagesThen, SearchThen, SitesThen, TasksThen } from '#components/as-of/tables.tsx';
import { asOfHref } from '#components/ui/hrefs.ts';
import type { AsOfParams, PastNoun } from '#lib/contracts/as-of-params.ts';
import { listPackagesAsOf } from '#lib/read/as-of/list-packages.ts';
import { listSitesAsOf } from '#lib/read/as-of/list-sites.ts';
import { listTasksAsOf } from '#lib/read/as-of/list-tasks.ts';
import type { ReadContext } from '#lib/read/context.ts';

/** A list as it was at the end of a day. */
export async function TableThen({
  day,
  noun,
  page,
  ctx,
}: {
  day: string;
  noun: PastNoun;
  page: AsOfParams;
  ctx: ReadContext;
}) {
  if (noun === 'sites') return <SitesThen list={await listSitesAsOf({ ctx, input: { day } })} />;
  if (noun === 'tasks') return <TasksThen list={await listTasksAsOf({ ctx, input: { day } })} />;
  const list = await listPackagesAsOf({ ctx, input: { day, page } });
  const href = asOfHref(day, noun);
  return (
    <>
      <SearchThen q={page.q} href={href} />
      <PackagesThen list={list} />
      <PagesThen list={list} q={page.q} href={href} />
    </>
  );
}
