import { numberSources } from '#components/claims/sources.tsx';
import { namesOfPackage } from '#components/history/names.ts';
import { PackageAround } from '#components/package/around.tsx';
import { PackageFacts } from '#components/package/facts.tsx';
import { PackageHead } from '#components/package/head.tsx';
import { PackageReadiness } from '#components/package/readiness.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { readPackage } from '#lib/read/read-package.ts';
import { askFor } from '../../ask.ts';
import { editedEntry } from '../../edits.ts';
import { EntryFoot } from '../../entry-foot.tsx';
import { type EntryPage, EntryTop } from '../../entry-top.tsx';
import { missingEntry } from '../../missing-entry.tsx';
import { account, readContext } from '../../reader.ts';
import { askSiteNames } from '../../site-names.ts';

export default async function PackagePage({ params, searchParams }: EntryPage) {
  const { slug } = await params;
  const ctx = readContext();
  const [asked, siteNames] = await Promise.all([
    askFor(() => readPackage({ ctx, input: { slug } })),
    askSiteNames(ctx),
  ]);
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  if (asked.is === 'missing') return missingEntry({ kind: 'package', slug });
  const pkg = asked.value;
  const edited = editedEntry('package', slug, pkg.name);
  const sources = numberSources(pkg.claims, pkg.remarks, pkg.history);
  return (
    <Page account={account()} title={pkg.name} section="packages" crumbs={[{ label: 'Packages', href: '/packages' }]}>
      <EntryTop of={{ ...pkg, kind: 'package' }} search={searchParams} />
      <PackageHead pkg={pkg} edited={edited} />
      <Section id="readiness" title="Readiness">
        <PackageReadiness pkg={pkg} siteNames={siteNames} />
      </Section>
      <Section id="facts" title="Facts" note="as understood, as written, and who said so">
        <PackageFacts pkg={pkg} sources={sources} edited={edited} />
      </Section>
      <PackageAround pkg={pkg} />
      <EntryFoot
        kind="package"
        of={pkg}
        next={`/packages/${slug}`}
        search={searchParams}
        sources={sources}
        names={namesOfPackage(pkg)}
      />
    </Page>
  );
}
