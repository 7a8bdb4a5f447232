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

const gridFilters = {
  suite: slugs,
  image: slugs,
  package: slugs,
  site: slugs,
  state: words(CASE_STATES),
  builds: words(BUILDS_SHOWN),
} as const;
export type GridFilters = { [K in keyof typeof gridFilters]: z.output<(typeof gridFilters)[K]> };

/** Reads the query of the page of tests; what cannot be used is left out and told. */
export function parseGridParams(search: URLSearchParams): { filters: GridFilters; problems: ParamProblem[] } {
  const problems: ParamProblem[] = [];
  const filters = parseFilters(search, gridFilters, (parameter, detail) => problems.push({ parameter, detail }));
  return { filters, problems };
}

const DIGEST = /^(?:sha256:)?[0-9a-f]{12,64}$/i;
export const runFilters = {
  suite: slugs,
  site: slugs,
  runtime: slugs,
  image: slugs,
  package: slugs,
  digest: z.array(z.string().regex(DIGEST, 'At least twelve hex digits of a digest.')).max(50, 'At most 50 values.'),
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
  const number = (name: string, fallback: number, most: number, least: number) => {
    const given = search.get(name);
    if (given === null || given === '') return fallback;
    const value = Number(given);
    if (/^\d{1,9}$/.test(given) && value >= least && value <= most) return value;
    problems.push({ parameter: name, detail: `A whole number from ${least} to ${most}.` });
    return fallback;
  };
  const params = { start: number('start', 0, 100_000, 0), limit: number('limit', CASES_AT_ONCE, CASES_MAX, 1) };
  return { params, problems };
}
