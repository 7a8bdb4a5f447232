import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Place } from './grid-move.ts';
import { type Box, boxOf, edgesOf, type Range } from './range.ts';

/** Pixels inside of the region's edges in which a drag begins to scroll. */
const EDGE = 20;
/** What a press of the mouse is for by itself, and selects nothing. */
const OWN = 'input, button, summary, label, .edge, .turn, .group-head, .opened';

/**
 * A rectangle of cells, by Shift and the keys of the grid, by Shift and a click, or by dragging. It is a matter of
 * places, so it reaches lines that are not drawn. `key` names what the places mean: with another one it is gone. The
 * cells drawn are marked after each drawing, without drawing the rows anew.
 */
export function useRange(
  table: RefObject<HTMLTableElement | null>,
  { key, on, active, begun }: { key: string; on: boolean; active: () => Place; begun: () => void },
) {
  const [held, setHeld] = useState<{ key: string; range: Range } | null>(null);
  const range = held?.key === key ? held.range : null;
  const latest = useRef(range);
  latest.current = range;
  const dragged = useRef(false);

  const set = useCallback(
    (next: Range | null) => {
      if (next !== null && latest.current === null) begun();
      latest.current = next;
      setHeld(next === null ? null : { key, range: next });
    },
    [key, begun],
  );
  const clear = useCallback(() => {
    if (latest.current !== null) set(null);
  }, [set]);
  /** Draws the range to a place, from where it began or from here. */
  const extend = useCallback(
    (here: Place, to: Place) => set({ anchor: latest.current?.anchor ?? here, head: to }),
    [set],
  );

  const marked = useRef(new Set<Element>());
  useEffect(() => {
    const now = new Set<Element>();
    if (range !== null && table.current) mark(table.current, boxOf(range), now);
    for (const cell of marked.current) {
      if (now.has(cell)) continue;
      cell.removeAttribute('aria-selected');
      cell.removeAttribute('data-edge');
    }
    marked.current = now;
  });

  const onMouseDown = (event: React.MouseEvent<HTMLTableElement>) => {
    const [grid, target] = [table.current, event.target];
    dragged.current = false;
    if (!on || event.button !== 0 || !grid || !(target instanceof Element) || target.closest(OWN)) return;
    const place = placeOf(target);
    if (place === null) return;
    if (event.shiftKey) {
      // Neither marks text nor opens a window.
      event.preventDefault();
      dragged.current = true;
      return extend(active(), place);
    }
    clear();
    drag(grid, event.nativeEvent, place, (head) => {
      dragged.current = true;
      set({ anchor: place, head });
    });
  };
  /** The click that ends a drag is none; one that a key makes has no detail. */
  const onClickCapture = (event: React.MouseEvent) => {
    if (!dragged.current || event.detail === 0) return;
    dragged.current = false;
    event.preventDefault();
    event.stopPropagation();
  };
  const onDragStart = (event: React.DragEvent) => {
    if (event.target instanceof Element && event.target.closest('tbody')) event.preventDefault();
  };
  return { range, set, extend, clear, mouse: { onMouseDown, onClickCapture, onDragStart } };
}

/** Marks the drawn cells of a box for eyes and for assistive technology. */
function mark(table: HTMLTableElement, box: Box, marked: Set<Element>): void {
  for (const row of table.querySelectorAll<HTMLTableRowElement>('tbody tr[data-line]:not(.group-head)')) {
    const line = Number(row.dataset.line);
    if (line < box.top || line > box.bottom) continue;
    for (let column = box.left; column <= box.right; column++) {
      const cell = row.cells[column];
      const edges = edgesOf(box, { row: line, column });
      if (!cell || edges === null) continue;
      cell.setAttribute('aria-selected', 'true');
      cell.setAttribute('data-edge', edges);
      marked.add(cell);
    }
  }
}

/** The place of the cell that something is in; null outside of the rows. */
function placeOf(target: Element | null): Place | null {
  const cell = target?.closest('td, th');
  const row = cell?.closest('tr');
  if (!(cell instanceof HTMLTableCellElement) || row?.dataset.line === undefined) return null;
  return Number(row.dataset.line) < 0 ? null : { row: Number(row.dataset.line), column: cell.cellIndex };
}

/** Follows the mouse until it is let go; beyond the edge of the region the table scrolls towards it. */
function drag(table: HTMLTableElement, down: MouseEvent, start: Place, to: (head: Place) => void): void {
  const region = table.parentElement;
  if (!region) return;
  let [x, y, column, begun] = [down.clientX, down.clientY, start.column, false];
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
