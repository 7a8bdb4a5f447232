import type { Place } from './grid-move.ts';

/** The place of the cell that something is in; null outside of the rows. */
export function placeOf(target: Element | null): Place | null {
  const cell = target?.closest('td, th');
  const row = cell?.closest('tr');
  if (!(cell instanceof HTMLTableCellElement) || row?.dataset.line === undefined) return null;
  return Number(row.dataset.line) < 0 ? null : { row: Number(row.dataset.line), column: cell.cellIndex };
}
