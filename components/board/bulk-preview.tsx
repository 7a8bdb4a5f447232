import type { BulkChange } from '#lib/contracts/task-forms.ts';
import { isClosedState } from '#lib/domain/tasks/closing.ts';
import { word } from '#lib/domain/vocabulary.ts';
import type { ChosenTaskDto } from '#lib/read/list-task-cards.ts';
import { count } from '../overview/say.ts';
import { Day, sayDay } from '../ui/day.tsx';
import { Heads } from '../ui/heads.tsx';
import { taskHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';

interface Person {
  slug: string;
  name: string;
}

/** What a change of several tasks would do to each, and the button that does it. */
export function BulkPreview({
  tasks,
  change,
  people,
  again,
  why,
  asked,
}: {
  tasks: readonly ChosenTaskDto[];
  change: BulkChange;
  people: readonly Person[];
  /** The address of this preview. */
  again: string;
  /** What was typed before it was refused. */
  why: string;
  /** Whether it was refused because open sub-tasks are left, perhaps parts of parts. */
  asked: boolean;
}) {
  if (tasks.length === 0) {
    return (
      <Empty>
        No task is selected. Tick tasks <a href="/tasks/board">on the board</a> or <a href="/tasks">in the list</a>{' '}
        first.
      </Empty>
    );
  }
  const rows = tasks.map((task) => ({ task, changes: changesOf(task, change, people) }));
  const changed = rows.filter(({ changes }) => changes.length > 0);
  const closes = change.state !== null && isClosedState(change.state);
  const parts = closes ? tasks.reduce((sum, { openParts }) => sum + openParts, 0) : 0;
  return (
    <>
      <table className="grid-table mt-4">
        <caption>What would change</caption>
        <Heads of={['Task', 'Change']} />
        <tbody>
          {rows.map(({ task, changes }) => (
            <tr key={task.number}>
              <th scope="row">
                <a href={taskHref(task.number)}>
                  #{task.number} {task.name}
                </a>
              </th>
              <td>
                {changes.length === 0 ? (
                  <span className="note">stays as it is</span>
                ) : (
                  changes.map(({ what, from, to }) => (
                    <p key={what}>
                      {what}: <del>{from}</del> → <ins>{to}</ins>
                    </p>
                  ))
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changed.length === 0 ? (
        <p className="mt-4">Nothing would change. Choose above what they get.</p>
      ) : (
        <form method="post" action="/api/tasks/bulk" className="mt-4 max-w-3xl">
          <input type="hidden" name="tasks" value={tasks.map(({ number, version }) => `${number}:${version}`).join()} />
          <input type="hidden" name="state" value={change.state ?? ''} />
          <input type="hidden" name="owner" value={change.owner === null ? 'nobody' : (change.owner ?? '')} />
          <input type="hidden" name="due" value={change.due === null ? 'none' : (change.due ?? '')} />
          <input type="hidden" name="to" value={change.to ?? ''} />
          <input type="hidden" name="next" value="/tasks/board" />
          <input type="hidden" name="again" value={again} />
          {(parts > 0 || asked) && (
            <fieldset className="mb-3">
              <legend className="font-[550]">
                {parts > 0 ? count(parts, 'sub-task') : 'Sub-tasks'} of these would still be open
              </legend>
              <label className="block">
                <input type="radio" name="subTasks" value="close" required /> Close them, too
              </label>
              <label className="block">
                <input type="radio" name="subTasks" value="leave" /> Leave them open
              </label>
            </fieldset>
          )}
          <label htmlFor="bulk-why" className="block font-[550]">
            Why
          </label>
          <input id="bulk-why" name="why" className="field mt-1 w-full" maxLength={2000} defaultValue={why} />
          <p className="mt-3 flex items-center gap-4">
            <button type="submit" className="button button-main">
              Change {count(changed.length, 'task')}
            </button>
            <a href="/tasks/board">Leave them as they are</a>
          </p>
        </form>
      )}
    </>
  );
}

function changesOf(task: ChosenTaskDto, { state, owner, due, to }: BulkChange, people: readonly Person[]) {
  const changes: { what: string; from: React.ReactNode; to: React.ReactNode }[] = [];
  if (state !== null && state !== task.state) changes.push({ what: 'State', from: word(task.state), to: word(state) });
  if (owner !== undefined) {
    const name = owner === null ? null : (people.find(({ slug }) => slug === owner)?.name ?? owner);
    if (name !== task.owner) changes.push({ what: 'Owner', from: task.owner ?? 'nobody', to: name ?? 'nobody' });
  }
  if (due !== undefined && due !== task.dueOn) {
    const from = task.dueOn === null ? 'no day' : <Day on={task.dueOn} />;
    changes.push({ what: 'Due', from, to: due === null ? 'no day' : sayDay(due) });
  }
  if (to !== null) {
    const end = to === 'first' ? 'top of the list' : 'end of the list';
    changes.push({ what: 'Priority', from: String(task.position), to: end });
  }
  return changes;
}
