import { LIMIT_DEFAULT, type ListParams, type Sort } from '#lib/contracts/list-params.ts';
import { sortText } from '#lib/contracts/table-params.ts';

type Filters = Readonly<Record<string, readonly string[]>>;
export type AnyListParams = Pick<ListParams<string, Filters>, 'q' | 'limit' | 'filters'> & {
  sort: readonly Sort<string>[];
  cursor: string | null;
};

/** What to change; everything else of the list stays, but a cursor never outlives a change. */
export interface Patch {
  q?: string;
  sort?: readonly Sort<string>[];
  cursor?: string;
  filters?: Filters;
}

/** The address of the same list with a few things changed; what equals the default is left out. */
export function listHref(
  path: string,
  params: AnyListParams,
  patch: Patch = {},
  extra: Record<string, string> = {},
): string {
  const search = new URLSearchParams();
  const q = patch.q ?? params.q;
  if (q !== '') search.set('q', q);
  for (const [name, values] of Object.entries({ ...params.filters, ...patch.filters })) {
    for (const value of values) search.append(name, value);
  }
  const sort = patch.sort ?? params.sort;
  if (sortText(sort) !== 'name') search.set('sort', sortText(sort));
  if (params.limit !== LIMIT_DEFAULT) search.set('limit', String(params.limit));
  if (patch.cursor) search.set('cursor', patch.cursor);
  for (const [name, value] of Object.entries(extra)) search.set(name, value);
  const query = search.toString();
  return query === '' ? path : `${path}?${query}`;
}

/** One value of one filter taken away. */
export const without = (filters: Filters, name: string, value: string): Filters => ({
  [name]: (filters[name] ?? []).filter((one) => one !== value),
});

/** The query as Next hands it to a page. */
export type SearchRecord = Record<string, string | string[] | undefined>;

/** Next's `searchParams` as the standard class; repeated keys stay repeated. */
export function toSearchParams(record: SearchRecord): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(record)) {
    for (const one of Array.isArray(value) ? value : value === undefined ? [] : [value]) search.append(name, one);
  }
  return search;
}
