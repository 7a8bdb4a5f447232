import type { Tx } from '#lib/base/db.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';

/** Whose pairs must be assessed again: all sites of these packages, all packages at these sites. */
export interface Affected {
  packages: Set<number>;
  sites: Set<number>;
}
export const noneAffected = (): Affected => ({ packages: new Set(), sites: new Set() });

/** Fields the rules never read. */
const UNREAD = new Set([
  'summary',
  'links',
  'owners',
  'comments',
  'date',
  'buildPlatforms',
  'runPlatforms',
  'dependencies',
]);

/**
 * Adds what a change to one entry touches. Called before and after the write, so that a package that left an image or
 * a step is assessed again like one that joined.
 */
export async function affectedBy(
  affected: Affected,
  {
    tx,
    id,
    kind,
    paths,
    claims,
  }: { tx: Tx; id: number; kind: EntryKind; paths: string[]; claims: { field: string }[] },
): Promise<void> {
  if (paths.every((path) => UNREAD.has(path)) && claims.length === 0 && paths.length > 0) return;
  const add = (rows: { packageId: number }[]) => {
    for (const { packageId } of rows) affected.packages.add(packageId);
  };
  const select = { packageId: true } as const;
  switch (kind) {
    case 'package':
      affected.packages.add(id);
      return;
    case 'site':
      affected.sites.add(id);
      return;
    case 'platform':
      add(await tx.packagePlatform.findMany({ where: { platformId: id }, select, distinct: ['packageId'] }));
      return add(await tx.imageContent.findMany({ where: { image: { basePlatformId: id } }, select }));
    case 'dependency': {
      add(await tx.packageDependency.findMany({ where: { dependencyId: id }, select, distinct: ['packageId'] }));
      return;
    }
    case 'image':
      return add(await tx.imageContent.findMany({ where: { imageId: id }, select }));
    case 'use_case':
      return add(
        await tx.stepPackage.findMany({ where: { step: { useCaseId: id } }, select, distinct: ['packageId'] }),
      );
    default:
      return;
  }
}
