import { isClosedState } from '#lib/domain/tasks/closing.ts';
import { TASK_STATES, word } from '#lib/domain/vocabulary.ts';
import type { TaskRowDto } from '#lib/read/dto.ts';
import type { TaskDto } from '#lib/read/dto-task.ts';
import { MoveForm } from '../board/move-form.tsx';
import { count } from '../overview/say.ts';
import { taskHref } from '../ui/hrefs.ts';
import { TaskNames } from './relations.tsx';

const isOpen = ({ state }: TaskRowDto): boolean => !isClosedState(state);

/** By what a task is held up: those it waits for that are not closed. */
export function BlockedBy({ task: { state, waitsFor } }: { task: TaskDto }) {
  const open = waitsFor.filter(isOpen);
  if (isClosedState(state)) return null;
  if (open.length === 0) {
    return state === 'blocked' && <p className="note">Blocked, but no task is named that it waits for.</p>;
  }
  return (
    <p className="caution">
      {state === 'blocked' ? 'Blocked by' : 'Waits for'} <TaskNames tasks={open} />
    </p>
  );
}

/** Asked before a task is closed while parts of it are open. */
export function AskAboutParts({ task, search }: { task: TaskDto; search: URLSearchParams }) {
  const state = TASK_STATES.find((one) => one === search.get('state'));
  const open = task.subTasks.filter(isOpen);
  if (search.get('said') !== 'ask' || state === undefined || !isClosedState(state)) return null;
  return (
    <form method="post" action={`/api/tasks/${task.number}/move`} className="notice mb-4">
      <input type="hidden" name="version" value={task.version} />
      <input type="hidden" name="state" value={state} />
      <input type="hidden" name="next" value={taskHref(task.number)} />
      <p role="status">
        Nothing was saved yet: {open.length > 0 ? count(open.length, 'sub-task') : 'parts of its sub-tasks'} would still
        be open when this is {word(state)}
        {open.length > 0 && (
          <>
            : <TaskNames tasks={open} />
          </>
        )}
        .
      </p>
      <p className="mt-2 flex flex-wrap gap-3">
        <button type="submit" name="subTasks" value="close" className="button">
          Close them, too
        </button>
        <button type="submit" name="subTasks" value="leave" className="button">
          Leave them open
        </button>
        <a href={taskHref(task.number)} className="self-center">
          Leave everything as it is
        </a>
      </p>
    </form>
  );
}

/** Everything a manager does with a task beside its plain fields: state and priority, parts, and what it waits for. */
export function TaskWork({ task }: { task: TaskDto }) {
  const { subTasks, waitsFor } = task;
  return (
    <div className="work-forms no-print">
      <details>
        <summary>State and priority</summary>
        <MoveForm card={task} above={null} below={null} next={taskHref(task.number)} />
      </details>
      <details>
        <summary>Sub-tasks</summary>
        <Tie task={task} act="add-sub-task" label="New sub-task" button="Add">
          <input name="name" className="field grow" required maxLength={200} aria-label="Name of the new sub-task" />
        </Tie>
        <Tie task={task} act="take-in" label="Make a part of this" button="Take in">
          <NumberField what="task to take in" />
        </Tie>
        {subTasks.map((other) => (
          <Untie key={other.number} task={task} act="let-go" other={other} words="is no part of this any more" />
        ))}
      </details>
      <details>
        <summary>What it waits for</summary>
        <Tie task={task} act="wait-for" label="Waits for" button="Add">
          <NumberField what="task it waits for" />
        </Tie>
        {waitsFor.map((other) => (
          <Untie key={other.number} task={task} act="wait-no-more" other={other} words="is not waited for any more" />
        ))}
      </details>
    </div>
  );
}

const NumberField = ({ what }: { what: string }) => (
  <label className="flex items-center gap-1.5">
    task #
    <input
      name="number"
      className="field w-24"
      inputMode="numeric"
      pattern="[1-9][0-9]*"
      required
      aria-label={`Number of the ${what}`}
    />
  </label>
);

type Of = Pick<TaskDto, 'number' | 'version'>;

function Tie({
  task: { number, version },
  act,
  label,
  button,
  children,
}: {
  task: Of;
  act: string;
  label: string;
  button: string;
  children: React.ReactNode;
}) {
  return (
    <form method="post" action={`/api/tasks/${number}/ties`} className="tie-form">
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="next" value={taskHref(number)} />
      <span className="note">{label}</span>
      {children}
      <button type="submit" className="button">
        {button}
      </button>
    </form>
  );
}

function Untie({ task, act, other, words }: { task: Of; act: string; other: TaskRowDto; words: string }) {
  return (
    <form method="post" action={`/api/tasks/${task.number}/ties`} className="tie-form">
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="version" value={task.version} />
      <input type="hidden" name="next" value={taskHref(task.number)} />
      <input type="hidden" name="number" value={other.number} />
      <span>
        #{other.number} {other.name}
      </span>
      <button type="submit" className="link note">
        take out
        <span className="sr-only">
          : task {other.number} {words}
        </span>
      </button>
    </form>
  );
}
