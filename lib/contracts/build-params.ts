import { z } from 'zod';
import { BUILD_STATES } from '../domain/vocabulary.ts';
import { listKey } from './cursor.ts';
import {
  type ListParams,
  type ParsedParams,
  parseCommon,
  parseFilters,
  readCursor,
  type Sort,
  slugs,
  withCursorChecked,
  words,
} from './list-params.ts';
import { day } from './text.ts';

/** A digest or its beginning: at least twelve hex digits, with or without the algorithm in front. */
const DIGEST = /^(?:sha256:)?([0-9a-f]{12,64})$/i;
const TAG = /^\w[\w.-]{0,127}$/;

/** The beginning of a digest as it is stored; null for what cannot be one. */
export function parseDigest(text: string): string | null {
  const hex = DIGEST.exec(text)?.[1];
  return hex === undefined ? null : `sha256:${hex.toLowerCase()}`;
}

export const isTagName = (text: string): boolean => TAG.test(text);

export const buildFilters = {
  image: slugs,
  digest: z.array(z.string().regex(DIGEST, 'At least twelve hex digits of a digest.')).max(50, 'At most 50 values.'),
  tag: z.array(z.string().regex(TAG, 'Not a name of a tag.')).max(50, 'At most 50 values.'),
  status: words(BUILD_STATES),
} as const;
export type BuildFilters = { [K in keyof typeof buildFilters]: z.output<(typeof buildFilters)[K]> };
export type BuildListParams = ListParams<'name', BuildFilters>;

/** Sort values of a build: when it was made, its number. */
const BUILD_SHAPE = [0, 0] as const;
/** What a cursor of a list of builds is bound to. */
export const buildListKey = ({ filters }: BuildListParams): string => listKey('builds', { q: '', filters });

/** The position a page begins at; null for the first page. Pages of builds are walked forwards only. */
export function buildCursor(params: BuildListParams) {
  const position = readCursor(buildListKey(params), BUILD_SHAPE, params.cursor);
  const [at = 0, id = 0] = position?.values ?? [];
  const isPlace =
    Math.abs(Number(at)) <= 8.64e15 && Number.isInteger(at) && Number.isInteger(id) && Math.abs(Number(id)) < 2 ** 31;
  return position?.direction === 'after' && isPlace ? position : null;
}

/** Builds have one order only: their addresses never name it. */
const ONE_ORDER: Sort<'name'> = { key: 'name', descending: false };

/** Reads the query of a list of builds, newest first; `image` is given where the address names it. */
export function parseBuildParams(search: URLSearchParams, image?: string): ParsedParams<BuildListParams> {
  const own = new URLSearchParams(search);
  for (const name of ['q', 'sort']) own.delete(name);
  const { problems, report, limit, cursor } = parseCommon(own, ['name'], ONE_ORDER);
  const given = parseFilters(search, buildFilters, report);
  const filters = image === undefined ? given : { ...given, image: [image] };
  return withCursorChecked({ q: '', sort: [ONE_ORDER], limit, cursor, filters }, problems, buildCursor);
}

const instant = z.iso.datetime({ offset: true });

/** Reads `at`: an instant, or a day, which means its end; null when it is neither. */
function parseAt(text: string): Date | null {
  const isDay = day.safeParse(text).success;
  if (!isDay && !instant.safeParse(text).success) return null;
  const at = new Date(isDay ? `${text}T23:59:59.999Z` : text);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** The moment asked about: null for now, which is asked anew each time. */
export function parseMoment(search: URLSearchParams): ParsedParams<Date | null> {
  const text = search.get('at') ?? '';
  const at = text === '' ? null : parseAt(text);
  const isFault = text !== '' && at === null;
  const detail = 'A day (2020-02-29, which means its end) or an instant (RFC 3339).';
  return { params: at, problems: isFault ? [{ parameter: 'at', detail }] : [] };
}
