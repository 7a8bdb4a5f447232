import { memo } from 'react';
import { PackageHead, PairOf } from './cells.tsx';
import type { Windows } from './use-windows.ts';

/** Attributes of a cell for the keyboard and for assistive technology; columns are counted from 1, the packages first. */
export const placeOf = (row: number, column: number, active: number | null) => ({
  'aria-colindex': column + 2,
  tabIndex: active === column ? 0 : -1,
  'data-at': `${row} ${column}`,
});

/** One row of the grid between two empty cells that hold the room of the columns out of view. */
export const GridRow = memo(function GridRow({
  windows,
  at,
  from,
  to,
  wide,
  active,
}: {
  windows: Windows;
  at: number;
  from: number;
  to: number;
  wide: boolean;
  /** The column that is the stop of the keyboard, when it is in this row. */
  active: number | null;
  /** Changes when windows came. */
  drawn: number;
}) {
  const row = windows.row(at, from);
  const columns = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return (
    <tr aria-rowindex={at + 2}>
      {row ? (
        <PackageHead row={row} place={placeOf(at, -1, active)} />
      ) : (
        <th scope="row" className="stick" {...placeOf(at, -1, active)}>
          <span className="note">Loading</span>
        </th>
      )}
      <td role="presentation" className="mx-room" />
      {columns.map((column) => {
        const [site, code] = [windows.site(column), windows.code(at, column)];
        const place = placeOf(at, column, active);
        return row && site && code !== undefined ? (
          <PairOf key={column} row={row} site={site} code={code} wide={wide} place={place} />
        ) : (
          <td key={column} className="flush mx-none" {...place} />
        );
      })}
      <td role="presentation" className="mx-room" />
    </tr>
  );
});
