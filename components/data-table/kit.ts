import {
  columnPinningFeature,
  columnSizingFeature,
  createColumnHelper,
  metaHelper,
  type RowData,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useRef } from 'react';
import { type TableView, WIDTH_MAX, WIDTH_MIN } from '#lib/contracts/table-view.ts';
import type { Column, Table } from '#lib/contracts/tables/table.ts';
import { shownColumns } from '#lib/contracts/tables/table.ts';

/**
 * The features of the one table kit: pins and widths of columns. Which columns and in which order is what it is given;
 * sorting, filtering, grouping and windows of rows are the list's own.
 */
const features = tableFeatures({
  columnPinningFeature,
  columnSizingFeature,
  columnMeta: metaHelper<{ label: string }>(),
});

/** A column as it stands in the table now. */
export interface PlacedColumn<Row> extends Column<Row> {
  /** Pixels; the last column takes what is left over. */
  size: number;
  /** Pixels from the left edge where the column stays when the table moves sideways; null when it moves along. */
  left: number | null;
}

/** What of a table its answer can change. */
const shapeOf = <Row>({ caption, columns, hidden }: Table<Row>): string =>
  JSON.stringify([caption, hidden, columns.map(({ id, label }) => [id, label])]);

/** The same table as before as long as an answer brings the same columns, so that a new answer alone lays out nothing anew. */
export function useSameTable<Row>(made: Table<Row>): Table<Row> {
  const held = useRef(made);
  if (held.current !== made && shapeOf(held.current) !== shapeOf(made)) held.current = made;
  return held.current;
}

/** The columns in view, in order, with widths and pins: TanStack Table's column model over the view of the address. */
export function usePlacedColumns<Row extends RowData>(table: Table<Row>, view: TableView): PlacedColumn<Row>[] {
  const [pinned, ids] = useMemo(() => {
    const shown = shownColumns(table, view.cols);
    const [first = '', ...rest] = shown;
    const start = [first, ...rest.filter((id) => view.pin.includes(id))];
    return [start, [...start, ...shown.filter((id) => !start.includes(id))]];
  }, [table, view]);
  const columns = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return helper.columns(
      ids.flatMap((id) => {
        const column = table.columns.find((one) => one.id === id);
        if (!column) return [];
        const { text, width: size, label } = column;
        return helper.accessor(text, { id, size, minSize: WIDTH_MIN, maxSize: WIDTH_MAX, meta: { label } });
      }),
    );
  }, [table, ids]);
  const state = useMemo(
    () => ({ columnPinning: { start: pinned, end: [] }, columnSizing: view.width }),
    [pinned, view.width],
  );
  const model = useTable({ features, columns, data: NO_ROWS as Row[], state });
  const placed = model.getAllLeafColumns();
  // The same list as long as table and view are the same: a row that has not changed is then not drawn again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: widths and pins are what the model makes of `state`
  return useMemo(() => {
    const byId = new Map(table.columns.map((column) => [column.id, column]));
    return placed.flatMap((column) => {
      const own = byId.get(column.id);
      const pinned = column.getIsPinned() === 'start';
      return own ? [{ ...own, size: column.getSize(), left: pinned ? column.getStart('start') : null }] : [];
    });
  }, [table, placed, state]);
}

/** The kit models columns only: rows come in windows and are drawn as they come. */
const NO_ROWS: never[] = [];
