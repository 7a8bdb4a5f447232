/** How often this process looks at the clock, and how late it may be before it counts as busy. */
const BEAT_MS = 100;
const LATE_MS = 250;

let beat = Number.NaN;
let busyAt = Number.NEGATIVE_INFINITY;

function look(): void {
  const now = performance.now();
  if (now - beat > BEAT_MS + LATE_MS) busyAt = now;
  beat = now;
}

/**
 * Whether this process was so busy since a moment (of `performance.now()`) that nothing else had its turn. What a timer
 * says then of somebody else's silence may only mean that nobody listened.
 */
export function wasBusySince(moment: number): boolean {
  look();
  return busyAt >= moment;
}

/** Begins to look at the clock; many times is once. */
export function watchBusyness(): void {
  if (!Number.isNaN(beat)) return;
  beat = performance.now();
  setInterval(look, BEAT_MS).unref();
}
