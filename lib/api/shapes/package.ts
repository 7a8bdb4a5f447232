import type { ApiPackage } from '#lib/contracts/api/package.ts';
import type { PackageRowDto, PairCellDto } from '#lib/read/dto.ts';

/** The API's package: exactly the documented keys, whatever the pages need beside them. */
export function toApiPackage(row: PackageRowDto): ApiPackage {
  return {
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    strategy: row.strategy,
    buildPlatforms: row.buildPlatforms,
    buildPlatformsRaw: row.buildPlatformsRaw,
    runPlatforms: row.runPlatforms,
    runPlatformsRaw: row.runPlatformsRaw,
    dependencies: row.dependencies,
    dependenciesRaw: row.dependenciesRaw,
    upgradable: row.upgradable,
    existingVm: row.existingVm,
    existingContainer: row.existingContainer,
    links: row.links,
    comments: row.comments,
    date: row.date,
    review: row.review,
    owners: row.owners,
    version: row.version,
    updatedAt: row.updatedAt,
    rollUp: row.rollUp,
    readiness: row.readiness,
  };
}

/** The state of a pair without the names of its package and site. */
export const toCell = ({ level, runsToday, targeted, nextAction }: Omit<PairCellDto, 'site' | 'cautions'>) => ({
  level,
  runsToday,
  targeted,
  nextAction,
});
