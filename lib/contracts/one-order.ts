import type { Sort } from './list-params.ts';

/** A list with one order only: its addresses never name it. */
export const ONE_ORDER: Sort<'name'> = { key: 'name', descending: false };

/** The query without its order, which such a list does not take. */
export function withoutSort(search: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(search);
  rest.delete('sort');
  return rest;
}
