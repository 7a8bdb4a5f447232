import { z } from 'zod';
import { ENTRY_KINDS } from '../domain/vocabulary.ts';
import { day, slug, text } from './text.ts';

const kind = z.enum(ENTRY_KINDS);
const number = z.int().min(1).max(999_999_999);
const version = number;

/** What a form whose text must not be lost is for, as its page bound it: the act, on what, and what its reader has seen. */
export const actWhat = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('revert'),
    kind,
    slug,
    version,
    revision: number,
    /** Empty: all that the revision changed. */
    field: text(300),
    /** The page that says what became of it. */
    next: z.string().max(2000),
  }),
  z.object({ act: z.literal('revert-change'), change: number }),
  z.object({ act: z.literal('trash'), kind, slug, version }),
  z.object({
    act: z.literal('accept'),
    question: slug,
    decision: slug,
    version,
    /** The entries that it changes. */
    versions: z.array(z.object({ kind, slug, version })).max(500),
  }),
  z.object({ act: z.literal('edit-option'), question: slug, option: slug, version }),
]);
export type ActWhat = z.output<typeof actWhat>;

/** Why something is done: what most of these forms ask for. */
export const reasonTyped = z.object({ why: text(2000).default('') });

/** What is typed to accept a decision; a day that is left empty is today. */
export const acceptanceTyped = reasonTyped.extend({
  by: text(200).default(''),
  on: z.union([z.literal('').transform(() => null), day]).default(null),
});

export const optionTyped = z.object({
  name: text(200).min(1, 'An option has a name.'),
  summary: text(4000).default(''),
});
