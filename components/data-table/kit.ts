import {
  columnOrderingFeature,
  columnVisibilityFeature,
  constructTable,
  createColumnHelper,
  metaHelper,
  type RowData,
  tableFeatures,
} from '@tanstack/react-table';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';

/** What a column tells the kit beside its cells. */
export interface ColumnMeta {
  /** Key of the list's sort whitelist; the header then sorts. */
  sort?: string;
  /** The first click sorts downwards: most, newest. */
  downFirst?: boolean;
  /** The column that names the row: a header cell that stays in view. */
  names?: boolean;
  /** Added to every cell of the column. */
  className?: string;
}

/**
 * The one table kit. Tables are modelled here and rendered by server components: no part of it reaches the browser.
 * Sorting, filtering and paging are the reader's; the kit only ever sees one page.
 */
const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  columnVisibilityFeature,
  columnOrderingFeature,
  columnMeta: metaHelper<ColumnMeta>(),
});
export type Features = typeof features;

export const columnsFor = <Row extends RowData>() => createColumnHelper<Features, Row>();

export type Columns<Row extends RowData> = Parameters<typeof constructTable<Features, Row>>[0]['columns'];

export function tableOf<Row extends RowData>(columns: Columns<Row>, data: readonly Row[], rowId: (row: Row) => string) {
  return constructTable<Features, Row>({ features, columns, data, getRowId: rowId });
}
