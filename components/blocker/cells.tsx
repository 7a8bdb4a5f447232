import type { ApiBlocker } from '#lib/contracts/api/blocker.ts';
import { levelChange } from '#lib/contracts/tables/blockers.ts';
import { count } from '../overview/say.ts';
import { Blank } from '../status/blank.tsx';
import { TaskWord } from '../status/words.tsx';
import { pairHref, taskHref } from '../ui/hrefs.ts';

/** Pairs that stand in the cell; the row opens to the rest of those named. */
const SHORT = 4;

const CELLS: Readonly<Record<string, (blocker: ApiBlocker) => React.ReactNode>> = {
  name: ({ text }) => <span className="font-[570]">{text}</span>,
  rank: ({ rank }) => rank,
  unlocks: ({ unlocks }) => <span className="font-semibold text-sea">{count(unlocks, 'pair')}</span>,
  pairs: ({ pairs, unlocks }) => (
    <>
      <Pairs pairs={pairs.slice(0, SHORT)} />
      {unlocks > SHORT && <span className="note">and {count(unlocks - SHORT, 'other')}</span>}
    </>
  ),
  tasks: ({ tasks }) => (tasks.length > 0 ? <Tasks tasks={tasks} /> : <Blank words="no task yet" />),
  owner: ({ owner }) => owner,
  key: ({ key }) => <span className="key wrap-anywhere">{key}</span>,
};

/** How a cell of what unlocks most looks. */
export const blockerCell = (column: string, blocker: ApiBlocker): React.ReactNode => CELLS[column]?.(blocker);

/** Pairs with where they stand and where they would rise to. */
export function Pairs({ pairs }: Pick<ApiBlocker, 'pairs'>) {
  return (
    <ul>
      {pairs.map((pair) => (
        <li key={`${pair.package} ${pair.site}`}>
          <a href={pairHref(pair.package, pair.site)}>
            {pair.packageName} at {pair.siteName}
          </a>{' '}
          <span className="note">{levelChange(pair)}</span>
        </li>
      ))}
    </ul>
  );
}

function Tasks({ tasks }: Pick<ApiBlocker, 'tasks'>) {
  return (
    <ul>
      {tasks.map(({ number, name, state }) => (
        <li key={number}>
          <TaskWord state={state} /> <a href={taskHref(number)}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
