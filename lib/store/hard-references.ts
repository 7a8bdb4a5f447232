import type { Tx } from '#lib/base/db.ts';
import { Prisma } from '#lib/base/generated/prisma/client.ts';
import { type EntryKind, word } from '#lib/domain/vocabulary.ts';
import { HARD_REFERENCES } from '#lib/facts/references.ts';

const HARD = Prisma.raw(HARD_REFERENCES);

/** How many are named in a sentence; the rest is counted. */
const NAMED = 5;

type Found = { kind: EntryKind; slug: string };

/** Living entries that cannot do without this one. */
export const livingUsers = (tx: Tx, id: number): Promise<Found[]> =>
  tx.$queryRaw`
    select distinct e.kind::text, e.slug from (${HARD}) h join entries e on e.id = h."from"
    where h."to" = ${id} and e.id <> ${id} and e.trashed_at is null order by 1, 2`;

/** Entries in the trash that this one cannot do without. */
export const trashedNeeds = (tx: Tx, id: number): Promise<Found[]> =>
  tx.$queryRaw`
    select distinct e.kind::text, e.slug from (${HARD}) h join entries e on e.id = h."to"
    where h."from" = ${id} and e.id <> ${id} and e.trashed_at is not null order by 1, 2`;

/** “package gleam, site slac and 3 more” */
export function named(found: readonly Found[]): string {
  const first = found.slice(0, NAMED).map(({ kind, slug }) => `${word(kind)} ${slug}`);
  const more = found.length - first.length;
  return first.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
