import { db } from '#lib/base/db.ts';
import { SLUG } from '#lib/contracts/slug.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { WriteContext } from './context.ts';
import { inTrash, type LockedEntry, missing, mustBeCurrent } from './lock-entries.ts';

/**
 * An entry as a change of it is worked out from, refused when it is not there, in the trash, or of another version. Read
 * before the transaction that writes, which holds the version against the entry's once more, under its lock.
 */
export async function livingEntry(
  ctx: WriteContext,
  { kind, slug, expectVersion }: { kind: EntryKind; slug: string; expectVersion: number },
): Promise<LockedEntry> {
  if (!SLUG.test(slug)) throw missing(kind, slug);
  const entry = await (ctx.db ?? db()).entry.findUnique({ where: { kind_slug: { kind, slug } } });
  if (!entry) throw missing(kind, slug);
  if (entry.trashedAt !== null) throw inTrash(kind, slug);
  // `entries.fields` is an object by a rule of the database.
  const row: LockedEntry = { ...entry, fields: entry.fields as Record<string, unknown> };
  mustBeCurrent({ kind, slug }, row, expectVersion);
  return row;
}
