import { z } from 'zod';
import { LIST_FORMATS } from '../../domain/publications/listed-image.ts';
import { name } from '../text.ts';

/** As long as a list may be; the longest that are known have a tenth of it. */
export const LIST_CHARACTERS_MAX = 1_000_000;

/** A published list of images as an admin gives it. */
export const publicationListInput = z.strictObject({
  name: name(60).min(1, 'A list needs a name.'),
  format: z.enum(LIST_FORMATS, 'Say what kind of list it is.'),
  body: z
    .string()
    .min(1, 'The list is empty.')
    .max(LIST_CHARACTERS_MAX, 'The list is longer than a million characters.')
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'This is no text.'),
});
export type PublicationListInput = z.output<typeof publicationListInput>;
