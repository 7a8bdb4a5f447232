import type { Tx } from '#lib/base/db.ts';

/** Repositories that one delivery speaks of and no rule of its source names. */
export interface Unmapped {
  sourceId: number;
  repositories: readonly string[];
  now: Date;
}

/**
 * Counts repositories that deliveries speak of and no rule names, each once for every delivery. They are shown to an admin,
 * and nothing is made of them. Always in the same order, so that no two transactions wait for each other.
 */
export async function countUnmapped(tx: Tx, deliveries: readonly Unmapped[]): Promise<void> {
  const seen = deliveries.flatMap(({ sourceId, repositories, now }) =>
    [...new Set(repositories)].map((repository) => ({ sourceId, repository, now })),
  );
  if (seen.length === 0) return;
  const sources = seen.map(({ sourceId }) => sourceId);
  const names = seen.map(({ repository }) => repository);
  const times = seen.map(({ now }) => now);
  await tx.$executeRaw`
    insert into unmapped_repositories as u (source_id, repository, count, first_at, last_at)
    select source_id, repository, count(*)::int, min(at), max(at)
    from unnest(${sources}::int[], ${names}::text[], ${times}::timestamptz[]) s(source_id, repository, at)
    group by source_id, repository order by source_id, repository
    on conflict (source_id, repository) do update
      set count = u.count + excluded.count, last_at = greatest(u.last_at, excluded.last_at)`;
}
