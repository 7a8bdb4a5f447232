import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { sectionOf } from '#components/edit/places.ts';
import { Saved } from '#components/edit/saved.tsx';
import { Comparison } from '#components/history/comparison.tsx';
import { EntryHistory } from '#components/history/entry-history.tsx';
import { crumbsTo, HistoryHead, OlderRevisions } from '#components/history/head.tsx';
import { Missing } from '#components/ui/missing.tsx';
import { ParamNotice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Section } from '#components/ui/section.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { kindIn, parseHistoryView } from '#lib/contracts/history-view.ts';
import { compareRevisions, readHistory } from '#lib/read/read-history.ts';
import { sendAct } from '../../../acts/send-act.ts';
import { askFor } from '../../../ask.ts';
import { account, mayRevert, readContext } from '../../../reader.ts';

interface Props {
  params: Promise<{ kind: string; slug: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const { kind: text, slug } = await params;
  const search = toSearchParams(await searchParams);
  const { view, problems } = parseHistoryView(search);
  const kind = kindIn(text) ?? 'note';
  const ctx = readContext();
  const input = { kind, slug: kindIn(text) ? slug : '', fields: view.fields, below: view.below };
  const asked = await askFor(() => readHistory({ ctx, input }));
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} />;
  if (asked.is === 'missing') return <Missing account={account()} what="No entry has this address." />;
  const history = asked.value;
  const compared = view.compare && (await compareRevisions({ ctx, input: { ...view.compare, kind, slug } }));
  if (compared && !compared.ok) problems.push({ parameter: 'from', detail: compared.failure.detail });
  const next = `/history/${text}/${slug}?${view.fields.map((field) => `field=${encodeURIComponent(field)}`).join('&')}`;
  const mine = { kind, slug: history.slug, version: history.version, next, send: sendAct };
  return (
    <Page account={account()} title={`History of ${history.name}`} section={sectionOf(kind)} crumbs={crumbsTo(history)}>
      <Saved said={search.get('saved')} version={history.version} />
      <HistoryHead history={history} fields={view.fields} />
      <ParamNotice problems={problems} />
      {compared?.ok && <Comparison of={compared.value} />}
      <Section id="history" title="Revisions" note="newest first">
        <EntryHistory
          history={history}
          fields={view.fields}
          compared={compared?.ok ? compared.value : null}
          newest={view.below === null}
          revertible={!history.trashed && mayRevert({ kind, slug: history.slug }) ? mine : null}
        />
      </Section>
      <OlderRevisions history={history} query={next} />
    </Page>
  );
}
