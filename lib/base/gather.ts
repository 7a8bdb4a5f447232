interface Gathering<I, O> {
  /** Calls that are done as one at most. */
  atMost: number;
  /** How many such are under way at most. */
  atOnce: number;
  /** Two calls of one key are never done together. */
  keyOf(input: I): unknown;
  /** What a call holds while it is done: one that holds the same waits, rather than being in the way of another. */
  holds?(input: I): readonly unknown[];
  /** Does what was asked in one go; an answer for each, in their order. */
  work(inputs: readonly I[]): Promise<readonly O[]>;
  /** Whether what failed together is tried again one by one: it may be the fault of one of them. */
  isWorthAlone(error: unknown): boolean;
}

interface Call<I, O> {
  input: I;
  resolve(output: O): void;
  reject(error: unknown): void;
}

/**
 * Makes one of many calls: those that come in the same turn, or while others are under way, are done together. Under
 * little load each is done at once, under much load a statement or a commit serves many.
 */
export function gathered<I, O>({ atMost, atOnce, keyOf, holds, work, isWorthAlone }: Gathering<I, O>) {
  const held = new Set<unknown>();
  const waiting: Call<I, O>[] = [];
  let busy = 0;
  let isDue = false;

  const take = (): Call<I, O>[] => {
    const keys = new Set<unknown>();
    const taken: Call<I, O>[] = [];
    const left: Call<I, O>[] = [];
    for (const call of waiting.splice(0)) {
      const key = keyOf(call.input);
      const isHeld = holds?.(call.input).some((one) => held.has(one)) ?? false;
      const fits = taken.length < atMost && !keys.has(key) && !isHeld;
      (fits ? taken : left).push(call);
      keys.add(key);
    }
    waiting.push(...left);
    return taken;
  };

  const answer = async (calls: readonly Call<I, O>[]): Promise<void> => {
    try {
      const outputs = await work(calls.map(({ input }) => input));
      if (outputs.length !== calls.length) throw new Error('What was done together has not an answer for each.');
      outputs.forEach((output, place) => {
        calls[place]?.resolve(output);
      });
    } catch (error) {
      if (calls.length > 1 && isWorthAlone(error)) for (const call of calls) await answer([call]);
      else for (const { reject } of calls) reject(error);
    }
  };

  const go = (): void => {
    isDue = false;
    while (busy < atOnce) {
      const calls = take();
      if (calls.length === 0) return;
      const holding = calls.flatMap(({ input }) => holds?.(input) ?? []);
      for (const one of holding) held.add(one);
      busy += 1;
      void answer(calls).finally(() => {
        for (const one of holding) held.delete(one);
        busy -= 1;
        go();
      });
    }
  };

  return (input: I): Promise<O> =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (isDue) return;
      isDue = true;
      setImmediate(go);
    });
}
