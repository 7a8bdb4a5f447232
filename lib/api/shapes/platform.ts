import type { ApiPlatform } from '#lib/contracts/api/platform.ts';
import type { PlatformRowDto, SupportGroupDto } from '#lib/read/dto-platform.ts';

/** The API's platform. */
export function toApiPlatform(row: PlatformRowDto): ApiPlatform {
  return {
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    family: row.family,
    generation: row.generation,
    aliases: row.aliases,
    releasedOn: row.releasedOn,
    maintenanceEnds: row.maintenanceEnds,
    extendedEnds: row.extendedEnds,
    baseImage: row.baseImage,
    ended: row.ended,
    builds: row.builds.map(toGroup),
    runs: row.runs.map(toGroup),
    sites: row.sites.map(({ slug, name: _name, ...node }) => ({ site: slug, ...node })),
    images: { count: row.images.count, first: row.images.first.map(slugOf) },
    stranded: {
      count: row.stranded.count,
      packages: row.stranded.packages.map(({ slug, doubtfulOn }) => ({ slug, doubtfulOn })),
    },
    version: row.version,
    updatedAt: row.updatedAt,
  };
}

const slugOf = ({ slug }: { slug: string }): string => slug;
const toGroup = ({ support, count, packages }: SupportGroupDto) => ({ support, count, packages: packages.map(slugOf) });
