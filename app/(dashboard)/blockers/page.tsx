import { BlockerList } from '#components/blocker/list.tsx';
import { sayMethod, sayNone } from '#components/blocker/say.ts';
import { ListHead } from '#components/data-table/list-head.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Pager } from '#components/data-table/pager.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Empty } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseBlockerParams } from '#lib/contracts/blocker-params.ts';
import { listBlockers } from '#lib/read/list-blockers.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';

const PATH = '/blockers';

export default async function BlockersPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, problems } = parseBlockerParams(toSearchParams(await searchParams));
  const ctx = readContext();
  const asked = await ask(() => listBlockers({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const list = asked.value;
  return (
    <Page account={account()} title="What unlocks most" section={null} crumbs={[{ label: 'Overview', href: '/' }]}>
      <ListHead title="What unlocks most" total={list.total} noun={['next step', 'next steps']} />
      <ParamNotice problems={problems} />
      {list.items.length === 0 ? (
        <Empty>{sayNone(list.pairs)}</Empty>
      ) : (
        <>
          <p className="mb-4 max-w-prose text-ink-2">{sayMethod(list)}</p>
          <BlockerList blockers={list.items} />
        </>
      )}
      <Pager path={PATH} params={params} previous={list.previousCursor} next={list.nextCursor} />
    </Page>
  );
}
