import { z } from 'zod';
import { TASK_STATES } from '../../domain/vocabulary.ts';
import { level, listOf, ownedAction, tableOf } from './common.ts';

export const apiBlocker = ownedAction
  .extend({
    rank: z.int().describe('Place in the list, 1 for what unlocks most'),
    unlocks: z
      .int()
      .describe(
        'Needed pairs that rise when this alone is done; where `triedOut` is false, those that wait for it first',
      ),
    triedOut: z.boolean().describe('Whether the rules were run again with it taken as done'),
    pairs: z
      .array(
        z.object({
          package: z.string(),
          packageName: z.string(),
          site: z.string(),
          siteName: z.string(),
          from: level,
          to: level.nullable().describe('The level it would have then; null when it was not tried out'),
        }),
      )
      .describe('The first of these pairs, at most fifty'),
    tasks: z
      .array(z.object({ number: z.int(), slug: z.string(), name: z.string(), state: z.enum(TASK_STATES) }))
      .describe('Tasks that name it as what they are for'),
  })
  .meta({ id: 'Blocker' });
export type ApiBlocker = z.output<typeof apiBlocker>;
export const apiBlockerList = listOf(apiBlocker).meta({ id: 'BlockerList' });

/** The list with all that its table needs: `with=table`. */
export const apiBlockerTable = tableOf(apiBlocker)
  .extend({
    triedOut: z.boolean().describe('Whether the rules were run again for each step'),
    pairs: z.object({ targeted: z.int(), ready: z.int() }).describe('Needed pairs, and how many of them are ready'),
  })
  .meta({ id: 'BlockerTable' });
