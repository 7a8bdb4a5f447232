import type { Tx } from '#lib/base/db.ts';

/** Repositories that one delivery speaks of and no rule of its source names. */
export interface Unmapped {
  sourceId: number;
  repositories: readonly string[];
  now: Date;
}

/** Repositories that are told apart for one source; what nobody maps of more than these is not worth a row. */
export const UNMAPPED_AT_MOST = 5000;

/**
 * Counts repositories that deliveries speak of and no rule names, each once for every delivery. They are shown to an admin,
 * and nothing is made of them. One statement for all, since a bundle can name tens of thousands, and always in the same
 * order, so that no two transactions wait for each other.
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
    with told as (
      select source_id, repository, count(*)::int as count, min(at) as first_at, max(at) as last_at, min(place) as place
      from unnest(${sources}::int[], ${names}::text[], ${times}::timestamptz[]) with ordinality
        s(source_id, repository, at, place)
      group by source_id, repository),
    placed as (
      select t.*, u.repository is not null as is_known,
             row_number() over (partition by t.source_id, u.repository is not null order by t.place) as turn
      from told t left join unmapped_repositories u on u.source_id = t.source_id and u.repository = t.repository)
    insert into unmapped_repositories as u (source_id, repository, count, first_at, last_at)
    select p.source_id, p.repository, p.count, p.first_at, p.last_at from placed p
    where p.is_known
       or p.turn <= ${UNMAPPED_AT_MOST} - (select count(*) from unmapped_repositories k where k.source_id = p.source_id)
    order by p.source_id, p.repository collate "C"
    on conflict (source_id, repository) do update
      set count = u.count + excluded.count, last_at = greatest(u.last_at, excluded.last_at)`;
}
