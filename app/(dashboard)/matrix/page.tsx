import { ActiveFilters, Filters } from '#components/data-table/filters.tsx';
import { isAsked } from '#components/data-table/is-asked.ts';
import { patched, type SearchRecord } from '#components/data-table/list-href.ts';
import { WIDE_AT_MOST } from '#components/matrix/geometry.ts';
import { WholeMatrix } from '#components/matrix/matrix.tsx';
import { OrderLinks } from '#components/matrix/order-links.tsx';
import { WindowLinks } from '#components/matrix/window-links.tsx';
import { Scale } from '#components/overview/answer.tsx';
import { count } from '#components/overview/say.ts';
import { packageFacets } from '#components/package/facets.ts';
import { Legend } from '#components/status/legend.tsx';
import { Nothing } from '#components/ui/nothing.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { TableHead } from '#components/views/head.tsx';
import { parseMatrixParams } from '#lib/contracts/matrix-params.ts';
import { readMatrixWindow } from '#lib/read/read-matrix-window.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';
import { viewed } from '../viewed.ts';
import { PATH, questionOf, windowHref } from './search-params.ts';

export default async function MatrixPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { search, views, bare } = await viewed('matrix', await searchParams);
  const { params, problems } = parseMatrixParams(search);
  const ctx = readContext();
  const asked = await ask(() => readMatrixWindow({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const { facets: counted, ...window } = asked.value;
  const list = { ...params.list, bare };
  const facets = packageFacets(counted);
  const question = questionOf(params.list);
  return (
    <Page
      account={account()}
      title="Matrix"
      section="packages"
      crumbs={[{ label: 'Packages', href: '/packages' }]}
      wide
    >
      <TableHead title="Packages × sites" views={views} total={count(window.total, 'package')} />
      <ParamNotice problems={problems} />
      <Filters path={PATH} placeholder="Search packages" params={list} facets={facets} />
      <ActiveFilters path={PATH} params={list} facets={facets} />
      <Scale needed={window.levels.targeted} all={window.levels.all} />
      <div className="mt-4 mb-2">
        <OrderLinks path={PATH} query={question} />
      </div>
      {window.total === 0 || window.totalSites === 0 ? (
        <Nothing noun={['package', 'packages']} path={PATH} asked={isAsked(patched(list))} />
      ) : (
        <WholeMatrix first={window} query={question} wide={window.totalSites <= WIDE_AT_MOST}>
          <WindowLinks window={window} rows={list.limit} href={windowHref(list)} />
        </WholeMatrix>
      )}
      <Legend />
    </Page>
  );
}
