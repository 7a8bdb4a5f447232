import type { Actor } from '#lib/auth/actor.ts';
import type { Grant } from '#lib/domain/permissions.ts';
import type { Asked } from '#lib/domain/review-requests.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** What of the catalogue comes into somebody's queue: what an expert or contact answers for, and whoever they are. */
export interface QueueScope {
  userId: number;
  /** Whom the sources call this person; null when nobody has said. */
  person: Asked | null;
  allPackages: boolean;
  allSites: boolean;
  /** Entries with a grant of their own, as `kind/slug`. */
  entries: string[];
}

const all = (grants: readonly Grant[], role: Grant['role']): boolean =>
  grants.some((grant) => grant.role === role && grant.entry === null);

/**
 * Null for who is no person. A manager may answer for everything, which would be no queue: what only managers can answer
 * is a list of its own.
 */
export function scopeOf(actor: Actor, people: readonly Asked[]): QueueScope | null {
  if (actor.kind !== 'user') return null;
  const { userId, grants } = actor;
  return {
    userId,
    person: people.find((person) => person.userId === userId) ?? null,
    allPackages: all(grants, 'expert'),
    allSites: all(grants, 'site_contact'),
    entries: grants.flatMap(({ role, entry }) =>
      entry !== null && (role === 'expert' || role === 'site_contact') ? [`${entry.kind}/${entry.slug}`] : [],
    ),
  };
}

/** Whether somebody answers for an entry by a role for it. */
export const answersFor = (
  { allPackages, allSites, entries }: QueueScope,
  { kind, slug }: { kind: string; slug: string },
): boolean =>
  (kind === 'package' && allPackages) || (kind === 'site' && allSites) || entries.includes(`${kind}/${slug}`);

/** Ids of the entries with a grant of their own. */
export async function idsInScope(ctx: ReadContext, { entries }: QueueScope): Promise<number[]> {
  if (entries.length === 0) return [];
  const rows = await query<{ id: number }>(ctx, {
    text: `select e.id from unnest($1::text[]) as given(address)
           join entries e on e.kind::text = split_part(given.address, '/', 1) and e.slug = split_part(given.address, '/', 2)
           where e.trashed_at is null`,
    values: [[...entries]],
  });
  return rows.map(({ id }) => id);
}
