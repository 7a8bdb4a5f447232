import type { z } from 'zod';
import type { Tx } from '#lib/base/db.ts';
import type { entryChange } from '#lib/contracts/changes.ts';
import { SLUG } from '#lib/contracts/slug.ts';
import type { Action } from '#lib/domain/permissions.ts';
import { type EntryKind, word } from '#lib/domain/vocabulary.ts';
import { mustBeAllowed, Refused, type WriteContext } from './context.ts';
import type { Refs } from './refs.ts';
import { createKindRow } from './write/write-fields.ts';

type Change = z.output<typeof entryChange>;

/** An entry as its writer holds it; `version` 0 is one that was created a moment ago. */
export interface LockedEntry {
  id: number;
  version: number;
  fields: Record<string, unknown>;
  trashedAt: Date | null;
}

/**
 * Locks an entry against other writers. Who only refers to it may go on; for the way into and out of the trash
 * (`alone`) they wait too, for whether one may refer to it is decided there.
 */
export async function lockEntry(
  tx: Tx,
  { kind, slug, alone = false }: { kind: EntryKind; slug: string; alone?: boolean },
): Promise<LockedEntry | null> {
  if (!SLUG.test(slug)) return null;
  const rows = alone
    ? await tx.$queryRaw<LockedEntry[]>`
        select id, version, fields, trashed_at as "trashedAt" from entries
        where kind = ${kind}::"EntryKind" and slug = ${slug} for update`
    : await tx.$queryRaw<LockedEntry[]>`
        select id, version, fields, trashed_at as "trashedAt" from entries
        where kind = ${kind}::"EntryKind" and slug = ${slug} for no key update`;
  return rows[0] ?? null;
}

/** Refuses a writer who has not seen the latest version. */
export function mustBeCurrent(
  { kind, slug }: { kind: EntryKind; slug: string },
  row: LockedEntry,
  expected: number | null,
): void {
  if (expected === null || expected === row.version) return;
  throw new Refused({
    kind: 'precondition',
    detail: `Somebody saved ${slug} as version ${row.version} while you were editing version ${expected}.`,
    current: { kind, slug, version: row.version, fields: row.fields },
  });
}

/** Says that something that was to be there is not. */
export const missing = (kind: EntryKind, slug: string): Refused =>
  new Refused({
    kind: 'not_found',
    detail: SLUG.test(slug)
      ? `There is no ${word(kind)} “${slug.slice(0, 120)}”.`
      : `There is no ${word(kind)} of that name.`,
  });

/** Says that something lies in the trash, and what can be done about it. */
export const inTrash = (kind: EntryKind, slug: string): Refused =>
  new Refused({ kind: 'conflict', detail: `The ${word(kind)} “${slug}” is in the trash. Restore it first.` });

/**
 * Rows of the entries of a change set, in its order. First every entry is locked and judged, so that nothing is written
 * for somebody who may not do all of it; then the new ones are made. Locks are taken in one order over all writers, so
 * that two cannot wait for each other.
 */
export async function lockOrCreate(
  tx: Tx,
  {
    ctx,
    refs,
    changes,
    at,
    leave = 'entry.edit',
  }: { ctx: WriteContext; refs: Refs; changes: readonly Change[]; at: Date; leave?: Action | undefined },
): Promise<LockedEntry[]> {
  const order = [...changes.entries()].sort(([, a], [, b]) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const rows = new Map<string, LockedEntry>();
  const fresh = new Set<string>();
  for (const [, change] of order) {
    const { kind, slug } = change;
    const key = keyOf(change);
    const row = rows.get(key) ?? (await lockEntry(tx, { kind, slug }));
    const isNew = row === null && change.create && !fresh.has(key);
    mustBeAllowed(ctx, isNew ? 'entry.create' : leave, { kind, slug });
    if (isNew) fresh.add(key);
    if (row === null && !fresh.has(key)) throw missing(kind, slug);
    if (row === null) continue;
    mustFit(change, row);
    rows.set(key, row);
  }
  for (const [, change] of order) {
    if (!rows.has(keyOf(change))) rows.set(keyOf(change), await create(tx, refs, change, at));
  }
  return changes.flatMap((change) => rows.get(keyOf(change)) ?? []);
}

function mustFit({ kind, slug, expectVersion }: Change, row: LockedEntry): void {
  if (row.trashedAt !== null) throw inTrash(kind, slug);
  if (expectVersion === 0) {
    throw new Refused({ kind: 'conflict', detail: `There is a ${word(kind)} “${slug}” already.` });
  }
  mustBeCurrent({ kind, slug }, row, expectVersion);
}

async function create(tx: Tx, refs: Refs, { kind, slug, set }: Change, at: Date): Promise<LockedEntry> {
  const name = typeof set.name === 'string' ? set.name : slug;
  const { id } = await tx.entry.create({ data: { kind, slug, name, version: 1, createdAt: at, updatedAt: at } });
  await createKindRow(kind, { tx, id, refs });
  return { id, version: 0, fields: {}, trashedAt: null };
}

const keyOf = ({ kind, slug }: Change): string => `${kind}/${slug}`;
