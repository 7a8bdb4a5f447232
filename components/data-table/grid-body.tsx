import { Fragment, memo } from 'react';
import { sayNumber } from '../overview/say.ts';
import type { PlacedColumn } from './kit.ts';
import type { Group, Lines } from './lines.ts';
import { listHref } from './list-href.ts';
import { plainClick } from './plain-click.ts';
import type { Asked, Go } from './use-address.ts';

interface Body<Row> {
  columns: readonly PlacedColumn<Row>[];
  lines: Lines;
  /** First and last line drawn. */
  window: { first: number; last: number };
  /** Pixels of the lines that are not drawn; null when all are. */
  space: { before: number; after: number } | null;
  measure: ((element: Element | null) => void) | undefined;
  measureOpened: React.RefCallback<HTMLTableRowElement>;
  rows: ReadonlyMap<number, Row>;
  rowId: (row: Row) => string;
  cell: (column: string, row: Row) => React.ReactNode;
  detail: (row: Row) => React.ReactNode;
  asked: Asked;
  go: Go;
  path: string;
  selected: ReadonlyMap<string, Row>;
  toggle: (row: Row, id: string) => void;
}

/** The lines in view, with room above and below for those that are not. */
export function GridBody<Row>(body: Body<Row>) {
  const { columns, lines, window, space, rows, rowId, asked } = body;
  const width = columns.length;
  const drawn = Array.from({ length: Math.max(0, window.last - window.first + 1) }, (_, at) => window.first + at);
  return (
    <tbody>
      {space !== null && <Room height={space.before} width={width} />}
      {drawn.map((index) => {
        const line = lines.lineAt(index);
        if ('group' in line)
          return <GroupHead key={`group ${line.group.value}`} group={line.group} index={index} {...body} />;
        const row = rows.get(line.at);
        if (row === undefined) return <Awaited key={index} index={index} width={width} measure={body.measure} />;
        const id = rowId(row);
        const open = asked.view.open === id;
        return (
          <Fragment key={id}>
            <GridRow
              row={row}
              id={id}
              index={index}
              open={open}
              selected={body.selected.has(id)}
              columns={columns}
              cell={body.cell}
              toggle={body.toggle}
              go={body.go}
              href={listHref(
                body.path,
                { ...asked.query, cursor: null },
                { start: asked.query.start },
                { ...asked.view, open: open ? null : id },
              )}
              measure={body.measure}
            />
            {open && (
              <tr ref={body.measureOpened} className="opened">
                <td colSpan={width}>
                  <div className="opened-content">{body.detail(row)}</div>
                </td>
              </tr>
            )}
          </Fragment>
        );
      })}
      {space !== null && <Room height={space.after} width={width} />}
    </tbody>
  );
}

function Room({ height, width }: { height: number; width: number }) {
  if (height <= 0) return null;
  return (
    <tr className="room">
      <td colSpan={width} style={{ height }} />
    </tr>
  );
}

/** A row on its way: as tall as a row, so that nothing jumps when it comes. */
function Awaited({ index, width, measure }: { index: number; width: number; measure: Body<never>['measure'] }) {
  return (
    <tr ref={measure} data-index={index} data-line={index} aria-rowindex={index + 2} className="awaited">
      <td colSpan={width}>
        <span className="skeleton" />
        <span className="sr-only">loading</span>
      </td>
    </tr>
  );
}

/** The head of a group: its words, how many rows it has, and a way to fold them away. */
function GroupHead<Row>({
  group,
  index,
  columns,
  asked,
  go,
  path,
  ...rest
}: Body<Row> & { group: Group; index: number }) {
  const closed = group.closed
    ? asked.query.closed.filter((value) => value !== group.value)
    : [...asked.query.closed, group.value];
  const href = listHref(path, { ...asked.query, cursor: null }, { closed }, asked.view);
  return (
    <tr ref={rest.measure} data-index={index} data-line={index} aria-rowindex={index + 2} className="group-head">
      <th scope="colgroup" colSpan={columns.length}>
        <a
          href={href}
          aria-expanded={!group.closed}
          className="group-link"
          onClick={plainClick(() => go({ query: { closed } }))}
        >
          {group.label} <span className="note">{sayNumber(group.count)}</span>
        </a>
      </th>
    </tr>
  );
}

interface RowProps<Row> {
  row: Row;
  id: string;
  index: number;
  open: boolean;
  selected: boolean;
  columns: readonly PlacedColumn<Row>[];
  cell: (column: string, row: Row) => React.ReactNode;
  toggle: (row: Row, id: string) => void;
  go: Go;
  /** The same table with this row open, or closed again. */
  href: string;
  measure: Body<Row>['measure'];
}

function PlainRow<Row>({ row, id, index, open, selected, columns, cell, toggle, go, href, measure }: RowProps<Row>) {
  const [first] = columns;
  const name = first?.text(row) ?? id;
  return (
    <tr
      ref={measure}
      id={id}
      data-index={index}
      data-line={index}
      aria-rowindex={index + 2}
      aria-selected={selected || undefined}
      className={selected ? 'selected' : undefined}
    >
      {columns.map((column, at) => {
        const content = cell(column.id, row);
        const pinned = column.left === null ? undefined : { left: column.left };
        if (at > 0)
          return (
            <td key={column.id} className={classOf(column)} style={pinned}>
              {content}
            </td>
          );
        return (
          <th key={column.id} scope="row" className="stick" style={pinned}>
            <div className="row-name">
              <input
                type="checkbox"
                className="pick no-print"
                data-select=""
                checked={selected}
                onChange={() => toggle(row, id)}
                aria-label={`Select ${name}`}
              />
              <a
                href={`${href}#${id}`}
                aria-expanded={open}
                data-toggle=""
                className="turn no-print"
                onClick={plainClick(() => go({ view: { open: open ? null : id } }))}
              >
                {open ? 'Close the row' : 'Open the row'}
              </a>
              {content}
            </div>
          </th>
        );
      })}
    </tr>
  );
}

const GridRow = memo(PlainRow) as typeof PlainRow;

/** A column that stays in view, one whose cells are links as large as themselves, both, or neither. */
function classOf({ id, left }: { id: string; left: number | null }): string | undefined {
  const flush = id.startsWith('at-');
  return left === null ? (flush ? 'flush' : undefined) : flush ? 'stick flush' : 'stick';
}
