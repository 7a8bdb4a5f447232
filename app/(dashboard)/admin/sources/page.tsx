import { KeepFresh } from '#components/admin/keep-fresh.tsx';
import { AdminNav } from '#components/admin/nav.tsx';
import { AdminSaid } from '#components/admin/said.tsx';
import { NewSource } from '#components/admin/source-fields.tsx';
import { SourceList } from '#components/admin/source-list.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { NOTHING_TYPED } from '#components/ui/field.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { parseNewSource, SOURCE_FIELDS } from '#lib/contracts/ingest/source-form.ts';
import { listSources } from '#lib/read/list-sources.ts';
import { ask } from '../../ask.ts';
import { account, readContext } from '../../reader.ts';
import { faultsIn, typedIn } from '../typed.ts';

const CODES = ['not-made', 'bad-secret', 'name-taken'];

export default async function SourcesPage({ searchParams }: { searchParams: Promise<SearchRecord> }) {
  const search = toSearchParams(await searchParams);
  const ctx = readContext();
  const asked = await ask(() => listSources({ ctx }));
  if (asked.is === 'closed') return <Unavailable why={asked.why} account={account()} next="/admin/sources" />;
  const said = search.get('said');
  const judge = (values: Record<string, string>) => faultsIn(parseNewSource(values));
  const typed = typedIn(search, CODES, { fields: SOURCE_FIELDS, judge }) ?? NOTHING_TYPED;
  return (
    <Page title="Sources" section={null} account={account()} crumbs={[{ label: 'Admin', href: '/admin' }]} wide>
      <h1 className="text-title">Sources</h1>
      <AdminNav here="/admin/sources" />
      <p className="max-w-prose text-ink-2">
        What registries and CI systems send is a hint: the registry itself is asked before anything of it is believed,
        and only registries that are named here.
      </p>
      <AdminSaid said={said} />
      <div className="mt-4">
        <SourceList sources={asked.value} now={ctx.now.toISOString()} />
      </div>
      <KeepFresh />
      <Section id="new" title="Make a source">
        <NewSource typed={typed} />
      </Section>
    </Page>
  );
}
