import { EXISTENCES, LEVELS, REVIEW_STATES, STRATEGIES, UPGRADABLES } from '../domain/vocabulary.ts';

/**
 * What the two large tables understand beside search, filters and pages: several orders at once, a window by position,
 * groups that may be folded away, and the columns that are looked at.
 */

/** `-updatedAt` → `{ key: 'updatedAt', descending: true }`. */
export interface Sort<K extends string> {
  key: K;
  descending: boolean;
}

export const SORTS_MAX = 4;
/** Further than any catalogue reaches. */
export const START_MAX = 10_000_000;

/** The word for packages that were assessed nowhere, so that no level is their worst. */
export const NO_LEVEL = 'none';

/** What packages can be grouped by, and the words of each group in order. `level` is the roll-up's worst. */
export const PACKAGE_GROUPS = {
  strategy: STRATEGIES,
  upgradable: UPGRADABLES,
  existingVm: EXISTENCES,
  existingContainer: EXISTENCES,
  review: REVIEW_STATES,
  level: [...LEVELS, NO_LEVEL],
} as const satisfies Record<string, readonly string[]>;
export type PackageGroup = keyof typeof PACKAGE_GROUPS;
export const isPackageGroup = (name: string): name is PackageGroup => Object.hasOwn(PACKAGE_GROUPS, name);

export interface WindowParams<G extends string> {
  /** Position of the first row among those that are not folded away; null when a cursor or nothing says where. */
  start: number | null;
  group: G | null;
  /** Words of the group whose rows are folded away. */
  closed: string[];
  /** Columns in order, null for the table's own. */
  cols: string[] | null;
}

type Report = (parameter: string, detail: string) => void;

/** Reads `sort=-readiness,name`; never empty. */
export function parseSort<K extends string>(
  given: string | null,
  sorts: readonly K[],
  fallback: Sort<K>,
  report: Report,
): Sort<K>[] {
  if (given === null || given === '') return [fallback];
  const found: Sort<K>[] = [];
  const faults = new Set<string>();
  for (const word of given.split(',')) {
    const descending = word.startsWith('-');
    const key = sorts.find((known) => known === (descending ? word.slice(1) : word));
    if (key === undefined) {
      faults.add(`Not a sort key. Use one of ${sorts.join(', ')}, with "-" in front for descending.`);
    } else if (found.some((one) => one.key === key))
      faults.add('A sort key may be given once only; its first place counts.');
    else if (found.length === SORTS_MAX) faults.add(`At most ${SORTS_MAX} sort keys; the rest was left out.`);
    else found.push({ key, descending });
  }
  for (const detail of faults) report('sort', detail);
  return found.length === 0 ? [fallback] : found;
}

/** An order as addresses write it: `-readiness,name`. */
export const sortText = (sort: readonly Sort<string>[]): string =>
  sort.map(({ key, descending }) => `${descending ? '-' : ''}${key}`).join(',');

/** Reads a whole number; null where none is given, or none that can be used. */
export function parseWhole(
  search: URLSearchParams,
  name: string,
  report: Report,
  { least = 0, most = START_MAX } = {},
): number | null {
  const given = search.get(name) ?? '';
  if (given === '') return null;
  const number = Number(given);
  if (/^\d{1,8}$/.test(given) && number >= least && number <= most) return number;
  report(name, `A whole number from ${least} to ${most}.`);
  return null;
}

/** Reads `start`; beside a cursor it alone counts. */
export function parseStart(search: URLSearchParams, cursor: string | null, report: Report) {
  const start = parseWhole(search, 'start', report);
  if (start === null) return { start, cursor };
  if (cursor !== null) report('cursor', 'Not beside “start”, which says already where the rows begin.');
  return { start, cursor: null };
}

/** Reads the group of the status table and which of its parts are folded away. */
export function parseGroup(search: URLSearchParams, report: Report): { group: PackageGroup | null; closed: string[] } {
  const name = search.get('group') ?? '';
  const group = isPackageGroup(name) ? name : null;
  if (group === null && name !== '') {
    report('group', `Not a group. Use one of ${Object.keys(PACKAGE_GROUPS).join(', ')}.`);
  }
  const given = [...new Set(search.getAll('closed').filter((word) => word !== ''))];
  if (given.length === 0) return { group, closed: [] };
  if (group === null) {
    report('closed', 'Nothing is folded away without a group.');
    return { group, closed: [] };
  }
  const known: readonly string[] = PACKAGE_GROUPS[group];
  const closed = given.filter((word) => known.includes(word));
  if (closed.length < given.length) report('closed', `Not a part of this group. Use any of ${known.join(', ')}.`);
  return { group, closed };
}

/**
 * What rows are ordered by, in effect: the group, the sort keys, the name; the id after them tells equals apart. The
 * group goes the way of its own key when that is a sort key too. A cursor has one value for each of these and the id.
 */
export function effectiveOrder<K extends string, G extends string>(params: {
  sort: readonly Sort<K>[];
  group: G | null;
}): Sort<K | G | 'name'>[] {
  const { sort, group } = params;
  const own: readonly Sort<K | G | 'name'>[] = sort;
  const first: Sort<K | G | 'name'>[] =
    group === null ? [] : [own.find(({ key }) => key === group) ?? { key: group, descending: false }];
  const order = [...first, ...own.filter(({ key }) => key !== group)];
  return order.some(({ key }) => key === 'name') ? order : [...order, { key: 'name', descending: false }];
}

/** A sample of the values of a cursor: names are texts, everything else is a number, last the id. */
export const shapeOf = (order: readonly Sort<string>[]): (string | number)[] => [
  ...order.map(({ key }) => (key === 'name' ? '' : 0)),
  0,
];
