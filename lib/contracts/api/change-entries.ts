import { z } from 'zod';
import { ENTRY_KINDS } from '../../domain/vocabulary.ts';
import { ENTRIES_AT_MOST } from '../edit/at-most.ts';
import { slug, text } from '../text.ts';
import { why } from './entry-write.ts';

/** A patch of several entries at once, each of the version its writer has seen. */
export const changeEntriesBody = z
  .strictObject({
    why,
    preview: z.boolean().default(false).describe('Judge everything, store nothing'),
    entries: z
      .array(
        z.strictObject({
          kind: z.enum(ENTRY_KINDS),
          slug,
          version: z.int().min(1).max(2_147_483_647).describe('The version that was edited'),
          set: z
            .record(z.string().max(300), z.unknown())
            .describe(
              'Paths of fields and what is merged into each (RFC 7396); null removes one with a slug in its path',
            ),
        }),
      )
      .min(1)
      .max(ENTRIES_AT_MOST),
  })
  .meta({ id: 'ChangeEntries' });

export const changedEntries = z
  .strictObject({
    changeSet: z.int().nullable().describe('Number of the change; null when nothing changed, and of a preview'),
    entries: z.array(
      z.strictObject({ kind: z.enum(ENTRY_KINDS), slug, version: z.int(), changed: z.array(z.string()) }),
    ),
  })
  .meta({ id: 'ChangedEntries' });
export type ChangedEntries = z.infer<typeof changedEntries>;

/** Fields of entries as they are edited. */
export const entryFields = z
  .strictObject({
    kind: z.enum(ENTRY_KINDS),
    slug,
    name: text(200),
    version: z.int(),
    fields: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'EntryFields' });
export type EntryFields = z.infer<typeof entryFields>;
export const entryFieldsList = z.strictObject({ items: z.array(entryFields) }).meta({ id: 'EntryFieldsList' });

/** What the editors of a kind offer to choose from, by what it is. */
export const editorNames = z
  .record(z.string(), z.array(z.strictObject({ slug, name: text(200) })))
  .meta({ id: 'EditorNames' });
