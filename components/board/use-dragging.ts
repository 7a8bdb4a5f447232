import { useEffect, useRef } from 'react';
import type { Spot } from './lanes.ts';

/** Pixels that a pointer goes before it drags: less is a press. */
const FAR = 6;
/** From an edge of the window on it scrolls along. */
const EDGE = 56;
const STEP = 14;

interface Ways {
  begin: (number: number) => void;
  over: (number: number, spot: Spot) => void;
  drop: (number: number) => void;
  cancel: (number: number) => void;
}

/** What inside a card is pressed for its own sake. */
const OWN = 'a, button:not([data-handle]), input, select, summary, label, details';

/**
 * Drags cards by a pointer. A mouse takes a card anywhere, a finger by its handle, so that the page still scrolls. The
 * card moves from spot to spot as the pointer does; Escape puts it back. Returns what begins it.
 */
export function useDragging(ways: Ways): (event: React.PointerEvent, number: number) => void {
  const latest = useRef(ways);
  latest.current = ways;
  const end = useRef<() => void>(null);
  useEffect(() => () => end.current?.(), []);
  return (event, number) => {
    const target = event.target;
    if (event.button !== 0 || !(target instanceof Element) || target.closest(OWN) !== null) return;
    if (event.pointerType !== 'mouse' && target.closest('[data-handle]') === null) return;
    const from = { x: event.clientX, y: event.clientY };
    let dragging = false;
    const move = (at: PointerEvent) => {
      if (at.pointerId !== event.pointerId) return;
      if (!dragging && Math.hypot(at.clientX - from.x, at.clientY - from.y) < FAR) return;
      if (!dragging) latest.current.begin(number);
      dragging = true;
      at.preventDefault();
      if (at.clientY < EDGE) window.scrollBy(0, -STEP);
      if (at.clientY > window.innerHeight - EDGE) window.scrollBy(0, STEP);
      const spot = spotAt(at.clientX, at.clientY, number);
      if (spot !== null) latest.current.over(number, spot);
    };
    const stop = (how: 'drop' | 'cancel') => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', away);
      window.removeEventListener('keydown', key, true);
      end.current = null;
      if (dragging) latest.current[how](number);
    };
    const up = (at: PointerEvent) => at.pointerId === event.pointerId && stop('drop');
    const away = (at: PointerEvent) => at.pointerId === event.pointerId && stop('cancel');
    const key = (at: KeyboardEvent) => {
      if (at.key !== 'Escape') return;
      at.stopPropagation();
      stop('cancel');
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', away);
    window.addEventListener('keydown', key, true);
    end.current = () => stop('cancel');
  };
}

/** The spot under a point: before the first card of the column whose middle lies below it. */
function spotAt(x: number, y: number, number: number): Spot | null {
  const column = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-column]');
  if (!column) return null;
  const others = [...column.querySelectorAll<HTMLElement>('[data-card]')].filter(
    (card) => card.dataset.card !== String(number),
  );
  const below = others.findIndex((card) => {
    const { top, height } = card.getBoundingClientRect();
    return top + height / 2 > y;
  });
  return { column: Number(column.dataset.column), index: below === -1 ? others.length : below };
}
