import { listKey } from '#lib/contracts/cursor.ts';
import type { ReadContext } from './context.ts';
import type { PackageListDto } from './dto.ts';
import type { IdSet } from './id-set.ts';
import { labelledFacets, platformsOf } from './package-facets.ts';
import { countFacets, matchingPackages, type PackageQuestion } from './package-filter.ts';
import type { PackageIndex } from './package-index.ts';
import { perVersion } from './per-version.ts';
import type { SiteColumn } from './sites-of.ts';

/** Which packages a query selects; kept for this data version. */
export function selected(
  ctx: ReadContext,
  version: number,
  index: PackageIndex,
  { q, filters }: PackageQuestion,
  sites: readonly SiteColumn[],
): Promise<IdSet> {
  const key = listKey('selected', { q, filters });
  return perVersion(ctx, version, key, async () => matchingPackages(index, { q, filters }, sites));
}

/** What each facet of a query would select; kept for this data version. */
export function facetsOf(
  ctx: ReadContext,
  version: number,
  index: PackageIndex,
  { q, filters }: PackageQuestion,
  sites: readonly SiteColumn[],
): Promise<PackageListDto['facets']> {
  return perVersion(ctx, version, listKey('facets', { q, filters }), async () =>
    labelledFacets(countFacets(index, { q, filters }, sites), await platformsOf(ctx, version), sites),
  );
}
