/** What tests print to colour a terminal, also as XML writers spell the character that XML cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
const COLOURS = /(?:\u001b|&(?:amp;?)?#(?:x1b|27);|#x1b|\[NON-XML-CHAR-0x1b\])\[[0-9;?]{0,20}[a-z]/gi;
/** How CTest spells a character that XML cannot hold. */
const SPELT = /\[NON-XML-CHAR-0x[0-9a-f]{1,4}\]/gi;
/** References to characters that no XML document may hold; a strict reader leaves them as they were written. */
const BAD_REFERENCE = /&#(?:x[0-9a-f]{1,8}|[0-9]{1,10});/gi;
/** Control characters, what turns text around, and tags that no font shows. */
const CONTROL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff\u{e0000}-\u{e007f}]/gu;

/** A text that can be stored and shown, cut at `most` characters. */
export function cleanText(text: string, most: number): string {
  // Taking things out shortens it, so that twice the length is enough to look at.
  const part = text.slice(0, most * 2);
  const clean = part
    .replace(COLOURS, '')
    .replace(SPELT, '')
    .replace(BAD_REFERENCE, '')
    .toWellFormed()
    .replace(CONTROL, '')
    .trim();
  return clean.length <= most ? clean : `${clean.slice(0, most - 1).toWellFormed()}…`;
}

/** The same on one line. */
export const cleanLine = (text: string, most: number): string =>
  cleanText(text.slice(0, most * 2).replace(/\s+/g, ' '), most);

/** Seconds as reports write them ("1,234.5") in milliseconds; null for what is no duration. */
export function milliseconds(seconds: string | undefined): number | null {
  if (seconds === undefined || seconds === '') return null;
  return duration(Number(seconds.slice(0, 40).replaceAll(',', '')) * 1000);
}

const DURATION_MAX = 2 ** 31 - 1;

/** A duration that can be stored. */
export const duration = (ms: number): number | null =>
  Number.isFinite(ms) && ms >= 0 && ms <= DURATION_MAX ? Math.round(ms) : null;
