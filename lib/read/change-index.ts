import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import { perVersion } from './per-version.ts';
import { processWide } from './process-wide.ts';
import { query } from './query.ts';

export interface IndexedChange {
  id: number;
  /** When it took effect, in milliseconds. */
  at: number;
  source: { slug: string; title: string } | null;
  kinds: ChangedKinds;
}
type ChangedKinds = { kind: EntryKind; count: number }[];

/** A change set is never changed, so what was counted of it once holds for good. */
const counted = processWide('changed-kinds', () => new Map<number, ChangedKinds>());

/** All change sets, oldest first, once per data version; only what came since is counted anew. */
export function changeIndex(ctx: ReadContext, version: number): Promise<IndexedChange[]> {
  return perVersion(ctx, version, 'changes to filter', async () => {
    const sets = await query<Omit<IndexedChange, 'kinds'>>(ctx, {
      text: `select c.id, (extract(epoch from c.at) * 1000)::float8 as at,
                    case when s.id is not null then json_build_object('slug', s.slug, 'title', s.title) end as source
             from change_sets c left join sources s on s.id = c.source_id order by c.at, c.id`,
    });
    // Inside a caller's transaction there may be sets that never come to be.
    const known = ctx.db ? new Map<number, ChangedKinds>() : counted;
    await count(
      ctx,
      sets.map(({ id }) => id).filter((id) => !known.has(id)),
      known,
    );
    return sets.map((set) => ({ ...set, kinds: known.get(set.id) ?? [] }));
  });
}

async function count(ctx: ReadContext, ids: readonly number[], into: Map<number, ChangedKinds>): Promise<void> {
  if (ids.length === 0) return;
  const rows = await query<{ id: number; kinds: ChangedKinds }>(ctx, {
    text: `select id, json_agg(json_build_object('kind', kind, 'count', count) order by kind) as kinds
           from (select r.change_set_id as id, e.kind, count(*)::int as count
                 from revisions r join entries e on e.id = r.entry_id
                 where r.change_set_id = any($1::int[]) group by 1, 2) k group by id`,
    values: [[...ids]],
  });
  for (const { id, kinds } of rows) into.set(id, kinds);
}
