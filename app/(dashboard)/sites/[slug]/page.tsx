import { numberSources } from '#components/claims/sources.tsx';
import { namesOfSite } from '#components/history/names.ts';
import { sayReady } from '#components/overview/say.ts';
import { TaskList } from '#components/package/relations.tsx';
import { SiteFacts } from '#components/site/facts.tsx';
import { AskedToRun, SitePackages } from '#components/site/packages.tsx';
import { Probe } from '#components/site/probe.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { publicUrl } from '#lib/auth/public-url.ts';
import { readSite } from '#lib/read/read-site.ts';
import { askFor } from '../../ask.ts';
import { editedEntry } from '../../edits.ts';
import { EntryFoot } from '../../entry-foot.tsx';
import { type EntryPage, EntryTop } from '../../entry-top.tsx';
import { missingEntry } from '../../missing-entry.tsx';
import { account, readContext } from '../../reader.ts';

export default async function SitePage({ params, searchParams }: EntryPage) {
  const { slug } = await params;
  const ctx = readContext();
  const asked = await askFor(() => readSite({ ctx, input: { slug } }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  if (asked.is === 'missing') return missingEntry({ kind: 'site', slug });
  const site = asked.value;
  const sources = numberSources(site.claims, site.remarks, site.history);
  return (
    <Page account={account()} title={site.name} section="sites" crumbs={[{ label: 'Sites', href: '/sites' }]}>
      <EntryTop of={{ ...site, kind: 'site' }} search={searchParams} />
      <p className="mt-1 max-w-prose text-ink-2">
        {[site.location, site.summary].filter((text) => text !== '').join(' · ')}
      </p>
      <p className="mt-3 text-head">{sayReady(site.rollUp.ready, site.rollUp.targeted)}</p>
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,5fr)_minmax(18rem,3fr)]">
        <Section id="packages" title="Packages here" note="needed ones first">
          <SitePackages site={site} />
        </Section>
        <Section id="asked" title="What it is asked to run">
          <AskedToRun site={site} />
        </Section>
      </div>
      <Section id="facts" title="Facts" note="as understood, as written, and who said so">
        <SiteFacts site={site} sources={sources} edited={editedEntry('site', slug, site.name)} />
      </Section>
      <Probe site={site} url={publicUrl()} />
      <Section id="tasks" title="Tasks">
        <TaskList tasks={site.tasks} />
      </Section>
      <EntryFoot
        kind="site"
        of={site}
        next={`/sites/${slug}`}
        search={searchParams}
        sources={sources}
        names={namesOfSite(site)}
      />
    </Page>
  );
}
