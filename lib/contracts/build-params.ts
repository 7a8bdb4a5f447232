import { z } from 'zod';
import { type ParsedParams, type ParsedTable, slugs } from './list-params.ts';
import { type MoreFilters, type NounParams, nounParser } from './noun-params.ts';
import { buildsNoun } from './tables/builds.ts';
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

/** Filters of builds with a grammar of their own; `digest` is no facet, for hardly two builds share one. */
export const buildFilters = {
  digest: z.array(z.string().regex(DIGEST, 'At least twelve hex digits of a digest.')).max(50, 'At most 50 values.'),
  tag: z.array(z.string().regex(TAG, 'Not a name of a tag.')).max(50, 'At most 50 values.'),
} as const satisfies MoreFilters;

/** Reads the query of a list of builds. */
export const parseBuildParams = nounParser(buildsNoun, buildFilters);

/** Reads the query of the builds of one image, which the address names; what cannot be a slug is no image anyway. */
export function parseImageBuildParams(search: URLSearchParams, image: string): ParsedTable<NounParams> {
  const whole = new URLSearchParams(search);
  if (slugs.safeParse([image]).success) whole.set('image', image);
  return parseBuildParams(whole);
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
