import { DataTable } from '#components/data-table/data-table.tsx';
import { ActiveFilters, Filters } from '#components/data-table/filters.tsx';
import { ListHead } from '#components/data-table/list-head.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Pager } from '#components/data-table/pager.tsx';
import { MatrixLink } from '#components/matrix/matrix-link.tsx';
import { packageFacets } from '#components/package/facets.ts';
import { NoPackages } from '#components/package/none.tsx';
import { OpenRow } from '#components/package/open-row.tsx';
import { Legend } from '#components/status/legend.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { ANONYMOUS } from '#lib/auth/actor.ts';
import { listPackages } from '#lib/read/list-packages.ts';
import { readPackage } from '#lib/read/read-package.ts';
import { ask } from '../ask.ts';
import { packageColumns } from './columns.tsx';
import { openHref, PATH, parsePackagesPage, sortHref } from './search-params.ts';

export default async function PackagesPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, problems, open } = parsePackagesPage(toSearchParams(await searchParams));
  const ctx = { actor: ANONYMOUS, now: new Date() };
  const asked = await ask(() =>
    Promise.all([
      listPackages({ ctx, input: params }),
      open === null ? null : readPackage({ ctx, input: { slug: open } }),
    ]),
  );
  if (asked.is === 'closed') return <Unavailable why={asked.why} />;
  const [list, opened] = asked.value;
  const facets = packageFacets(list.facets);
  return (
    <Page title="Packages" section="packages" wide>
      <ListHead title="Packages" total={list.total} noun={['package', 'packages']} />
      <ParamNotice problems={problems} />
      <Filters path={PATH} placeholder="Search packages" params={params} facets={facets} />
      <ActiveFilters path={PATH} params={params} facets={facets} />
      <div className="mt-4">
        {list.items.length === 0 ? (
          <NoPackages path={PATH} params={params} />
        ) : (
          <DataTable
            caption="Status of the packages"
            columns={packageColumns(list.sites, { slug: open, href: openHref(params) })}
            data={list.items}
            rowId={(row) => row.slug}
            sorting={{ ...params.sort, href: sortHref(params) }}
            open={
              opened?.ok ? { id: opened.value.slug, content: <OpenRow pkg={opened.value} sites={list.sites} /> } : null
            }
          />
        )}
      </div>
      <Pager path={PATH} params={params} previous={list.previousCursor} next={list.nextCursor} />
      <MatrixLink params={params} />
      <Legend />
    </Page>
  );
}
