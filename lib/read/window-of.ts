import { type Page, type PageQuestion, pageOf } from './page-of.ts';

/** A page that knows its place. */
export interface Window<R> extends Page<R> {
  /** Position of its first row among the rows that match; counted when asked. */
  start(): number;
}

/**
 * One page of rows in order, by the position of its first row or by a cursor. Positions are counted over the whole
 * list, a millisecond for 30,000 rows: what matches differs from question to question, so nothing is kept of it.
 */
export function windowOf<R>(
  ordered: readonly R[],
  { start, ...question }: Omit<PageQuestion<R>, 'descending'> & { start: number | null },
): Window<R> {
  const { matches, valuesOf } = question;
  if (start === null) {
    const page = pageOf(ordered, { ...question, descending: false });
    const beyond = question.cursor?.direction === 'before' ? 0 : Number.POSITIVE_INFINITY;
    return { ...page, start: () => countUntil(ordered, matches, page.rows[0], beyond) };
  }
  let [passed, before]: [number, R | null] = [0, null];
  for (const row of ordered) {
    if (passed === start) break;
    if (!matches(row)) continue;
    before = row;
    passed += 1;
  }
  const cursor = before === null ? null : { direction: 'after' as const, values: [...valuesOf(before)] };
  return { ...pageOf(ordered, { ...question, cursor, descending: false }), start: () => passed };
}

/** How many matching rows lie before one; `limit` caps the count when there is no such row. */
function countUntil<R>(ordered: readonly R[], matches: (row: R) => boolean, end: R | undefined, limit: number): number {
  let count = 0;
  for (const row of ordered) {
    if (row === end || (end === undefined && count >= limit)) break;
    if (matches(row)) count += 1;
  }
  return count;
}
