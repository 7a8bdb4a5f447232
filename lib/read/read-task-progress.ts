import { type ProgressPoint, progressOverTime, type TaskCourse } from '#lib/domain/tasks/over-time.ts';
import { TASK_STATES, type TaskState } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { perVersion } from './per-version.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';

interface Step {
  id: number;
  on: string;
  action: string;
  state: string | null;
}

/** How the task list stood over time, from the revisions of all tasks. */
export async function readTaskProgress({ ctx }: { ctx: ReadContext }): Promise<ProgressPoint[]> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const today = ctx.now.toISOString().slice(0, 10);
  return perVersion(ctx, version, `progress of tasks ${today}`, async () => {
    const steps = await query<Step>(ctx, {
      text: `select r.entry_id as id, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD') as on, r.action::text,
                    r.changes->'state'->>'to' as state
             from revisions r join entries e on e.id = r.entry_id
             where e.kind = 'task' and (r.action in ('create', 'trash', 'restore') or r.changes ? 'state')
             order by r.entry_id, r.version`,
    });
    return progressOverTime([...Map.groupBy(steps, ({ id }) => id).values()].map(courseOf), today);
  });
}

/** What became of one task; one that comes out of the trash is as it was before. */
function courseOf(steps: readonly Step[]): TaskCourse {
  let state: TaskState = 'open';
  return steps.map(({ on, action, state: to }) => {
    state = TASK_STATES.find((one) => one === to) ?? state;
    return { on, state: action === 'trash' ? null : state };
  });
}
