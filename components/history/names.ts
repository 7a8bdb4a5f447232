import type { PackageDto, SiteDto } from '#lib/read/dto.ts';
import type { ImageDto } from '#lib/read/dto-build.ts';
import type { Names } from './say.ts';

/** Names of what a package's fields are about. */
export const namesOfPackage = (pkg: PackageDto): Names =>
  new Map([
    ...[...pkg.buildPlatforms, ...pkg.runPlatforms].map(({ platform, name }) => [platform, name] as const),
    ...[...pkg.dependencies, ...pkg.neededBy].map(({ slug, name }) => [slug, name] as const),
  ]);

/** Names of what a site's fields are about. */
export const namesOfSite = (site: SiteDto): Names =>
  new Map([
    ...site.nodes.map(({ platform, name }) => [platform, name] as const),
    ...[...site.offers, ...site.runtimes].map(({ slug, name }) => [slug, name] as const),
  ]);

/** Names of what an image's fields are about. */
export const namesOfImage = ({ base, contents, needs }: ImageDto): Names =>
  new Map([
    ...(base.platform === null || base.name === null ? [] : [[base.platform, base.name] as const]),
    ...contents.first.map(({ package: slug, name }) => [slug, name] as const),
    ...needs.map(({ slug, name }) => [slug, name] as const),
  ]);
