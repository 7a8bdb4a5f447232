import { ActivityTable } from '#components/activity/table.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseChangeParams } from '#lib/contracts/change-params.ts';
import { listChanges } from '#lib/read/list-changes.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';

export default async function ActivityPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, view, problems } = parseChangeParams(toSearchParams(await searchParams));
  const ctx = readContext();
  const asked = await ask(() => listChanges({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  return (
    <Page account={account()} title="Activity" section="activity" wide>
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6">
        <h1 className="text-title">Activity</h1>
        <a className="no-print" href="/trash">
          What is in the trash
        </a>
      </div>
      <ParamNotice problems={problems} />
      <ActivityTable initial={asked.value} asked={{ query: params, view }} />
    </Page>
  );
}
