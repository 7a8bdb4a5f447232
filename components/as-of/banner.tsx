import type { PastNoun } from '#lib/contracts/as-of-params.ts';
import type { PastDayDto } from '#lib/read/dto-as-of.ts';
import { Day, sayDay } from '../ui/day.tsx';
import { asOfHref, changeHref } from '../ui/hrefs.ts';
import { DayField } from './day-form.tsx';

const NOUNS: readonly (readonly [PastNoun, string])[] = [
  ['packages', 'Packages'],
  ['sites', 'Sites'],
  ['tasks', 'Tasks'],
];

/** Says which day a page is of, and leads to other days, to the other lists of that day, and back to now. */
export function AsOfBanner({
  of: { day, previous, next, last },
  noun,
  today,
}: {
  of: PastDayDto;
  noun: PastNoun;
  today: string;
}) {
  return (
    <aside aria-label="The day of this page" className="notice mb-5">
      <p>
        This is how it was <strong>at the end of {sayDay(day)}</strong>, by the day each change took effect. Readiness
        is what today’s rules say of the facts of that day. Nothing can be changed here.
      </p>
      <p className="note">
        {last === null ? (
          'Nothing was recorded until then.'
        ) : (
          <>
            Last change until then: <a href={changeHref(last.id)}>{last.why === '' ? `change ${last.id}` : last.why}</a>
            , <Day on={last.at} />
            {last.source !== null && ` (${last.source})`}
          </>
        )}
      </p>
      <div className="no-print mt-2 flex flex-wrap items-center gap-x-5 gap-y-2">
        <DayField noun={noun} day={day} today={today} />
        {previous !== null && (
          <a href={asOfHref(previous, noun)} rel="prev">
            Before: <Day on={previous} />
          </a>
        )}
        {next !== null && (
          <a href={asOfHref(next, noun)} rel="next">
            Next change: <Day on={next} />
          </a>
        )}
        <a href={`/changes?from=${day}&to=${today}`}>What changed since</a>
        <a href={`/${noun}`}>Back to now</a>
      </div>
      <nav aria-label="Lists of this day" className="no-print mt-2 flex flex-wrap gap-x-5">
        {NOUNS.map(([one, label]) => (
          <a key={one} href={asOfHref(day, one)} aria-current={one === noun ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
    </aside>
  );
}
