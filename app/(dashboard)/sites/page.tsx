import { DataTable } from '#components/data-table/data-table.tsx';
import { ActiveFilters, Filters } from '#components/data-table/filters.tsx';
import { ListHead } from '#components/data-table/list-head.tsx';
import { listHref, type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Pager } from '#components/data-table/pager.tsx';
import { NoSites } from '#components/site/none.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { ANONYMOUS } from '#lib/auth/actor.ts';
import { listSites } from '#lib/read/list-sites.ts';
import { ask } from '../ask.ts';
import { siteColumns } from './columns.tsx';
import { parseSitesPage } from './search-params.ts';

const PATH = '/sites';

export default async function SitesPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, problems } = parseSitesPage(toSearchParams(await searchParams));
  const ctx = { actor: ANONYMOUS, now: new Date() };
  const asked = await ask(() => listSites({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable why={asked.why} />;
  const list = asked.value;
  const href = (key: string, descending: boolean) => listHref(PATH, params, { sort: [{ key, descending }] });
  return (
    <Page title="Sites" section="sites" wide>
      <ListHead title="Sites" total={list.total} noun={['site', 'sites']} />
      <ParamNotice problems={problems} />
      <Filters path={PATH} placeholder="Search sites" params={params} facets={[]} />
      <ActiveFilters path={PATH} params={params} facets={[]} />
      <div className="mt-4">
        {list.items.length === 0 ? (
          <NoSites path={PATH} params={params} />
        ) : (
          <DataTable
            caption="Farms and what they offer"
            columns={siteColumns}
            data={list.items}
            rowId={(row) => row.slug}
            sorting={{ sort: params.sort, href }}
          />
        )}
      </div>
      <Pager path={PATH} params={params} previous={list.previousCursor} next={list.nextCursor} />
    </Page>
  );
}
