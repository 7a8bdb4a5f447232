import { type SearchRecord, toSearchParams } from '#components/data-table/list-href.ts';
import { Saved } from '#components/edit/saved.tsx';
import { EntryActions } from '#components/ui/entry-actions.tsx';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { leaveOf } from './reader.ts';

/** What the page of an entry is asked with. */
export interface EntryPage<Params = { slug: string }> {
  params: Promise<Params>;
  searchParams: Promise<SearchRecord>;
}

/** What stands first on the page of an entry: what the form before it did, its name, and what can be done with it. */
export async function EntryTop({
  of,
  search,
  children,
}: {
  of: { kind: EntryKind; slug: string; name: string; version: number; number?: number | null };
  search: EntryPage['searchParams'];
  /** What this page adds to the line of actions. */
  children?: React.ReactNode;
}) {
  const { kind, slug, name, version } = of;
  return (
    <>
      <Saved said={toSearchParams(await search).get('saved')} version={version} />
      <h1 className="max-w-[34em] text-title">{name}</h1>
      <EntryActions of={of} may={leaveOf({ kind, slug })}>
        {children}
      </EntryActions>
    </>
  );
}
