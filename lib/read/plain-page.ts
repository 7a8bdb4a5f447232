import { encodeCursor } from '#lib/contracts/cursor.ts';
import {
  isBackwards,
  type PlainList,
  type PlainListParams,
  plainCursor,
  plainListKey,
} from '#lib/contracts/plain-list-params.ts';
import { searchWords } from './package-filter.ts';
import { compareValues, pageOf, type SortValues } from './page-of.ts';

/** What a list needs of every entry to be searched and put in its order. */
export interface PlainRow {
  id: number;
  search: string;
  order: SortValues;
}

/** One page of a list that is few enough to be searched and sorted in memory, in the order that belongs to it. */
export function plainPage(list: PlainList, input: PlainListParams, rows: readonly PlainRow[]) {
  const words = searchWords(input.q);
  const valuesOf = ({ order }: PlainRow) => order;
  const matching = rows
    .filter(({ search }) => words.every((word) => search.includes(word)))
    .sort((a, b) => compareValues(a.order, b.order));
  const page = pageOf(matching, {
    valuesOf,
    matches: () => true,
    descending: isBackwards(input),
    limit: input.limit,
    cursor: plainCursor(list, input),
  });
  const key = plainListKey(list, input);
  return {
    ids: page.rows.map(({ id }) => id),
    total: matching.length,
    nextCursor: page.next && encodeCursor(key, page.next),
    previousCursor: page.previous && encodeCursor(key, page.previous),
  };
}
