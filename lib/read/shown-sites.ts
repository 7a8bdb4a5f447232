import type { PackageIndex } from './package-index.ts';
import { TARGETED } from './packed-codes.ts';
import type { SiteColumn } from './sites-of.ts';

/** As many sites as a table has columns for. */
export const COLUMNS_AT_MOST = 12;

/**
 * The sites a table has columns for: all when they fit, else those filtered for first and then those that most packages
 * are wanted at.
 */
export function shownSites(
  index: PackageIndex,
  sites: readonly SiteColumn[],
  filtered: readonly string[],
  atMost = COLUMNS_AT_MOST,
): SiteColumn[] {
  if (sites.length <= atMost) return [...sites];
  const wanted = targetsPerPlace(index);
  const first = (site: SiteColumn): number => (filtered.includes(site.slug) ? 0 : 1);
  return [...sites]
    .sort((a, b) => first(a) - first(b) || (wanted[b.place] ?? 0) - (wanted[a.place] ?? 0) || a.place - b.place)
    .slice(0, atMost);
}

const counted = new WeakMap<PackageIndex, number[]>();

/** How many packages are wanted at each place of the packed codes; counted once per index. */
function targetsPerPlace(index: PackageIndex): number[] {
  const known = counted.get(index);
  if (known) return known;
  const counts: number[] = [];
  for (const { codes } of index.rows) {
    for (let place = 0; place < codes.length; place++) {
      counts[place] = (counts[place] ?? 0) + (TARGETED[codes[place] ?? 0xff] ?? 0);
    }
  }
  counted.set(index, counts);
  return counts;
}
