import type { Place } from '../data-table/grid-move.ts';

/**
 * The cell that is edited after another: along the row, then from the start of the next one; `back` the other way. Lines
 * that are no rows and cells that the reader may not edit are passed; null at the end, or where rows are not loaded.
 */
export function nextEditable(
  from: Place,
  back: boolean,
  { lines, columns, can }: { lines: number; columns: number; can: (place: Place) => boolean | null },
): Place | null {
  const step = back ? -1 : 1;
  let { row, column } = from;
  for (;;) {
    column += step;
    if (column < 0 || column >= columns) {
      row += step;
      column = back ? columns - 1 : 0;
    }
    if (row < 0 || row >= lines) return null;
    const may = can({ row, column });
    if (may === null) return null;
    if (may) return { row, column };
  }
}
