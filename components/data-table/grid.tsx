'use client';

import type { RowData } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ExportEntity } from '#lib/contracts/exports.ts';
import type { ListQuery } from '#lib/contracts/list-query.ts';
import type { Table } from '#lib/contracts/tables/table.ts';
import type { Drawn, GridEditingProps } from '../edit-cells/grid-editing.tsx';
import type { LiveTable } from '../live/live-table.ts';
import { count, sayNumber } from '../overview/say.ts';
import { ExportLinks } from '../ui/export-links.tsx';
import { Paper } from '../ui/paper.tsx';
import { usePrinting } from '../ui/use-printing.ts';
import type { Desk, Edits } from './desk.ts';
import { ActiveFilters, type Facet } from './filters.tsx';
import { GridBody } from './grid-body.tsx';
import { GridHead } from './grid-head.tsx';
import type { Place } from './grid-move.ts';
import { usePlacedColumns, useSameTable } from './kit.ts';
import { type Lines, linesOf } from './lines.ts';
import { listHref, type Patch, patched } from './list-href.ts';
import { onPhone } from './on-phone.ts';
import { Toolbar } from './toolbar.tsx';
import { type Asked, useAddress } from './use-address.ts';
import { useAwake } from './use-awake.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { type ListAnswer, useList } from './use-list.ts';
import { useSelection } from './use-selection.ts';
import { Windows } from './windows.tsx';

/** What a noun brings to the kit: its table, how its cells look, and where its rows come from. */
export interface GridNoun<Row extends RowData, Answer extends ListAnswer<Row>> {
  /** Address of the page, and of the list in the API. */
  path: string;
  api: string;
  placeholder: string;
  noun: readonly [one: string, many: string];
  table: (answer: Answer) => Table<Row>;
  cell: (column: string, row: Row) => React.ReactNode;
  /** What a row opens to. */
  detail: (row: Row, answer: Answer) => React.ReactNode;
  facets: (answer: Answer) => Facet[];
  /** Filters that are a day: name → words. */
  days?: Readonly<Record<string, string>>;
  /** Sort keys that group: key → words. */
  groups: Readonly<Record<string, string>>;
  empty: (asked: Asked, answer: Answer) => React.ReactNode;
  /** Name of its export. */
  exports: ExportEntity;
  /** What leads on from the table as it stands. */
  foot?: (asked: Asked) => React.ReactNode;
  /** Keys of its own. */
  rowKeys?: (event: React.KeyboardEvent, rows: RowsAtHand<Row>) => void;
  /** What else can be done with ticked rows: the words, and the address that their ids are added to. */
  ticked?: readonly [words: string, href: string];
}

/** The lines of a table for keys that change them. */
export interface RowsAtHand<Row> {
  asked: Asked;
  rowAt: (line: number) => Row | undefined;
  reload: () => Promise<void>;
}

/** Comes with the first selection: most readers make none. */
const SelectionBar = lazy(async () => ({ default: (await import('./selection-bar.tsx')).SelectionBar }));

/** Comes for whoever may edit something in the table. */
const GridEditing = lazy(async () => ({
  default: (await import('../edit-cells/grid-editing.tsx')).GridEditing,
})) as <Row>(props: GridEditingProps<Row>) => React.ReactNode;

/** What the row that the address opens opens to, drawn by the server: it needs neither a script nor another request. */
export interface Opened {
  id: string;
  node: React.ReactNode;
}

/** How wide a table or a column is on a screen; paper has widths of its own, so the style sheet decides. */
declare module 'react' {
  interface CSSProperties {
    '--wide'?: string;
  }
}

/** What a table says of itself once the keys of a grid work in it. */
const GRID = { role: 'grid', 'aria-multiselectable': true } as const;
const READ_GRID = { ...GRID, 'aria-readonly': true } as const;

