import type { PackageDto } from '#lib/read/dto.ts';
import { PairSummary } from '../pair/summary.tsx';
import { gridHref } from '../test/grid-href.ts';
import { Empty } from '../ui/section.tsx';

/** Per site the verdict, its reasons and what to do. */
export function PackageReadiness({ pkg, siteNames }: { pkg: PackageDto; siteNames: ReadonlyMap<string, string> }) {
  if (pkg.verdicts.length === 0)
    return <Empty>No site is registered yet, so there is nowhere it could be ready.</Empty>;
  return (
    <>
      <div className="divide-y divide-rule">
        {pkg.verdicts.map((verdict) => (
          <PairSummary key={verdict.site} verdict={verdict} siteName={siteNames.get(verdict.site) ?? verdict.site} />
        ))}
      </div>
      <p className="mt-2">
        <a href={gridHref({ package: [pkg.slug], builds: ['all'] })}>All test outcomes of this package</a>
      </p>
    </>
  );
}
