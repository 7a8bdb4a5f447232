import type { PackageSort } from '#lib/contracts/list-params.ts';
import { REVIEW_STATES, STRATEGIES, UPGRADABLES } from '#lib/domain/vocabulary.ts';
import type { IndexedPackage, PackageIndex } from './package-index.ts';
import type { SortValues } from './page-of.ts';

/** The value behind each sort key; words sort in the order of the vocabulary. */
const VALUE: Record<PackageSort, (row: IndexedPackage) => number> = {
  name: () => 0,
  updatedAt: (row) => row.updatedAt,
  readiness: (row) => row.score,
  unblocks: (row) => row.unblocks,
  strategy: (row) => STRATEGIES.indexOf(row.strategy),
  upgradable: (row) => UPGRADABLES.indexOf(row.upgradable),
  review: (row) => REVIEW_STATES.indexOf(row.review),
};

/** Sort values of a package: equal ones are told apart by name, then by id. */
export const packageValues =
  (sort: PackageSort) =>
  (row: IndexedPackage): SortValues => [VALUE[sort](row), row.name, row.id];

/** All packages by ascending sort values; sorted once, then kept in order as packages change. */
export function packagesInOrder(index: PackageIndex, sort: PackageSort): readonly IndexedPackage[] {
  const known = index.orders.get(sort);
  if (known) return known.ordered;
  const value = VALUE[sort];
  const compare = (a: IndexedPackage, b: IndexedPackage): number =>
    value(a) - value(b) || (a.name === b.name ? a.id - b.id : a.name < b.name ? -1 : 1);
  const ordered = [...index.rows].sort(compare);
  index.orders.set(sort, { ordered, compare });
  return ordered;
}
