'use client';

import type { RowData } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ExportEntity } from '#lib/contracts/exports.ts';
import type { Table } from '#lib/contracts/tables/table.ts';
import { ExportLinks } from '../ui/export-links.tsx';
import { ActiveFilters, type Facet } from './filters.tsx';
import { GridBody } from './grid-body.tsx';
import { GridHead } from './grid-head.tsx';
import { usePlacedColumns, useSameTable } from './kit.ts';
import { linesOf } from './lines.ts';
import { listHref, type Patch, patched } from './list-href.ts';
import { SelectionBar } from './selection-bar.tsx';
import { Toolbar } from './toolbar.tsx';
import { type Asked, useAddress } from './use-address.ts';
import { useAwake } from './use-awake.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { type ListAnswer, useList } from './use-list.ts';
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
  /** Sort keys that group: key → words. */
  groups: Readonly<Record<string, string>>;
  empty: (asked: Asked) => React.ReactNode;
  /** Name of its export. */
  exports: ExportEntity;
  /** What leads on from the table as it stands. */
  foot?: (asked: Asked) => React.ReactNode;
}

/** What a table says of itself once the keys of a grid work in it. */
const GRID = { role: 'grid', 'aria-multiselectable': true } as const;

/** One table of the product: search, facets, columns, groups, windows of rows, keys, selection, all in the address. */
export function Grid<Row extends RowData, Answer extends ListAnswer<Row>>({
  noun,
  initial,
  asked: first,
  step = first.query.limit,
}: {
  noun: GridNoun<Row, Answer>;
  initial: Answer;
  asked: Asked;
  /** Rows of a page where no script brings the others. */
  step?: number;
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
  const [selected, setSelected] = useState<ReadonlyMap<string, Row>>(new Map());
  const region = useRef<HTMLElement>(null);
  const body = useRef<HTMLTableElement>(null);

  const virtual = awake && answer.items.length < answer.shown;
  const compact = asked.view.density === 'compact';
  const virtualizer = useVirtualizer({
    count: lines.count,
    enabled: virtual,
    getScrollElement: () => region.current,
    estimateSize: () => (compact ? 33 : 76),
    overscan: compact ? 2 : 4,
    initialOffset: () => lines.lineOf(answer.start) * (compact ? 33 : 76),
  });
  const items = virtual ? virtualizer.getVirtualItems() : null;
  const window = items
    ? { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? -1 }
    : { first: firstLine(lines, answer), last: lines.lineOf(answer.start + answer.items.length - 1) };

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
  const textAt = (index: number, column: number): string => {
    if (index < 0) return columns[column]?.label ?? '';
    const line = lines.lineAt(index);
    const row = 'at' in line ? list.rows.get(line.at) : undefined;
    return row === undefined ? '' : (columns[column]?.text(row) ?? '');
  };
  const keys = useGridKeys(body, { lines: lines.count, reveal, textAt, on: awake });

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
  const toggle = useCallback((row: Row, id: string) => {
    setSelected((old) => {
      const next = new Map(old);
      if (!next.delete(id)) next.set(id, row);
      return next;
    });
  }, []);
  const facets = noun.facets(answer);
  const shared = { columns, asked, go };
  return (
    <div aria-busy={list.busy}>
      <Toolbar {...shared} noun={noun} facets={facets} table={table} change={change} total={answer.total} />
      <ActiveFilters
        path={noun.path}
        params={{ ...asked.query, cursor: null }}
        facets={facets}
        view={asked.view}
        change={awake ? change : undefined}
      />
      {list.problem !== null && (
        <p className="notice mt-3" role="alert">
          {list.problem} What you see is the answer before.{' '}
          <button type="button" className="link" onClick={list.retry}>
            Try again
          </button>
        </p>
      )}
      <SelectionBar columns={columns} selected={selected} clear={() => setSelected(new Map())} />
      {answer.total === 0 ? (
        <div className="mt-4">{noun.empty(asked)}</div>
      ) : (
        <section
          ref={region}
          className="region region-tall mt-3"
          tabIndex={awake ? undefined : 0}
          aria-label={table.caption}
        >
          <table
            ref={body}
            {...(awake && GRID)}
            aria-rowcount={lines.count + 1}
            className={`grid-table sized ${compact ? 'compact' : ''}`}
            style={{ width: `max(100%, ${columns.reduce((sum, { size }) => sum + size, 0)}px)` }}
            onKeyDown={keys.onKeyDown}
            onFocus={keys.onFocus}
          >
            <caption>{table.caption}</caption>
            <colgroup>
              {columns.map(({ id, size }, at) => (
                <col
                  key={id}
                  style={at === columns.length - 1 ? { minWidth: size } : { width: onPhone(id, at, size) }}
                />
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
              rows={list.rows}
              rowId={table.rowId}
              cell={noun.cell}
              detail={(row) => noun.detail(row, answer)}
              asked={{ query: answered.current, view: asked.view }}
              go={go}
              path={noun.path}
              selected={selected}
              toggle={toggle}
            />
          </table>
        </section>
      )}
      {!virtual && <Windows path={noun.path} asked={asked} answer={answer} step={step} />}
      <ExportLinks
        entity={noun.exports}
        query={listHref('', { ...asked.query, cursor: null }, {}, asked.view).slice(1)}
      />
      {noun.foot?.(asked)}
    </div>
  );
}

/** The first line drawn of a table that is not virtual: the head of the group that its first row is in, if any. */
function firstLine(lines: ReturnType<typeof linesOf>, { start, groups }: ListAnswer<unknown>): number {
  const line = lines.lineOf(start);
  return groups !== null && line > 0 ? Math.max(0, line - 1) : line;
}

/** On a phone the names leave room for three sites beside them. */
function onPhone(id: string, at: number, size: number): string {
  if (at === 0) return `min(${size}px, 34vw)`;
  return id.startsWith('at-') ? `min(${size}px, 20vw)` : `${size}px`;
}
