import { sayDay } from '../ui/day.tsx';

/** A moment to the second, in UTC: "21 Nov 2026 23:40:02". */
export function When({ at, none = 'never' }: { at: string | null; none?: string }) {
  if (at === null) return <span className="text-ink-3">{none}</span>;
  return (
    <time dateTime={at} className="whitespace-nowrap" title="UTC">
      {sayDay(at)} {at.slice(11, 19)}
    </time>
  );
}
