import type { Edits } from '#components/data-table/desk.ts';
import type { EditedOf } from '#components/edit/in-place.tsx';
import { editableCells } from '#lib/contracts/edit/cells.ts';
import { formAddress } from '#lib/contracts/kind-address.ts';
import { ANY_ENTRY, KIND_OF_ROLE } from '#lib/domain/permissions.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { mayEdit, reader } from './reader.ts';

/** No entry has this slug, so who may edit it may edit every entry of its kind. */
const WHATEVER = '-';

/** What of a table of this kind its reader may edit; null for whoever may edit none of it. The store decides again. */
export function editsOf(kind: EntryKind): Edits | null {
  const actor = reader();
  if (actor.kind !== 'user' || !mayEdit(ANY_ENTRY)) return null;
  const form = kind === 'task' ? '/tasks/*/edit' : formAddress(kind, '*');
  const columns = editableCells(kind);
  if (mayEdit({ kind, slug: WHATEVER })) return { kind, may: 'all', columns, form };
  const may = actor.grants.flatMap(({ role, entry }) =>
    entry !== null && entry.kind === kind && KIND_OF_ROLE[role] === kind ? [entry.slug] : [],
  );
  return may.length === 0 ? null : { kind, may, columns, form };
}

/** An entry whose facts its reader may edit on its page; null for whoever may not. */
export const editedEntry: EditedOf = (kind, slug, name) =>
  mayEdit({ kind, slug }) ? { kind, slug, name, form: formAddress(kind, slug) } : null;
