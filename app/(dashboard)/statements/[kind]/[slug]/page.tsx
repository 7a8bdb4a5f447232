import { CareSaid } from '#components/care/said.tsx';
import { EntryStatements } from '#components/care/statements.tsx';
import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { listOf, sectionOf } from '#components/edit/places.ts';
import { entryHref } from '#components/ui/hrefs.ts';
import { Missing } from '#components/ui/missing.tsx';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { addressOf } from '#lib/read/read-fields.ts';
import { readStatements } from '#lib/read/read-statements.ts';
import { askFor } from '../../../ask.ts';
import { sendCare } from '../../../care/send-care.ts';
import { account, mayDo, readContext } from '../../../reader.ts';
import { missingEntry } from '../../missing.ts';

interface Props {
  params: Promise<{ kind: string; slug: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function StatementsPage({ params, searchParams }: Props) {
  const { kind, slug } = await params;
  const search = toSearchParams(await searchParams);
  const address = addressOf(`${kind}/${slug}`);
  const ctx = readContext();
  const asked = address === null ? await missingEntry() : await askFor(() => readStatements({ ctx, input: address }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  if (asked.is === 'missing' || address === null) return <Missing account={account()} what="No entry has this name." />;
  const entry = asked.value;
  const own = entryHref(entry.kind, slug);
  const crumbs = [listOf(entry.kind), ...(own === null ? [] : [{ label: entry.name, href: own }])];
  return (
    <Page account={account()} title={`What is said of ${entry.name}`} section={sectionOf(entry.kind)} crumbs={crumbs}>
      <CareSaid said={search.get('said')} />
      <EntryStatements
        entry={entry}
        field={search.get('field') ?? ''}
        send={sendCare}
        may={{ state: mayDo('claim.state', address), settle: mayDo('claim.settle', address) }}
      />
    </Page>
  );
}
