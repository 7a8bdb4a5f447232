import { z } from 'zod';
import { CERTAINTIES, CLAIM_STATES, ENTRY_KINDS } from '../../domain/vocabulary.ts';

const day = z.string().describe('A day');

export const apiStatements = z
  .object({
    kind: z.enum(ENTRY_KINDS),
    slug: z.string(),
    version: z.int(),
    today: day.describe('The day by which ages are told'),
    reviewEveryDays: z.int().describe('Days after which a fact of this entry is old'),
    fields: z.array(
      z.object({
        field: z.string(),
        said: day.nullable().describe('When the present value was first said'),
        confirmed: day.nullable().describe('When it was last confirmed; null: never since'),
        old: z.boolean(),
        conflict: z.boolean().describe('Whether an unsettled statement says something else'),
        statements: z.array(
          z.object({
            id: z.int(),
            value: z.unknown(),
            raw: z.string(),
            by: z.string().nullable(),
            certainty: z.enum(CERTAINTIES),
            state: z.enum(CLAIM_STATES),
            said: day,
            source: z.string().nullable().describe('Title of the source'),
            settledWhy: z.string(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Statements' });
export type ApiStatements = z.output<typeof apiStatements>;

export const apiStated = z
  .object({ changeSet: z.int(), kind: z.enum(ENTRY_KINDS), slug: z.string(), version: z.int() })
  .meta({ id: 'Stated' });
export const apiAsked = z.object({ id: z.int() }).meta({ id: 'ReviewAsked' });
export const apiAnswered = z
  .object({ changeSet: z.int().nullable().describe('The change it is recorded in; null for “not me”') })
  .meta({ id: 'ReviewAnswered' });
