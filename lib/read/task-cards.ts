import { isClosedState } from '#lib/domain/tasks/closing.ts';
import type { ReadContext } from './context.ts';
import type { CardDto } from './dto-board.ts';
import { query } from './query.ts';
import { type RankedBlocker, rankBlockers } from './rank-blockers.ts';
import { taskRows } from './task-rows.ts';

/** Some tasks as cards, in the order of the ids. */
export async function taskCards(ctx: ReadContext, version: number, ids: readonly number[]): Promise<CardDto[]> {
  const rows = await taskRows(ctx, version, ids);
  const parts = await query<{ id: number; all: number; closed: number }>(ctx, {
    text: `select t.parent_id as id, count(*)::int as all,
                  (count(*) filter (where t.state in ('done', 'abandoned')))::int as closed
           from tasks t join entries e on e.id = t.id
           where t.parent_id = any($1::int[]) and e.trashed_at is null group by t.parent_id`,
    values: [[...ids]],
  });
  const { blockers } = await rankBlockers(ctx, version);
  const byKey = new Map(blockers.map((blocker) => [blocker.key, blocker]));
  const none = { all: 0, closed: 0 };
  return rows.map((row) => {
    const { number, slug, name, state, position, owner, dueOn, about, actions, waitsFor } = row;
    const { all, closed } = parts.find(({ id }) => id === row.id) ?? none;
    return {
      number,
      slug,
      name,
      state,
      position,
      owner,
      dueOn,
      about,
      unlocks: unlockedBy(actions.flatMap(({ key }) => byKey.get(key) ?? [])),
      subTasks: { all, closed },
      waitsFor: waitsFor.filter((other) => !isClosedState(other.state)),
      version: row.version,
    };
  });
}

/** Pairs that some actions let rise, each counted once as far as they are named. */
function unlockedBy(blockers: readonly RankedBlocker[]): number {
  const pairs = new Set(blockers.flatMap((one) => one.pairs.map((pair) => `${pair.package} ${pair.site}`)));
  return Math.max(pairs.size, ...blockers.map(({ unlocks }) => unlocks));
}
