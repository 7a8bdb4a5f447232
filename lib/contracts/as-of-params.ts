import { listKey } from './cursor.ts';
import { type ListParams, type ParsedParams, parseCommon, readCursor, withCursorChecked } from './list-params.ts';
import { parseStart, type Sort } from './table-params.ts';
import { day } from './text.ts';

/** Lists that can be read as they were. */
export const PAST_NOUNS = ['packages', 'sites', 'tasks'] as const;
export type PastNoun = (typeof PAST_NOUNS)[number];

/** Nothing here is older than the first computers; a day before that is a typing error. */
const FIRST_DAY = '1950-01-01';

/** A day that has come, or null: what an address says may be anything. */
export function parsePastDay(text: string, now: Date): string | null {
  const isDay = day.safeParse(text).success;
  return isDay && text >= FIRST_DAY && text <= now.toISOString().slice(0, 10) ? text : null;
}

export const isPastNoun = (text: string): text is PastNoun => PAST_NOUNS.some((noun) => noun === text);

const ONE_ORDER: Sort<'name'> = { key: 'name', descending: false };

/** A page of a list of then, which is searched by name and has one order. */
export type AsOfParams = Pick<ListParams<'name', Record<never, never>>, 'q' | 'limit' | 'cursor'> & {
  start: number | null;
};

/** What a cursor of such a list is bound to; its one value is a position, for the past does not move. */
export const asOfKey = (q: string): string => listKey('as-of', { q, filters: {} });

/** Position of the first row asked for. */
export function asOfStart({ q, cursor, start }: AsOfParams): number {
  const position = Number(readCursor(asOfKey(q), [0], cursor)?.values[0]);
  if (start !== null) return start;
  return Number.isInteger(position) && position > 0 ? position : 0;
}

/** Reads the query of a list of then. Never throws; see `ParsedParams.problems`. */
export function parseAsOfParams(search: URLSearchParams): ParsedParams<AsOfParams> {
  const own = new URLSearchParams(search);
  own.delete('sort');
  const { problems, report, q, limit, cursor } = parseCommon(own, ['name'], ONE_ORDER);
  const params = { q, limit, ...parseStart(own, cursor, report) };
  return withCursorChecked(params, problems, (checked) => readCursor(asOfKey(checked.q), [0], checked.cursor));
}
