import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { MatrixDto } from './dto.ts';
import { packageIndex } from './package-index.ts';
import { BY_NAME, packageOrder, packagesInOrder } from './package-order.ts';
import { packedRows } from './packed-rows.ts';
import { pairsAt } from './place-counts.ts';
import { readDataVersion } from './read-data-version.ts';
import { shownSites } from './shown-sites.ts';
import { sitesOf } from './sites-of.ts';

/** A whole matrix fits on a screen or two up to here. */
const WHOLE = { rows: 60, cells: 480 };
/** The part of a larger one: a screen of it, and where work lifts most. */
const PART = { rows: 12, sites: 10 };
const BY_WORK = packageOrder([{ key: 'unblocks', descending: true }]);

/**
 * Packages down, sites across, for the first page. All of them by name where they fit; else the packages whose next step
 * lifts most pairs, at the sites that need most. Sites are counted over all packages, not only over the rows shown.
 */
export async function readMatrix({ ctx }: { ctx: ReadContext }): Promise<MatrixDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const index = await packageIndex(ctx, version);
  const sites = await sitesOf(ctx, version);
  const totalPackages = index.rows.length;
  const whole = totalPackages <= WHOLE.rows && totalPackages * sites.length <= WHOLE.cells;
  const ordered = packagesInOrder(index, whole ? BY_NAME : BY_WORK);
  const columns = shownSites(index, sites, [], whole ? sites.length : PART.sites);
  const ids = ordered.slice(0, whole ? WHOLE.rows : PART.rows).map(({ id }) => id);
  const rows = await packedRows(ctx, ids, columns);
  return {
    sites: columns.map(({ slug, name, place }) => {
      const { ready, targeted } = pairsAt(index, place);
      return { slug, name, ready, targeted };
    }),
    rows: rows.map(({ id: _id, ...row }) => row),
    totalPackages,
    totalSites: sites.length,
  };
}
