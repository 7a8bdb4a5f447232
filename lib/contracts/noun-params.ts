import { z } from 'zod';
import { listKey } from './cursor.ts';
import { groupsOf, type ListNoun, orderOf, sortsOf } from './list-noun.ts';
import {
  type ParsedTable,
  parseCommon,
  parseFilters,
  readCursor,
  slugs,
  withCursorChecked,
  words,
} from './list-params.ts';
import { NO_GROUP } from './list-query.ts';
import { parseStart, type Sort, sortText } from './table-params.ts';
import { parseView } from './table-view.ts';
import { text } from './text.ts';

/** What a list described by a `ListNoun` was asked. */
export interface NounParams {
  q: string;
  /** First the order that counts most; never empty. */
  sort: Sort<string>[];
  limit: number;
  cursor: string | null;
  start: number | null;
  group: string | null;
  /** Values of the group whose rows are folded away. */
  closed: string[];
  cols: string[] | null;
  filters: Record<string, string[]>;
  /** What addresses leave out: the list's own order and group. */
  ownSort: string;
  ownGroup: string | null;
}

/** Filters of a list beside its facets. */
export type MoreFilters = Readonly<Record<string, z.ZodType<string[]>>>;

const texts = z.array(text(200)).max(50, 'At most 50 values.');
const isFixed = (all: readonly string[] | undefined): all is readonly [string, ...string[]] =>
  all !== undefined && all.length > 0;

/** What each filter of a list accepts. */
export function filtersOf<R>(noun: ListNoun<R>, more: MoreFilters = {}): Record<string, z.ZodType<string[]>> {
  const facets = Object.entries(noun.facets).map(([name, facet]) => [
    name,
    isFixed(facet.words) ? words(facet.words) : facet.isText ? texts : slugs,
  ]);
  return { ...Object.fromEntries(facets), ...more };
}

/** What a cursor of this list is bound to. */
export const nounKey = <R>({ noun }: ListNoun<R>, { q, sort, group, closed, filters }: NounParams): string =>
  listKey(`${noun} ${group ?? ''} ${sortText(sort)}`, { q, filters: { ...filters, closed } });

/** The position a page begins at; null for the first page. */
export const nounCursor = <R>(noun: ListNoun<R>, params: NounParams) =>
  readCursor(nounKey(noun, params), [...orderOf(noun, params).flatMap(({ like }) => like), 0], params.cursor);

type Report = (parameter: string, detail: string) => void;

/** Makes the reader of a list's query. It never throws; see `ParsedParams.problems`. */
export function nounParser<R>(
  noun: ListNoun<R>,
  more: MoreFilters = {},
): (search: URLSearchParams) => ParsedTable<NounParams> {
  const sorts = Object.keys(sortsOf(noun));
  const schemas = filtersOf(noun, more);
  return (search) => {
    const { problems, report, ...common } = parseCommon<string>(search, sorts, noun.own);
    const { view, problems: unusable } = parseView(search);
    const params = {
      ...common,
      ...parseStart(search, common.cursor, report),
      ...parseGroup(noun, schemas, search, report),
      filters: parseFilters(search, schemas, report),
      cols: view.cols,
      ownSort: sortText([noun.own]),
      ownGroup: noun.ownGroup ?? null,
    };
    return { ...withCursorChecked(params, [...problems, ...unusable], (checked) => nounCursor(noun, checked)), view };
  };
}

/** Reads the group and which of its parts are folded away. */
function parseGroup<R>(
  noun: ListNoun<R>,
  schemas: Record<string, z.ZodType<string[]>>,
  search: URLSearchParams,
  report: Report,
): { group: string | null; closed: string[] } {
  const groups = groupsOf(noun);
  const given = search.get('group');
  const isNone = given === '' || given === NO_GROUP;
  const group = given === null ? (noun.ownGroup ?? null) : (groups.find((name) => name === given) ?? null);
  if (given !== null && !isNone && group === null) {
    const known = groups.length === 0 ? 'This list has no groups.' : `Use one of ${groups.join(', ')}.`;
    report('group', `Not a group. ${known}`);
  }
  const folded = search.getAll('closed').some((value) => value !== '');
  const schema = group === null ? undefined : schemas[group];
  if (schema === undefined) {
    if (folded) report('closed', 'Nothing is folded away without a group.');
    return { group, closed: [] };
  }
  return { group, closed: parseFilters(search, { closed: schema }, report).closed };
}
