/** A small deterministic source of choices: the same key gives the same sequence on every machine. */
export class Random {
  #state: number;

  constructor(key: string) {
    // FNV-1a spreads keys that differ in one character over the whole state.
    let hash = 0x811c9dc5;
    for (let index = 0; index < key.length; index += 1) {
      hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
    }
    this.#state = hash >>> 0;
  }

  /** From 0 (included) to 1 (excluded); the mulberry32 step. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('Nothing to pick from.');
    return item;
  }

  /** `count` different items, fewer when there are not as many. */
  some<T>(items: readonly T[], count: number): T[] {
    const chosen = new Set<T>();
    for (let tries = 0; chosen.size < Math.min(count, items.length) && tries < count * 20; tries += 1) {
      chosen.add(this.pick(items));
    }
    return [...chosen];
  }

  hex(length: number): string {
    let text = '';
    while (text.length < length)
      text += Math.floor(this.next() * 0x1_0000)
        .toString(16)
        .padStart(4, '0');
    return text.slice(0, length);
  }
}
