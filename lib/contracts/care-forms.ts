import { z } from 'zod';
import { ENTRY_KINDS } from '../domain/vocabulary.ts';
import { slug, text } from './text.ts';

/** What a form of care is for: which act, on which field of which entry, and the page that says what became of it. */
export const careWhat = z.object({
  act: z.enum(['state', 'settle', 'ask', 'answer']),
  kind: z.enum(ENTRY_KINDS),
  slug,
  /** Empty: the whole entry. */
  field: text(300),
  next: z.string().max(2000),
});
export type CareWhat = z.output<typeof careWhat>;
