import type { BlockerDto, UnlockedPairDto } from '#lib/read/dto-blocker.ts';
import { count } from '../overview/say.ts';
import { TaskLinks } from '../task/relations.tsx';
import { pairHref } from '../ui/hrefs.ts';
import { levelChange } from './say.ts';

/** Pairs that stand in the open; the rest of those named unfolds. */
const OPEN = 4;

/** Next steps in their order: rank, the step and who, which pairs it unlocks, which tasks serve it. */
export function BlockerList({ blockers }: { blockers: readonly BlockerDto[] }) {
  return (
    <>
      <div className="blocker task-head note" aria-hidden="true">
        <span>Rank</span>
        <span>Next step</span>
        <span>Pairs it unlocks</span>
        <span>Tasks</span>
      </div>
      <ol className="lines">
        {blockers.map((blocker) => (
          <li key={blocker.key} className="blocker">
            <span className="text-head font-semibold text-ink-2">
              <span className="sr-only">Rank </span>
              {blocker.rank}
            </span>
            <div>
              <p className="font-[570]">{blocker.text}</p>
              <p className="note">
                {blocker.owner} · <span className="key">{blocker.key}</span>
              </p>
            </div>
            <Unlocked blocker={blocker} />
            <div>
              {blocker.tasks.length > 0 ? <TaskLinks tasks={blocker.tasks} /> : <p className="note">No task yet</p>}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

function Unlocked({ blocker: { unlocks, pairs } }: { blocker: BlockerDto }) {
  const rest = pairs.slice(OPEN);
  return (
    <div>
      <p className="font-semibold text-sea">{count(unlocks, 'pair')}</p>
      <Pairs pairs={pairs.slice(0, OPEN)} />
      {rest.length > 0 && (
        <details>
          <summary className="note">{count(rest.length, 'more pair')}</summary>
          <Pairs pairs={rest} />
        </details>
      )}
      {unlocks > pairs.length && <p className="note">and {count(unlocks - pairs.length, 'other')}</p>}
    </div>
  );
}

function Pairs({ pairs }: { pairs: readonly UnlockedPairDto[] }) {
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
