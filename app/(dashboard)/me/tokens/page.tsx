import { cookies } from 'next/headers';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { NewToken, TokenSaid, Tokens } from '#components/people/tokens.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { SHOWN_ONCE } from '#lib/contracts/token.ts';
import { listOwnTokens } from '#lib/read/list-tokens.ts';
import { ask } from '../../ask.ts';
import { account, readContext } from '../../reader.ts';

export default async function TokensPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const search = toSearchParams(await searchParams);
  const said = search.get('said');
  const asked = await ask(() => listOwnTokens({ ctx: readContext() }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} next="/me/tokens" />;
  const token = (await cookies()).get(SHOWN_ONCE)?.value ?? null;
  return (
    <Page
      account={account()}
      title="Tokens for programs"
      section={null}
      crumbs={[{ label: 'Your account', href: '/me' }]}
    >
      <h1 className="text-title">Tokens for programs</h1>
      <p className="mt-1 max-w-prose text-ink-2">
        A program that carries one of these acts in your name, and can do no more than you. Suspended with you, expired
        or revoked, it is refused at the next request.
      </p>
      <TokenSaid said={said} token={token} />
      <Section id="tokens" title="Yours" note="newest first">
        <Tokens tokens={asked.value} />
      </Section>
      <Section id="new" title="Make one">
        <NewToken name={(search.get('name') ?? '').slice(0, 60)} />
      </Section>
    </Page>
  );
}
