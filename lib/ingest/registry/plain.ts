/** Characters that a database refuses, or that turn the text around them; `lib/contracts/text.ts` says which. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
const UNCLEAN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu;

const LONGEST = 16_384;
const MOST_PAIRS = 500;
const MOST_CHARACTERS = 256 * 1024;

/** A text of a registry as it can be kept and shown. */
export const plainText = (text: string, longest = LONGEST): string =>
  text.slice(0, longest).toWellFormed().replace(UNCLEAN, '');

/** Labels or annotations as they can be kept: texts only, so many and so long. */
export function plainPairs(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  let left = MOST_CHARACTERS;
  const pairs: [string, string][] = [];
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string' || pairs.length === MOST_PAIRS) continue;
    const pair: [string, string] = [plainText(name, 512), plainText(text)];
    left -= pair[0].length + pair[1].length;
    if (left < 0) break;
    pairs.push(pair);
  }
  return Object.fromEntries(pairs);
}
