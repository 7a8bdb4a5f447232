import type { RowData } from '@tanstack/react-table';
import { Fragment } from 'react';
import { type Columns, tableOf } from './kit.ts';
import { SortHeader, type Sorting } from './sort-header.tsx';

/** A table of one page of rows, as HTML: caption, headers that sort by link, rows that may be open. */
export function DataTable<Row extends RowData>({
  caption,
  columns,
  data,
  rowId,
  sorting,
  open,
}: {
  caption: string;
  columns: Columns<Row>;
  data: readonly Row[];
  rowId: (row: Row) => string;
  sorting: Sorting;
  open?: { id: string; content: React.ReactNode } | null;
}) {
  const table = tableOf(columns, data, rowId);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="region region-tall" tabIndex={0} aria-label={caption}>
      <table className="grid-table">
        <caption>{caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const { header: label, meta } = header.column.columnDef;
                const content = typeof label === 'function' ? label(header.getContext()) : label;
                return (
                  <SortHeader key={header.id} meta={meta} sorting={sorting}>
                    {content}
                  </SortHeader>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <Fragment key={row.id}>
              <tr id={row.id}>
                {row.getVisibleCells().map((cell) => {
                  const { cell: render, meta } = cell.column.columnDef;
                  const content = typeof render === 'function' ? render(cell.getContext()) : render;
                  return meta?.names ? (
                    <th key={cell.id} scope="row" className="stick">
                      {content}
                    </th>
                  ) : (
                    <td key={cell.id} className={meta?.className}>
                      {content}
                    </td>
                  );
                })}
              </tr>
              {open?.id === row.id && (
                <tr className="opened">
                  <td colSpan={row.getVisibleCells().length}>
                    <div className="opened-content">{open.content}</div>
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}
