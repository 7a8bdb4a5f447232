import type { NounParams } from '#lib/contracts/noun-params.ts';
import { type TaskLine, tasksNoun } from '#lib/contracts/tables/tasks.ts';
import { TASK_STATES, type TaskState } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { TaskListDto } from './dto-task.ts';
import { perVersion } from './per-version.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { type ListRow, tableList } from './table-list.ts';
import { taskRows } from './task-rows.ts';

type IndexedTask = TaskLine & ListRow;

/** One page of the task list, with its progress and what each line's actions have come to. */
export async function listTasks({ ctx, input }: { ctx: ReadContext; input: NounParams }): Promise<TaskListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const all = await indexedTasks(ctx, version);
  const { items, ...list } = tableList(tasksNoun, all, input);
  const rows = await taskRows(
    ctx,
    version,
    items.map(({ id }) => id),
  );
  return {
    items: rows.map(({ id: _id, parentId: _parent, body: _body, ...item }) => item),
    ...list,
    progress: byState(all),
  };
}

function byState(tasks: readonly IndexedTask[]): Record<TaskState, number> {
  const counts = Object.fromEntries(TASK_STATES.map((state) => [state, 0])) as Record<TaskState, number>;
  for (const { state } of tasks) counts[state] += 1;
  return counts;
}

/** All living tasks, once per data version: a list people keep by hand. */
function indexedTasks(ctx: ReadContext, version: number): Promise<IndexedTask[]> {
  return perVersion(ctx, version, 'tasks to search', () =>
    query<IndexedTask>(ctx, {
      text: `select t.id, e.name, t.number, t.state::text, t.position, t.due_on::text as "dueOn",
                    t.closed_on::text as "closedOn", (extract(epoch from e.updated_at) * 1000)::float8 as "updatedAt",
                    case when p.id is not null then json_build_object('value', p.slug, 'label', p.name) end as owner,
                    coalesce((select json_agg(json_build_object('kind', f.kind, 'slug', f.slug, 'name', f.name))
                              from task_about a join entries f on f.id = a.entry_id and f.trashed_at is null
                              where a.task_id = t.id), '[]') as about, e.search
             from tasks t join entries e on e.id = t.id left join people p on p.id = t.owner_id
             where e.trashed_at is null`,
    }),
  );
}
