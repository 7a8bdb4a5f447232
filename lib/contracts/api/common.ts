import { z } from 'zod';
import { CHECK_OWNERS, LEVELS, TRISTATES } from '../../domain/vocabulary.ts';

/** Shapes that several answers of the REST API share. Names are fixed: other people's scripts depend on them. */
export const level = z.enum(LEVELS);
export const instant = z.iso.datetime().describe('RFC 3339, UTC');

/** A cell of the collaboration's table: the vocabulary's word and the text as its source had it. */
export const cell = <V extends readonly [string, ...string[]]>(values: V) =>
  z.object({ value: z.enum(values), raw: z.string() });

export const action = z.object({ key: z.string(), text: z.string() });
export const ownedAction = action.extend({ owner: z.enum(CHECK_OWNERS) });
export const evidence = z.object({ ref: z.string(), label: z.string() });
export const runsToday = z.enum(TRISTATES);

/** RFC 9457. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof problem>;

export const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int() });

const named = z.object({ slug: z.string(), name: z.string() });
export const siteNames = (description: string) => z.array(named).describe(description);
export const facetValues = z
  .array(z.object({ value: z.string(), label: z.string(), count: z.int() }))
  .describe('How many rows each value would leave');
/** What a list says beside its rows for `with=table`. */
export const windowParts = {
  previousCursor: z.string().nullable(),
  start: z.int().describe('Position of the first row among those that are not folded away'),
  shown: z.int().describe('Rows that are not folded away'),
  groups: z
    .array(z.object({ value: z.string(), label: z.string(), count: z.int(), closed: z.boolean() }))
    .nullable()
    .describe('All matching rows by group, in the order of the list; null without a group'),
  dataVersion: z
    .int()
    .optional()
    .describe('Number of the state of the data; two windows with the same one belong together'),
};
/** A list with what its table needs beside the rows; `facets` by the name of their parameter. */
export const tableOf = <S extends z.ZodType>(item: S) =>
  listOf(item).extend({ ...windowParts, facets: z.record(z.string(), facetValues) });
