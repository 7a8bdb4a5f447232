import type { Place } from './grid-move.ts';
import { placeOf } from './place-of.ts';

/** Pixels inside of the region's edges in which a drag begins to scroll. */
const EDGE = 20;

/** Follows the mouse until it is let go; beyond the edge of the region the table scrolls towards it. */
export function drag(
  table: HTMLTableElement,
  down: { x: number; y: number },
  start: Place,
  to: (head: Place) => void,
): void {
  const region = table.parentElement;
  if (!region) return;
  let [x, y, column, begun] = [down.x, down.y, start.column, false];
  const follow = () => {
    const box = region.getBoundingClientRect();
    const [right, bottom] = [box.left + region.clientWidth, box.top + region.clientHeight];
    const top = box.top + (table.tHead?.offsetHeight ?? 0);
    if (begun) region.scrollBy(beyond(x, box.left, right) / 2, beyond(y, top, bottom) / 2);
    const under = document.elementFromPoint(within(x, box.left, right), within(y, top, bottom));
    const place = table.contains(under) ? placeOf(under) : null;
    if (place === null) return;
    // A group's head is one cell over all columns.
    if (!under?.closest('.group-head')) column = place.column;
    if (!begun && place.row === start.row && column === start.column) return;
    begun = true;
    table.classList.add('ranging');
    window.getSelection()?.removeAllRanges();
    to({ row: place.row, column });
  };
  const scroll = setInterval(() => begun && follow(), 30);
  const move = (event: MouseEvent) => {
    [x, y] = [event.clientX, event.clientY];
    if (event.buttons === 0) return end();
    follow();
  };
  const end = () => {
    clearInterval(scroll);
    table.classList.remove('ranging');
    document.removeEventListener('mousemove', move);
    document.removeEventListener('mouseup', end);
  };
  document.addEventListener('mousemove', move);
  document.addEventListener('mouseup', end);
}

/** How far a place is beyond a span, from a finger's breadth inside its ends on. */
function beyond(at: number, from: number, to: number): number {
  const [least, most] = [from + EDGE, to - EDGE];
  return at < least ? at - least : at > most ? at - most : 0;
}
const within = (at: number, from: number, to: number): number => Math.max(from + 2, Math.min(to - 2, at));
