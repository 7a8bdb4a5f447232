import { z } from 'zod';
import { CHANNELS, RUNTIME_STATES, TRISTATES } from '../../domain/vocabulary.ts';
import { instant, listOf } from './common.ts';

export const apiRuntime = z
  .object({
    slug: z.string(),
    name: z.string(),
    summary: z.string(),
    position: z.int(),
    aliases: z.array(z.string()),
    channels: z.array(z.enum(CHANNELS)).describe('From where it can start an image'),
    criteria: z
      .array(
        z.object({
          criterion: z.string(),
          value: z.enum(TRISTATES),
          raw: z.string(),
          doubt: z.string().describe('What is not sure about it; empty when sure'),
          inConflict: z.boolean(),
        }),
      )
      .describe('Its column of the comparison'),
    sites: z.array(
      z.object({
        site: z.string(),
        state: z.enum(RUNTIME_STATES),
        raw: z.string(),
        on: z.string().nullable().describe('A day, when one is known'),
        mayAsk: z.boolean(),
        version: z.string(),
        inConflict: z.boolean(),
      }),
    ),
    version: z.int(),
    updatedAt: instant,
  })
  .meta({ id: 'Runtime' });
export type ApiRuntime = z.output<typeof apiRuntime>;
export const apiRuntimeList = listOf(apiRuntime).meta({ id: 'RuntimeList' });
