/** Sizes in pixels that the style sheet (`matrix.css`) and the scrolling grid must agree on. */
export interface Geometry {
  row: number;
  column: number;
  /** What the head with the sites and the column with the packages cover at least. */
  head: number;
  names: number;
}

const WIDE = { row: 48, column: 136, head: 48 };
/** With words, on a phone. */
const SLIM = { row: 48, column: 76, head: 48 };
const DENSE = { row: 30, column: 44, head: 144 };

export const geometryOf = (wide: boolean, narrow: boolean): Geometry => ({
  ...(wide ? (narrow ? SLIM : WIDE) : DENSE),
  names: narrow ? 124 : 240,
});

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
