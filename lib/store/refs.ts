import type { Tx } from '#lib/base/db.ts';
import { type EntryKind, word } from '#lib/domain/vocabulary.ts';
import { Refused } from './context.ts';

/** Looks up what fields name by slug. What is not there, or is in the trash, refuses the whole change. */
export interface Refs {
  entry(kind: EntryKind, slug: string): Promise<number>;
  person(slug: string): Promise<number>;
  source(slug: string): Promise<number>;
  suite(slug: string): Promise<number>;
  criterion(slug: string): Promise<number>;
}

const refused = (detail: string): Refused => new Refused({ kind: 'invalid', detail });

/** References of one transaction, each looked up once. */
export function openRefs(tx: Tx): Refs {
  const known = new Map<string, number>();
  const look = async (what: string, slug: string, find: () => Promise<{ id: number } | null>): Promise<number> => {
    const key = `${what}/${slug}`;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const row = await find();
    if (!row) throw refused(`There is no ${word(what)} “${slug}”. Create it first or correct the name.`);
    known.set(key, row.id);
    return row.id;
  };
  const select = { id: true } as const;
  return {
    entry: (kind, slug) => look(kind, slug, () => living(tx, kind, slug)),
    person: (slug) => look('person', slug, () => tx.person.findUnique({ where: { slug }, select })),
    source: (slug) => look('source', slug, () => tx.source.findUnique({ where: { slug }, select })),
    suite: (slug) => look('test suite', slug, () => tx.testSuite.findUnique({ where: { slug }, select })),
    criterion: (slug) => look('criterion', slug, () => tx.criterion.findUnique({ where: { slug }, select })),
  };
}

/** The lock keeps it out of the trash until the reference is stored (see `lockEntry`). */
async function living(tx: Tx, kind: EntryKind, slug: string): Promise<{ id: number } | null> {
  const [row] = await tx.$queryRaw<{ id: number; trashed: boolean }[]>`
    select id, trashed_at is not null as trashed from entries
    where kind = ${kind}::"EntryKind" and slug = ${slug} for key share`;
  if (row?.trashed) throw refused(`The ${word(kind)} “${slug}” is in the trash. Restore it first, or leave it out.`);
  return row ?? null;
}