/** One table of the product: search, facets, columns, groups, windows of rows, keys, selection, all in the address. */
export function Grid<Row extends RowData, Answer extends ListAnswer<Row>>({
  noun,
  initial,
  asked: first,
  step = first.query.limit,
  opened = null,
  edits = null,
}: {
  noun: GridNoun<Row, Answer>;
  initial: Answer;
  asked: Asked;
  /** Rows of a page where no script brings the others. */
  step?: number;
  opened?: Opened | null;
  edits?: Edits | null;
}) {
  const awake = useAwake();
  const [asked, go] = useAddress(noun.path, first);
  const list = useList<Row, Answer>(noun.api, asked, initial);
  const { answer } = list;
  // Rows speak of the question that they answer: while somebody types they stay as they are.
  const answered = useRef(asked.query);
  if (list.fresh) answered.current = asked.query;
  const table = useSameTable(useMemo(() => noun.table(answer), [noun, answer]));
  const columns = usePlacedColumns(table, asked.view);
  const lines = useMemo(() => linesOf(answer.groups, answer.shown), [answer]);
  const region = useRef<HTMLElement>(null);
  const body = useRef<HTMLTableElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  // For who hears of others' changes.
  useEffect(() => {
    if (whole.current) whole.current.live = { ...list.live, idOf: table.rowId } as LiveTable;
  });

  // Paper has the rows that the address names.
  const printing = usePrinting();
  const virtual = awake && !printing && answer.items.length < answer.shown;
  const compact = asked.view.density === 'compact';
  const virtualizer = useVirtualizer({
    count: lines.count,
    enabled: virtual,
    getScrollElement: () => region.current,
    estimateSize: () => (compact ? 33 : 76),
    overscan: compact ? 2 : 4,
    measureElement: heightOf,
    initialOffset: () => (answer.start === 0 ? 0 : lines.lineOf(answer.start) * (compact ? 33 : 76)),
  });
  const items = virtual ? virtualizer.getVirtualItems() : null;
  const drawnRows = rowsDrawn(list.rows, answer, printing ? asked.query : null);
  const window = items
    ? { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? -1 }
    : linesDrawn(lines, drawnRows);
  const { scrollOffset } = virtualizer;
  const seen = useRef(0);
  useEffect(() => {
    if (virtual) seen.current = scrollOffset ?? 0;
    else if (!printing) seen.current = 0;
    if (printing) return () => region.current?.scrollTo({ top: seen.current });
  }, [virtual, printing, scrollOffset]);

  /** An open row is as tall as what it opens to makes it, also when its reasons come later. */
  const measureOpened = useCallback(
    (opened: HTMLTableRowElement | null) => {
      const row = opened?.previousElementSibling;
      if (!virtual || !(row instanceof HTMLElement) || opened === null) return;
      const index = Number(row.dataset.index);
      const watch = new ResizeObserver(() => virtualizer.resizeItem(index, heightOf(row)));
      watch.observe(opened);
      return () => {
        watch.disconnect();
        virtualizer.resizeItem(index, row.offsetHeight);
      };
    },
    [virtual, virtualizer],
  );

  const { need } = list;
  useEffect(() => {
    if (!virtual || window.last < 0) return;
    const rows = [window.first, window.last].map((index) => lines.lineAt(Math.max(0, index)));
    const places = rows.map((line) => ('at' in line ? line.at : null));
    need(places[0] ?? 0, places[1] ?? places[0] ?? 0);
  });
  const reveal = useCallback(
    (line: number) => {
      if (virtual) virtualizer.scrollToIndex(Math.max(0, line), { align: 'auto' });
    },
    [virtual, virtualizer],
  );
  const rowAt = (index: number): Row | undefined => {
    const line = lines.lineAt(index);
    return 'at' in line ? list.rows.get(line.at) : undefined;
  };
  const textAt = (index: number, column: number): string => {
    if (index < 0) return columns[column]?.label ?? '';
    const row = rowAt(index);
    return row === undefined ? '' : (columns[column]?.text(row) ?? '');
  };
  const at = useRef<Place>({ row: -1, column: 0 });
  const active = useCallback(() => at.current, []);
  const { selection, selected, toggle, range, clear } = useSelection(body, { list, lines, columns, active, on: awake });
  const keys = useGridKeys(body, {
    lines: lines.count,
    columns: columns.length,
    reveal,
    textAt,
    range,
    selecting: selection !== null,
    clear,
    at,
    on: awake,
  });

  const desk = useRef<Desk>(null);
  const [drawn, draw] = useState<Drawn<Row> | null>(null);

  // A new question is read from its top.
  const shownKey = useRef(list.key);
  useEffect(() => {
    if (shownKey.current === list.key) return;
    shownKey.current = list.key;
    region.current?.scrollTo({ top: 0 });
  });

  const change = useCallback(
    (patch: Patch, how?: 'keep') => go({ query: patched({ ...asked.query, cursor: null }, patch) }, how),
    [go, asked],
  );
  const detail = (row: Row) => (
    <>
      {(edits?.may === 'all' || edits?.may.includes(table.rowId(row))) && (
        <a className="edit-way no-print" href={edits.form.replace('*', table.rowId(row))}>
          Edit in a form
        </a>
      )}
      {answer === initial && opened?.id === table.rowId(row) ? (
        opened.node
      ) : (
        <Suspense fallback={<span className="skeleton" />}>{noun.detail(row, answer)}</Suspense>
      )}
    </>
  );
  const facets = noun.facets(answer);
  const shared = { columns, asked, go };
  const question = listHref('', { ...asked.query, bare: false, cursor: null }, {}, asked.view).slice(1);
  return (
    <div ref={whole} aria-busy={list.busy} data-live-table>
      <Toolbar {...shared} noun={noun} facets={facets} table={table} change={change} total={answer.total} />
      <ActiveFilters
        path={noun.path}
        params={{ ...asked.query, cursor: null }}
        facets={[...facets, ...daysOf(noun.days)]}
        view={asked.view}
        change={awake ? change : undefined}
      />
      {list.problem !== null && (
        <p className="mt-3 border-l-2 border-warn py-0.5 pl-3" role="alert">
          {list.problem} What you see is the answer before.{' '}
          <button type="button" className="button" onClick={list.retry}>
            Try again
          </button>
        </p>
      )}
      <p className="sr-only" aria-live="polite">
        {selection?.what}
      </p>
      {answer.total === 0 ? (
        <div className="mt-4">{noun.empty(asked, answer)}</div>
      ) : (
        <section
          ref={region}
          className="region region-tall mt-3"
          tabIndex={awake ? undefined : 0}
          aria-label={table.caption}
        >
          <table
            ref={body}
            {...(awake && (edits === null ? READ_GRID : GRID))}
            aria-rowcount={lines.count + 1}
            className={`grid-table sized ${compact ? 'compact' : ''}`}
            style={{ '--wide': `${columns.reduce((sum, { size }) => sum + size, 0)}px` }}
            onKeyDown={(event) => {
              if (desk.current?.onKeyDown(event)) return;
              noun.rowKeys?.(event, { asked, rowAt, reload: list.retry });
              keys.onKeyDown(event);
            }}
            onFocus={keys.onFocus}
            onMouseDown={(event) => {
              range.mouse.onMouseDown(event);
              keys.onMouseDown(event);
            }}
            onClick={(event) => desk.current?.onPress(event)}
            onDoubleClick={(event) => desk.current?.onPress(event)}
            onPaste={(event) => desk.current?.onPaste(event)}
            onClickCapture={range.mouse.onClickCapture}
            onDragStart={range.mouse.onDragStart}
          >
            <caption>{table.caption}</caption>
            <colgroup>
              {columns.map(({ id, size, phone }, at) => (
                <col key={id} style={{ '--wide': at === columns.length - 1 ? 'auto' : onPhone(id, at, size, phone) }} />
              ))}
            </colgroup>
            <GridHead {...shared} path={noun.path} awake={awake} />
            <GridBody
              columns={columns}
              lines={lines}
              window={window}
              space={
                items
                  ? { before: items[0]?.start ?? 0, after: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) }
                  : null
              }
              measure={compact ? undefined : virtualizer.measureElement}
              measureOpened={measureOpened}
              rows={list.rows}
              rowId={table.rowId}
              cell={drawn?.cell ?? noun.cell}
              detail={detail}
              asked={{ query: answered.current, view: asked.view }}
              go={go}
              path={noun.path}
              selected={selected}
              toggle={toggle}
            />
          </table>
        </section>
      )}
      <Suspense>
        {edits !== null && awake && (
          <GridEditing
            {...{ edits, columns, lines, list, at, clear, desk, draw, moveTo: keys.moveTo, range: range.range }}
            table={body}
            rowId={table.rowId}
            plain={noun.cell}
            ticked={selected}
          />
        )}
        {selection !== null && (
          <SelectionBar
            selection={selection}
            clear={clear}
            edit={edits && (() => desk.current?.editSelected())}
            rows={selected}
            more={noun.ticked}
          />
        )}
      </Suspense>
      {!virtual && <Windows path={noun.path} asked={asked} answer={answer} step={step} />}
      <ExportLinks entity={noun.exports} query={question} />
      {!drawnRows.whole && (
        <Paper path={`/export/${noun.exports}.csv`} query={question}>
          On this paper: {sayNumber(drawnRows.from + 1)} to {sayNumber(drawnRows.to + 1)} of{' '}
          {count(answer.shown, ...noun.noun)}.
        </Paper>
      )}
      {noun.foot?.(asked)}
    </div>
  );
}

