import type { PackageRowDto } from '#lib/read/dto.ts';
import { LevelWord } from '../status/level.tsx';
import { TODAY } from '../status/today.tsx';
import { packageHref, pairHref } from '../ui/hrefs.ts';

/** What a row opens to: per site where the package stands and what to do next. */
export function PackageDetail({
  row,
  sites,
}: {
  row: PackageRowDto;
  sites: readonly { slug: string; name: string }[];
}) {
  const names = new Map(sites.map(({ slug, name }) => [slug, name]));
  return (
    <div className="max-w-5xl">
      {row.summary !== '' && <p className="max-w-prose text-ink-2">{row.summary}</p>}
      <ul className="lines mt-1">
        {row.readiness.map((pair) => (
          <li key={pair.site}>
            <p className="flex flex-wrap items-baseline gap-x-4">
              <span className="font-[570]">{names.get(pair.site) ?? pair.site}</span>
              <LevelWord level={pair.level} />
              <span className="text-ink-2">
                {TODAY[pair.runsToday].words}
                {!pair.targeted && ', no use case needs it here'}
              </span>
            </p>
            <p>
              {pair.nextAction === null ? 'Nothing is left to do. ' : `Next: ${pair.nextAction.text} `}
              <a href={pairHref(row.slug, pair.site)}>All routes and checks at {names.get(pair.site) ?? pair.site}</a>
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <a href={packageHref(row.slug)}>Everything about {row.name}</a>
      </p>
    </div>
  );
}
