import type { OverviewDto } from '#lib/read/dto.ts';
import { TaskWord } from '../status/words.tsx';
import { Empty } from '../ui/section.tsx';
import { sayNumber } from './say.ts';

/** Tasks by state: words and counts, with a bar as long as the count. */
export function TaskStates({ tasks }: { tasks: OverviewDto['tasks'] }) {
  const all = tasks.reduce((sum, task) => sum + task.count, 0);
  if (all === 0) return <Empty>No task is on the list yet.</Empty>;
  return (
    <>
      <dl>
        {tasks.map(({ state, count }) => (
          <div
            key={state}
            className="grid grid-cols-[7.5rem_minmax(2rem,max-content)_minmax(0,1fr)] items-center py-1.5"
          >
            <dt>
              <a href={`/tasks?state=${state}`}>
                <TaskWord state={state} />
              </a>
            </dt>
            <dd className="text-right font-[570]">{sayNumber(count)}</dd>
            <dd aria-hidden="true" className="pl-3">
              <span className="block h-1.5 bg-rule-strong" style={{ width: `${(100 * count) / all}%` }} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="note no-print mt-1">
        <a href="/tasks">All tasks by priority</a>
      </p>
    </>
  );
}
