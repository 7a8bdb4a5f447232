import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Inbox, Watched } from '#components/talk/inbox.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseSerial } from '#lib/contracts/serial.ts';
import { listInbox } from '#lib/read/list-inbox.ts';
import { listWatched } from '#lib/read/list-watched.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';

export default async function InboxPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const params = toSearchParams(await searchParams);
  const all = params.get('show') === 'all';
  const ctx = readContext();
  const input = { unreadOnly: !all, before: parseSerial(params.get('before') ?? '') };
  const asked = await ask(() => Promise.all([listInbox({ ctx, input }), listWatched({ ctx })]));
  const here = all ? '/inbox?show=all' : '/inbox';
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} next={here} />;
  const [inbox, watched] = asked.value;
  return (
    <Page title="Inbox" section={null} account={account()}>
      <h1 className="text-title">Inbox</h1>
      <p className="mt-1 max-w-prose text-ink-2">
        Who mentioned or answered you, and what happened to what you watch. Mail, once a day or week:{' '}
        <a href="/me#mail">your account</a>.
      </p>
      <Inbox inbox={inbox} all={all} next={here} />
      <Section id="watched" title="What you watch">
        <Watched watched={watched} />
      </Section>
    </Page>
  );
}
