import type { Tx } from '#lib/base/db.ts';
import { moveBefore } from '#lib/domain/tasks/order.ts';
import type { TaskState } from '#lib/domain/vocabulary.ts';
import { Refused } from '../context.ts';
import { missing } from '../lock-entries.ts';
import { lockOrderOfTasks } from './lock-order.ts';

/** Where tasks go in the order of priority. */
export type TaskPlace = { before: number } | { after: number } | { at: 'first' | 'last' };

/** A living task as the order of priority knows it. */
export interface OrderedTask {
  id: number;
  number: number;
  slug: string;
  name: string;
  state: TaskState;
  position: number;
  version: number;
  parentId: number | null;
}

/** All living tasks by priority, for a writer who is alone with them until the end of the transaction. */
export async function orderedTasks(tx: Tx): Promise<OrderedTask[]> {
  await lockOrderOfTasks(tx);
  return tx.$queryRaw<OrderedTask[]>`
    select t.id, t.number, e.slug, e.name, t.state::text as state, t.position, e.version, t.parent_id as "parentId"
    from tasks t join entries e on e.id = t.id where e.trashed_at is null order by t.position, t.number`;
}

/** Positions that change when some tasks go to a place, by slug. */
export function newPositions(
  tasks: readonly OrderedTask[],
  moved: readonly number[],
  place: TaskPlace,
): Map<string, number> {
  const rest = tasks.filter(({ number }) => !moved.includes(number));
  const changes = moveBefore(tasks, moved, nextOf(rest, place));
  return new Map(
    tasks.flatMap(({ number, slug }) => {
      const position = changes.get(number);
      return position === undefined ? [] : [[slug, position]];
    }),
  );
}

/** The task that comes after the place; null for its end. */
function nextOf(rest: readonly OrderedTask[], place: TaskPlace): number | null {
  if ('at' in place) return place.at === 'last' ? null : (rest[0]?.number ?? null);
  const neighbour = 'before' in place ? place.before : place.after;
  const at = rest.findIndex(({ number }) => number === neighbour);
  if (at === -1) {
    const detail = `There is no other task ${neighbour} to put it beside. It may be in the trash since.`;
    throw new Refused({ kind: 'conflict', detail });
  }
  return ('before' in place ? rest[at] : rest[at + 1])?.number ?? null;
}

/** The tasks with these numbers, in the order of priority; refused when one of them is not there. */
export function chosen(tasks: readonly OrderedTask[], numbers: readonly number[]): OrderedTask[] {
  const lacking = numbers.find((number) => !tasks.some((task) => task.number === number));
  if (lacking !== undefined) throw missing('task', String(lacking));
  return tasks.filter(({ number }) => numbers.includes(number));
}
