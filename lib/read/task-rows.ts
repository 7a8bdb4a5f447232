import type { ReadContext } from './context.ts';
import type { TaskRowDto } from './dto.ts';
import type { EntryRefDto, TaskItemDto } from './dto-task.ts';
import { query } from './query.ts';
import { taskActions } from './task-actions.ts';

/** A task as its list and its page both show it, and what only the page needs. */
export interface TaskRow extends TaskItemDto {
  id: number;
  parentId: number | null;
  body: string;
}

type Own = Omit<TaskRow, 'about' | 'actions' | 'waitsFor' | 'contradicted' | 'updatedAt'> & { updatedAt: Date };
type Of<T> = T & { taskId: number };

const REF = `e.kind::text, e.slug, e.name, t.number`;

/** Some tasks with everything around them, in the order of the ids. A fixed number of statements. */
export async function taskRows(ctx: ReadContext, version: number, ids: readonly number[]): Promise<TaskRow[]> {
  if (ids.length === 0) return [];
  const values = [[...ids]];
  const own = await query<Own>(ctx, {
    text: `select e.id, e.slug, t.number, e.name, t.state::text, t.position, p.name as owner, t.due_on::text as "dueOn",
                  t.closed_on::text as "closedOn", t.parent_id as "parentId", t.body, e.version,
                  e.updated_at as "updatedAt"
           from tasks t join entries e on e.id = t.id left join people p on p.id = t.owner_id
           where t.id = any($1::int[])`,
    values,
  });
  const about = await query<Of<EntryRefDto>>(ctx, {
    text: `select a.task_id as "taskId", ${REF}
           from task_about a join entries e on e.id = a.entry_id left join tasks t on t.id = e.id
           where a.task_id = any($1::int[]) and e.trashed_at is null
           order by a.task_id, e.kind, lower(e.name) collate "C", e.id`,
    values,
  });
  const keys = await query<{ taskId: number; key: string }>(ctx, {
    text: `select task_id as "taskId", action_key as key from task_actions where task_id = any($1::int[])
           order by task_id, action_key collate "C"`,
    values,
  });
  const needs = await query<Of<TaskRowDto>>(ctx, {
    text: `select d.task_id as "taskId", e.slug, t.number, e.name, t.state::text
           from task_dependencies d join tasks t on t.id = d.needs_id join entries e on e.id = t.id
           where d.task_id = any($1::int[]) and e.trashed_at is null order by d.task_id, t.position, t.number`,
    values,
  });
  const known = await taskActions(
    ctx,
    version,
    keys.map(({ key }) => key),
  );
  const byId = new Map(own.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const actions = keys.filter(({ taskId }) => taskId === id).flatMap(({ key }) => known.get(key) ?? []);
    return [
      {
        ...row,
        updatedAt: row.updatedAt.toISOString(),
        about: of(about, id),
        actions,
        waitsFor: of(needs, id),
        contradicted: row.state === 'done' && actions.some(({ is }) => is === 'open'),
      },
    ];
  });
}

/** The rows of one task, without its id. */
function of<T extends object>(rows: readonly Of<T>[], id: number): Omit<Of<T>, 'taskId'>[] {
  return rows.filter(({ taskId }) => taskId === id).map(({ taskId: _task, ...row }) => row);
}
