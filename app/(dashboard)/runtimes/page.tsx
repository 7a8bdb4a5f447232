import { numberSources, SourceList } from '#components/claims/sources.tsx';
import { ListHead } from '#components/data-table/list-head.tsx';
import { listHref, type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Pager } from '#components/data-table/pager.tsx';
import { NewLink } from '#components/edit/new-form.tsx';
import { AboutRuntimes } from '#components/runtime/about.tsx';
import { AtSites } from '#components/runtime/at-sites.tsx';
import { Comparison } from '#components/runtime/comparison.tsx';
import { ExportLinks } from '#components/ui/export-links.tsx';
import { Nothing } from '#components/ui/nothing.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parsePlainParams } from '#lib/contracts/plain-list-params.ts';
import { listRuntimes } from '#lib/read/list-runtimes.ts';
import { ask } from '../ask.ts';
import { editedEntry } from '../edits.ts';
import { account, mayCreate, readContext } from '../reader.ts';

export default async function RuntimesPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const { params, problems } = parsePlainParams('runtimes')(toSearchParams(await searchParams));
  const ctx = readContext();
  const asked = await ask(() => listRuntimes({ ctx, input: params }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  const { items, criteria, sites, total, ...cursors } = asked.value;
  const said = [...items.flatMap((one) => [...one.criteria, ...one.sites]), ...sites].map(({ claims }) => claims);
  const sources = numberSources(...said, ...items.map(({ remarks }) => remarks));
  return (
    <Page account={account()} title="Runtimes" section="runtimes">
      <ListHead title="Runtimes" total={total} noun={['container runtime', 'container runtimes']}>
        <NewLink kind="runtime" may={mayCreate()} />
      </ListHead>
      <ParamNotice problems={problems} />
      {items.length === 0 ? (
        <Nothing noun={['runtime', 'runtimes']} path="/runtimes" asked={params.q !== ''}>
          The sources name no container runtime. Once one is entered or imported, its comparison stands here.
        </Nothing>
      ) : (
        <>
          <Section id="comparison" title="Comparison" note="with what is not sure" className="mt-6">
            <Comparison criteria={criteria} runtimes={items} sources={sources} edited={editedEntry} />
          </Section>
          <Section id="sites" title="At the sites" note="state, what was said, and by whom">
            <AtSites sites={sites} runtimes={items} sources={sources} edited={editedEntry} />
          </Section>
          <Section id="about" title="What is said of each" note="under the headings it stood under">
            <AboutRuntimes runtimes={items} sources={sources} edited={editedEntry} />
            <Pager path="/runtimes" params={params} previous={cursors.previousCursor} next={cursors.nextCursor} />
            <ExportLinks entity="runtimes" query={listHref('', params)} />
          </Section>
          <Section id="sources" title="Sources">
            <SourceList sources={sources} />
          </Section>
        </>
      )}
    </Page>
  );
}
