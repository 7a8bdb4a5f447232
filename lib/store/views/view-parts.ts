import type { Tx } from '#lib/base/db.ts';
import { slugOf } from '#lib/contracts/slug-of.ts';
import { ALL, canonicalQuery, type ViewTable } from '#lib/contracts/views.ts';
import { Refused } from '../context.ts';

/** What every verb of views says of a query that its table does not understand. */
export function usableQuery(table: ViewTable, given: string): string {
  const { query, problems } = canonicalQuery(table, given);
  if (problems.length === 0) return query;
  throw new Refused({
    kind: 'invalid',
    detail: 'The table does not understand this query.',
    errors: problems.map(({ parameter, detail }) => ({ pointer: '/query', detail: `${parameter}: ${detail}` })),
  });
}

/** The word for a view in addresses. */
export function usableSlug(name: string): string {
  const slug = slugOf(name);
  if (slug !== '' && slug !== ALL) return slug;
  const detail = slug === ALL ? `“${ALL}” is the table without a view.` : 'A name needs a Latin letter or a digit.';
  throw new Refused({ kind: 'invalid', detail, errors: [{ pointer: '/name', detail }] });
}

interface Named {
  table: string;
  slug: string;
  userId: number;
  shared: boolean;
}

/** Refuses a name that its owner, or for a shared view anybody, uses already. Names of a table are judged one by one. */
export async function mustBeFree(tx: Tx, { table, slug, userId, shared }: Named, id = 0): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`view ${table}`}))`;
  const own = { userId, table, slug };
  const taken = await tx.savedView.findFirst({
    where: { id: { not: id }, OR: shared ? [own, { table, slug, shared: true }] : [own] },
  });
  if (!taken) return;
  const whose = taken.userId === userId ? 'You have' : 'There is';
  throw new Refused({
    kind: 'conflict',
    detail: `${whose} a view of that name here: “${taken.name}”. Take another name.`,
  });
}
