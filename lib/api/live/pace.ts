/** At most one look per `gap`: what is heard meanwhile is looked at together. Pure; the time is told to it. */
export class Pace {
  readonly #gap: number;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #dueAt: number | null = null;

  constructor(gap: number) {
    this.#gap = gap;
  }

  /** Something was heard: in how many milliseconds to look, or null when a look is due already. */
  heard(now: number): number | null {
    if (this.#dueAt !== null) return null;
    this.#dueAt = Math.max(now, this.#lookedAt + this.#gap);
    return this.#dueAt - now;
  }

  /** A look begins: what is heard from now on needs another. */
  looking(now: number): void {
    this.#dueAt = null;
    this.#lookedAt = now;
  }
}
