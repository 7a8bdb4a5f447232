import { columnsOf, shownColumns, type Table } from '#lib/contracts/tables/table.ts';
import { CopyTable } from './copy-table.tsx';
import { onPhone } from './on-phone.ts';

/**
 * A table with the looks of the kit on a page whose address belongs to something else: head and first column stay in
 * view, every row is there, and its text can be copied. Nothing of it is asked for again.
 */
export function PlainTable<Row>({
  id,
  table,
  rows,
  cell,
  wide = false,
}: {
  /** Of the table on its page. */
  id: string;
  table: Table<Row>;
  rows: readonly Row[];
  cell: (column: string, row: Row) => React.ReactNode;
  /** Its columns are as wide as they say, and the table scrolls; else the last one takes what is left of the page. */
  wide?: boolean;
}) {
  const columns = columnsOf(table, shownColumns(table, null));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="region region-tall" tabIndex={0} aria-label={table.caption}>
        <table
          id={id}
          className="grid-table sized"
          style={{ '--wide': wide ? `${columns.reduce((sum, { width }) => sum + width, 0)}px` : '100%' }}
        >
          <caption>{table.caption}</caption>
          <colgroup>
            {columns.map(({ id: name, width, phone }, at) => (
              <col
                key={name}
                style={{ '--wide': at === columns.length - 1 && !wide ? 'auto' : onPhone(name, at, width, phone) }}
              />
            ))}
          </colgroup>
          <thead>
            <tr>
              {columns.map(({ id: name, label }, at) => (
                <th key={name} scope="col" className={at === 0 ? 'stick' : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={table.rowId(row)}>
                {columns.map(({ id: name }, at) =>
                  at === 0 ? (
                    <th key={name} scope="row" className="stick">
                      {cell(name, row)}
                    </th>
                  ) : (
                    <td key={name} className={name.startsWith('at-') ? 'flush' : undefined}>
                      {cell(name, row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <CopyTable of={id} />
    </>
  );
}
