import { type PackageListParams, packageCursor } from '#lib/contracts/list-params.ts';
import { groupLabel } from './group-label.ts';
import type { IndexedPackage, PackageIndex } from './package-index.ts';
import { GROUP_WORD, packageOrder, packagesInOrder } from './package-order.ts';
import { type Window, windowOf } from './window-of.ts';

export interface PackageWindow extends Window<IndexedPackage> {
  /** Rows that are not folded away. */
  shown: number;
  /** Rows of each group, in the order of the list; null without a group. */
  groups: { value: string; label: string; count: number; closed: boolean }[] | null;
}

/** The rows a reader asked for, of those that match, group by group. */
export function packageWindow(
  index: PackageIndex,
  matching: { has: (id: number) => boolean; size: number },
  input: PackageListParams,
): PackageWindow {
  const { sort, group, limit, start } = input;
  const order = packageOrder(sort, group);
  const ordered = packagesInOrder(index, order);
  const closed = new Set(input.closed);
  const wordOf = group === null ? null : GROUP_WORD[group];
  const matches = (row: IndexedPackage): boolean =>
    matching.has(row.id) && (wordOf === null || closed.size === 0 || !closed.has(wordOf(row)));
  const window = windowOf(ordered, {
    valuesOf: order.valuesOf,
    compare: order.compareValues,
    matches,
    limit,
    cursor: packageCursor(input),
    start,
  });
  if (group === null || wordOf === null) return { ...window, shown: matching.size, groups: null };
  const counts = new Map<string, number>();
  for (const row of ordered) {
    if (matching.has(row.id)) counts.set(wordOf(row), (counts.get(wordOf(row)) ?? 0) + 1);
  }
  const groups = [...counts].map(([value, count]) => ({
    value,
    label: groupLabel(group, value),
    count,
    closed: closed.has(value),
  }));
  const folded = groups.reduce((sum, one) => sum + (one.closed ? one.count : 0), 0);
  return { ...window, shown: matching.size - folded, groups };
}
