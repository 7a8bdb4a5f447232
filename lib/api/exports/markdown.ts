import type { Format } from './format.ts';

/** Signs that Markdown reads as its own; an underscore only where it stands at the edge of a word. */
const OWN_SIGNS = /[\\`*[\]<>&~|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const LINE_ENDS = /\r\n|[\r\n\u2028\u2029]/g;

/** A cell that reads as the text was and stays within its cell. */
const cell = (text: string): string => text.replace(OWN_SIGNS, '\\$&').replace(LINE_ENDS, '<br>').replaceAll('\t', ' ');
const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |\n`;

/** A table as GitHub reads it. */
export const markdown: Format = () => ({
  head: ({ columns }) => `${line(columns.map(({ label }) => label))}|${' --- |'.repeat(columns.length)}\n`,
  rows: (rows) => rows.map(line).join(''),
  foot: () => '',
});
