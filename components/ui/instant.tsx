import { sayDay } from './day.tsx';

/** "3 Feb 2026, 04:05 UTC". */
export const sayInstant = (iso: string): string => `${sayDay(iso)}, ${iso.slice(11, 16)} UTC`;

/** A moment to the minute, in UTC for everybody. */
export function Instant({ at }: { at: string }) {
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {sayInstant(at)}
    </time>
  );
}

const MINUTE = 60_000;
const UNITS = [
  [525_600, 'year'],
  [43_800, 'month'],
  [1440, 'day'],
  [60, 'hour'],
  [1, 'minute'],
] as const;

/** How long something lasted: "3 days", "2 hours", "less than a minute". */
export function sayLength(from: string, to: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / MINUTE));
  const [size, unit] = UNITS.find(([one]) => minutes >= one) ?? [0, ''];
  if (size === 0) return 'less than a minute';
  const count = Math.floor(minutes / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
