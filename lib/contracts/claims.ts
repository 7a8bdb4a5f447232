import { z } from 'zod';
import { CERTAINTIES, ENTRY_KINDS } from '../domain/vocabulary.ts';
import { slug, text } from './text.ts';

/** Fields that order, hold long text, or say how the entry is kept: nobody states another value beside theirs. */
const UNSTATED = new Set(['position', 'body', 'review', 'reviewEveryDays']);

const field = text(300)
  .min(1, 'Name a field.')
  .refine((path) => !UNSTATED.has(path), 'Nobody states another value of this field; edit it instead.');
const reason = text(2000).trim().min(1, 'Say why, in a few words.');

/** Another value of a field, beside the one it has. */
export const otherClaim = z.strictObject({
  kind: z.enum(ENTRY_KINDS),
  slug,
  field,
  value: z.json(),
  /** The words of whoever said it; empty: as the value says it. */
  raw: text(2000).trim().default(''),
  certainty: z.enum(CERTAINTIES).default('certain'),
  why: reason,
});
export type OtherClaim = z.output<typeof otherClaim>;

/** Which of the statements on a field holds from now on. */
export const settledClaims = z.strictObject({
  kind: z.enum(ENTRY_KINDS),
  slug,
  field,
  /** Number of the open statement that is taken; null keeps what the field says now. */
  take: z.int().min(1).max(2_000_000_000).nullable(),
  /** The entry's version that whoever settles has seen. */
  version: z.int().min(1),
  why: reason,
});
export type SettledClaims = z.output<typeof settledClaims>;
