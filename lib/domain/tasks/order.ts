/** A task in the order of priority. */
export interface Placed {
  number: number;
  position: number;
}

/** Closer than this, two positions leave no room between them. */
const ROOM = 1e-6;
/** Distance between tasks where nothing limits it. */
const STEP = 1;

/** Lowest position first; the number decides between equals, so that the order is total whatever was stored. */
export const inOrder = (a: Placed, b: Placed): number => a.position - b.position || a.number - b.number;

/**
 * Positions after some tasks moved, in their own order, to just before `before` (null: behind all others). Usually only
 * they get one, between their new neighbours; where those are too close, as many around them are spread as it needs.
 * What comes back is only what changes. Afterwards the positions along the order rise strictly.
 */
export function moveBefore(
  tasks: readonly Placed[],
  moved: readonly number[],
  before: number | null,
): Map<number, number> {
  const order = [...tasks].sort(inOrder);
  const going = order.filter(({ number }) => moved.includes(number));
  const staying = order.filter(({ number }) => !moved.includes(number));
  const found = staying.findIndex(({ number }) => number === before);
  const at = found === -1 ? staying.length : found;
  const line = [...staying.slice(0, at), ...going, ...staying.slice(at)];
  let [first, last] = [at, at + going.length - 1];
  for (;;) {
    const positions = spread(line[first - 1]?.position, last - first + 1, line[last + 1]?.position);
    if (positions !== null) return changes(line.slice(first, last + 1), positions);
    if (first === 0 && last === line.length - 1) break;
    first = Math.max(0, first - 1);
    last = Math.min(line.length - 1, last + 1);
  }
  return changes(
    line,
    line.map((_, index) => (index + 1) * STEP),
  );
}

/** So many positions between two others, or null where they would have no room. Open ends are counted on in steps. */
function spread(low: number | undefined, count: number, high: number | undefined): number[] | null {
  const distance = low === undefined || high === undefined ? STEP : (high - low) / (count + 1);
  const start = low ?? (high === undefined ? 0 : high - distance * (count + 1));
  const positions = Array.from({ length: count }, (_, index) => start + distance * (index + 1));
  const all = [...(low === undefined ? [] : [low]), ...positions, ...(high === undefined ? [] : [high])];
  const hasRoom = all.every((position, index) => index === 0 || position - (all[index - 1] ?? 0) >= ROOM);
  return hasRoom && all.every(Number.isFinite) ? positions : null;
}

function changes(line: readonly Placed[], positions: readonly number[]): Map<number, number> {
  const pairs = line.map(({ number, position }, index) => ({
    number,
    was: position,
    is: positions[index] ?? position,
  }));
  return new Map(pairs.filter(({ was, is }) => was !== is).map(({ number, is }) => [number, is]));
}
