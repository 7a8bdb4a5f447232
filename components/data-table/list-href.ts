import { type ListQuery, writeQuery } from '#lib/contracts/list-query.ts';
import { type TableView, writeView } from '#lib/contracts/table-view.ts';

type Filters = Readonly<Record<string, readonly string[]>>;
/** A list's question as its own parser gives it; lists with one order know nothing of windows and groups. */
export type AnyListParams = Pick<ListQuery, 'q' | 'sort' | 'limit' | 'filters'> &
  Partial<Pick<ListQuery, 'start' | 'group' | 'closed' | 'ownSort' | 'ownGroup' | 'bare'>> & { cursor: string | null };

/** What to change; everything else of the list stays, but neither cursor nor window outlives a change. */
export type Patch = Partial<ListQuery> & { cursor?: string };

/** The question of a list with a few things changed. */
export const patched = (params: AnyListParams, patch: Patch = {}): ListQuery => ({
  q: patch.q ?? params.q,
  sort: patch.sort ?? params.sort,
  limit: patch.limit ?? params.limit,
  start: patch.start ?? null,
  group: patch.group !== undefined ? patch.group : (params.group ?? null),
  closed: patch.closed ?? params.closed ?? [],
  filters: { ...params.filters, ...patch.filters },
  ...(params.ownSort !== undefined && { ownSort: params.ownSort }),
  ...(params.ownGroup !== undefined && { ownGroup: params.ownGroup }),
  ...(params.bare && { bare: true }),
});

/** The address of the same list with a few things changed; what equals the default is left out. */
export function listHref(path: string, params: AnyListParams, patch: Patch = {}, view?: TableView): string {
  const search = new URLSearchParams();
  writeQuery(search, patched(params, patch));
  if (patch.cursor) search.set('cursor', patch.cursor);
  if (view) writeView(search, view);
  const query = search.toString();
  if (query !== '') return `${path}?${query}`;
  return params.bare ? `${path}?view=all` : path;
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
