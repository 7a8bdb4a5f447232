import type { Tx } from '#lib/base/db.ts';
import { type EntryKind, word } from '#lib/domain/vocabulary.ts';
import { Refused } from '../context.ts';

/** Names told of those that are known. */
const TOLD = 30;

/** The living entry of a name that a report gives; else a refusal that says which names there are. */
export async function knownEntry(tx: Tx, kind: EntryKind, slug: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ id: number; trashed: boolean }[]>`
    select id, trashed_at is not null as trashed from entries
    where kind = ${kind}::"EntryKind" and slug = ${slug} for key share`;
  if (row && !row.trashed) return row.id;
  const known = await tx.$queryRaw<{ slug: string }[]>`
    select slug from entries where kind = ${kind}::"EntryKind" and trashed_at is null order by slug collate "C" limit ${TOLD + 1}`;
  const detail = `There is no ${word(kind)} “${slug}”. ${known.length === 0 ? 'None is registered.' : `Known: ${listed(known)}.`}`;
  throw new Refused({ kind: 'invalid', detail, errors: [{ pointer: `/query/${kind}`, detail }] });
}

const listed = (known: readonly { slug: string }[]): string =>
  known
    .slice(0, TOLD)
    .map(({ slug }) => slug)
    .join(', ') + (known.length > TOLD ? ' and more' : '');
