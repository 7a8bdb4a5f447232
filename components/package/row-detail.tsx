import type { ApiStatements } from '#lib/contracts/api/care.ts';
import type { ApiVerdicts } from '#lib/contracts/api/readiness.ts';
import type { PackageRowDto } from '#lib/read/dto.ts';
import { RowAges } from '../claims/row-ages.tsx';
import { PACKAGE_FACTS } from '../history/facts-of.ts';
import { FieldHistories } from '../history/field-link.tsx';
import { LevelWord } from '../status/level.tsx';
import { TODAY } from '../status/today.tsx';
import { packageHref, pairHref } from '../ui/hrefs.ts';
import { SiteReasons } from './site-reasons.tsx';

/** As many sites as an open row gives reasons for; a reader may have chosen more columns. */
const REASONED_AT_MOST = 12;

/** Sites for which a row opens to reasons. */
export const reasonedSites = (row: PackageRowDto): string[] =>
  row.readiness.slice(0, REASONED_AT_MOST).map(({ site }) => site);

/** Names of the platforms and dependencies that a row shows. */
const namesOfRow = ({ buildPlatforms, runPlatforms, dependencies }: PackageRowDto) =>
  new Map([
    ...[...buildPlatforms, ...runPlatforms].map(({ platform, name }) => [platform, name] as const),
    ...dependencies.map(({ slug, name }) => [slug, name] as const),
  ]);

/** What a row opens to: per site where the package stands, why, and what to do next. */
export function PackageDetail({
  row,
  sites,
  reasons,
  problem = null,
  statements = null,
}: {
  row: PackageRowDto;
  sites: readonly { slug: string; name: string }[];
  /** Null while they are on their way. */
  reasons: ApiVerdicts | null;
  /** Why they did not come. */
  problem?: string | null;
  /** What was said of its fields; null while it is on its way. */
  statements?: ApiStatements | null;
}) {
  const names = new Map(sites.map(({ slug, name }) => [slug, name]));
  const verdicts = new Map(reasons?.items.map((verdict) => [verdict.site, verdict]));
  return (
    <div>
      <p className="mb-3 flex flex-wrap items-baseline gap-x-6 gap-y-1">
        {row.summary !== '' && <span className="max-w-prose text-ink-2">{row.summary}</span>}
        <a href={packageHref(row.slug)}>Everything about {row.name}</a>
        {problem !== null && <span className="text-ink-2">The reasons could not be loaded: {problem}</span>}
      </p>
      <ul className="reasons" aria-busy={reasons === null && problem === null}>
        {row.readiness.map((pair) => {
          const name = names.get(pair.site) ?? pair.site;
          const verdict = verdicts.get(pair.site);
          // Judged now, a step may have a better name than the projection's.
          const next = (verdict ?? pair).nextAction;
          return (
            <li key={pair.site}>
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-[600]">{name}</span>
                <LevelWord level={pair.level} size={12} />
              </p>
              <p className="note">
                {TODAY[pair.runsToday].words}
                {verdict && verdict.runsToday.how !== '' && `, ${verdict.runsToday.how}`}
                {!pair.targeted && '; no use case needs it here'}
              </p>
              <p className="mt-1.5 font-[570]">{next === null ? 'Nothing is left to do.' : `Next: ${next.text}`}</p>
              {verdict && <SiteReasons verdict={verdict} />}
              <p className="mt-1.5">
                <a href={pairHref(row.slug, pair.site)}>All routes and checks at {name}</a>
              </p>
            </li>
          );
        })}
      </ul>
      {statements && <RowAges statements={statements} names={namesOfRow(row)} />}
      <FieldHistories kind="package" slug={row.slug} facts={PACKAGE_FACTS} />
    </div>
  );
}
