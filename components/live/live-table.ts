import { putInPlace } from './put-in-place.ts';

interface Window {
  items: readonly unknown[];
  dataVersion?: number | undefined;
}

/** What a table of the kit lays open for who hears of others' changes: on an element, so that the two share no script. */
export interface LiveTable {
  state: { current: { rows: Map<number, unknown>; answer: Window } | null };
  /** Draws it anew. */
  changed: () => void;
  idOf: (row: unknown) => string;
  /** What is in view as it is now. */
  windows: () => Promise<Window>[];
  /** All of it anew, in its new order and at the same place of the scroll. */
  show: () => Promise<void>;
}

declare global {
  interface HTMLElement {
    /** Of the mark beside a table, which is there also while no row is. */
    live?: LiveTable;
  }
}

/** The table of the page; null where there is none. */
export const tableOnPage = (): LiveTable | null =>
  document.querySelector<HTMLElement>('[data-live-table]')?.live ?? null;

/** The state of the data that a table's rows are of. */
export const versionOf = ({ state }: LiveTable): number => state.current?.answer.dataVersion ?? 0;

/** Puts what the rows in view say now into the places where they stand; the ids of those that are different. */
export async function freshen({ state, windows, idOf, changed }: LiveTable): Promise<string[]> {
  const before = state.current;
  const came = await Promise.all(windows());
  // Meanwhile something else was asked for, or changed once more, of which there will be news.
  if (before === null || state.current !== before) return [];
  if (came.some(({ dataVersion }) => dataVersion !== came[0]?.dataVersion)) return [];
  const different = putInPlace(
    before.rows,
    came.flatMap(({ items }) => items),
    idOf,
  );
  changed();
  return different;
}
