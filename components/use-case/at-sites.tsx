import type { UseCaseAtSiteDto, UseCaseRowDto } from '#lib/read/dto-use-case.ts';
import { count } from '../overview/say.ts';
import { LevelBadge } from '../status/level.tsx';
import { CheckWord } from '../status/words.tsx';
import { pairHref, siteHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';

/** The verdict at each site: its packages there, worst first, and the use case's own checks with what to do. */
export function UseCaseAtSites({ useCase }: { useCase: UseCaseRowDto }) {
  if (useCase.readiness.length === 0)
    return <Empty>No step of it names a site, so there is no verdict and no pair is counted from it.</Empty>;
  return (
    <ul className="lines">
      {useCase.readiness.map((verdict) => (
        <li key={verdict.site.slug} className="grid gap-x-6 gap-y-1 md:grid-cols-[11rem_minmax(0,1fr)_minmax(0,1fr)]">
          <div className="flex flex-wrap items-baseline justify-between gap-x-3 md:block">
            <a className="font-[570]" href={siteHref(verdict.site.slug)}>
              {verdict.site.name}
            </a>
            <div className="md:mt-1">
              <LevelBadge level={verdict.level} />
            </div>
          </div>
          <PackagesThere verdict={verdict} />
          <OwnChecks verdict={verdict} />
        </li>
      ))}
    </ul>
  );
}

function PackagesThere({ verdict }: { verdict: UseCaseAtSiteDto }) {
  if (verdict.packages.length === 0)
    return <p className="text-ink-2">No step says for sure which packages it needs there.</p>;
  return (
    <ul className="space-y-1">
      {verdict.packages.map(({ slug, name, level, nextAction }) => (
        <li key={slug}>
          <a href={pairHref(slug, verdict.site.slug)}>{name}</a> <LevelBadge level={level} />
          {nextAction !== null && <span className="note block">{nextAction}</span>}
        </li>
      ))}
    </ul>
  );
}

function OwnChecks({ verdict }: { verdict: UseCaseAtSiteDto }) {
  const open = verdict.checks.filter(({ state }) => state !== 'pass' && state !== 'n/a');
  const passed = verdict.checks.filter(({ state }) => state === 'pass').length;
  return (
    <div>
      {open.length > 0 && (
        <ul className="space-y-1.5">
          {open.map((check) => (
            <li key={check.id}>
              <CheckWord state={check.state} />
              <span className="ml-2">{check.reason}</span>
              <p className="note">
                {check.fix} <span className="whitespace-nowrap">({check.owner})</span>
              </p>
            </li>
          ))}
        </ul>
      )}
      {passed > 0 && (
        <p className="note">
          {count(passed, 'check')} of its own {passed === 1 ? 'passes' : 'pass'}.
        </p>
      )}
      {open.length === 0 && passed === 0 && <p className="note">It needs nothing of its own there.</p>}
    </div>
  );
}
