import type { Table } from '#lib/contracts/tables/table.ts';
import type { Opened } from './grid.tsx';

/** The row that an address opens, drawn by the server, so that it needs no script; null where it is not among these. */
export function openedRow<Row>(
  table: Table<Row>,
  rows: readonly Row[],
  open: string | null,
  draw: (row: Row) => React.ReactNode,
): Opened | null {
  const row = rows.find((one) => table.rowId(one) === open);
  return row === undefined || open === null ? null : { id: open, node: draw(row) };
}
