import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { copyText } from './copy.ts';

/** Lines a page key moves by. */
const PAGE = 15;
const INNER = 'a[href], button, input, summary, [tabindex]';

/**
 * Keys of a WAI-ARIA grid over a real table: one tab stop, arrows, Home and End, page keys, Enter to open, Space to
 * select. Lines carry `data-line`, counted from 0; the head is line -1. `reveal` brings a line into being when it is
 * not drawn. Returns the handler for the table.
 */
export function useGridKeys(
  table: RefObject<HTMLTableElement | null>,
  {
    lines,
    reveal,
    textAt,
    on,
  }: {
    lines: number;
    reveal: (line: number) => void;
    /** What a cell says, for copying. */
    textAt: (line: number, column: number) => string;
    on: boolean;
  },
) {
  const at = useRef({ line: -1, column: 0 });

  // After every render: nothing inside is a tab stop but the one cell that was last in use.
  useEffect(() => {
    if (!on || table.current === null) return;
    for (const inner of table.current.querySelectorAll<HTMLElement>(INNER)) {
      if (inner.tabIndex !== -1) inner.tabIndex = -1;
    }
    const cell = cellAt(table.current, at.current.line, at.current.column) ?? table.current.rows[0]?.cells[0];
    if (cell) cell.tabIndex = 0;
  });

  const moveTo = useCallback(
    (line: number, column: number) => {
      const body = table.current;
      if (body === null) return;
      const target = { line: Math.max(-1, Math.min(lines - 1, line)), column };
      if (cellAt(body, target.line, 0) === null) flushSync(() => reveal(target.line));
      let frames = 0;
      const focus = () => {
        const cell = cellAt(body, target.line, target.column);
        if (cell === null) {
          if (frames++ < 30) requestAnimationFrame(focus);
          return;
        }
        cellAt(body, at.current.line, at.current.column)?.setAttribute('tabindex', '-1');
        at.current = { line: target.line, column: cell.cellIndex };
        cell.tabIndex = 0;
        cell.focus();
      };
      focus();
    },
    [lines, reveal, table],
  );

  const onKeyDown = (event: React.KeyboardEvent<HTMLTableElement>) => {
    const target = event.target;
    if (!(target instanceof HTMLElement)) return;
    const cell = target.closest<HTMLTableCellElement>('td, th');
    const row = cell?.closest('tr');
    if (!cell || !row || row.dataset.line === undefined) return;
    const here = { line: Number(row.dataset.line), column: cell.cellIndex };
    at.current = here;
    const move = event.shiftKey || event.altKey ? null : goal(event, here, lines);
    if (move) {
      event.preventDefault();
      moveTo(move.line, move.column);
    } else if (event.key === 'Escape' && target !== cell) cell.focus();
    else if (event.key === 'Tab' && target !== cell && !event.shiftKey) cycle(event, cell, target);
    else if (target === cell) act(event, cell, row, textAt(here.line, here.column));
  };
  const onFocus = (event: React.FocusEvent<HTMLTableElement>) => {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLTableCellElement>('td, th') : null;
    const line = cell?.closest('tr')?.dataset.line;
    if (cell && line !== undefined) at.current = { line: Number(line), column: cell.cellIndex };
  };
  return { onKeyDown, onFocus };
}

interface Place {
  line: number;
  column: number;
}

/** Where a key leads from a place of a grid; null for a key that moves nobody. */
function goal(event: React.KeyboardEvent, { line, column }: Place, lines: number): Place | null {
  const far = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'ArrowDown':
      return { line: line + 1, column };
    case 'ArrowUp':
      return { line: line - 1, column };
    case 'ArrowRight':
      return { line, column: column + 1 };
    case 'ArrowLeft':
      return { line, column: Math.max(0, column - 1) };
    case 'Home':
      return { line: far ? 0 : line, column: 0 };
    case 'End':
      return { line: far ? lines - 1 : line, column: Number.MAX_SAFE_INTEGER };
    case 'PageDown':
      return { line: line + PAGE, column };
    case 'PageUp':
      return { line: Math.max(0, line - PAGE), column };
    default:
      return null;
  }
}

function cellAt(table: HTMLTableElement, line: number, column: number): HTMLTableCellElement | null {
  const row = table.querySelector<HTMLTableRowElement>(`tr[data-line="${line}"]`);
  return row?.cells[Math.min(column, row.cells.length - 1)] ?? null;
}

const linksIn = (cell: HTMLElement) => [...cell.querySelectorAll<HTMLElement>('a[href], button')];

/** From one link of a cell to its next; after the last one the table is left. */
function cycle(event: React.KeyboardEvent, cell: HTMLElement, from: HTMLElement): void {
  const links = linksIn(cell);
  const next = links[links.indexOf(from) + 1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function act(event: React.KeyboardEvent, cell: HTMLElement, row: HTMLElement, text: string): void {
  if ((event.ctrlKey || event.metaKey) && event.key === 'c') {
    // Selected rows and marked text come first; both are copied elsewhere.
    const marked = window.getSelection()?.toString() ?? '';
    if (marked === '' && row.parentElement?.querySelector('.selected') === null && copyText(text)) {
      event.preventDefault();
    }
  } else if (event.key === 'Enter') {
    const main = cell.querySelector<HTMLElement>('[data-main]');
    const links = linksIn(cell);
    const opened = event.altKey || event.shiftKey ? row.querySelector<HTMLElement>('[data-toggle]') : null;
    const only = opened ?? main ?? (links.length === 1 ? links[0] : undefined);
    if (only) only.click();
    else links[0]?.focus();
    if (only ?? links[0]) event.preventDefault();
  } else if (event.key === ' ') {
    event.preventDefault();
    row.querySelector<HTMLElement>('[data-select]')?.click();
  }
}
