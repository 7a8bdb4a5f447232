import type { PastNoun } from '#lib/contracts/as-of-params.ts';
import { Day } from '../ui/day.tsx';
import { asOfHref } from '../ui/hrefs.ts';
import { Empty, Section } from '../ui/section.tsx';

/** Chooses the day of a list; works without a script. */
export function DayField({ noun, day, today }: { noun: PastNoun; day: string; today: string }) {
  return (
    <form method="get" action="/as-of" className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="noun" value={noun} />
      <label className="inline-flex items-center gap-2">
        As of <input className="field" type="date" name="day" defaultValue={day} max={today} required />
      </label>
      <button type="submit" className="button">
        Show
      </button>
    </form>
  );
}

/** The days on which something changed, as ways to the list at their ends. */
export function ChangedDays({ noun, days }: { noun: PastNoun; days: readonly { day: string; count: number }[] }) {
  return (
    <Section id="days" title="Days on which something changed" note="newest first">
      {days.length === 0 && <Empty>Nothing has changed yet.</Empty>}
      <ul className="columns-2 gap-x-8 md:columns-4">
        {days.map(({ day, count }) => (
          <li key={day}>
            <a href={asOfHref(day, noun)}>
              <Day on={day} />
            </a>{' '}
            <span className="note">
              {count} {count === 1 ? 'change' : 'changes'}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
