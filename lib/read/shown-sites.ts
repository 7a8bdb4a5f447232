import type { PackageIndex } from './package-index.ts';
import { neededAt } from './place-counts.ts';
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
  const wanted = neededAt(index);
  const first = (site: SiteColumn): number => (filtered.includes(site.slug) ? 0 : 1);
  return [...sites]
    .sort((a, b) => first(a) - first(b) || (wanted[b.place] ?? 0) - (wanted[a.place] ?? 0) || a.place - b.place)
    .slice(0, atMost);
}

/** As many sites as a reader may choose. */
const CHOSEN_AT_MOST = 200;

/** The sites a reader chose, in that order; what is no site is passed over. */
export function chosenSites(sites: readonly SiteColumn[], chosen: readonly string[]): SiteColumn[] {
  const bySlug = new Map(sites.map((site) => [site.slug, site]));
  return chosen.flatMap((slug) => bySlug.get(slug) ?? []).slice(0, CHOSEN_AT_MOST);
}
