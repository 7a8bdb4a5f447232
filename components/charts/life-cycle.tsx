import { years } from './years.ts';

export interface Life {
  slug: string;
  name: string;
  releasedOn: string | null;
  maintenanceEnds: string | null;
  extendedEnds: string | null;
}

/** Years between two marks of the axis, so that their labels do not touch. */
const MARK_EVERY = 5;

/**
 * One line for each platform from its release to the end of maintenance, dashed on to the end of extended support, and
 * today across all of them. A picture only: the table beside it has the days.
 */
export function LifeCycle({ lives, now }: { lives: readonly Life[]; now: string }) {
  const dates = lives
    .flatMap(({ releasedOn, maintenanceEnds, extendedEnds }) => [releasedOn, maintenanceEnds, extendedEnds])
    .filter((date) => date !== null)
    .map(years);
  if (dates.length === 0) return null;
  const from = Math.floor(Math.min(...dates, years(now)));
  const to = Math.ceil(Math.max(...dates, years(now)));
  const share = (year: number) => `${(100 * (year - from)) / Math.max(1, to - from)}%`;
  const at = (iso: string) => share(years(iso));
  const first = Math.ceil(from / MARK_EVERY) * MARK_EVERY;
  const marks = Array.from(
    { length: Math.floor((to - first) / MARK_EVERY) + 1 },
    (_, index) => first + index * MARK_EVERY,
  );
  return (
    <div className="lifecycle" aria-hidden="true">
      <span />
      <div className="relative h-5">
        {marks.map((year) => (
          <span key={year} className="note absolute -translate-x-1/2" style={{ left: share(year) }}>
            {year}
          </span>
        ))}
      </div>
      {lives.map((life) => (
        <div key={life.slug} className="contents">
          <span className="font-[570]">{life.name}</span>
          <svg className="block h-8 w-full" aria-hidden="true">
            {marks.map((year) => (
              <line key={year} x1={share(year)} x2={share(year)} y1="0" y2="100%" stroke="var(--rule)" />
            ))}
            <line x1={at(now)} x2={at(now)} y1="0" y2="100%" stroke="var(--sea)" strokeWidth="1.5" />
            <Span of={life} at={at} now={now} />
          </svg>
        </div>
      ))}
    </div>
  );
}

function Span({ of, at, now }: { of: Life; at: (iso: string) => string; now: string }) {
  const { releasedOn, maintenanceEnds, extendedEnds } = of;
  return (
    <>
      {maintenanceEnds !== null && (
        <line
          x1={releasedOn === null ? '0' : at(releasedOn)}
          x2={at(maintenanceEnds)}
          y1="50%"
          y2="50%"
          stroke={maintenanceEnds < now ? 'var(--rule-strong)' : 'var(--ink)'}
          strokeWidth="4"
        />
      )}
      {extendedEnds !== null && (
        <line
          x1={at(maintenanceEnds ?? releasedOn ?? extendedEnds)}
          x2={at(extendedEnds)}
          y1="50%"
          y2="50%"
          stroke={extendedEnds < now ? 'var(--rule-strong)' : 'var(--ink-2)'}
          strokeWidth="2"
          strokeDasharray="2 4"
        />
      )}
    </>
  );
}
