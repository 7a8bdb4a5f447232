import { AdminNav } from '#components/admin/nav.tsx';
import { AdminSaid } from '#components/admin/said.tsx';
import { NewTrust, Trusts } from '#components/admin/trust.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { NOTHING_TYPED } from '#components/ui/field.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { publicUrl } from '#lib/auth/public-url.ts';
import { CI_TRUST_FIELDS, parseCiTrust } from '#lib/contracts/ingest/ci-trust-form.ts';
import { listCiTrusts } from '#lib/read/list-ci-trusts.ts';
import { ask } from '../../ask.ts';
import { account, readContext } from '../../reader.ts';
import { faultsIn, typedIn } from '../typed.ts';

export default async function TrustPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const search = toSearchParams(await searchParams);
  const asked = await ask(() => listCiTrusts({ ctx: readContext() }));
  if (asked.is === 'closed') return <Unavailable why={asked.why} account={account()} next="/admin/trust" />;
  const judge = (values: Record<string, string>) => faultsIn(parseCiTrust(values));
  const codes = ['not-trusted', 'name-taken'];
  const typed = typedIn(search, codes, { fields: CI_TRUST_FIELDS, judge }) ?? NOTHING_TYPED;
  return (
    <Page title="Trusted CI projects" section={null} account={account()} crumbs={[{ label: 'Admin', href: '/admin' }]}>
      <h1 className="text-title">Trusted CI projects</h1>
      <AdminNav here="/admin/trust" />
      <p className="max-w-prose text-ink-2">
        A CI job can show who it is with a token that its platform signs for it, so that no secret has to be stored
        there. It is believed when issuer, audience and the number of the project are those of a line here.{' '}
        <a href="/api/reporting">What the job does</a>
      </p>
      <AdminSaid said={search.get('said')} />
      <Section id="trusts" title="Trusted">
        <Trusts trusts={asked.value} />
      </Section>
      <Section id="new" title="Trust a project">
        <NewTrust typed={typed} audience={publicUrl()} />
      </Section>
    </Page>
  );
}
