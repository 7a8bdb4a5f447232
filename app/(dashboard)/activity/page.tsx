import { ActivityLinks } from '#components/activity/links.tsx';
import { ActivityTable } from '#components/activity/table.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { FeedLink } from '#components/history/feed-link.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseChangeParams } from '#lib/contracts/change-params.ts';
import { listChanges } from '#lib/read/list-changes.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';

export default async function ActivityPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const search = toSearchParams(await searchParams);
  const { params, view, problems } = parseChangeParams(search);
  const ctx = readContext();
  const asked = await ask(() => listChanges({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  return (
    <Page account={account()} title="Activity" section="activity" wide>
      <FeedLink title="Everything that changed" href="/feeds/activity.atom" />
      <h1 className="mb-2 text-title">Activity</h1>
      <ActivityLinks search={search} />
      <ParamNotice problems={problems} />
      <ActivityTable initial={asked.value} asked={{ query: params, view }} />
    </Page>
  );
}
