import type { TaskRowDto } from '#lib/read/dto.ts';
import type { TaskDto } from '#lib/read/dto-task.ts';
import { type EditedEntry, InPlace } from '../edit/in-place.tsx';
import { TaskWord } from '../status/words.tsx';
import { taskHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';

/** Tasks by name, in a line. */
export const TaskNames = ({ tasks }: { tasks: readonly TaskRowDto[] }) =>
  tasks.map((task, index) => (
    <span key={task.number}>
      {index > 0 && ', '}
      <a href={taskHref(task.number)}>{task.name}</a>
    </span>
  ));

/** Tasks with their states, each a link. */
export function TaskLinks({ tasks }: { tasks: readonly TaskRowDto[] }) {
  return (
    <ul className="lines">
      {tasks.map(({ number, name, state }) => (
        <li key={number} className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3">
          <TaskWord state={state} />
          <a href={taskHref(number)}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

/** The tasks around a task: what it is part of, its parts, what it waits for and what waits for it. */
export function TasksAround({ task, edited }: { task: TaskDto; edited: EditedEntry | null }) {
  const groups = [
    { label: 'Part of', tasks: task.parent === null ? [] : [task.parent], cell: 'parent' },
    { label: 'Sub-tasks', tasks: task.subTasks, cell: null },
    { label: 'Waits for', tasks: task.waitsFor, cell: 'waits' },
    { label: 'Waited for by', tasks: task.waitedForBy, cell: null },
  ].filter(({ tasks, cell }) => tasks.length > 0 || (cell !== null && edited !== null));
  if (groups.length === 0) return <Empty>It has no sub-tasks, and it waits for no other task.</Empty>;
  return (
    <dl className="facts">
      {groups.map(({ label, tasks, cell }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <InPlace entry={cell === null ? null : edited} cell={cell ?? ''} label={label}>
              {tasks.length === 0 ? <span className="text-ink-3">no task</span> : <TaskLinks tasks={tasks} />}
            </InPlace>
          </dd>
        </div>
      ))}
    </dl>
  );
}
