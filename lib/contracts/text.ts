import { z } from 'zod';
import { SLUG } from './slug.ts';

/** What PostgreSQL and a page can hold: no NUL or other control characters but tab and line ends, no lone surrogate. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
export const isCleanText = (value: string): boolean => value.isWellFormed() && !CONTROL.test(value);

/** A text of at most `max` characters that can be stored and shown. */
export const text = (max: number) =>
  z
    .string()
    .max(max, `At most ${max} characters.`)
    .refine(isCleanText, 'Contains a control character or half of a character; remove it.');

/** The address of an entry within its kind. */
export const slug = z.string().max(120).regex(SLUG, 'Lower-case letters, digits and single hyphens.');

/** A calendar day, `2017-07-24`, that exists. */
export const day = z.iso.date();

/** A link that a page may show: http(s) or empty when its address is not known. */
export const url = text(2000).refine(
  (value) => value === '' || /^https?:\/\//i.test(value),
  'Must start with http:// or https://.',
);

/** A count of bytes that JavaScript holds exactly. */
export const bytes = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
