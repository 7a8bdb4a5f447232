import { listKey } from './cursor.ts';
import { type ListParams, type ParsedParams, parseCommon, readCursor, withCursorChecked } from './list-params.ts';
import type { Sort } from './table-params.ts';

/** A history has one order only: its addresses never name it. */
const ONE_ORDER: Sort<'name'> = { key: 'name', descending: false };

/** A page of the history of one entry, which is not searched and has one order: newest first. */
export type HistoryParams = ListParams<'name', Record<never, never>>;

/** Sort values of a revision: its version. */
const HISTORY_SHAPE = [0] as const;
/** What a cursor of a history is bound to. */
export const historyKey = (): string => listKey('history', { q: '', filters: {} });
/** The position a page begins at; null for the first page. A version is a whole number, whatever a forged cursor says. */
export function historyCursor(params: Pick<HistoryParams, 'cursor'>) {
  const position = readCursor(historyKey(), HISTORY_SHAPE, params.cursor);
  const version = Number(position?.values[0]);
  return Number.isInteger(version) && version > 0 && version <= 2_147_483_647 ? position : null;
}

/** Reads the query of a history. Never throws; see `ParsedParams.problems`. */
export function parseHistoryParams(search: URLSearchParams): ParsedParams<HistoryParams> {
  const own = new URLSearchParams(search);
  own.delete('sort');
  own.delete('q');
  const { problems, report: _report, limit, cursor } = parseCommon(own, ['name'], ONE_ORDER);
  const params: HistoryParams = { q: '', sort: [ONE_ORDER], limit, cursor, filters: {} };
  return withCursorChecked(params, problems, historyCursor);
}
