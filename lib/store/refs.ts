import type { Tx } from '#lib/base/db.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { Refused } from './context.ts';

/** Looks up what fields name by slug. An unknown slug refuses the whole change. */
export interface Refs {
  entry(kind: EntryKind, slug: string): Promise<number>;
  person(slug: string): Promise<number>;
  source(slug: string): Promise<number>;
  suite(slug: string): Promise<number>;
  criterion(slug: string): Promise<number>;
}

/** References of one transaction, each looked up once. */
export function openRefs(tx: Tx): Refs {
  const known = new Map<string, number>();
  const look = async (what: string, slug: string, find: () => Promise<{ id: number } | null>): Promise<number> => {
    const key = `${what}/${slug}`;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const row = await find();
    if (!row) {
      throw new Refused({
        kind: 'invalid',
        detail: `There is no ${what.replace('_', ' ')} “${slug}”. Create it first or correct the name.`,
      });
    }
    known.set(key, row.id);
    return row.id;
  };
  const select = { id: true } as const;
  return {
    entry: (kind, slug) =>
      look(kind, slug, () => tx.entry.findUnique({ where: { kind_slug: { kind, slug } }, select })),
    person: (slug) => look('person', slug, () => tx.person.findUnique({ where: { slug }, select })),
    source: (slug) => look('source', slug, () => tx.source.findUnique({ where: { slug }, select })),
    suite: (slug) => look('test suite', slug, () => tx.testSuite.findUnique({ where: { slug }, select })),
    criterion: (slug) => look('criterion', slug, () => tx.criterion.findUnique({ where: { slug }, select })),
  };
}
