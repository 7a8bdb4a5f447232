import { sayMethod } from '#components/blocker/say.ts';
import { BlockersTable } from '#components/blocker/table.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseBlockerParams } from '#lib/contracts/blocker-params.ts';
import { listBlockers } from '#lib/read/list-blockers.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';

export default async function BlockersPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, view, problems } = parseBlockerParams(toSearchParams(await searchParams));
  const ctx = readContext();
  const asked = await ask(() => listBlockers({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  return (
    <Page account={account()} title="What unlocks most" section={null} crumbs={[{ label: 'Overview', href: '/' }]} wide>
      <h1 className="text-title">What unlocks most</h1>
      <p className="mt-1 mb-4 max-w-prose text-ink-2">{sayMethod(asked.value)}</p>
      <ParamNotice problems={problems} />
      <BlockersTable initial={asked.value} asked={{ query: params, view }} />
    </Page>
  );
}
