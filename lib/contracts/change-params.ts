import { z } from 'zod';
import { ENTRY_KINDS } from '../domain/vocabulary.ts';
import { listKey } from './cursor.ts';
import {
  type ListParams,
  type ParsedParams,
  parseCommon,
  parseFilters,
  readCursor,
  slugs,
  withCursorChecked,
  words,
} from './list-params.ts';
import { ONE_ORDER, withoutSort } from './one-order.ts';
import { day } from './text.ts';

const oneDay = z.array(day).max(1, 'May be given once only.');
/** Kinds of entry that were changed, sources it was changed from, first and last day on which it took effect. */
export const changeFilters = { entity: words(ENTRY_KINDS), source: slugs, from: oneDay, to: oneDay } as const;
export type ChangeFilters = { [K in keyof typeof changeFilters]: z.output<(typeof changeFilters)[K]> };
export type ChangeListParams = ListParams<'name', ChangeFilters>;

/** Sort values of a change set: when it took effect, its id. */
const CHANGE_SHAPE = [0, 0] as const;
/** What a cursor of the list of changes is bound to. */
export const changeListKey = ({ filters }: ChangeListParams): string => listKey('changes', { q: '', filters });
/** The position a page begins at; null for the first page. */
export const changeCursor = (params: ChangeListParams) =>
  readCursor(changeListKey(params), CHANGE_SHAPE, params.cursor);

/** Reads the query of the list of changes, which has one order: newest first. It is not searched. */
export function parseChangeParams(search: URLSearchParams): ParsedParams<ChangeListParams> {
  const own = withoutSort(search);
  own.delete('q');
  const { problems, report, limit, cursor } = parseCommon(own, ['name'], ONE_ORDER);
  const filters = parseFilters(search, changeFilters, report);
  // Of several days given for an end, the first counts.
  const ends = { from: filters.from.slice(0, 1), to: filters.to.slice(0, 1) };
  const params = { q: '', sort: [ONE_ORDER], limit, cursor, filters: { ...filters, ...ends } };
  return withCursorChecked(params, problems, changeCursor);
}
