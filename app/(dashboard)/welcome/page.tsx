import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Welcome } from '#components/people/welcome.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { readInvitationOf } from '#lib/read/read-invitation.ts';
import { ask } from '../ask.ts';
import { account, readContext } from '../reader.ts';

export default async function WelcomePage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const search = toSearchParams(await searchParams);
  const token = search.get('token') ?? '';
  const asked = await ask(() => readInvitationOf({ ctx: readContext(), input: { token } }));
  if (asked.is === 'closed') return <Unavailable why={asked.why} account={account()} />;
  return (
    <Page title="Welcome" section={null} account={account()}>
      <Welcome token={token} whom={asked.value} problem={search.get('problem')} />
    </Page>
  );
}
