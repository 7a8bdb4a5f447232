import { type Sort, sortText } from './table-params.ts';

/** Rows of a list that asks for no other number. */
export const LIMIT_DEFAULT = 50;
/** Rows in the HTML of a table that is longer than a list's own number, and with a new question: two screens. */
export const FIRST_ROWS = 20;

/** What a list of any kind was asked, checked or not. Apart from `list-params.ts`, so that a browser can use it without zod. */
export interface ListQuery {
  q: string;
  sort: readonly Sort<string>[];
  limit: number;
  /** First row of a window, counted from 0. */
  start: number | null;
  group: string | null;
  /** Values of the group whose rows are folded away. */
  closed: readonly string[];
  filters: Readonly<Record<string, readonly string[]>>;
  /** The order and the group the list has of itself, which addresses leave out: by name and none, unless it says so. */
  ownSort?: string;
  ownGroup?: string | null;
  /** Whether an address without any question means another one: a saved view that the table opens with. */
  bare?: boolean | undefined;
}

/** How an address says that rows come in no group, where a list has one of its own. */
export const NO_GROUP = 'none';

/** `-readiness,name` as keys, known or not. */
const readSort = (text: string): Sort<string>[] =>
  text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => ({ key: part.replace(/^-/, ''), descending: part.startsWith('-') }));

/** Writes a question into a query string; what equals the default is left out. */
export function writeQuery(search: URLSearchParams, query: ListQuery): void {
  const { ownSort = 'name', ownGroup = null } = query;
  if (query.q !== '') search.set('q', query.q);
  for (const [name, values] of Object.entries(query.filters)) for (const value of values) search.append(name, value);
  const sort = sortText(query.sort);
  if (sort !== ownSort) search.set('sort', sort);
  if (query.group !== ownGroup) search.set('group', query.group ?? NO_GROUP);
  if (query.group !== null) for (const value of query.closed) search.append('closed', value);
  if (query.limit !== LIMIT_DEFAULT) search.set('limit', String(query.limit));
  if (query.start !== null && query.start > 0) search.set('start', String(query.start));
}

/** Reads what `writeQuery` wrote of a list like `of`. The address may be typed by hand: the API says what is wrong with it. */
export function readQuery(search: URLSearchParams, of: ListQuery): ListQuery {
  const { ownSort = 'name', ownGroup = null } = of;
  const number = (name: string): number | null =>
    /^\d{1,8}$/.test(search.get(name) ?? '') ? Number(search.get(name)) : null;
  return {
    q: search.get('q') ?? '',
    sort: readSort(search.get('sort') ?? ownSort),
    limit: number('limit') ?? LIMIT_DEFAULT,
    start: number('start'),
    group: readGroup(search.get('group'), ownGroup),
    closed: search.getAll('closed'),
    filters: Object.fromEntries(Object.keys(of.filters).map((name) => [name, search.getAll(name)])),
    ownSort,
    ownGroup,
    bare: of.bare,
  };
}

const readGroup = (given: string | null, own: string | null): string | null =>
  given === null ? own : given === '' || given === NO_GROUP ? null : given;
