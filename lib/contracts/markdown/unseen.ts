import type { Plain } from './tree.ts';

/**
 * Characters that show nothing, or that change the order in which the rest is read: controls, soft hyphens, marks and
 * overrides of direction, joiners of no width, fillers, tags.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of these is meant by itself
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/u;
/** Joiners where writing needs them: inside an emoji, and between letters of scripts that join. */
const JOINS =
  /(?<=\p{Extended_Pictographic}\ufe0f?\p{EMod}?)\u200d(?=\p{Extended_Pictographic})|(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}])[\u200c\u200d](?=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}])/gu;

const codeOf = (sign: string): string => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Whether a text holds a character that nobody would see. */
export const hasUnseen = (text: string): boolean => UNSEEN.test(text.replace(JOINS, ''));

/** A text as it can be shown honestly: what nobody would see stands there by its number. */
export function shown(text: string): Plain[] {
  if (!UNSEEN.test(text)) return text === '' ? [] : [{ is: 'text', text }];
  const needed = new Set([...text.matchAll(JOINS)].map(({ index }) => index));
  const parts: Plain[] = [];
  let plain = '';
  let at = 0;
  for (const sign of text) {
    if (UNSEEN.test(sign) && !needed.has(at)) {
      if (plain !== '') parts.push({ is: 'text', text: plain });
      plain = '';
      parts.push({ is: 'unseen', code: codeOf(sign) });
    } else plain += sign;
    at += sign.length;
  }
  if (plain !== '') parts.push({ is: 'text', text: plain });
  return parts;
}
