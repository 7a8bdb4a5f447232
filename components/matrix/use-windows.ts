import { useEffect, useReducer, useRef } from 'react';
import type { MatrixEntryDto, MatrixWindowDto } from '#lib/read/dto-matrix.ts';

/** Rows and columns of a fetched window; also what the server takes at most across. */
export const BLOCK_ROWS = 50;
export const BLOCK_COLUMNS = 200;
/** Windows kept; those fetched first go first. */
const BLOCKS_KEPT = 80;
/** Waits this long for the scrolling to pause, so that flying over ten thousand rows asks for none of them. */
const SETTLE_MS = 50;

type Answer = Pick<MatrixWindowDto, 'total' | 'totalSites' | 'start' | 'siteStart' | 'sites' | 'packages'>;
export interface Range {
  from: number;
  to: number;
}

/** The windows at hand. A row is found by its place, a cell by the block of columns it is in. */
export class Windows {
  #blocks = new Map<string, Answer>();
  readonly total: number;
  readonly totalSites: number;
  readonly #first: Answer;

  constructor(first: Answer) {
    this.#first = first;
    this.total = first.total;
    this.totalSites = first.totalSites;
  }

  put(answer: Answer): void {
    this.#blocks.set(`${answer.start} ${answer.siteStart}`, answer);
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= BLOCKS_KEPT) break;
      this.#blocks.delete(oldest);
    }
  }

  #at(row: number, column: number): Answer | undefined {
    const { start, siteStart, packages, sites } = this.#first;
    const within = row >= start && row < start + packages.length;
    if (within && column >= siteStart && column < siteStart + sites.length) return this.#first;
    return this.#blocks.get(`${blockOf(row, BLOCK_ROWS)} ${blockOf(column, BLOCK_COLUMNS)}`);
  }

  row(at: number, column: number): MatrixWindowDto['packages'][number] | undefined {
    const answer = this.#at(at, column);
    return answer?.packages[at - answer.start];
  }

  code(at: number, column: number): string | undefined {
    const answer = this.#at(at, column);
    return answer?.packages[at - answer.start]?.cells[column - answer.siteStart];
  }

  site(column: number): MatrixEntryDto | undefined {
    const { siteStart, sites } = this.#first;
    const known = sites[column - siteStart];
    if (known) return known;
    for (const answer of this.#blocks.values()) {
      const site = answer.sites[column - answer.siteStart];
      if (site) return site;
    }
    return undefined;
  }

  /** Blocks that some cell of these ranges is in and that are not at hand. */
  missing(rows: Range, columns: Range): { start: number; siteStart: number }[] {
    const found = new Map<string, { start: number; siteStart: number }>();
    for (let row = rows.from; row <= rows.to; row++) {
      for (const column of [columns.from, columns.to]) {
        if (this.#at(row, column)) continue;
        const block = { start: blockOf(row, BLOCK_ROWS), siteStart: blockOf(column, BLOCK_COLUMNS) };
        found.set(`${block.start} ${block.siteStart}`, block);
      }
    }
    return [...found.values()];
  }
}

const blockOf = (at: number, size: number): number => Math.floor(at / size) * size;

/** The windows at hand, fetching those in view; what scrolls out of view before it came is called off. */
export function useWindows(windows: Windows, query: string, rows: Range, columns: Range) {
  const [drawn, redraw] = useReducer((times: number) => times + 1, 0);
  const failed = useRef(false);
  const { from, to } = rows;
  const { from: left, to: right } = columns;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `drawn` asks again after a failure and for what is still missing
  useEffect(() => {
    const wanted = windows.missing({ from, to }, { from: left, to: right });
    if (wanted.length === 0 || failed.current) return;
    const call = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answers = await Promise.all(wanted.map((block) => fetchWindow(query, block, call.signal)));
        for (const answer of answers) windows.put(answer);
      } catch {
        if (call.signal.aborted) return;
        failed.current = true;
      }
      redraw();
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      call.abort();
    };
  }, [windows, query, from, to, left, right, drawn]);
  const retry = () => {
    failed.current = false;
    redraw();
  };
  return { failed: failed.current, retry, drawn };
}

async function fetchWindow(query: string, block: { start: number; siteStart: number }, signal: AbortSignal) {
  const search = new URLSearchParams(query);
  search.set('limit', String(BLOCK_ROWS));
  search.set('start', String(block.start));
  search.set('siteStart', String(block.siteStart));
  const response = await fetch(`/api/v1/matrix?${search}`, { signal });
  if (!response.ok) throw new Error(`The matrix answered ${response.status}.`);
  // The answer of our own route, whose shape its tests hold.
  return (await response.json()) as Answer;
}
