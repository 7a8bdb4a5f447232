import { encodeCursor, listKey } from '#lib/contracts/cursor.ts';
import { type PackageFilters, type PackageListParams, packageListKey } from '#lib/contracts/list-params.ts';
import { sitesOfColumns } from '#lib/contracts/tables/packages.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { PackageListDto } from './dto.ts';
import { labelledFacets, platformsOf } from './package-facets.ts';
import { scanPackages } from './package-filter.ts';
import { type PackageIndex, packageIndex } from './package-index.ts';
import { packageRows } from './package-rows.ts';
import { packageWindow } from './package-window.ts';
import { perVersion } from './per-version.ts';
import { readDataVersion } from './read-data-version.ts';
import { chosenSites, shownSites } from './shown-sites.ts';
import { type SiteColumn, sitesOf } from './sites-of.ts';

/**
 * One page of the status table. Total and facets come from the index of this data version; the database is asked for
 * the version and for the rows shown, whatever the number of packages.
 */
export async function listPackages({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: PackageListParams;
}): Promise<PackageListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const [index, sites, platforms] = [
    await packageIndex(ctx, version),
    await sitesOf(ctx, version),
    await platformsOf(ctx, version),
  ];
  const { matching, facets } = await scanned(ctx, version, index, input, sites);
  const page = packageWindow(index, matching, input);
  const chosen = sitesOfColumns(input.cols);
  const columns = chosen === null ? shownSites(index, sites, input.filters.site) : chosenSites(sites, chosen);
  const rows = await packageRows(
    ctx,
    page.rows.map(({ id }) => id),
    columns,
  );
  const key = packageListKey(input);
  return {
    items: rows.map(({ dto }) => dto),
    total: matching.size,
    nextCursor: page.next && encodeCursor(key, page.next),
    previousCursor: page.previous && encodeCursor(key, page.previous),
    start: page.start,
    shown: page.shown,
    dataVersion: version,
    groups: page.groups,
    sites: columns.map(named),
    allSites: sites.map(named),
    facets: labelledFacets(facets, platforms, sites),
  };
}

const named = ({ slug, name }: SiteColumn) => ({ slug, name });

/** Which packages a query selects, and its facets; kept for this data version. */
export function scanned(
  ctx: ReadContext,
  version: number,
  index: PackageIndex,
  question: { q: string; filters: PackageFilters },
  sites: readonly SiteColumn[],
) {
  const { q, filters } = question;
  return perVersion(ctx, version, listKey('scan', { q, filters }), async () => scanPackages(index, question, sites));
}
