/** Sizes in pixels that the style sheet (`matrix.css`) and the scrolling grid must agree on. */
export interface Geometry {
  row: number;
  column: number;
}

const WIDE: Geometry = { row: 48, column: 136 };
/** With words, on a phone. */
const SLIM: Geometry = { row: 48, column: 76 };
const DENSE: Geometry = { row: 30, column: 44 };

export const geometryOf = (wide: boolean, narrow: boolean): Geometry => (wide ? (narrow ? SLIM : WIDE) : DENSE);
export const NARROW = '(max-width: 40rem)';
export const densityClass = (wide: boolean): string => (wide ? 'mx-wide' : 'mx-dense');

/** As many sites as have room for their words beside each other. */
export const WIDE_AT_MOST = 8;
/** As many columns as a page has without a script; the rest is a link to the right. */
export const COLUMNS_WITHOUT_SCRIPT = 20;

/** Where to scroll so that an item is in view below a fixed head; the present position when it is. */
export function keepInView(position: number, at: number, size: number, room: number): number {
  if (at * size < position) return at * size;
  return Math.max(position, Math.min(at * size, (at + 1) * size - room));
}

/** A cell of the grid: row −1 is the head with the sites, column −1 holds the packages. */
export interface Place {
  row: number;
  column: number;
}

/** Where a key leads from a place, as the grid pattern has it; null when the key means nothing here. */
export function moved(
  { row, column }: Place,
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
  { rows, columns, page }: { rows: number; columns: number; page: number },
): Place | null {
  const to = (toRow: number, toColumn: number): Place => {
    const place = {
      row: Math.max(-1, Math.min(rows - 1, toRow)),
      column: Math.max(-1, Math.min(columns - 1, toColumn)),
    };
    // Nothing is at the corner.
    return place.row === -1 && place.column === -1 ? { row, column } : place;
  };
  if (key === 'ArrowUp') return to(row - 1, column);
  if (key === 'ArrowDown') return to(row + 1, column);
  if (key === 'ArrowLeft') return to(row, column - 1);
  if (key === 'ArrowRight') return to(row, column + 1);
  if (key === 'PageUp') return row <= 0 ? to(row, column) : to(Math.max(0, row - page), column);
  if (key === 'PageDown') return to(row + page, column);
  if (key === 'Home') return ctrlKey ? to(0, -1) : to(row, row === -1 ? 0 : -1);
  if (key === 'End') return ctrlKey ? to(rows - 1, columns - 1) : to(row, columns - 1);
  return null;
}
