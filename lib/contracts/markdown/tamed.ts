/** Quotes and lists that one line may open. */
const CONTAINERS_AT_MOST = 12;
/** Beyond so many signs the parser's work grows with their square, and no text has so many for a reader's sake. */
const SIGNS_AT_MOST = 1500;

const OPENERS = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))+/;
const ONE_OPENER = /[ \t]*(?:>|[-*+]|\d{1,9}[.)])/g;

/**
 * A text that the parser is done with at once, whatever it is: lines that open too many quotes or lists stop opening
 * them, and a construct of whose signs there are too many is not looked for.
 */
export function tamed(text: string): { text: string; disable: string[] } {
  const count = (signs: RegExp): number => text.match(signs)?.length ?? 0;
  const disable: string[] = [];
  if (count(/[*_~]/g) > SIGNS_AT_MOST) disable.push('attention', 'strikethrough');
  if (count(/\[/g) > SIGNS_AT_MOST) disable.push('labelStartLink', 'labelEnd');
  return {
    text: text
      .split(/\r\n?|\n/)
      .map(withFewOpeners)
      .join('\n'),
    disable,
  };
}

function withFewOpeners(line: string): string {
  const [all = ''] = OPENERS.exec(line) ?? [];
  const openers = all.match(ONE_OPENER) ?? [];
  if (openers.length <= CONTAINERS_AT_MOST) return line;
  const kept = openers.slice(0, CONTAINERS_AT_MOST).join('').length;
  return `${line.slice(0, kept)} \\${line.slice(kept).trimStart()}`;
}
