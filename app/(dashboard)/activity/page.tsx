import { ActivityLinks } from '#components/activity/links.tsx';
import { ActivityTable } from '#components/activity/table.tsx';
import type { SearchRecord } from '#components/data-table/list-href.ts';
import { FeedLink } from '#components/history/feed-link.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { TableHead } from '#components/views/head.tsx';
import { parseChangeParams } from '#lib/contracts/change-params.ts';
import { listChanges } from '#lib/read/list-changes.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';
import { viewed } from '../viewed.ts';

export default async function ActivityPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { search, views, bare } = await viewed('activity', await searchParams);
  const { params, view, problems } = parseChangeParams(search);
  const ctx = readContext();
  const asked = await ask(() => listChanges({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  return (
    <Page account={account()} title="Activity" section="activity" wide>
      <FeedLink title="Everything that changed" href="/feeds/activity.atom" />
      <TableHead
        title="Activity"
        views={views}
        action={
          <a className="no-print" href="/trash">
            What is in the trash
          </a>
        }
      />
      <ActivityLinks search={search} />
      <ParamNotice problems={problems} />
      <ActivityTable initial={asked.value} asked={{ query: { ...params, bare }, view }} />
    </Page>
  );
}
