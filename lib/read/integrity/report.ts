/** Problems worth telling; a damaged database has more than anybody reads. */
const TOLD_AT_MOST = 200;

/** Collects what was found and how much was looked at. */
export class Report {
  readonly #told: string[] = [];
  readonly counted: Record<string, number> = {};
  #found = 0;

  problem(text: string): void {
    this.#found += 1;
    if (this.#told.length < TOLD_AT_MOST) this.#told.push(text);
  }

  count(what: string, by = 1): void {
    this.counted[what] = (this.counted[what] ?? 0) + by;
  }

  get problems(): string[] {
    const untold = this.#found - this.#told.length;
    return untold > 0 ? [...this.#told, `… and ${untold} more.`] : [...this.#told];
  }
}
