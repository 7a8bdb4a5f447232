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
