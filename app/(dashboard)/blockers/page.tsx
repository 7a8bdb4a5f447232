import { sayMethod } from '#components/blocker/say.ts';
import { BlockersTable } from '#components/blocker/table.tsx';
import type { SearchRecord } from '#components/data-table/list-href.ts';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { TableHead } from '#components/views/head.tsx';
import { parseBlockerParams } from '#lib/contracts/blocker-params.ts';
import { listBlockers } from '#lib/read/list-blockers.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';
import { viewed } from '../viewed.ts';

export default async function BlockersPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { search, views, bare } = await viewed('blockers', await searchParams);
  const { params, view, problems } = parseBlockerParams(search);
  const ctx = readContext();
  const asked = await ask(() => listBlockers({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  return (
    <Page account={account()} title="What unlocks most" section={null} crumbs={[{ label: 'Overview', href: '/' }]} wide>
      <TableHead title="What unlocks most" views={views} />
      <p className="mb-4 max-w-prose text-ink-2">{sayMethod(asked.value)}</p>
      <ParamNotice problems={problems} />
      <BlockersTable initial={asked.value} asked={{ query: { ...params, bare }, view }} />
    </Page>
  );
}
