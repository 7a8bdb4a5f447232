/** A door that lets so many in at once; the others wait outside, first come, first served. */
export function turnsFor(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  let busy = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (busy >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    try {
      return await work();
    } finally {
      // A turn is handed on without being given back, so that nobody who comes now gets in between.
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
