import type { Verdict } from '#lib/domain/readiness/verdict.ts';
import { LevelBadge } from '../status/level.tsx';
import { Sign } from '../status/signs.tsx';
import { TODAY } from '../status/today.tsx';
import { pairHref, siteHref } from '../ui/hrefs.ts';
import { Reasons } from './reasons.tsx';
import { sayRoute } from './say-route.ts';

/** One site's verdict in a few lines: level, today, route, reasons and what to do, with the way to every route. */
export function PairSummary({
  verdict,
  siteName,
  heading: Heading = 'h3',
}: {
  verdict: Verdict;
  siteName: string;
  heading?: 'h2' | 'h3';
}) {
  return (
    <article className="grid gap-x-8 gap-y-2 py-3 sm:grid-cols-[minmax(9rem,14rem)_minmax(0,1fr)]">
      <div>
        <Heading className="text-body">
          <a className="no-underline hover:underline" href={siteHref(verdict.site)}>
            {siteName}
          </a>
        </Heading>
        <p className="mt-1">
          <LevelBadge level={verdict.level} />
        </p>
        <p className="note mt-1.5">
          <Sign name={TODAY[verdict.runsToday.answer].sign} size={12} /> {TODAY[verdict.runsToday.answer].words}
          {verdict.runsToday.how !== '' && `: ${verdict.runsToday.how}`}
        </p>
        {!verdict.targeted && <p className="note">No use case needs it here, so it does not count.</p>}
      </div>
      <div>
        <p className="mb-1.5 font-[570]">{sayRoute(verdict.route)}</p>
        <Reasons verdict={verdict} />
        {verdict.cautions.map(({ id, text }) => (
          <p key={`${id} ${text}`} className="note mt-1.5">
            <span className="caution">
              <Sign name="caution" size={12} />
            </span>{' '}
            {text}
          </p>
        ))}
        <p className="mt-1.5">
          <a href={pairHref(verdict.package, verdict.site)}>
            All routes and checks<span className="sr-only"> at {siteName}</span>
          </a>
        </p>
      </div>
    </article>
  );
}
