import { inert } from '#lib/contracts/inert.ts';

/** Cells as a spreadsheet takes them: tabs between, line ends inside a cell become spaces, formulas are made text. */
export const asTsv = (cells: readonly (readonly string[])[]): string =>
  cells.map((row) => row.map((text) => inert(text.replace(/\s+/g, ' '))).join('\t')).join('\n');

/** Cells as RFC 4180 has them; what a spreadsheet would take for a formula is made text. */
export const asCsv = (cells: readonly (readonly string[])[]): string =>
  cells.map((row) => row.map((text) => quoted(inert(text))).join(',')).join('\r\n');

/** Cells as a list of objects, a key per heading. */
export function asJson(cells: readonly (readonly string[])[]): string {
  const [head = [], ...rows] = cells;
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(head.map((label, at) => [label, row[at] ?? '']))),
    null,
    2,
  );
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * Puts a text on the clipboard. The copy event works without a secure context, which the clipboard API needs and an
 * instance on a laboratory's own network may not have. False when the browser refuses.
 */
export function copyText(text: string): boolean {
  let done = false;
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    done = event.clipboardData !== null;
  };
  document.addEventListener('copy', fill, { once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', fill);
  return done;
}
