import type { PastNoun } from '#lib/contracts/as-of-params.ts';

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
