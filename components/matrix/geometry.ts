/** Sizes in pixels that the style sheet (`matrix.css`) and the scrolling grid must agree on. */
export interface Geometry {
  row: number;
  column: number;
  /** What the head with the sites and the column with the packages cover at least. */
  head: number;
  names: number;
}

const WIDE: Geometry = { row: 48, column: 136, head: 48, names: 240 };
const DENSE: Geometry = { row: 30, column: 44, head: 144, names: 240 };
/** On a phone. */
const SLIM_WIDE: Geometry = { row: 48, column: 76, head: 48, names: 124 };
const SLIM_DENSE: Geometry = { ...DENSE, names: 124 };

/** The same object for the same answer: drawing depends on it. */
export function geometryOf(wide: boolean, narrow: boolean): Geometry {
  if (narrow) return wide ? SLIM_WIDE : SLIM_DENSE;
  return wide ? WIDE : DENSE;
}

/**
 * Places to draw of those that a list without anything before it would show: one more than is seen on either side, for
 * the head or the column of names covers some of the others.
 */
export function placesInView(range: { startIndex: number; endIndex: number }, size: number, covered: number): number[] {
  const first = Math.max(0, range.startIndex - 1);
  const last = Math.max(first, range.endIndex - Math.max(0, Math.floor(covered / size) - 1));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
export const NARROW = '(max-width: 40rem)';
export const densityClass = (wide: boolean): string => (wide ? 'mx-wide' : 'mx-dense');

/** As many sites as have room for their words beside each other. */
export const WIDE_AT_MOST = 8;
/** As many columns as a page has without a script; the rest is a link to the right. */
export const COLUMNS_WITHOUT_SCRIPT = 20;

/** As many columns as an A4 sheet, turned, has room for. */
export const columnsOnPaper = (wide: boolean): number => (wide ? WIDE_AT_MOST : 30);

/** Where to scroll so that an item is in view below a fixed head; the present position when it is. */
export function keepInView(position: number, at: number, size: number, room: number): number {
  if (at * size < position) return at * size;
  return Math.max(position, Math.min(at * size, (at + 1) * size - room));
}
