import { useEffect, useReducer, useRef } from 'react';
import type { MatrixEntryDto, MatrixWindowDto } from '#lib/read/dto-matrix.ts';
import { ask, fetchAsOne } from '../data-table/fetch-list.ts';

/** Rows and columns of a fetched window; also what the server takes at most across. */
export const BLOCK_ROWS = 50;
export const BLOCK_COLUMNS = 200;
/** Windows kept; those fetched first go first. */
const BLOCKS_KEPT = 80;
/** Waits this long for the scrolling to pause, so that flying over ten thousand rows asks for none of them. */
const SETTLE_MS = 50;

type Answer = Omit<MatrixWindowDto, 'levels'>;
interface Block {
  start: number;
  siteStart: number;
}
export interface Range {
  from: number;
  to: number;
}

/**
 * The windows at hand, all of one state of the data. A row is found by its place, a cell by the block of columns it is
 * in.
 */
export class Windows {
  #blocks = new Map<string, Answer>();
  /** The window that came with the page, of any size. */
  #first: Answer;

  constructor(first: Answer) {
    this.#first = first;
  }

  get total(): number {
    return this.#first.total;
  }
  get totalSites(): number {
    return this.#first.totalSites;
  }

  /** Whether windows belong together with those at hand. */
  fits(answers: readonly Answer[]): boolean {
    return answers.every(({ dataVersion }) => dataVersion === this.#first.dataVersion);
  }

  put(answers: readonly Answer[]): void {
    for (const answer of answers) this.#blocks.set(`${answer.start} ${answer.siteStart}`, answer);
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= BLOCKS_KEPT) break;
      this.#blocks.delete(oldest);
    }
  }

  /** Windows of another state of the data, in the place of all that were at hand. */
  renew(answers: readonly Answer[]): void {
    const [first] = answers;
    if (first === undefined) return;
    this.#first = first;
    this.#blocks.clear();
    this.put(answers);
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
  missing(rows: Range, columns: Range): Block[] {
    return blocksOf(rows, columns, (row, column) => this.#at(row, column) === undefined);
  }
}

/** The blocks that the cells of these ranges are in, of those cells that are wanted. */
function blocksOf(rows: Range, columns: Range, wanted = (_row: number, _column: number) => true): Block[] {
  const found = new Map<string, Block>();
  for (let row = rows.from; row <= rows.to; row++) {
    for (const column of [columns.from, columns.to]) {
      if (!wanted(row, column)) continue;
      const block = { start: blockOf(row, BLOCK_ROWS), siteStart: blockOf(column, BLOCK_COLUMNS) };
      found.set(`${block.start} ${block.siteStart}`, block);
    }
  }
  return [...found.values()];
}

const blockOf = (at: number, size: number): number => Math.floor(at / size) * size;

/**
 * The windows at hand, fetching those in view; what scrolls out of view before it came is called off. When one shows that
 * the data has changed, those in view are fetched again together.
 */
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
        const fetched = (blocks: readonly Block[]) =>
          fetchAsOne(blocks.map((block) => () => fetchWindow(query, block, call.signal)));
        const answers = await fetched(wanted);
        if (windows.fits(answers)) windows.put(answers);
        else windows.renew(await fetched(blocksOf({ from, to }, { from: left, to: right })));
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

function fetchWindow(query: string, block: Block, signal: AbortSignal): Promise<Answer> {
  const search = new URLSearchParams(query);
  search.set('limit', String(BLOCK_ROWS));
  search.set('start', String(block.start));
  search.set('siteStart', String(block.siteStart));
  return ask(`/api/v1/matrix?${search}`, signal);
}
