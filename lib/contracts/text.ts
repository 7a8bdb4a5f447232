import { z } from 'zod';
import { SLUG } from './slug.ts';

/**
 * What PostgreSQL and a page can hold, and what reads as it is written: no NUL or other control characters but tab and line
 * ends, no lone surrogate, nothing that turns the text around it (embeddings, overrides and isolates of the bidirectional
 * algorithm) and no tags, which no font shows. Arabic and Hebrew need none of these; pages isolate each name (base.css).
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;
export const isCleanText = (value: string): boolean => value.isWellFormed() && !CONTROL.test(value);
export const UNCLEAN = 'Contains a control character, one that turns text around, or half of a character; remove it.';

/** A text of at most `max` characters that can be stored and shown. */
export const text = (max: number) => z.string().max(max, `At most ${max} characters.`).refine(isCleanText, UNCLEAN);

/** Characters without a shape of their own, by which two names could look the same. Joiners, which some scripts need, may stay. */
const UNSEEN = /(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
const LINE_END = /[\t\n\r\u0085\u2028\u2029]/;

/** What something is called, where people tell things apart by it: one line, with something to see and nothing that hides. */
export const name = (max: number) =>
  text(max)
    .refine((value) => !LINE_END.test(value), 'A name is one line.')
    .refine((value) => !UNSEEN.test(value), 'Contains a character that nobody sees; remove it.')
    .refine((value) => value === '' || /[\p{L}\p{N}\p{P}\p{S}]/u.test(value), 'Holds nothing that could be seen.');

/** The address of an entry within its kind. */
export const slug = z.string().max(120).regex(SLUG, 'Lower-case letters, digits and single hyphens.');

/** A calendar day, `2017-07-24`, that exists. */
export const day = z.iso.date();

/** A link that a page may show: http(s) or empty when its address is not known. */
export const url = text(2000)
  .refine((value) => value === '' || /^https?:\/\//i.test(value), 'Must start with http:// or https://.')
  .refine(
    (value) => value === '' || (URL.canParse(value) && new URL(value).username + new URL(value).password === ''),
    'Is no whole address, or holds a password.',
  );

/** A count of bytes that JavaScript holds exactly. */
export const bytes = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
