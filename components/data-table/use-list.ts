import { useCallback, useEffect, useReducer, useRef } from 'react';
import { FIRST_ROWS, writeQuery } from '#lib/contracts/list-query.ts';
import type { Group } from './lines.ts';
import type { Asked } from './use-address.ts';

/** A list's answer as a table needs it, from the page's own HTML or from the API. */
export interface ListAnswer<Row> {
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

/** Rows fetched at once while a table is scrolled. */
const WINDOW = 100;

/**
 * The rows of a list as the reader moves through it: the first ones come with the page, others by window, and a new
 * question replaces them all once its answer is there, so that nothing flickers while somebody types.
 */
export function useList<Row, Answer extends ListAnswer<Row>>(api: string, asked: Asked, initial: Answer) {
  const key = keyOf(asked);
  const state = useRef<Loaded<Row, Answer>>(null);
  state.current ??= loaded(key, initial);
  const held = state.current;
  const problem = useRef<string | null>(null);
  const busy = useRef<AbortController>(null);
  const [, changed] = useReducer((count: number) => count + 1, 0);

  const load = useCallback(async () => {
    busy.current?.abort();
    const control = new AbortController();
    busy.current = control;
    changed();
    try {
      const search = new URLSearchParams(key);
      search.set('with', 'table');
      search.set('limit', String(FIRST_ROWS));
      const answer: Answer = await ask(`${api}?${search}`, control.signal);
      state.current = loaded(key, answer);
      problem.current = null;
    } catch (error) {
      if (control.signal.aborted) return;
      problem.current = error instanceof Error ? error.message : 'The list could not be loaded.';
    }
    if (busy.current === control) busy.current = null;
    changed();
  }, [api, key]);

  useEffect(() => {
    if (state.current?.key !== key) void load();
  }, [key, load]);

  /** Makes sure that rows from `first` to `last` are there or on their way. */
  const need = useCallback(
    (first: number, last: number) => {
      const now = state.current;
      if (now === null) return;
      for (let window = Math.floor(first / WINDOW); window <= Math.floor(last / WINDOW); window++) {
        const from = window * WINDOW;
        const to = Math.min(from + WINDOW, last + 1, now.answer.shown);
        if (now.asked.has(window) || allThere(now.rows, Math.max(from, first), to)) continue;
        now.asked.add(window);
        const search = new URLSearchParams(now.key);
        search.set('start', String(from));
        search.set('limit', String(WINDOW));
        ask<{ items: Row[] }>(`${api}?${search}`).then(
          ({ items }) => {
            for (const [at, row] of items.entries()) now.rows.set(from + at, row);
            changed();
          },
          // Asked again when the rows come into view once more.
          () => now.asked.delete(window),
        );
      }
    },
    [api],
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
    retry: load,
  };
}

const loaded = <Row, Answer extends ListAnswer<Row>>(key: string, answer: Answer): Loaded<Row, Answer> => ({
  key,
  answer,
  rows: new Map(answer.items.map((row, at) => [answer.start + at, row])),
  asked: new Set(),
});

function allThere(rows: ReadonlyMap<number, unknown>, from: number, to: number): boolean {
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

/** JSON of the API; its own words when it refuses. */
async function ask<Body>(href: string, signal?: AbortSignal): Promise<Body> {
  const response = await fetch(href, { headers: { Accept: 'application/json' }, ...(signal && { signal }) });
  if (response.ok) return response.json();
  const said: { detail?: string } = await response.json().catch(() => ({}));
  throw new Error(said.detail ?? `The server answered ${response.status}.`);
}
