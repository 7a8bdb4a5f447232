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
