import { useCallback, useEffect, useReducer, useRef } from 'react';
import { FIRST_ROWS, writeQuery } from '#lib/contracts/list-query.ts';
import { ask, fetchAsOne, type OfVersion } from './fetch-list.ts';
import type { Group } from './lines.ts';
import type { Asked } from './use-address.ts';

/** A list's answer as a table needs it, from the page's own HTML or from the API. */
export interface ListAnswer<Row> extends OfVersion {
  items: Row[];
  total: number;
  /** Place of the first item among the rows that are not folded away. */
  start: number;
  /** Rows that are not folded away. */
  shown: number;
  groups: Group[] | null;
}

interface Loaded<Row, Answer> {
  key: string;
  answer: Answer;
  rows: Map<number, Row>;
  asked: Set<number>;
}

/** Rows fetched at once while a table is scrolled, and for a copy. */
const WINDOW = 100;
const COPIED = 200;

/**
 * The rows of a list as the reader moves through it: the first ones come with the page, others by window, and a new
 * question replaces them all once its answer is there, so that nothing flickers while somebody types. All rows are of
 * one state of the data: when a window shows that it has changed, those in view are fetched again together.
 */
export function useList<Row, Answer extends ListAnswer<Row>>(api: string, asked: Asked, initial: Answer) {
  const key = keyOf(asked);
  const state = useRef<Loaded<Row, Answer>>(null);
  state.current ??= loaded(key, [initial]);
  const held = state.current;
  const problem = useRef<string | null>(null);
  const busy = useRef<AbortController>(null);
  const inView = useRef<readonly number[]>([0]);
  const [, changed] = useReducer((count: number) => count + 1, 0);

  /** The windows given, together; in their stead the first one where a new question has been asked. */
  const load = useCallback(
    async (windows: readonly number[], limit = WINDOW) => {
      busy.current?.abort();
      const control = new AbortController();
      busy.current = control;
      changed();
      try {
        const answers = await fetchAsOne(
          windows.map((window) => () => ask<Answer>(hrefOf(api, key, window * WINDOW, limit), control.signal)),
        );
        state.current = loaded(key, answers);
        problem.current = null;
      } catch (error) {
        if (control.signal.aborted) return;
        problem.current = error instanceof Error ? error.message : 'The list could not be loaded.';
      }
      if (busy.current === control) busy.current = null;
      changed();
    },
    [api, key],
  );
  const retry = useCallback(() => load([0], FIRST_ROWS), [load]);

  useEffect(() => {
    if (state.current?.key !== key) void retry();
  }, [key, retry]);

  /** Makes sure that rows from `first` to `last` are there or on their way. */
  const need = useCallback(
    (first: number, last: number) => {
      const now = state.current;
      if (now === null || now.key !== key) return;
      const [from, to] = [Math.floor(first / WINDOW), Math.floor(last / WINDOW)];
      inView.current = Array.from({ length: to - from + 1 }, (_, at) => from + at);
      for (const window of inView.current) {
        const start = window * WINDOW;
        const [top, end] = [Math.max(start, first), Math.min(start + WINDOW, last + 1, now.answer.shown)];
        if (now.asked.has(window) || allThere(now.rows, top, end)) continue;
        now.asked.add(window);
        ask<Answer>(hrefOf(api, key, start, WINDOW)).then(
          (answer) => {
            if (state.current !== now) return;
            if (answer.dataVersion !== now.answer.dataVersion) return void load(inView.current);
            put(now.rows, answer);
            changed();
          },
          // Asked again when the rows come into view once more.
          () => now.asked.delete(window),
        );
      }
    },
    [api, key, load],
  );

  /** What `map` makes of the rows from `first` to `last`, at hand or not, all of one state of the data. */
  const take = useCallback(
    async <T>(
      { first, last }: { first: number; last: number },
      map: (rows: Row[]) => T[],
      { signal, came }: { signal: AbortSignal; came: (count: number) => void },
    ): Promise<T[]> => {
      const starts = Array.from({ length: Math.ceil((last - first + 1) / COPIED) }, (_, at) => first + at * COPIED);
      const parts = await fetchAsOne(
        starts.map((start) => async () => {
          const href = hrefOf(api, key, start, Math.min(COPIED, last - start + 1));
          const { items, dataVersion } = await ask<Answer>(href, signal);
          return { cells: map(items), dataVersion };
        }),
        (count) => came(Math.min(count * COPIED, last - first + 1)),
      );
      return parts.flatMap(({ cells }) => cells);
    },
    [api, key],
  );
  return {
    answer: held.answer,
    rows: held.rows,
    key: held.key,
    /** Whether the rows are what was last asked for. */
    fresh: held.key === key,
    busy: busy.current !== null,
    problem: problem.current,
    need,
    take,
    retry,
    live: {
      state,
      changed,
      /** What is in view as it is now. */
      windows: () => inView.current.map((window) => ask<Answer>(hrefOf(api, key, window * WINDOW, WINDOW))),
      /** All of it anew, in its new order. */
      show: () => load(inView.current),
    },
  };
}

function loaded<Row, Answer extends ListAnswer<Row>>(key: string, answers: readonly Answer[]): Loaded<Row, Answer> {
  const [answer] = answers;
  if (answer === undefined) throw new Error('A list has at least one window.');
  const rows = new Map<number, Row>();
  for (const one of answers) put(rows, one);
  return { key, answer, rows, asked: new Set() };
}

function put<Row>(rows: Map<number, Row>, { start, items }: ListAnswer<Row>): void {
  for (const [at, row] of items.entries()) rows.set(start + at, row);
}

export function allThere(rows: ReadonlyMap<number, unknown>, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!rows.has(at)) return false;
  return true;
}

/** What of an address changes the rows, as a query string. */
function keyOf({ query, view }: Asked): string {
  const search = new URLSearchParams();
  writeQuery(search, { ...query, start: null, limit: WINDOW });
  search.delete('limit');
  if (view.cols !== null) search.set('cols', view.cols.join());
  return search.toString();
}

function hrefOf(api: string, key: string, start: number, limit: number): string {
  const search = new URLSearchParams(key);
  search.set('with', 'table');
  search.set('limit', String(limit));
  if (start > 0) search.set('start', String(start));
  return `${api}?${search}`;
}
