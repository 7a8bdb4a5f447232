import type { PackageListParams } from '#lib/contracts/list-params.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { MatrixDto } from './dto.ts';
import { packageIndex } from './package-index.ts';
import { BY_NAME, packagesInOrder } from './package-order.ts';
import { packedRows } from './packed-rows.ts';
import { pairsAt } from './place-counts.ts';
import { readDataVersion } from './read-data-version.ts';
import { selected } from './selected-packages.ts';
import { shownSites } from './shown-sites.ts';
import { sitesOf } from './sites-of.ts';

/** Which rows: the package list's own filters. */
export type MatrixInput = Pick<PackageListParams, 'q' | 'filters' | 'limit'>;

/** As many sites as a matrix has columns for; it is narrower per site than a table. */
const SITES_AT_MOST = 24;

/** Packages down, sites across. Sites are counted over all packages, not only over the rows shown. */
export async function readMatrix({ ctx, input }: { ctx: ReadContext; input: MatrixInput }): Promise<MatrixDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const index = await packageIndex(ctx, version);
  const sites = await sitesOf(ctx, version);
  const matching = await selected(ctx, version, index, input, sites);
  const ids = packagesInOrder(index, BY_NAME).flatMap(({ id }) => (matching.has(id) ? [id] : []));
  const columns = shownSites(index, sites, input.filters.site, SITES_AT_MOST);
  const rows = await packedRows(ctx, ids.slice(0, input.limit), columns);
  return {
    sites: columns.map(({ slug, name, place }) => {
      const { ready, targeted } = pairsAt(index, place);
      return { slug, name, ready, targeted };
    }),
    rows: rows.map(({ id: _id, ...row }) => row),
    totalPackages: matching.size,
    totalSites: sites.length,
  };
}
