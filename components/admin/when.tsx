import { sayDay } from '../ui/day.tsx';
import { sayLength } from '../ui/instant.tsx';

/** A moment to the second, in UTC: "21 Nov 2026 23:40:02"; with `now` also how long ago that is. */
export function When({ at, none = 'never', now }: { at: string | null; none?: string; now?: string }) {
  if (at === null) return <span className="text-ink-3">{none}</span>;
  return (
    <>
      <time dateTime={at} className="whitespace-nowrap" title="UTC">
        {sayDay(at)} {at.slice(11, 19)}
      </time>
      {now !== undefined && <span className="note whitespace-nowrap"> {sayLength(at, now)} ago</span>}
    </>
  );
}
