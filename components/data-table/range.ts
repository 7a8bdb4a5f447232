import { count } from '../overview/say.ts';
import type { Place } from './grid-move.ts';

/** A rectangle of cells: where it was begun, and where the reader is now. */
export interface Range {
  anchor: Place;
  head: Place;
}

/** Its outermost lines and columns, all of them within. */
export interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const boxOf = ({ anchor, head }: Range): Box => ({
  top: Math.min(anchor.row, head.row),
  bottom: Math.max(anchor.row, head.row),
  left: Math.min(anchor.column, head.column),
  right: Math.max(anchor.column, head.column),
});

/** Which edges of a box a cell is at, for its border: `t r b l`; null outside of the box. */
export function edgesOf({ top, bottom, left, right }: Box, { row, column }: Place): string | null {
  if (row < top || row > bottom || column < left || column > right) return null;
  const at = [row === top && 't', column === right && 'r', row === bottom && 'b', column === left && 'l'];
  return at.filter(Boolean).join(' ');
}

/** "3 rows × 2 columns, 6 cells". */
export const sayCells = (rows: number, columns: number): string =>
  `${count(rows, 'row')} × ${count(columns, 'column')}, ${count(rows * columns, 'cell')}`;
