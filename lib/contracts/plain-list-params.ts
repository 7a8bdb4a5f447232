import { listKey } from './cursor.ts';
import { type ListParams, type ParsedParams, parseCommon, readCursor, withCursorChecked } from './list-params.ts';

/**
 * Lists with one order of their own: dependencies by name, the others as their sources order them. They have a search and pages and no other sort; `sort=-order` turns the order around.
 */
export const PLAIN_LISTS = ['runtimes', 'use-cases', 'dependencies'] as const;
export type PlainList = (typeof PLAIN_LISTS)[number];

export type PlainListParams = ListParams<'order', Record<never, never>>;

/** A sample of each list's sort values: position or name, and slug. */
const SHAPES: Record<PlainList, readonly (string | number)[]> = {
  runtimes: [0, ''],
  'use-cases': [0, ''],
  dependencies: ['', ''],
};

/** Whether the list is read from its end. */
export const isBackwards = ({ sort }: Pick<PlainListParams, 'sort'>): boolean => sort[0]?.descending ?? false;

/** What a cursor of this list is bound to. */
export const plainListKey = (list: PlainList, { q, sort, filters }: PlainListParams): string =>
  listKey(`${list}${isBackwards({ sort }) ? ' backwards' : ''}`, { q, filters });

/** The position a page begins at; null for the first page. */
export const plainCursor = (list: PlainList, params: PlainListParams) =>
  readCursor(plainListKey(list, params), SHAPES[list], params.cursor);

/** Reads the query of such a list. Never throws; see `ParsedParams.problems`. */
export const parsePlainParams =
  (list: PlainList) =>
  (search: URLSearchParams): ParsedParams<PlainListParams> => {
    const {
      problems,
      report: _report,
      ...common
    } = parseCommon(search, ['order'], { key: 'order', descending: false });
    const params = { ...common, filters: {} } as const;
    return withCursorChecked<PlainListParams>(params, problems, (checked) => plainCursor(list, checked));
  };
