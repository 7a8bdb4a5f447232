import type { TaskItemDto } from '#lib/read/dto-task.ts';
import { TaskWord } from '../status/words.tsx';
import { EntryRefs } from '../ui/entry-ref.tsx';
import { taskHref } from '../ui/hrefs.ts';
import { Contradicted, TaskActions } from './actions.tsx';
import { TaskDates } from './dates.tsx';
import { WaitsFor } from './relations.tsx';

/** The task list in its order; each line with what it is about, and what its checks say. */
export function Tasks({ tasks }: { tasks: readonly TaskItemDto[] }) {
  return (
    <>
      <div className="task task-head note" aria-hidden="true">
        <span>State</span>
        <span>Task, by priority</span>
        <span>About</span>
        <span>What it would unblock</span>
      </div>
      <ol className="lines">
        {tasks.map((task) => (
          <li key={task.number} className="task">
            <TaskWord state={task.state} />
            <div>
              <a className="font-[570] no-underline hover:underline" href={taskHref(task.number)}>
                {task.name}
              </a>{' '}
              <span className="note">#{task.number}</span>
              {task.contradicted && <Contradicted />}
              <TaskDates task={task} />
              <WaitsFor tasks={task.waitsFor} />
            </div>
            <div className="text-ink-2">
              <EntryRefs of={task.about} />
            </div>
            <div className="text-ink-2">
              <TaskActions actions={task.actions} />
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

/** No task to show: because of the filters, or because nobody has written one. */
export function NoTasks({ path, filtered }: { path: string; filtered: boolean }) {
  return (
    <div className="border-y border-rule-strong py-8">
      <p className="text-head">{filtered ? 'No task matches.' : 'No task is on the list yet.'}</p>
      <p className="mt-1 text-ink-2">
        {filtered ? (
          <>
            Take a filter away above, search for another word, or <a href={path}>show all tasks</a>.
          </>
        ) : (
          <>
            Load a catalogue with <span className="key">npm run db -- seed</span>, and its tasks appear here.
          </>
        )}
      </p>
    </div>
  );
}
