import { notFound, ok, type Result } from '#lib/base/errors.ts';
import { parseSerial } from '#lib/contracts/serial.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import { careOf } from './care-of.ts';
import type { ReadContext } from './context.ts';
import type { TaskRowDto } from './dto.ts';
import type { TaskDto } from './dto-task.ts';
import { claimsOf, historyOf, remarksOf } from './entry-details.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { taskRows } from './task-rows.ts';

type Relation = 'parent' | 'child' | 'waiting';

/** One task with everything its page shows. `number` is what an address says, so it may be anything. */
export async function readTask({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { number: string };
}): Promise<Result<TaskDto>> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const number = parseSerial(input.number);
  const id = number === null ? null : await taskId(ctx, number);
  const [row] = id === null ? [] : await taskRows(ctx, version, [id]);
  if (id === null || !row) return notFound(`There is no task ${number ?? 'of that number'}.`);
  const { id: _id, parentId: _parent, ...task } = row;
  const around = await tasksAround(ctx, id);
  const those = (wanted: Relation) =>
    around.filter(({ relation }) => relation === wanted).map(({ relation: _relation, ...one }) => one);
  return ok({
    ...task,
    parent: those('parent')[0] ?? null,
    subTasks: those('child'),
    waitedForBy: those('waiting'),
    care: await careOf(ctx, { id, kind: 'task', slug: task.slug }),
    claims: (await claimsOf(ctx, [id])).map(({ entry: _entry, ...claim }) => claim),
    remarks: await remarksOf(ctx, id),
    history: await historyOf(ctx, id),
  });
}

async function taskId(ctx: ReadContext, number: number): Promise<number | null> {
  const rows = await query<{ id: number }>(ctx, {
    text: 'select t.id from tasks t join entries e on e.id = t.id where t.number = $1::int and e.trashed_at is null',
    values: [number],
  });
  return rows[0]?.id ?? null;
}

/** The task it is a part of, its parts, and those that wait for it. */
function tasksAround(ctx: ReadContext, id: number): Promise<(TaskRowDto & { relation: Relation })[]> {
  return query<TaskRowDto & { relation: Relation }>(ctx, {
    text: `select r.relation, e.slug, t.number, e.name, t.state::text
           from (select parent_id as id, 'parent' as relation from tasks where id = $1 and parent_id is not null
                 union all select id, 'child' from tasks where parent_id = $1
                 union all select task_id, 'waiting' from task_dependencies where needs_id = $1) r
           join tasks t on t.id = r.id join entries e on e.id = t.id
           where e.trashed_at is null order by t.position, t.number`,
    values: [id],
  });
}
