import type { z } from 'zod';
import { FLAVOURS } from '../domain/vocabulary.ts';
import {
  type ListParams,
  type ParsedParams,
  parseCommon,
  parseFilters,
  slugs,
  withCursorChecked,
  words,
} from './list-params.ts';
import { plainCursor } from './plain-list-params.ts';

/** Whether an image has a build that succeeded. */
export const BUILT = ['yes', 'no'] as const;

/** What the list of images can be narrowed to: its flavour, the platform of its base, a package in it, having a build. */
export const imageFilters = { flavour: words(FLAVOURS), base: slugs, package: slugs, built: words(BUILT) } as const;
export type ImageFilters = { [K in keyof typeof imageFilters]: z.output<(typeof imageFilters)[K]> };
export type ImageListParams = ListParams<'order', ImageFilters>;

/** Reads the query of the list of images. Never throws; see `ParsedParams.problems`. */
export function parseImageParams(search: URLSearchParams): ParsedParams<ImageListParams> {
  const { problems, report, ...common } = parseCommon(search, ['order'], { key: 'order', descending: false });
  const params = { ...common, filters: parseFilters(search, imageFilters, report) };
  return withCursorChecked<ImageListParams>(params, problems, (checked) => plainCursor('images', checked));
}
