import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { MatrixWindowDto } from '#lib/read/dto-matrix.ts';
import { moved, type Place } from '../data-table/grid-move.ts';
import { SiteHead } from './cells.tsx';
import { densityClass, geometryOf, keepInView, NARROW, placesInView } from './geometry.ts';
import { GridRow, placeOf } from './grid-row.tsx';
import { useWindows, Windows } from './use-windows.ts';

/** A real table that is worked like a grid, which its own role does not tell. */
const AS_GRID = { role: 'grid' };
const AS_ROOM = { role: 'presentation' };
/** The whole matrix as one grid: only what is in view exists, and windows are fetched as they come into view. */
export function MatrixGrid({ first, query, wide }: { first: MatrixWindowDto; query: string; wide: boolean }) {
  const region = useRef<HTMLElement>(null);
  const narrow = useSyncExternalStore(onWidth, isNarrow, () => false);
  const size = geometryOf(wide, narrow);
  const [windows] = useState(() => new Windows(first));
  const [active, setActive] = useState<Place>({ row: first.start, column: first.siteStart });
  const focusing = useRef(false);
  const common = { getScrollElement: () => region.current };
  const down = useVirtualizer({
    ...common,
    count: windows.total,
    estimateSize: () => size.row,
    rangeExtractor: (range) => placesInView(range, size.row, size.head),
    initialOffset: first.start * size.row,
    initialRect: { width: 0, height: 600 },
  });
  const across = useVirtualizer({
    ...common,
    horizontal: true,
    count: windows.totalSites,
    estimateSize: () => size.column,
    rangeExtractor: (range) => placesInView(range, size.column, size.names),
    initialOffset: first.siteStart * size.column,
    initialRect: { width: 600, height: 0 },
  });
  const rows = rangeOf(down.getVirtualItems());
  const columns = rangeOf(across.getVirtualItems());
  const { failed, retry, drawn } = useWindows(windows, query, rows, columns);

  useLayoutEffect(() => {
    const box = region.current;
    if (!box) return;
    box.scrollTop = first.start * size.row;
    box.scrollLeft = first.siteStart * size.column;
    down.measure();
    across.measure();
  }, [first, size, down, across]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the cell may come into being at a later drawing
  useEffect(() => {
    if (!focusing.current) return;
    const cell = region.current?.querySelector<HTMLElement>(`[data-at="${active.row} ${active.column}"]`);
    if (!cell) return;
    cell.focus({ preventScroll: true });
    focusing.current = false;
  }, [active, rows.from, rows.to, columns.from, columns.to, drawn]);

  /** Height of the head and width of the first column, which cover what scrolls below them. */
  const covered = () => {
    const corner = region.current?.querySelector('thead th');
    return { height: corner?.clientHeight ?? 0, width: corner?.clientWidth ?? 0 };
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    const box = region.current;
    if (!box || event.altKey || event.metaKey) return;
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-at]') : null;
    if (!cell) return;
    if (event.key === 'Enter' && cell === event.target) {
      cell.querySelector('a')?.click();
      return;
    }
    const [height, width] = [box.clientHeight - covered().height, box.clientWidth - covered().width];
    const page = Math.max(1, Math.floor(height / size.row) - 1);
    const extent = { rows: windows.total, columns: windows.totalSites, page, first: -1, corner: false };
    const next = moved(active, event, extent);
    if (next === null) return;
    event.preventDefault();
    focusing.current = true;
    if (next.row >= 0) box.scrollTop = keepInView(box.scrollTop, next.row, size.row, height);
    if (next.column >= 0) box.scrollLeft = keepInView(box.scrollLeft, next.column, size.column, width);
    setActive(next);
  };

  /** A click or a touch makes its cell the stop of the keyboard. */
  const onFocus = (event: React.FocusEvent) => {
    const at = event.target.closest<HTMLElement>('[data-at]')?.dataset.at?.split(' ').map(Number);
    const [row, column] = at ?? [];
    if (row === undefined || column === undefined || (row === active.row && column === active.column)) return;
    setActive({ row, column });
  };

  // The stop of the keyboard must exist: scrolled out of view, it is the first cell in view.
  const seen = (place: number, { from, to }: { from: number; to: number }) =>
    place === -1 || (place >= from && place <= to);
  const stop =
    seen(active.row, rows) && seen(active.column, columns) ? active : { row: rows.from, column: columns.from };
  const above = rows.from * size.row;
  const below = (windows.total - 1 - rows.to) * size.row;
  const shown = Array.from({ length: columns.to - columns.from + 1 }, (_, index) => columns.from + index);
  return (
    <>
      <section ref={region} className="region region-tall" aria-label="Packages and sites">
        <table
          {...AS_GRID}
          className={`grid-table mx-table mx-live ${densityClass(wide)}`}
          aria-label="Readiness of each package at each site"
          aria-rowcount={windows.total + 1}
          aria-colcount={windows.totalSites + 1}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
        >
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className="stick" aria-colindex={1}>
                <span className="sr-only">Package</span>
              </th>
              <td role="presentation" className="mx-room" style={{ width: columns.from * size.column }} />
              {shown.map((column) => {
                const site = windows.site(column);
                const place = placeOf(-1, column, stop.row === -1 ? stop.column : null);
                return site ? (
                  <SiteHead key={column} site={site} place={place} />
                ) : (
                  <th key={column} scope="col" {...place}>
                    <span className="sr-only">Loading</span>
                  </th>
                );
              })}
              <td
                role="presentation"
                className="mx-room"
                style={{ width: (windows.totalSites - 1 - columns.to) * size.column }}
              />
            </tr>
          </thead>
          <tbody>
            <tr {...AS_ROOM} className="mx-room" style={{ height: above }} />
            {down.getVirtualItems().map(({ index }) => (
              <GridRow
                key={index}
                windows={windows}
                at={index}
                from={columns.from}
                to={columns.to}
                wide={wide}
                active={stop.row === index ? stop.column : null}
                drawn={drawn}
              />
            ))}
            <tr {...AS_ROOM} className="mx-room" style={{ height: below }} />
          </tbody>
        </table>
      </section>
      <p role="status" className="note no-print mt-2">
        {failed && (
          <>
            Some of these rows could not be loaded.{' '}
            <button type="button" className="button" onClick={retry}>
              Try again
            </button>
          </>
        )}
      </p>
    </>
  );
}

function rangeOf(items: readonly { index: number }[]): { from: number; to: number } {
  return { from: items[0]?.index ?? 0, to: items.at(-1)?.index ?? -1 };
}

const isNarrow = () => matchMedia(NARROW).matches;
function onWidth(notify: () => void): () => void {
  const width = matchMedia(NARROW);
  width.addEventListener('change', notify);
  return () => width.removeEventListener('change', notify);
}
