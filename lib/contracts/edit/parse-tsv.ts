/** What a block may hold: more is no block that somebody copied by hand. */
export const BLOCK_ROWS = 500;
export const BLOCK_COLUMNS = 60;

/**
 * The cells of a block as spreadsheets put it on the clipboard: tabs between cells, line ends between rows, and cells that
 * hold one of these in double quotes, a quote inside written twice. A quote that begins no whole cell is a quote. Rows
 * are filled up to the longest one; the line end after the last row is no row.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const quoted = text[at] === '"' ? quotedAt(text, at) : null;
    const end = quoted?.end ?? plainEnd(text, at);
    row.push(quoted?.cell ?? text.slice(at, end));
    const after = text[end];
    at = end + 1;
    if (after === '\t') continue;
    rows.push(row);
    row = [];
    if (after === '\r' && text[at] === '\n') at++;
    if (after === undefined) break;
    if (at === text.length) break;
  }
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  return rows.map((cells) => [...cells, ...Array.from({ length: width - cells.length }, () => '')]);
}

function plainEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

/** A cell in quotes and where it ends; null where the quotes do not close right before a tab, a line end or the end. */
function quotedAt(text: string, from: number): { cell: string; end: number } | null {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') {
      at++;
      continue;
    }
    const after = text[at + 1];
    if (after !== undefined && after !== '\t' && after !== '\n' && after !== '\r') return null;
    const cell = text
      .slice(from + 1, at)
      .replaceAll('""', '"')
      .replaceAll('\r\n', '\n');
    return { cell, end: at + 1 };
  }
  return null;
}
