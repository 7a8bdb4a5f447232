import { TASK_STATES, type TaskState } from '#lib/domain/vocabulary.ts';
import type { TaskListDto } from '#lib/read/dto-task.ts';
import { TaskWord } from '../status/words.tsx';

/** States that are shown with a nought: what a reader looks for first. */
const ALWAYS: readonly TaskState[] = ['open', 'in_progress', 'done', 'abandoned'];

/** How far the list has come: one bar over all tasks, and under it each state with its count. */
export function TaskProgress({ progress }: { progress: TaskListDto['progress'] }) {
  const all = TASK_STATES.reduce((sum, state) => sum + progress[state], 0);
  if (all === 0) return null;
  const shown = TASK_STATES.filter((state) => progress[state] > 0 || ALWAYS.includes(state));
  return (
    <section aria-label="Progress" className="mb-6">
      <div className="progress-bar" aria-hidden="true">
        {TASK_STATES.filter((state) => progress[state] > 0).map((state) => (
          <span key={state} className={`task-${state}`} style={{ flexGrow: progress[state] }} />
        ))}
      </div>
      <dl className="mt-2 flex flex-wrap gap-x-8 gap-y-1">
        {shown.map((state) => (
          <div key={state} className="flex items-baseline gap-2">
            <dt>
              <TaskWord state={state} />
            </dt>
            <dd className="num font-[570]">{progress[state]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
