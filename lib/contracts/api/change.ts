import { z } from 'zod';
import { ENTRY_KINDS } from '../../domain/vocabulary.ts';
import { instant, listOf, tableOf } from './common.ts';
import { entryRef } from './task.ts';

export const apiChange = z
  .object({
    id: z.int(),
    at: instant.describe('When it took effect: for loaded history the date of its source'),
    recordedAt: instant.describe('When this system learned of it'),
    actor: z.string(),
    why: z.string(),
    source: z.object({ slug: z.string(), title: z.string(), dateNote: z.string() }).nullable(),
    kinds: z.array(z.object({ kind: z.enum(ENTRY_KINDS), count: z.int() })),
    total: z.int().describe('Entries it changed'),
    entries: z
      .array(
        entryRef.extend({
          trashed: z.boolean().describe('Whether it is in the trash now'),
          action: z.string(),
          version: z.int(),
          paths: z.array(z.string()),
        }),
      )
      .describe('The first twenty, of the kinds asked for; an entry’s own history has what each field was and became'),
  })
  .meta({ id: 'Change' });
export type ApiChange = z.output<typeof apiChange>;
export const apiChangeList = listOf(apiChange).meta({ id: 'ChangeList' });
/** The list with all that its table needs: `with=table`. */
export const apiChangeTable = tableOf(apiChange).meta({ id: 'ChangeTable' });
