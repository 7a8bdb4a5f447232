import type { Format } from './format.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const LINE_ENDS = /\r\n|[\r\n\u2028\u2029]/g;

/** The text as it was, marks and doubts too; `(tick)` and `(error)` stay the words that the wiki's own export has. */
const cell = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign).replace(LINE_ENDS, '<br />');
const line = (cells: readonly string[], tag: 'td' | 'th'): string =>
  `<tr>${cells.map((text) => `<${tag}>${cell(text)}</${tag}>`).join('')}</tr>\n`;

/** A table in Confluence's storage format, to be put into the source of a wiki page. */
export const confluence: Format = () => ({
  head: ({ columns }) =>
    `<table><tbody>\n${line(
      columns.map(({ label }) => label),
      'th',
    )}`,
  rows: (rows) => rows.map((row) => line(row, 'td')).join(''),
  foot: () => '</tbody></table>\n',
});
