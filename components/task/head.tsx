import type { TaskDto } from '#lib/read/dto-task.ts';
import { TaskWord } from '../status/words.tsx';
import { Contradicted } from './actions.tsx';
import { TaskDates } from './dates.tsx';
import { Said } from './said.tsx';
import { AskAboutParts, BlockedBy } from './work.tsx';

/** The head of a task's page: what the form before it did, its name, how it stands, and what holds it up. */
export function TaskHead({ task, search }: { task: TaskDto; search: URLSearchParams }) {
  return (
    <>
      <Said said={search.get('said')} />
      <AskAboutParts task={task} search={search} />
      <p className="mt-2 text-head">
        <TaskWord state={task.state} />
      </p>
      <TaskDates task={task} />
      <BlockedBy task={task} />
      {task.contradicted && <Contradicted />}
      {task.body !== '' && task.body !== task.name && <p className="raw mt-3 max-w-prose">{task.body}</p>}
    </>
  );
}
