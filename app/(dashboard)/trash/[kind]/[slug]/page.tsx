import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { listOf, sectionOf } from '#components/edit/places.ts';
import { ConfirmTrash } from '#components/trash/confirm.tsx';
import { TrashSaid } from '#components/trash/said.tsx';
import { editHref } from '#components/ui/hrefs.ts';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { kindAt, ownPage, trashHref } from '#lib/contracts/kind-address.ts';
import { readTrashed } from '#lib/read/list-trash.ts';
import { readTrashable } from '#lib/read/read-trashable.ts';
import { sendAct } from '../../../acts/send-act.ts';
import { ask, askFor } from '../../../ask.ts';
import { missingEntry, noSuchKind } from '../../../missing-entry.tsx';
import { account, readContext } from '../../../reader.ts';

interface Props {
  params: Promise<{ kind: string; slug: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function TrashEntryPage({ params, searchParams }: Props) {
  const { kind: path, slug } = await params;
  const said = toSearchParams(await searchParams).get('said');
  const kind = kindAt(path);
  if (kind === null) return noSuchKind();
  const ctx = readContext();
  const there = await ask(() => readTrashed({ ctx, input: { kind, slug } }));
  if (there.is === 'there' && there.value !== null) return missingEntry({ kind, slug, said });
  const asked = there.is === 'closed' ? there : await askFor(() => readTrashable({ ctx, input: { kind, slug } }));
  if (asked.is === 'closed') {
    return <Unavailable account={account()} why={asked.why} next={trashHref(kind, slug)} />;
  }
  if (asked.is === 'missing') return missingEntry({ kind, slug });
  const entry = asked.value;
  const back = ownPage(kind, slug, entry.number) ?? editHref(kind, slug);
  const crumbs = [listOf(kind), { label: entry.name, href: back }];
  return (
    <Page account={account()} title={`Put ${entry.name} into the trash`} section={sectionOf(kind)} crumbs={crumbs}>
      <TrashSaid said={said} />
      <h1 className="text-title">Put {entry.name} into the trash?</h1>
      <ConfirmTrash entry={entry} back={back} send={sendAct} />
    </Page>
  );
}
