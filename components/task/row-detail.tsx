import type { ApiTask } from '#lib/contracts/api/task.ts';
import { TASK_FACTS } from '../history/facts-of.ts';
import { FieldHistories } from '../history/field-link.tsx';
import { taskHref } from '../ui/hrefs.ts';
import { Contradicted, TaskActions } from './actions.tsx';
import { TaskLinks } from './relations.tsx';

/** What a line of the task list opens to: every action with its reason, and what has to be done before. */
export function TaskDetail({ task }: { task: ApiTask }) {
  return (
    <div className="max-w-5xl">
      {task.contradicted && <Contradicted />}
      {task.actions.length > 0 && <TaskActions actions={task.actions} full />}
      {task.waitsFor.length > 0 && (
        <>
          <p className="note mt-2">Waits for</p>
          <TaskLinks tasks={task.waitsFor} />
        </>
      )}
      <p className="mt-2">
        <a href={taskHref(task.number)}>Everything about task #{task.number}</a>
      </p>
      <FieldHistories kind="task" slug={task.slug} facts={TASK_FACTS} />
    </div>
  );
}