/** Days as facets without values, for their names. */
const daysOf = (days: Readonly<Record<string, string>> = {}): Facet[] =>
  Object.entries(days).map(([name, label]) => ({ name, label, values: [] }));

/** Height of a row with what it opens to. */
function heightOf(row: Element): number {
  const opened = row.nextElementSibling;
  const more = opened instanceof HTMLElement && opened.classList.contains('opened') ? opened.offsetHeight : 0;
  return row.getBoundingClientRect().height + more;
}

/** Places of the rows drawn of a table that is not virtual: those of its answer, on paper those of the address. */
function rowsDrawn(
  rows: ReadonlyMap<number, unknown>,
  { start, items, shown }: ListAnswer<unknown>,
  paper: ListQuery | null,
): { from: number; to: number; whole: boolean } {
  if (start === 0 && items.length >= shown) return { from: 0, to: shown - 1, whole: true };
  const from = paper !== null && rows.has(paper.start ?? 0) ? (paper.start ?? 0) : start;
  const most = paper === null ? items.length : paper.limit;
  let to = from;
  while (to - from < most && rows.has(to)) to++;
  return { from, to: to - 1, whole: false };
}

/** Their lines, with the head of the group that the first row is in and with all that is folded away. */
function linesDrawn(lines: Lines, { from, to, whole }: ReturnType<typeof rowsDrawn>): { first: number; last: number } {
  if (whole) return { first: 0, last: lines.count - 1 };
  const line = lines.lineOf(from);
  const above = lines.lineAt(Math.max(0, line - 1));
  return { first: 'group' in above ? Math.max(0, line - 1) : line, last: lines.lineOf(to) };
}
