import type { ChangeLine } from '#lib/contracts/tables/activity.ts';
import type { ReadContext } from './context.ts';
import { perVersion } from './per-version.ts';
import { processWide } from './process-wide.ts';
import { query } from './query.ts';
import type { ListRow } from './table-list.ts';

export type IndexedChange = ChangeLine & ListRow;
type Fixed = Omit<IndexedChange, 'id' | 'source' | 'by'>;

/** A change set is never changed, so what was read of it once holds for good. */
const known = processWide('changes', () => new Map<number, Fixed>());

/** All change sets, oldest first, once per data version; only what came since is read anew. */
export function changeIndex(ctx: ReadContext, version: number): Promise<IndexedChange[]> {
  return perVersion(ctx, version, 'changes to filter', async () => {
    const sets = await query<Pick<IndexedChange, 'id' | 'source' | 'by'>>(ctx, {
      text: `select c.id, u.name as by, case when s.id is not null then json_build_object('slug', s.slug, 'title', s.title) end as source
             from change_sets c left join sources s on s.id = c.source_id left join users u on u.id = c.user_id
             order by c.at, c.id`,
    });
    // Inside a caller's transaction there may be sets that never come to be.
    const fixed = ctx.db ? new Map<number, Fixed>() : known;
    await read(
      ctx,
      sets.map(({ id }) => id).filter((id) => !fixed.has(id)),
      fixed,
    );
    return sets.flatMap((set) => {
      const found = fixed.get(set.id);
      if (!found) return [];
      const search = set.by === null ? found.search : `${found.search} ${set.by.toLowerCase()}`;
      return [{ ...set, ...found, search }];
    });
  });
}

async function read(ctx: ReadContext, ids: readonly number[], into: Map<number, Fixed>): Promise<void> {
  if (ids.length === 0) return;
  const rows = await query<Fixed & { id: number }>(ctx, {
    text: `select c.id, (extract(epoch from c.at) * 1000)::float8 as at,
                  (extract(epoch from c.recorded_at) * 1000)::float8 as "recordedAt", c.actor,
                  lower(concat_ws(' ', c.why, c.actor, s.title)) as search,
                  coalesce((select json_agg(json_build_object('kind', k.kind, 'count', k.count) order by k.kind)
                            from (select e.kind, count(*)::int as count
                                  from revisions r join entries e on e.id = r.entry_id
                                  where r.change_set_id = c.id group by e.kind) k), '[]') as kinds,
                  coalesce((select json_agg(distinct r.action) from revisions r where r.change_set_id = c.id), '[]')
                    as actions
           from change_sets c left join sources s on s.id = c.source_id where c.id = any($1::int[])`,
    values: [[...ids]],
  });
  for (const { id, ...row } of rows) into.set(id, row);
}
