import { z } from 'zod';
import {
  CONFLICTS,
  EXISTENCES,
  LEVELS,
  type Level,
  REVIEW_STATES,
  STRATEGIES,
  UPGRADABLES,
} from '../domain/vocabulary.ts';
import { CURSOR_FORM, type CursorPosition, decodeCursor, listKey } from './cursor.ts';
import { LIMIT_DEFAULT } from './list-query.ts';
import { SLUG } from './slug.ts';
import {
  effectiveOrder,
  type PackageGroup,
  parseGroup,
  parseSort,
  parseStart,
  type Sort,
  shapeOf,
  sortText,
  type WindowParams,
} from './table-params.ts';
import { parseView, type TableView } from './table-view.ts';
import { isCleanText } from './text.ts';

/**
 * The grammar of list URLs: one for the page, the API and the export. Two ways to read it: `clamp` for people (what
 * cannot be used is dropped or limited, with a notice) and `strict` for machines (400 with the offending parameter).
 */
export const LIMIT_MAX = 200;
const QUERY_MAX = 200;

export const PACKAGE_SORTS = [
  'name',
  'updatedAt',
  'readiness',
  'unblocks',
  'strategy',
  'upgradable',
  'review',
] as const;
export type PackageSort = (typeof PACKAGE_SORTS)[number];

export type { Sort } from './table-params.ts';

export const slugs = z.array(z.string().max(120).regex(SLUG, 'Not a valid name.')).max(50, 'At most 50 values.');
export const words = <V extends readonly [string, ...string[]]>(values: V) => z.array(z.enum(values)).max(50);

export const packageFilters = {
  platform: slugs,
  runsOn: slugs,
  builtOn: slugs,
  site: slugs,
  level: words(LEVELS),
  strategy: words(STRATEGIES),
  upgradable: words(UPGRADABLES),
  existingContainer: words(EXISTENCES),
  existingVm: words(EXISTENCES),
  review: words(REVIEW_STATES),
  conflict: words(CONFLICTS),
  owner: slugs,
} as const;
export type PackageFilters = { [K in keyof typeof packageFilters]: z.output<(typeof packageFilters)[K]> };

export interface ListParams<K extends string, F> {
  q: string;
  /** First the order that counts most; never empty. */
  sort: Sort<K>[];
  limit: number;
  cursor: string | null;
  filters: F;
}
export type PackageListParams = ListParams<PackageSort, PackageFilters> & WindowParams<PackageGroup>;

/** One parameter that could not be used as it was. */
export interface ParamProblem {
  parameter: string;
  detail: string;
}
export interface ParsedParams<P> {
  params: P;
  problems: ParamProblem[];
}
/** What a table's query says: which rows, and how they are looked at. */
export interface ParsedTable<P> extends ParsedParams<P> {
  view: TableView;
}

/** Shared part: q, sort, limit, cursor. A parameter that cannot be used falls to its default and is reported. */
export function parseCommon<K extends string>(search: URLSearchParams, sorts: readonly K[], fallback: Sort<K>) {
  const problems: ParamProblem[] = [];
  const report = (parameter: string, detail: string) => problems.push({ parameter, detail });

  let q = search.get('q') ?? '';
  if (q.length > QUERY_MAX) {
    report('q', `At most ${QUERY_MAX} characters; the rest was cut.`);
    q = q.slice(0, QUERY_MAX);
  }
  if (!isCleanText(q)) {
    report('q', 'Contains characters that cannot be searched.');
    q = '';
  }

  const sort = parseSort(search.get('sort'), sorts, fallback, report);

  let limit = LIMIT_DEFAULT;
  const size = search.get('limit');
  if (size !== null && size !== '') {
    const number = Number(size);
    if (Number.isInteger(number) && number >= 1 && number <= LIMIT_MAX) limit = number;
    else {
      report('limit', `A whole number from 1 to ${LIMIT_MAX}.`);
      if (number > LIMIT_MAX) limit = LIMIT_MAX;
    }
  }

  let cursor = search.get('cursor');
  if (cursor === '') cursor = null;
  if (cursor !== null && !CURSOR_FORM.test(cursor)) {
    report('cursor', NOT_A_CURSOR);
    cursor = null;
  }
  return { q: q.trim(), sort, limit, cursor, problems, report };
}

