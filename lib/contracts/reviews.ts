import { z } from 'zod';
import { ENTRY_KINDS } from '../domain/vocabulary.ts';
import { slug, text } from './text.ts';

const entry = { kind: z.enum(ENTRY_KINDS), slug };
/** One field, or empty for the whole entry. */
const field = text(300).default('');

/** A question to somebody: is this still true? */
export const reviewRequest = z.strictObject({
  ...entry,
  field,
  /** Somebody the sources name; null: whoever answers for the entry. */
  person: slug.nullable().default(null),
  text: text(2000).trim().min(1, 'Write what should be looked at.'),
});
export type ReviewRequestInput = z.output<typeof reviewRequest>;

export const ANSWERS = ['still_true', 'changed', 'not_me'] as const;
export type Answer = (typeof ANSWERS)[number];

/** An answer to a request about an entry: a stored one by its number, else the one that its words make. */
export const reviewAnswer = z.strictObject({
  ...entry,
  field,
  request: z.int().min(1).max(2_000_000_000).nullable().default(null),
  /** Who is asked by the entry's own words; null: whoever answers for it. */
  person: slug.nullable().default(null),
  answer: z.enum(ANSWERS),
  note: text(2000).trim().default(''),
});
export type ReviewAnswerInput = z.output<typeof reviewAnswer>;

/** Somebody of the sources and the account of that person; null takes them apart. */
export const joinedPerson = z.strictObject({
  person: slug,
  userId: z.int().min(1).max(2_000_000_000).nullable(),
});
export type JoinedPerson = z.output<typeof joinedPerson>;
