import { Orphans } from '#components/care/orphans.tsx';
import { Queue } from '#components/care/queue.tsx';
import { CareSaid } from '#components/care/said.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { countUnread } from '#lib/read/count-unread.ts';
import { readOrphans } from '#lib/read/read-orphans.ts';
import { readQueue } from '#lib/read/read-queue.ts';
import { ask } from '../ask.ts';
import { sendCare } from '../care/send-care.ts';
import { account, readContext } from '../reader.ts';

export default async function QueuePage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const search = toSearchParams(await searchParams);
  const ctx = readContext();
  const asked = await ask(() => Promise.all([readQueue({ ctx }), readOrphans({ ctx }), countUnread({ ctx })]));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} next="/queue" />;
  const [queue, orphans, unread] = asked.value;
  return (
    <Page account={account()} title="For you" section={null}>
      <CareSaid said={search.get('said')} />
      <Queue queue={queue} below={orphans !== null && orphans.total > 0} unread={unread} send={sendCare} />
      {orphans !== null && <Orphans orphans={orphans} send={sendCare} />}
    </Page>
  );
}
