import { z } from 'zod';
import { CASE_STATES } from '../domain/test-states.ts';
import { RUN_OUTCOMES } from '../domain/vocabulary.ts';
import { listKey } from './cursor.ts';
import {
  type ParamProblem,
  type ParsedParams,
  parseCommon,
  parseFilters,
  readCursor,
  slugs,
  words,
} from './list-params.ts';

/** Builds that the grid shows: those in use now, or every one that was tested. */
export const BUILDS_SHOWN = ['current', 'all'] as const;

/** A menu lists at most so many choices; of more, one is named as in its address. */
export const CHOICES_AT_MOST = 40;
/** Sites are the columns, so that more of them are worth a longer menu. */
export const SITE_CHOICES_AT_MOST = 200;
/** Rows and columns of the grid that one page shows. */
export const GRID_ROWS = 50;
export const GRID_SITES = 12;

const DIGEST = /^(?:sha256:)?[0-9a-f]{12,64}$/i;
const digests = z
  .array(z.string().regex(DIGEST, 'At least twelve hex digits of a digest.'))
  .max(50, 'At most 50 values.');

const gridFilters = {
  suite: slugs,
  image: slugs,
  package: slugs,
  site: slugs,
  digest: digests,
  state: words(CASE_STATES),
  builds: words(BUILDS_SHOWN),
} as const;
export type GridFilters = { [K in keyof typeof gridFilters]: z.output<(typeof gridFilters)[K]> };
export interface GridParams {
  filters: GridFilters;
  /** Rows and sites before the first one shown. */
  start: number;
  siteStart: number;
}

/** Reads the query of the page of tests; what cannot be used is left out and told. */
export function parseGridParams(search: URLSearchParams): ParsedParams<GridParams> {
  const problems: ParamProblem[] = [];
  const report = (parameter: string, detail: string) => problems.push({ parameter, detail });
  const filters = parseFilters(search, gridFilters, report);
  const start = wholeNumber(search, { name: 'start', most: PLACE_MAX }, report);
  const siteStart = wholeNumber(search, { name: 'siteStart', most: PLACE_MAX }, report);
  return { params: { filters, start: start ?? 0, siteStart: siteStart ?? 0 }, problems };
}

/** A number in an address; null when none is given, or none that can be. */
function wholeNumber(
  search: URLSearchParams,
  { name, most, least = 0 }: { name: string; most: number; least?: number },
  report: (parameter: string, detail: string) => void,
): number | null {
  const given = search.get(name);
  if (given === null || given === '') return null;
  const value = Number(given);
  if (/^\d{1,9}$/.test(given) && value >= least && value <= most) return value;
  report(name, `A whole number from ${least} to ${most}.`);
  return null;
}
const PLACE_MAX = 100_000;

export const runFilters = {
  suite: slugs,
  site: slugs,
  runtime: slugs,
  image: slugs,
  package: slugs,
  digest: digests,
  outcome: words(RUN_OUTCOMES),
} as const;
export type RunFilters = { [K in keyof typeof runFilters]: z.output<(typeof runFilters)[K]> };
export interface RunListParams {
  limit: number;
  /** Number of the last run of the page before. */
  before: number | null;
  filters: RunFilters;
}

export const runListKey = (filters: RunFilters): string => listKey('test runs', { q: '', filters });
const RUN_SHAPE = [0] as const;

/** Reads the query of the list of runs, newest first. */
export function parseRunParams(search: URLSearchParams): ParsedParams<RunListParams> {
  const own = new URLSearchParams(search);
  for (const name of ['q', 'sort']) own.delete(name);
  const { problems, report, limit, cursor } = parseCommon(own, ['name'], { key: 'name', descending: false });
  const filters = parseFilters(search, runFilters, report);
  const position = cursor === null ? null : readCursor(runListKey(filters), RUN_SHAPE, cursor);
  const before = Number(position?.values[0] ?? 0);
  const isPlace = position?.direction === 'after' && Number.isInteger(before) && before > 0 && before < 2 ** 31;
  if (cursor !== null && !isPlace) report('cursor', 'Not a cursor of this list; start without one.');
  return { params: { limit, before: isPlace ? before : null, filters }, problems };
}

/** Cases of a run told at once. */
export const CASES_AT_ONCE = 200;
export const CASES_MAX = 1000;
/** Reads which cases of a run are asked for. */
export function parseCasesParams(search: URLSearchParams): ParsedParams<{ start: number; limit: number }> {
  const problems: ParamProblem[] = [];
  const report = (parameter: string, detail: string) => problems.push({ parameter, detail });
  const start = wholeNumber(search, { name: 'start', most: PLACE_MAX }, report);
  const limit = wholeNumber(search, { name: 'limit', most: CASES_MAX, least: 1 }, report);
  return { params: { start: start ?? 0, limit: limit ?? CASES_AT_ONCE }, problems };
}
