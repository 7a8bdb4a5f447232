import { encodeCursor } from '#lib/contracts/cursor.ts';
import { type PackageListParams, packageListKey } from '#lib/contracts/list-params.ts';
import { sitesOfColumns } from '#lib/contracts/tables/packages.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { PackageListDto } from './dto.ts';
import type { Octets } from './octets.ts';
import { packageIndex } from './package-index.ts';
import { packageTexts, parsedRow } from './package-rows.ts';
import { packageWindow } from './package-window.ts';
import { readDataVersion } from './read-data-version.ts';
import { facetsOf, selected } from './selected-packages.ts';
import { chosenSites, shownSites } from './shown-sites.ts';
import { type SiteColumn, sitesOf } from './sites-of.ts';

/** One page of the status table, its rows as JSON; what stands around the rows is told where it is asked for. */
export interface PackageListTexts extends Pick<PackageListDto, 'nextCursor' | 'previousCursor' | 'total'> {
  items: Octets[];
  around(): Promise<
    Pick<PackageListDto, 'start' | 'shown' | 'dataVersion' | 'groups' | 'sites' | 'allSites' | 'facets'>
  >;
}

/**
 * One page of the status table. Total, order and facets come from the index of this data version, the rows from what is
 * kept of each package; the database is asked for the version, and for rows that were not shown since they changed.
 */
export async function listPackageTexts({
  ctx,
  input,
  first = input.limit,
}: {
  ctx: ReadContext;
  input: PackageListParams;
  /** Rows to give when there are more than the limit: a page that draws a few and fetches the others. */
  first?: number;
}): Promise<PackageListTexts> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const [index, sites] = [await packageIndex(ctx, version), await sitesOf(ctx, version)];
  const matching = await selected(ctx, version, index, input, sites);
  const limit = matching.size > input.limit ? first : input.limit;
  const page = packageWindow(index, matching, { ...input, limit });
  const chosen = sitesOfColumns(input.cols);
  const columns = chosen === null ? shownSites(index, sites, input.filters.site) : chosenSites(sites, chosen);
  const key = packageListKey(input);
  return {
    items: await packageTexts(ctx, version, page.rows, columns),
    total: matching.size,
    nextCursor: page.next && encodeCursor(key, page.next),
    previousCursor: page.previous && encodeCursor(key, page.previous),
    around: async () => ({
      start: page.start(),
      shown: page.shown,
      dataVersion: version,
      groups: page.groups,
      sites: columns.map(named),
      allSites: sites.map(named),
      facets: await facetsOf(ctx, version, index, input, sites),
    }),
  };
}

/** The same as objects, for a page to show. */
export async function listPackages(question: {
  ctx: ReadContext;
  input: PackageListParams;
  first?: number;
}): Promise<PackageListDto> {
  const { items, around, ...page } = await listPackageTexts(question);
  return { items: items.map(parsedRow), ...page, ...(await around()) };
}

const named = ({ slug, name }: SiteColumn) => ({ slug, name });
