import { daysBefore } from '#lib/contracts/difference-params.ts';

const QUICK = [
  ['the last day', 1],
  ['the last 7 days', 7],
  ['the last 30 days', 30],
  ['the last year', 365],
] as const;

/** The two days to hold against each other; works without a script. */
export function ChooseDays({ from, to, today }: { from: string; to: string; today: string }) {
  return (
    <div className="no-print mb-4">
      <form method="get" action="/changes" className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <label className="inline-flex items-center gap-2">
          After <input className="field" type="date" name="from" defaultValue={from} max={today} required />
        </label>
        <label className="inline-flex items-center gap-2">
          until <input className="field" type="date" name="to" defaultValue={to} max={today} required />
        </label>
        <button type="submit" className="button">
          Show
        </button>
      </form>
      <p className="mt-2 flex flex-wrap gap-x-4">
        {QUICK.map(([label, days]) => (
          <a key={label} href={`/changes?from=${daysBefore(today, days)}&to=${today}`}>
            {label}
          </a>
        ))}
        <a href="/feeds/changes.atom?per=week">Atom feed, week by week</a>
      </p>
    </div>
  );
}
