import type { Place } from '../data-table/grid-move.ts';
import type { Lines } from '../data-table/lines.ts';

/** Rows fetched anew on either side of where somebody edits. */
const EITHER_SIDE = 99;

/** Fetches rows of a list anew, without showing them, and makes something of each batch. */
export type Take<Row> = <T>(
  range: { first: number; last: number },
  map: (rows: Row[]) => T[],
  progress: { signal: AbortSignal; came: (count: number) => void },
) => Promise<T[]>;

interface List<Row> {
  rows: Map<number, Row>;
  take: Take<Row>;
}

/**
 * Fetches the rows around a place anew and puts each where it stands, so that nothing moves under whoever edits; a new
 * question orders them again. Without an answer the rows stay as they are.
 */
export async function rowsAround<Row>(
  { rows, take }: List<Row>,
  { row }: Place,
  lines: Lines,
  idOf: (row: Row) => string,
): Promise<void> {
  const places = [...rows.keys()].sort((a, b) => a - b);
  const line = Math.max(0, Math.min(row, lines.count - 1));
  const here = lines.count === 0 ? 0 : lines.lineAt(line);
  const at = typeof here === 'object' && 'at' in here ? here.at : (places[0] ?? 0);
  const near = places.filter((one) => Math.abs(one - at) <= EITHER_SIDE);
  const [first, last] = [near[0], near.at(-1)];
  if (first === undefined || last === undefined) return;
  const progress = { signal: new AbortController().signal, came: () => {} };
  const fresh = await take({ first, last }, (all) => all, progress).catch(() => []);
  const byId = new Map(fresh.map((one) => [idOf(one), one]));
  for (const [place, old] of rows) {
    const now = byId.get(idOf(old));
    if (now !== undefined) rows.set(place, now);
  }
}
