/** Characters of a value that are shown at once: some three lines. */
const SHOWN = 240;
/** What is hardly longer is shown whole. */
const WHOLE = 320;

/** A long text as what is shown at once and the rest, parted between two words. */
export function cutWords(text: string): { shown: string; rest: string } {
  if (text.length <= WHOLE) return { shown: text, rest: '' };
  const space = text.lastIndexOf(' ', SHOWN);
  const whole = /[\ud800-\udbff]$/.test(text.slice(0, SHOWN)) ? SHOWN - 1 : SHOWN;
  const at = space > SHOWN / 2 ? space : whole;
  return { shown: text.slice(0, at), rest: text.slice(at) };
}
