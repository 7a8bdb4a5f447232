import { listKey } from './cursor.ts';
import {
  type ListParams,
  type ParsedParams,
  parseCommon,
  readCursor,
  type Sort,
  withCursorChecked,
} from './list-params.ts';
import { ONE_ORDER, withoutSort } from './one-order.ts';

/** The list of blockers has one order, by what each unlocks, and neither a search nor filters. */
export type BlockerListParams = ListParams<'name', Record<never, never>>;
const ORDER: Sort<'name'> = ONE_ORDER;

/** Sort values: what it unlocks and where it is open, both negative so that the most comes first; the key. */
const SHAPE = [0, 0, ''] as const;
/** What a cursor of the list is bound to. */
export const blockerListKey = (): string => listKey('blockers', { q: '', filters: {} });
/** The position a page begins at; null for the first page. */
export const blockerCursor = ({ cursor }: BlockerListParams) => readCursor(blockerListKey(), SHAPE, cursor);

/** Reads the query of the list of blockers. Never throws; see `ParsedParams.problems`. */
export function parseBlockerParams(search: URLSearchParams): ParsedParams<BlockerListParams> {
  const { problems, limit, cursor } = parseCommon(withoutSort(search), ['name'], ORDER);
  return withCursorChecked({ q: '', sort: [ORDER], limit, cursor, filters: {} }, problems, blockerCursor);
}
