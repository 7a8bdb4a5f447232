import { type RefObject, useCallback, useEffect } from 'react';
import { flushSync } from 'react-dom';
import { copyText } from './copy-text.ts';
import { moved, type Place } from './grid-move.ts';
import type { Range } from './range.ts';

const INNER = 'a[href], button, input, summary, [tabindex]';

interface Ways {
  lines: number;
  columns: number;
  /** Brings a line into being when it is not drawn. */
  reveal: (line: number) => void;
  /** What a cell says, for copying. */
  textAt: (line: number, column: number) => string;
  range: {
    range: Range | null;
    set: (range: Range) => void;
    extend: (here: Place, to: Place) => void;
    clear: () => void;
  };
  /** Whether something is selected, cells or rows, which is then copied elsewhere. */
  selecting: boolean;
  clear: () => void;
  /** The place that is the stop of the Tab key. */
  at: RefObject<Place>;
  on: boolean;
}

/**
 * Keys of a WAI-ARIA grid over a real table: one tab stop, arrows, Home and End, page keys, with Shift a rectangle of
 * cells; Enter to open, Space to select, Escape to let go. Lines carry `data-line`, counted from 0; the head is line
 * -1. Returns the handlers for the table.
 */
export function useGridKeys(table: RefObject<HTMLTableElement | null>, ways: Ways) {
  const { lines, columns, reveal, textAt, range, selecting, clear, at, on } = ways;

  // After every render: nothing inside is a tab stop but the one cell that was last in use.
  useEffect(() => {
    if (!on || table.current === null) return;
    for (const inner of table.current.querySelectorAll<HTMLElement>(INNER)) {
      if (inner.tabIndex !== -1) inner.tabIndex = -1;
    }
    const cell = cellAt(table.current, at.current) ?? table.current.rows[0]?.cells[0];
    if (cell) cell.tabIndex = 0;
  });

  const moveTo = useCallback(
    (target: Place) => {
      const body = table.current;
      if (body === null) return;
      if (cellAt(body, { ...target, column: 0 }) === null) flushSync(() => reveal(target.row));
      let frames = 0;
      const focus = () => {
        const cell = cellAt(body, target);
        if (cell === null) {
          if (frames++ < 30) requestAnimationFrame(focus);
          return;
        }
        cellAt(body, at.current)?.setAttribute('tabindex', '-1');
        at.current = target;
        cell.tabIndex = 0;
        cell.focus();
      };
      focus();
    },
    [reveal, table, at],
  );

  const onKeyDown = (event: React.KeyboardEvent<HTMLTableElement>) => {
    const target = event.target;
    if (!(target instanceof HTMLElement)) return;
    const cell = target.closest<HTMLTableCellElement>('td, th');
    const row = cell?.closest('tr');
    if (!cell || !row || row.dataset.line === undefined) return;
    const here = hereOf(row, cell, at.current);
    at.current = here;
    const page = pageOf(event.currentTarget);
    const from = event.shiftKey ? (range.range?.head ?? here) : here;
    const next = event.altKey ? null : moved(from, event, { rows: lines, columns, page, corner: true });
    if (next) {
      event.preventDefault();
      if (event.shiftKey && here.row >= 0) {
        next.row = Math.max(0, next.row);
        range.extend(here, next);
      } else range.clear();
      moveTo(next);
      return;
    }
    const whole = wholeOf(event, here, lines, columns);
    if (whole) {
      event.preventDefault();
      range.set(whole);
    } else if (event.key === 'Escape') {
      if (target !== cell) cell.focus();
      else clear();
    } else if (event.key === 'Tab' && target !== cell && !event.shiftKey) cycle(event, cell, target);
    else if (target === cell) act(event, cell, row, selecting ? null : textAt(here.row, here.column));
  };
  const onFocus = (event: React.FocusEvent<HTMLTableElement>) => {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLTableCellElement>('td, th') : null;
    const row = cell?.closest('tr');
    if (cell && row?.dataset.line !== undefined) at.current = hereOf(row, cell, at.current);
  };
  /** A pressed cell is where the keys go on. */
  const onMouseDown = (event: React.MouseEvent<HTMLTableElement>) => {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLTableCellElement>('td, th') : null;
    const row = cell?.closest('tr');
    if (!on || !cell || row?.dataset.line === undefined || !table.current) return;
    cellAt(table.current, at.current)?.setAttribute('tabindex', '-1');
    cell.tabIndex = 0;
    if (event.isDefaultPrevented()) cell.focus({ preventScroll: true });
  };
  return { onKeyDown, onFocus, onMouseDown, moveTo };
}

/** The head of a group is one cell over all columns: who passes it stays in the column. */
function hereOf(row: HTMLTableRowElement, cell: HTMLTableCellElement, last: Place): Place {
  const line = Number(row.dataset.line);
  return { row: line, column: last.row === line && cell.colSpan > 1 ? last.column : cell.cellIndex };
}

/** As many lines as are in view, less one, so that the eye finds its place again. */
function pageOf(table: HTMLTableElement): number {
  const drawn = [...table.querySelectorAll<HTMLElement>('tbody tr[data-line]')];
  const height = drawn.reduce((sum, row) => sum + row.offsetHeight, 0) / Math.max(1, drawn.length);
  const room = (table.parentElement?.clientHeight ?? 0) - (table.tHead?.offsetHeight ?? 0);
  return Math.max(1, Math.floor(room / Math.max(1, height)) - 1);
}

/** What is selected at one press: everything, the column or the row; null for other keys. */
function wholeOf(event: React.KeyboardEvent, { row, column }: Place, lines: number, columns: number): Range | null {
  const far = event.ctrlKey || event.metaKey;
  const [first, last] = [0, lines - 1];
  if (event.altKey || lines === 0) return null;
  if (far && event.key === 'a') return { anchor: { row: first, column: 0 }, head: { row: last, column: columns - 1 } };
  if (event.key !== ' ' || row < 0) return null;
  if (far) return { anchor: { row: first, column }, head: { row: last, column } };
  return event.shiftKey ? { anchor: { row, column: 0 }, head: { row, column: columns - 1 } } : null;
}

function cellAt(table: HTMLTableElement, { row, column }: Place): HTMLTableCellElement | null {
  const line = table.querySelector<HTMLTableRowElement>(`tr[data-line="${row}"]`);
  return line?.cells[Math.min(column, line.cells.length - 1)] ?? null;
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

function act(event: React.KeyboardEvent, cell: HTMLElement, row: HTMLElement, text: string | null): void {
  if ((event.ctrlKey || event.metaKey) && event.key === 'c') {
    // What is selected and marked text come first; both are copied elsewhere.
    const marked = window.getSelection()?.toString() ?? '';
    if (marked === '' && text !== null && copyText(text)) event.preventDefault();
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
