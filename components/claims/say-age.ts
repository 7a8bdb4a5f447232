import type { Age } from '#lib/domain/ages.ts';
import { sayDay, sayDistance } from '../ui/day.tsx';

/** How old a fact is: "said 6 Jun 2017, 9 years ago; never confirmed since". */
export function sayAge({ said, confirmed }: Age, today: string): string {
  if (confirmed === null) {
    return said === today ? 'said today' : `said ${sayDay(said)}, ${ago(said, today)}; never confirmed since`;
  }
  return `said ${sayDay(said)}; confirmed ${sayDay(confirmed)}, ${ago(confirmed, today)}`;
}

/** What is of a day that lies ahead was written down for that day. */
const ago = (day: string, today: string): string => (day >= today ? 'today' : sayDistance(day, today));
