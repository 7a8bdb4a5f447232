import { z } from 'zod';
import { ENTRY_KINDS, LEVELS } from '../../domain/vocabulary.ts';
import { FIELDS } from '../fields.ts';
import { day, slug, text } from '../text.ts';
import { why } from './entry-write.ts';

const stored = FIELDS.question['decisions.*'].unwrap();
const version = z.int().min(1).max(2_147_483_647);

/** A decision that somebody proposes; the question's version comes as `If-Match`. */
export const proposeBody = stored.omit({ state: true }).extend({ why });

const effect = z.strictObject({
  entity: z.enum(ENTRY_KINDS),
  slug,
  path: z.string().describe('A field, as in `strategy` or `runtimes.docker`'),
  value: z.unknown().describe('What is merged into it (RFC 7396)'),
});
/** The same as the document has it: a value may be any JSON, which no schema spells out. */
export const proposeDocument = proposeBody
  .extend({ effects: z.array(effect).default([]) })
  .meta({ id: 'ProposeDecision' });

export const proposed = z
  .strictObject({ slug, version: z.int(), changeSet: z.int().nullable() })
  .meta({ id: 'ProposedDecision' });

/** Acceptance of a decision: the entries it changes, each of the version seen. */
export const acceptBody = z
  .strictObject({
    versions: z
      .array(z.strictObject({ kind: z.enum(ENTRY_KINDS), slug, version }))
      .max(100)
      .default([])
      .describe('One for each entry that the decision changes; its preview tells them'),
    by: text(200).default('').describe('Who decided; as proposed when left out'),
    on: day.nullable().default(null).describe('The day it was decided on; today when left out'),
    why,
  })
  .meta({ id: 'AcceptDecision' });

export const remarkBody = z
  .strictObject({
    text: text(4000).min(1),
    role: z.enum(['remark', 'pro', 'con', 'answer']).default('remark'),
    topic: text(300).default(''),
  })
  .meta({ id: 'NewRemark' });
export const remarked = z.strictObject({ version: z.int() }).meta({ id: 'Remarked' });

/** What accepting a decision would change. */
export const decisionPreview = z
  .strictObject({
    version: z.int().describe('Of the question'),
    effects: z.array(
      z.strictObject({
        kind: z.enum(ENTRY_KINDS),
        slug,
        name: z.string(),
        path: z.string(),
        from: z.unknown(),
        to: z.unknown(),
        version: z.int().nullable().describe('Of the entry; null when it is not there any more'),
        may: z.boolean().describe('Whether you may edit that entry'),
        problem: z.string().nullable().describe('Why it cannot be carried out'),
      }),
    ),
    verdicts: z
      .array(
        z.strictObject({
          package: slug,
          packageName: z.string(),
          site: slug,
          siteName: z.string(),
          from: z.enum(LEVELS),
          to: z.enum(LEVELS),
          targeted: z.boolean(),
          because: z.string(),
        }),
      )
      .describe('Pairs whose level or answer for today would change'),
    cut: z.boolean().describe('Whether there were more pairs than could be tried'),
  })
  .meta({ id: 'DecisionPreview' });
export type DecisionPreview = z.output<typeof decisionPreview>;