/** Any-of filters, each parsed by its own schema; values that cannot be used are dropped and reported. */
export function parseFilters<F extends Record<string, z.ZodType>>(
  search: URLSearchParams,
  schemas: F,
  report: (parameter: string, detail: string) => void,
): { [K in keyof F]: z.output<F[K]> } {
  const parsed = Object.entries(schemas).map(([name, schema]) => {
    const given = [...new Set(search.getAll(name).filter((value) => value !== ''))];
    const all = schema.safeParse(given);
    if (all.success) return [name, all.data];
    report(name, all.error.issues[0]?.message ?? 'Not a value of this filter.');
    return [name, given.slice(0, 50).filter((value) => schema.safeParse([value]).success)];
  });
  return Object.fromEntries(parsed) as { [K in keyof F]: z.output<F[K]> };
}

const NOT_A_CURSOR = 'Not a cursor of this list; start without one.';
/** Sort values of pairs: the package's name in lower case, its id, the site's ordinal. */
const PAIR_SHAPE = ['', 0, 0] as const;

/** What a cursor of this list is bound to. */
export const packageListKey = ({ q, sort, group, closed, filters }: PackageListParams): string =>
  listKey(`packages ${group ?? ''} ${sortText(sort)}`, { q, filters: { ...filters, closed } });
export const readinessListKey = ({ packages, sites, levels, targeted }: ReadinessListParams): string =>
  listKey('readiness', { q: '', filters: { packages, sites, levels, targeted: [String(targeted)] } });

export const readCursor = (
  key: string,
  shape: readonly (string | number)[],
  cursor: string | null,
): CursorPosition | null => (cursor === null ? null : decodeCursor(key, shape, cursor));
/** The position a page begins at; null for the first page. */
export const packageCursor = (params: PackageListParams) =>
  readCursor(packageListKey(params), shapeOf(effectiveOrder(params)), params.cursor);
export const readinessCursor = (params: ReadinessListParams) =>
  readCursor(readinessListKey(params), PAIR_SHAPE, params.cursor);

/** Drops a cursor that belongs to another sort or filter, and says so. */
export function withCursorChecked<P extends { cursor: string | null }>(
  params: P,
  problems: ParamProblem[],
  read: (params: P) => CursorPosition | null,
): ParsedParams<P> {
  if (params.cursor === null || read(params) !== null) return { params, problems };
  return {
    params: { ...params, cursor: null },
    problems: [...problems, { parameter: 'cursor', detail: NOT_A_CURSOR }],
  };
}

const BY_NAME = { key: 'name', descending: false } as const;

/** Reads the query of the package list. Never throws; see `ParsedParams.problems`. */
export function parsePackageParams(search: URLSearchParams): ParsedTable<PackageListParams> {
  const { problems, report, ...common } = parseCommon<PackageSort>(search, PACKAGE_SORTS, BY_NAME);
  const filters = parseFilters(search, packageFilters, report);
  const place = parseStart(search, common.cursor, report);
  const grouping = parseGroup(search, report);
  const { view, problems: unusable } = parseView(search);
  const params = { ...common, filters, ...place, ...grouping, cols: view.cols };
  return { ...withCursorChecked(params, [...problems, ...unusable], packageCursor), view };
}

export interface ReadinessListParams {
  packages: string[];
  sites: string[];
  levels: Level[];
  /** Only pairs that a use case asks for (true), only the others (false), or both. */
  targeted: boolean | null;
  limit: number;
  cursor: string | null;
}

/** Reads the query of the list of pairs. */
export function parseReadinessParams(search: URLSearchParams): ParsedParams<ReadinessListParams> {
  const { problems, report, limit, cursor } = parseCommon(search, ['name'], { key: 'name', descending: false });
  const { package: packages, site: sites, level: levels } = parseFilters(search, READINESS_FILTERS, report);
  const wanted = search.get('targeted') ?? '';
  if (!['', 'true', 'false'].includes(wanted)) report('targeted', 'Either true or false.');
  const targeted = wanted === 'true' ? true : wanted === 'false' ? false : null;
  return withCursorChecked({ packages, sites, levels, targeted, limit, cursor }, problems, readinessCursor);
}
export const READINESS_FILTERS = { package: slugs, site: slugs, level: words(LEVELS) } as const;
