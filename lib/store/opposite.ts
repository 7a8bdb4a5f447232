import { isDeepStrictEqual } from 'node:util';
import { emptyValue } from '#lib/contracts/empty-value.ts';
import { escapePointer } from '#lib/contracts/fields.ts';
import { type EntryKind, word } from '#lib/domain/vocabulary.ts';
import { Refused } from './context.ts';

/** What a revision says of each field it changed. */
export type Changes = Record<string, { from?: unknown; to?: unknown }>;

interface Undone {
  kind: EntryKind;
  slug: string;
  action: string;
  /** What the revision changed, or the part of it that is to be undone. */
  changes: Changes;
  /** The entry's fields now. */
  fields: Record<string, unknown>;
}

/** What is wrong with a reason that does not fit its contract. */
export const UNUSABLE_WHY = { pointer: '/why', detail: 'At most 2000 characters, without control characters.' };

const refused = (detail: string, errors: { pointer: string; detail: string }[] = []): Refused =>
  new Refused({ kind: 'conflict', detail, errors });

/**
 * The change that undoes another: every field back to what it was. Refused as a conflict when one of them has changed
 * since, when it cannot be without a value, or when the revision changed no field at all.
 */
export function oppositeOf({ kind, slug, action, changes, fields }: Undone): Record<string, unknown> {
  const what = `The ${word(kind)} “${slug}”`;
  if (action === 'trash') throw refused(`${what} was put into the trash by that revision. Restore it instead.`);
  if (action === 'restore') throw refused(`${what} was restored by that revision. Put it into the trash instead.`);
  const paths = Object.keys(changes);
  if (paths.length === 0) throw refused(`That revision of ${slug} changed no field, so there is nothing to revert.`);
  const since = paths.filter((path) => !isDeepStrictEqual(fields[path] ?? null, changes[path]?.to ?? null));
  if (since.length > 0) {
    throw refused(
      `${what}: ${since.join(', ')} changed again since that revision. Nothing was reverted.`,
      since.map((path) => ({ pointer: `/${escapePointer(path)}`, detail: 'Changed again since that revision.' })),
    );
  }
  return Object.fromEntries(
    paths.map((path) => {
      const before = changes[path]?.from ?? emptyValue(kind, path);
      if (before !== undefined) return [path, before];
      throw refused(`${what}: ${path} had no value before that revision and cannot be without one.`, [
        { pointer: `/${escapePointer(path)}`, detail: 'Had no value before.' },
      ]);
    }),
  );
}
