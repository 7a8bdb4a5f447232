import { trashHref } from '#lib/contracts/kind-address.ts';
import { type EntryKind, word } from '#lib/domain/vocabulary.ts';
import { editHref } from './hrefs.ts';

/** What the reader may do with an entry. */
export interface Leave {
  edit: boolean;
  trash: boolean;
}

/**
 * The line of actions under the title of an entry: correct it, what the page adds, and put it into the trash. Nothing that
 * the reader may not do is shown.
 */
export function EntryActions({
  of: { kind, slug, number = null },
  may,
  children,
}: {
  of: { kind: EntryKind; slug: string; number?: number | null };
  may: Leave;
  children?: React.ReactNode;
}) {
  if (!may.edit && !may.trash && children === undefined) return null;
  return (
    <p className="no-print mt-1 flex flex-wrap gap-x-5 gap-y-1">
      {may.edit && <a href={editHref(kind, slug, number)}>Correct this {word(kind)}</a>}
      {children}
      {may.trash && <a href={trashHref(kind, slug)}>Put it into the trash</a>}
    </p>
  );
}
