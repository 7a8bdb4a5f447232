import { ChangeSets } from '#components/activity/change-set.tsx';
import { ChangeFilters, changeFacets, NoChanges } from '#components/activity/filters.tsx';
import { ActiveFilters } from '#components/data-table/filters.tsx';
import { ListHead } from '#components/data-table/list-head.tsx';
import { listHref, type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Pager } from '#components/data-table/pager.tsx';
import { ExportLinks } from '#components/ui/export-links.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseChangeParams } from '#lib/contracts/change-params.ts';
import { listChanges } from '#lib/read/list-changes.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';

const PATH = '/activity';

export default async function ActivityPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, problems } = parseChangeParams(toSearchParams(await searchParams));
  const ctx = readContext();
  const asked = await ask(() => listChanges({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const list = asked.value;
  const facets = changeFacets(list.facets);
  const filtered = Object.values(params.filters).some((values) => values.length > 0);
  return (
    <Page account={account()} title="Activity" section="activity">
      <ListHead title="Activity" total={list.total} noun={['change', 'changes']} />
      <ParamNotice problems={problems} />
      <ChangeFilters path={PATH} params={params} facets={facets} />
      <ActiveFilters path={PATH} params={params} facets={facets} />
      <div className="mt-4">
        {list.items.length === 0 ? <NoChanges path={PATH} filtered={filtered} /> : <ChangeSets changes={list.items} />}
      </div>
      <Pager path={PATH} params={params} previous={list.previousCursor} next={list.nextCursor} />
      <ExportLinks entity="activity" query={listHref('', params)} />
    </Page>
  );
}
