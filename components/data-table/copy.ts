import { inert } from '#lib/contracts/inert.ts';

type Cells = readonly (readonly string[])[];

/** Cells as a spreadsheet takes them: tabs between, line ends inside a cell become spaces, formulas are made text. */
export const asTsv = (cells: Cells): string =>
  cells.map((row) => row.map((text) => inert(text.replace(/\s+/g, ' '))).join('\t')).join('\n');

/** Cells as RFC 4180 has them; what a spreadsheet would take for a formula is made text. */
export const asCsv = (cells: Cells): string =>
  cells.map((row) => row.map((text) => quoted(inert(text))).join(',')).join('\r\n');

/** Rows as a list of objects, a key per heading. */
export const asJson = (head: readonly string[], rows: Cells): string =>
  JSON.stringify(
    rows.map((row) => Object.fromEntries(head.map((label, at) => [label, row[at] ?? '']))),
    null,
    2,
  );

/** Cells as a table that mail programs and wikis take. */
export const asHtml = (cells: Cells): string =>
  `<table>${cells.map((row) => `<tr>${row.map((text) => `<td>${escaped(inert(text))}</td>`).join('')}</tr>`).join('')}</table>`;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
