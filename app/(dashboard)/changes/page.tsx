import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { ChooseDays } from '#components/difference/choose.tsx';
import { Difference } from '#components/difference/difference.tsx';
import { FeedLink } from '#components/history/feed-link.tsx';
import { sayDay } from '#components/ui/day.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseDifference } from '#lib/contracts/difference-params.ts';
import { readDifference } from '#lib/read/as-of/read-difference.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';

export default async function ChangesPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const ctx = readContext();
  const { span, problems } = parseDifference(toSearchParams(await searchParams), ctx.now);
  const asked = await ask(() => readDifference({ ctx, input: span }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const crumbs = [{ label: 'Activity', href: '/activity' }];
  return (
    <Page account={account()} title="What changed" section="activity" crumbs={crumbs}>
      <FeedLink title="What changed, week by week" href="/feeds/changes.atom?per=week" />
      <h1 className="text-title">What changed</h1>
      <p className="mt-1 mb-4 text-ink-2">
        Between the end of {sayDay(span.from)} and the end of {sayDay(span.to)}: what is different, not every step.
      </p>
      <ParamNotice problems={problems} />
      <ChooseDays {...span} today={ctx.now.toISOString().slice(0, 10)} />
      <Difference of={asked.value} />
    </Page>
  );
}
