import { numberSources, SourceList } from '#components/claims/sources.tsx';
import { Steps } from '#components/package/relations.tsx';
import { Elsewhere, WaitingOn } from '#components/pair/context.tsx';
import { Routes } from '#components/pair/routes.tsx';
import { Statements } from '#components/pair/statements.tsx';
import { VerdictHead } from '#components/pair/verdict.tsx';
import { sayDay } from '#components/ui/day.tsx';
import { packageHref } from '#components/ui/hrefs.ts';
import { Missing } from '#components/ui/missing.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { readPair } from '#lib/read/read-pair.ts';
import { askFor } from '../../../../ask.ts';
import { account, readContext } from '../../../../reader.ts';
import { Talk } from '../../../../talk/talk.tsx';

export default async function PairPage({ params }: { params: Promise<{ slug: string; site: string }> }) {
  const { slug, site } = await params;
  const ctx = readContext();
  const asked = await askFor(() => readPair({ ctx, input: { package: slug, site } }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  if (asked.is === 'missing') return <Missing account={account()} what="There is no such package at such a site." />;
  const pair = asked.value;
  const sources = numberSources(pair.claims);
  const crumbs = [
    { label: 'Packages', href: '/packages' },
    { label: pair.packageName, href: packageHref(pair.package) },
  ];
  return (
    <Page
      account={account()}
      title={`${pair.packageName} at ${pair.siteName}`}
      section="packages"
      crumbs={crumbs}
      foot={`Judged ${sayDay(pair.asOf)} by rule set ${pair.ruleSet}.`}
    >
      <VerdictHead pair={pair} />
      <WaitingOn pair={pair} />
      <Section id="routes" title="Every way there" note="best first; open one to see its checks">
        <Routes pair={pair} />
      </Section>
      <Section id="claims" title="Who said so" note="what decides and what is disputed first">
        <Statements pair={pair} sources={sources} />
      </Section>
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Section id="steps" title="Use cases that need it here">
          <Steps steps={pair.steps} />
        </Section>
        <Section id="elsewhere" title="At other sites">
          <Elsewhere pair={pair} />
        </Section>
      </div>
      <Talk subject={{ kind: 'package', slug }} path={`/packages/${slug}/at/${site}`} note="of the package" />
      <Section id="sources" title="Sources">
        <SourceList sources={sources} />
      </Section>
    </Page>
  );
}
