import type { Tx } from '#lib/base/db.ts';
import type { WriteContext } from '../context.ts';

interface Input {
  sourceId: number;
  repositories: readonly string[];
}

/** Repositories that are told apart for one source; what nobody maps of more than these is not worth a row. */
export const UNMAPPED_AT_MOST = 5000;

/**
 * Counts repositories that a delivery speaks of and no rule names. They are shown to an admin, and nothing is made of them.
 * One statement for all: a bundle can name tens of thousands.
 */
export async function countUnmapped({ now }: WriteContext, tx: Tx, { sourceId, repositories }: Input): Promise<void> {
  const named = [...new Set(repositories)].sort();
  if (named.length === 0) return;
  await tx.$executeRaw`
    with known as (select repository from unmapped_repositories where source_id = ${sourceId})
    insert into unmapped_repositories (source_id, repository, first_at, last_at)
    select ${sourceId}, told.repository, ${now}::timestamptz, ${now}::timestamptz
    from (select name as repository, name in (select repository from known) as is_known,
                 row_number() over (partition by name in (select repository from known) order by at) as place
          from unnest(${named}::text[]) with ordinality as n(name, at)) told
    where told.is_known or told.place <= ${UNMAPPED_AT_MOST} - (select count(*) from known)
    order by told.repository collate "C"
    on conflict (source_id, repository) do update
      set count = unmapped_repositories.count + 1, last_at = excluded.last_at`;
}
