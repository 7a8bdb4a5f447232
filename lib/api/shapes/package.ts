import type { ApiPackage } from '#lib/contracts/api/package.ts';
import type { PackageRowDto, PairCellDto } from '#lib/read/dto.ts';

/** The API's package: exactly the documented keys, whatever the pages need beside them. */
export function toApiPackage(row: PackageRowDto): ApiPackage {
  return {
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    strategy: row.strategy,
    buildPlatforms: row.buildPlatforms.map(toSupport),
    runPlatforms: row.runPlatforms.map(toSupport),
    dependencies: row.dependencies,
    upgradable: { value: row.upgradable.value, raw: row.upgradable.raw },
    existingVm: row.existingVm,
    existingContainer: row.existingContainer,
    links: row.links,
    comments: row.comments,
    review: row.review,
    owners: row.owners,
    version: row.version,
    updatedAt: row.updatedAt,
    readiness: row.readiness.map(({ site, ...cell }) => ({ site, ...toCell(cell) })),
  };
}

const toSupport = ({ platform, support, note }: PackageRowDto['runPlatforms'][number]) => ({ platform, support, note });

/** The state of a pair without the names of its package and site. */
export const toCell = ({ level, runsToday, targeted, nextAction }: Omit<PairCellDto, 'site' | 'cautions'>) => ({
  level,
  runsToday,
  targeted,
  nextAction,
});
