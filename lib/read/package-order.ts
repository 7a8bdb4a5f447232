import type { PackageSort } from '#lib/contracts/list-params.ts';
import {
  effectiveOrder,
  NO_LEVEL,
  PACKAGE_GROUPS,
  type PackageGroup,
  type Sort,
  sortText,
} from '#lib/contracts/table-params.ts';
import type { IndexedPackage, PackageIndex } from './package-index.ts';
import type { CompareValues, SortValues } from './page-of.ts';

type Numbers = Exclude<PackageSort, 'name'> | PackageGroup;

/** The word of a package in each group. */
export const GROUP_WORD: Record<PackageGroup, (row: IndexedPackage) => string> = {
  strategy: (row) => row.strategy,
  upgradable: (row) => row.upgradable,
  existingVm: (row) => row.existingVm,
  existingContainer: (row) => row.existingContainer,
  review: (row) => row.review,
  level: (row) => PACKAGE_GROUPS.level[worstRank(row)] ?? NO_LEVEL,
};

/** Rank of the worst level; after all ranks when the package was assessed nowhere. */
const worstRank = ({ worst }: IndexedPackage): number => (worst < 0 ? PACKAGE_GROUPS.level.length - 1 : worst);

const byVocabulary = (group: Exclude<PackageGroup, 'level'>): ((row: IndexedPackage) => number) => {
  const ranks = new Map<string, number>(PACKAGE_GROUPS[group].map((word, rank) => [word, rank]));
  return (row) => ranks.get(row[group]) ?? -1;
};

/** The value behind each key; words sort in the order of the vocabulary. */
const VALUE: Record<Numbers, (row: IndexedPackage) => number> = {
  updatedAt: (row) => row.updatedAt,
  readiness: (row) => row.score,
  unblocks: (row) => row.unblocks,
  strategy: byVocabulary('strategy'),
  upgradable: byVocabulary('upgradable'),
  existingVm: byVocabulary('existingVm'),
  existingContainer: byVocabulary('existingContainer'),
  review: byVocabulary('review'),
  level: worstRank,
};

/** An order of packages: by its keys, each its own way, then by id. */
export interface PackageOrder {
  /** What tells orders apart. */
  name: string;
  valuesOf: (row: IndexedPackage) => SortValues;
  compareValues: CompareValues;
  compare: (a: IndexedPackage, b: IndexedPackage) => number;
}

/** The order that a list of sorts and a group come to. */
export function packageOrder(sort: readonly Sort<PackageSort>[], group: PackageGroup | null = null): PackageOrder {
  const order = effectiveOrder({ sort, group });
  const signs = order.map(({ descending }) => (descending ? -1 : 1));
  const keys = order.map(({ key }, at) => ({ value: key === 'name' ? null : VALUE[key], sign: signs[at] ?? 1 }));
  return {
    name: sortText(order),
    valuesOf: (row) => [...keys.map(({ value }) => (value === null ? row.name : value(row))), row.id],
    compareValues: (a, b) => compareSigned(a, b, signs),
    compare: (a, b) => {
      for (const { value, sign } of keys) {
        const difference = value === null ? compareNames(a.name, b.name) : value(a) - value(b);
        if (difference !== 0) return difference * sign;
      }
      return a.id - b.id;
    },
  };
}

const compareNames = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Compares values of which some run downwards; those without a sign run upwards. */
export function compareSigned(a: SortValues, b: SortValues, signs: readonly number[]): number {
  for (const [at, left] of a.entries()) {
    const right = b[at];
    if (right === undefined || left === right) continue;
    return (left < right ? -1 : 1) * (signs[at] ?? 1);
  }
  return 0;
}

/** The order of lists that have no other. */
export const BY_NAME: PackageOrder = packageOrder([{ key: 'name', descending: false }]);

/** As many orders are kept as people look at in turn; each is a list of 30,000 pointers. */
const ORDERS_KEPT = 16;

/** All packages in an order; sorted once, then kept in order as packages change. The order unused longest goes first. */
export function packagesInOrder(index: PackageIndex, { name, compare }: PackageOrder): readonly IndexedPackage[] {
  const known = index.orders.get(name);
  const order = known ?? { ordered: [...index.rows].sort(compare), compare };
  index.orders.delete(name);
  index.orders.set(name, order);
  for (const oldest of index.orders.keys()) {
    if (index.orders.size <= ORDERS_KEPT) break;
    index.orders.delete(oldest);
  }
  return order.ordered;
}
