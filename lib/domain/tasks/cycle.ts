/** From one task to another that it waits for, or is a part of. */
export interface Edge {
  from: number;
  to: number;
}

/** The shortest way from a task back to itself, both ends included; null when there is none. */
export function cycleThrough(edges: readonly Edge[], start: number): number[] | null {
  const next = Map.groupBy(edges, ({ from }) => from);
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const at of queue) {
    for (const { to } of next.get(at) ?? []) {
      if (to === start) return wayTo(at, cameFrom, start);
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, at);
      queue.push(to);
    }
  }
  return null;
}

function wayTo(last: number, cameFrom: ReadonlyMap<number, number>, start: number): number[] {
  const way = [start];
  for (let at = last; at !== start; at = cameFrom.get(at) ?? start) way.unshift(at);
  return [start, ...way];
}
