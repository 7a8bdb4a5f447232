import type { CursorPosition, SortValues } from '#lib/contracts/cursor.ts';

export type { SortValues } from '#lib/contracts/cursor.ts';
export type CompareValues = (a: SortValues, b: SortValues) => number;

export function compareValues(a: SortValues, b: SortValues): number {
  for (const [at, left] of a.entries()) {
    const right = b[at];
    if (right === undefined || left === right) continue;
    return left < right ? -1 : 1;
  }
  return 0;
}

export interface Page<R> {
  rows: R[];
  /** Where the next and the previous page begin, null at the ends. */
  next: CursorPosition | null;
  previous: CursorPosition | null;
}

export interface PageQuestion<R> {
  valuesOf: (row: R) => SortValues;
  /** How the rows are ordered; ascending by every value unless told otherwise. */
  compare?: CompareValues;
  matches: (row: R) => boolean;
  descending: boolean;
  limit: number;
  cursor: CursorPosition | null;
}

/**
 * One page of rows that lie in the order of their sort values: found by bisection, so that a page far down costs what
 * the first one costs. `descending` reads the order backwards. A cursor need not be a row that still exists.
 */
export function pageOf<R>(ordered: readonly R[], question: PageQuestion<R>): Page<R> {
  const { valuesOf, matches, descending, limit, cursor, compare = compareValues } = question;
  const backwards = cursor?.direction === 'before';
  const step = descending !== backwards ? -1 : 1;
  const start = startOf(ordered, valuesOf, compare, step, cursor);
  const rows: R[] = [];
  let at = start;
  for (; at >= 0 && at < ordered.length && rows.length < limit; at += step) {
    const row = ordered[at];
    if (row !== undefined && matches(row)) rows.push(row);
  }
  const further = hasMatch(ordered, matches, at, step);
  const behind = hasMatch(ordered, matches, start - step, -step as 1 | -1);
  if (backwards) rows.reverse();
  const edge = (row: R | undefined, direction: CursorPosition['direction'], more: boolean): CursorPosition | null =>
    more && row !== undefined ? { direction, values: [...valuesOf(row)] } : null;
  return {
    rows,
    next: edge(rows.at(-1), 'after', backwards ? behind : further),
    previous: edge(rows[0], 'before', backwards ? further : behind),
  };
}

/** Index of the first row beyond the cursor in reading direction. */
function startOf<R>(
  ordered: readonly R[],
  valuesOf: (row: R) => SortValues,
  compare: CompareValues,
  step: 1 | -1,
  cursor: CursorPosition | null,
): number {
  if (cursor === null) return step === 1 ? 0 : ordered.length - 1;
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = ordered[middle];
    const order = row === undefined ? 0 : compare(valuesOf(row), cursor.values);
    if (step === 1 ? order <= 0 : order < 0) low = middle + 1;
    else high = middle;
  }
  return step === 1 ? low : low - 1;
}

function hasMatch<R>(ordered: readonly R[], matches: (row: R) => boolean, from: number, step: 1 | -1): boolean {
  for (let at = from; at >= 0 && at < ordered.length; at += step) {
    const row = ordered[at];
    if (row !== undefined && matches(row)) return true;
  }
  return false;
}
