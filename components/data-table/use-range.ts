import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Place } from './grid-move.ts';
import { placeOf } from './place-of.ts';
import { type Box, boxOf, edgesOf, type Range } from './range.ts';

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
    const { clientX: x, clientY: y } = event;
    void import('./drag.ts').then(({ drag }) =>
      drag(grid, { x, y }, place, (head) => {
        dragged.current = true;
        set({ anchor: place, head });
      }),
    );
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
