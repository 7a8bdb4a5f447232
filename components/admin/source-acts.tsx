import { sayActor } from '#lib/contracts/tables/words.ts';
import type { SourceDetailDto } from '#lib/read/dto-source.ts';
import { When } from './when.tsx';

/** Reads everything now. */
export function SweepNow({ id }: { id: number }) {
  return (
    <form method="post" action={`/api/sources/${id}/sweep`} className="mt-4">
      <button type="submit" className="button">
        Sweep now: read all tags of these repositories
      </button>
    </form>
  );
}

/** Refuses what a source sends, or takes it again. */
export function Retire({ source: { id, state } }: { source: SourceDetailDto }) {
  const inUse = state === 'in use';
  return (
    <form method="post" action={`/api/sources/${id}/retirement`}>
      <p className="max-w-prose text-ink-2">
        {inUse
          ? 'A retired source is refused as if it did not exist, and its registry is not swept. What it sent before stays.'
          : 'It is retired: whatever it sends is refused, and its registry is not swept.'}
      </p>
      <input type="hidden" name="retired" value={inUse ? 'yes' : 'no'} />
      <button type="submit" className="button mt-3">
        {inUse ? 'Retire the source' : 'Take it into use again'}
      </button>
    </form>
  );
}

/** What was done to a source, newest first. */
export function SourceHistory({ source: { history } }: { source: SourceDetailDto }) {
  return (
    <ul className="lines">
      {history.map(({ at, actor, what }) => (
        <li key={`${at} ${what}`}>
          <span className="break-words">{what}</span>
          <span className="note block">
            <When at={at} />, {sayActor(actor)}
          </span>
        </li>
      ))}
    </ul>
  );
}
