/** Registries that said that they want to be left alone for a while, as the groups that their jobs are queued by. */
export interface Rests {
  add(group: string, seconds: number): void;
  /** Those that are not to be asked yet. */
  groups(): string[];
}

/** Known to this process only: another learns it from the registry by itself. */
export function makeRests(): Rests {
  const until = new Map<string, number>();
  return {
    add(group, seconds) {
      until.set(group, Math.max(until.get(group) ?? 0, performance.now() + seconds * 1000));
    },
    groups() {
      const now = performance.now();
      for (const [group, end] of until) if (end <= now) until.delete(group);
      return [...until.keys()];
    },
  };
}
