import type { ApiTask } from '#lib/contracts/api/task.ts';
import { priority } from '#lib/contracts/tables/tasks.ts';
import { Blank } from '../status/blank.tsx';
import { TaskWord } from '../status/words.tsx';
import { Day } from '../ui/day.tsx';
import { EntryRefs } from '../ui/entry-ref.tsx';
import { taskHref } from '../ui/hrefs.ts';
import { Contradicted, TaskActions } from './actions.tsx';
import { TaskNames } from './relations.tsx';

const day = (on: string | null) => (on === null ? <Blank /> : <Day on={on} />);

const CELLS: Readonly<Record<string, (task: ApiTask) => React.ReactNode>> = {
  name: ({ number, name }) => (
    <a data-main="" className="font-[570] no-underline hover:underline" href={taskHref(number)}>
      {name}
    </a>
  ),
  number: ({ number }) => `#${number}`,
  state: ({ state, contradicted }) => (
    <>
      <TaskWord state={state} />
      {contradicted && <Contradicted />}
    </>
  ),
  priority: (task) => (priority(task) === '' ? <Blank words="closed" /> : priority(task)),
  about: ({ about }) => (about.length === 0 ? <Blank words="nothing named" /> : <EntryRefs of={about} />),
  actions: ({ actions }) =>
    actions.length === 0 ? <Blank words="nothing named" /> : <TaskActions actions={actions} />,
  owner: ({ owner }) => owner ?? <Blank words="nobody named" />,
  due: ({ dueOn }) => day(dueOn),
  closed: ({ closedOn }) => day(closedOn),
  waits: ({ waitsFor }) => (waitsFor.length === 0 ? <Blank words="nothing" /> : <TaskNames tasks={waitsFor} />),
  contradicted: ({ contradicted }) => (contradicted ? <Contradicted /> : <Blank words="no" />),
  updated: ({ updatedAt }) => <Day on={updatedAt} />,
};

/** How a cell of the task list looks. */
export const taskCell = (column: string, task: ApiTask): React.ReactNode => CELLS[column]?.(task);
