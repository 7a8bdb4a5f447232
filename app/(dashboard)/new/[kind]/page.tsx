import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { NewForm } from '#components/edit/new-form.tsx';
import { type InTheWay, NewSaid } from '#components/edit/new-said.tsx';
import { listOf, sectionOf } from '#components/edit/places.ts';
import { Page } from '#components/ui/page.tsx';
import { Unavailable } from '#components/ui/unavailable.tsx';
import { formAddress, kindAt, newHref, trashHref } from '#lib/contracts/kind-address.ts';
import { slugOf } from '#lib/contracts/slug-of.ts';
import { type EntryKind, word } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedTo } from '#lib/read/authorise.ts';
import { readTrashed } from '#lib/read/list-trash.ts';
import { readFields } from '#lib/read/read-fields.ts';
import { ask } from '../../ask.ts';
import { noSuchKind } from '../../missing-entry.tsx';
import { account, readContext } from '../../reader.ts';

interface Props {
  params: Promise<{ kind: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function NewEntryPage({ params, searchParams }: Props) {
  const kind = kindAt((await params).kind);
  const search = toSearchParams(await searchParams);
  if (kind === null) return noSuchKind();
  const slug = search.get('slug')?.trim() || slugOf(search.get('name') ?? '');
  const asked = await ask(async () => {
    mustBeAllowedTo(readContext(), 'entry.create', { kind, slug: '' });
    return inTheWay(kind, slug);
  });
  if (asked.is === 'closed') return <Unavailable account={account()} why={asked.why} next={newHref(kind)} />;
  return (
    <Page account={account()} title={`New ${word(kind)}`} section={sectionOf(kind)} crumbs={[listOf(kind)]}>
      <h1 className="text-title">New {word(kind)}</h1>
      <p className="mt-1 max-w-prose text-ink-2">What is needed to begin. The form with everything else follows.</p>
      <NewSaid said={search.get('said')} kind={kind} there={asked.value} />
      <NewForm kind={kind} typed={Object.fromEntries(search)} />
    </Page>
  );
}

/** The entry of this slug, living or in the trash; null when the slug is free. */
async function inTheWay(kind: EntryKind, slug: string): Promise<InTheWay | null> {
  const ctx = readContext();
  const [living] = await readFields({ ctx, input: { entries: [{ kind, slug }] } });
  if (living) return { name: living.name, href: formAddress(kind, slug), trashed: false };
  const trashed = await readTrashed({ ctx, input: { kind, slug } });
  return trashed && { name: trashed.name, href: trashHref(kind, slug), trashed: true };
}
