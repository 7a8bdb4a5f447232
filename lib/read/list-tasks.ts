import { encodeCursor } from '#lib/contracts/cursor.ts';
import { type TaskListParams, taskCursor, taskListKey } from '#lib/contracts/task-params.ts';
import { TASK_STATES, type TaskState, word } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { TaskListDto } from './dto-task.ts';
import { searchWords } from './package-filter.ts';
import { compareValues, pageOf, type SortValues } from './page-of.ts';
import { perVersion } from './per-version.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { taskRows } from './task-rows.ts';

interface IndexedTask {
  id: number;
  number: number;
  state: TaskState;
  position: number;
  search: string;
}

const isClosed = ({ state }: IndexedTask): boolean => state === 'done' || state === 'abandoned';
/** Open ones by priority; closed ones have none any more, and come after them. */
const valuesOf = (task: IndexedTask): SortValues => [Number(isClosed(task)), task.position, task.number];

/** One page of the task list, with its progress and what each line's actions have come to. */
export async function listTasks({ ctx, input }: { ctx: ReadContext; input: TaskListParams }): Promise<TaskListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const all = await indexedTasks(ctx, version);
  const words = searchWords(input.q);
  const found = all.filter(({ search }) => words.every((one) => search.includes(one)));
  const states = new Set<TaskState>(input.filters.state);
  const matches = ({ state }: IndexedTask) => states.size === 0 || states.has(state);
  const page = pageOf(found, { valuesOf, matches, descending: false, limit: input.limit, cursor: taskCursor(input) });
  const rows = await taskRows(
    ctx,
    version,
    page.rows.map(({ id }) => id),
  );
  const counts = byState(found);
  const key = taskListKey(input);
  return {
    items: rows.map(({ id: _id, parentId: _parent, body: _body, ...item }) => item),
    total: found.filter(matches).length,
    nextCursor: page.next && encodeCursor(key, page.next),
    previousCursor: page.previous && encodeCursor(key, page.previous),
    progress: byState(all),
    facets: {
      state: TASK_STATES.flatMap((state) =>
        counts[state] > 0 ? [{ value: state, label: word(state), count: counts[state] }] : [],
      ),
    },
  };
}

function byState(tasks: readonly IndexedTask[]): Record<TaskState, number> {
  const counts = Object.fromEntries(TASK_STATES.map((state) => [state, 0])) as Record<TaskState, number>;
  for (const { state } of tasks) counts[state] += 1;
  return counts;
}

/** All living tasks in order, once per data version: a list people keep by hand. */
function indexedTasks(ctx: ReadContext, version: number): Promise<IndexedTask[]> {
  return perVersion(ctx, version, 'tasks to search', async () => {
    const rows = await query<IndexedTask>(ctx, {
      text: `select t.id, t.number, t.state::text, t.position, e.search
             from tasks t join entries e on e.id = t.id where e.trashed_at is null`,
    });
    return rows.sort((a, b) => compareValues(valuesOf(a), valuesOf(b)));
  });
}
