import { z } from 'zod';
import { CLAIM_STATES } from '../../domain/vocabulary.ts';
import { instant, listOf } from './common.ts';

export const apiRevision = z
  .object({
    version: z.int().describe('The version it made; what `revert` takes as `revision`'),
    action: z.enum(['create', 'edit', 'trash', 'restore', 'revert']),
    at: instant.describe('When it took effect: for loaded history the date of its source'),
    recordedAt: instant.describe('When this system learned of it'),
    actor: z.string().describe('`user:12`, `token:ci`, `webhook:harbor`, `system:seed`'),
    by: z.string().nullable().describe('Name of the person behind it'),
    change: z.int().describe('Number of the change it was a part of'),
    why: z.string(),
    source: z.object({ slug: z.string(), title: z.string() }).nullable(),
    changes: z.array(z.object({ path: z.string(), from: z.unknown(), to: z.unknown() })).describe('By path'),
    statements: z
      .array(z.object({ path: z.string(), raw: z.string(), by: z.string().nullable(), state: z.enum(CLAIM_STATES) }))
      .describe('What was stated with it about fields that it did not change'),
    remarks: z.array(z.object({ text: z.string(), by: z.string().nullable() })).describe('Remarks that came with it'),
  })
  .meta({ id: 'Revision' });
export type ApiRevision = z.output<typeof apiRevision>;
export const apiHistory = listOf(apiRevision).meta({ id: 'History' });
export type ApiHistory = z.output<typeof apiHistory>;
