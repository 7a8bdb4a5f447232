/**
 * Writers that are in the database at once. They wait for each other's rows and for the data version anyway; waiting here
 * instead keeps connections free for readers, and nobody is turned away because no connection came free in time.
 */
const AT_ONCE = 4;

let busy = 0;
const waiting: (() => void)[] = [];

/** Runs `work` when it is its turn, first come, first served. */
export async function takeTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy += 1;
  try {
    return await work();
  } finally {
    // A turn is handed on without being given back, so that nobody who comes now gets in between.
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  }
}
