/** How well one word fits a text; the smaller the better, `NO_FIT` where it does not. All in lower case. */
const NO_FIT = Number.POSITIVE_INFINITY;
const [BEGINS, BEGINS_A_WORD, INSIDE, SCATTERED] = [0, 4, 10, 20];

const isLetter = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? '');

function fitOf(word: string, text: string): number {
  const at = text.indexOf(word);
  if (at === 0) return BEGINS + (text.length === word.length ? -2 : 0);
  if (at > 0) {
    for (let from = at; from >= 0; from = text.indexOf(word, from + 1)) {
      if (!isLetter(text, from - 1)) return BEGINS_A_WORD;
    }
    return INSIDE;
  }
  return word.length > 1 ? scattered(word, text) : NO_FIT;
}

/** Its letters in their order within one word of the text that begins with the first: `glrl` in `glastrelease`. */
function scattered(letters: string, text: string): number {
  let best = NO_FIT;
  for (let start = text.indexOf(letters[0] ?? ''); start >= 0; start = text.indexOf(letters[0] ?? '', start + 1)) {
    if (start > 0 && isLetter(text, start - 1)) continue;
    let found = 1;
    let at = start + 1;
    for (; found < letters.length && isLetter(text, at); at++) if (text[at] === letters[found]) found++;
    const others = at - start - letters.length;
    if (found === letters.length) best = Math.min(best, SCATTERED + others + Math.min(start, 40) / 4);
  }
  return best;
}

/** The words of a query, at most eight. */
export const fuzzyWords = (q: string): string[] =>
  q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8);

/**
 * How well the words of a query fit any of some texts in lower case, such as a name and a slug; null when one word fits
 * none of them. The smaller the better.
 */
export function fuzzyFit(words: readonly string[], texts: readonly string[]): number | null {
  let sum = 0;
  for (const word of words) {
    const best = texts.reduce((least, text) => Math.min(least, fitOf(word, text)), NO_FIT);
    if (best === NO_FIT) return null;
    sum += best;
  }
  return sum;
}

/** The best of some things for a query; of equals the shorter, then the first by its text. */
export function fuzzyBest<T>(
  things: Iterable<T>,
  { q, most, textsOf }: { q: string; most: number; textsOf: (thing: T) => readonly [string, ...string[]] },
): T[] {
  const words = fuzzyWords(q);
  const found: { thing: T; fit: number; text: string }[] = [];
  for (const thing of things) {
    const texts = textsOf(thing);
    const fit = fuzzyFit(words, texts);
    if (fit !== null) found.push({ thing, fit, text: texts[0] });
  }
  found.sort(
    (a, b) => a.fit - b.fit || a.text.length - b.text.length || (a.text < b.text ? -1 : Number(a.text > b.text)),
  );
  return found.slice(0, most).map(({ thing }) => thing);
}
