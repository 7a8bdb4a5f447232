/** How many bits of a word are set. */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** A set of ids as one bit each: small enough to keep hundreds of 30,000, and 32 ids are compared at once. */
export class IdSet {
  #words: Uint32Array;
  #size = 0;

  constructor(words = new Uint32Array(256)) {
    this.#words = words;
    for (const word of words) this.#size += bitsOf(word);
  }

  get size(): number {
    return this.#size;
  }

  has(id: number): boolean {
    return ((this.#words[id >>> 5] ?? 0) & (1 << (id & 31))) !== 0;
  }

  add(id: number): void {
    if (this.has(id)) return;
    if (id >>> 5 >= this.#words.length) {
      const wider = new Uint32Array(Math.max(this.#words.length * 2, (id >>> 5) + 1));
      wider.set(this.#words);
      this.#words = wider;
    }
    this.#words[id >>> 5] = (this.#words[id >>> 5] ?? 0) | (1 << (id & 31));
    this.#size += 1;
  }

  /** The ids that are in both. */
  and(other: IdSet): IdSet {
    const [mine, theirs] = [this.#words, other.#words];
    const words = new Uint32Array(Math.min(mine.length, theirs.length));
    for (let at = 0; at < words.length; at++) words[at] = (mine[at] ?? 0) & (theirs[at] ?? 0);
    return new IdSet(words);
  }

  /** The ids that are in either. */
  or(other: IdSet): IdSet {
    const [mine, theirs] = [this.#words, other.#words];
    const words = new Uint32Array(Math.max(mine.length, theirs.length));
    for (let at = 0; at < words.length; at++) words[at] = (mine[at] ?? 0) | (theirs[at] ?? 0);
    return new IdSet(words);
  }

  /** How many ids are in both. */
  countIn(other: IdSet): number {
    const [mine, theirs] = [this.#words, other.#words];
    const length = Math.min(mine.length, theirs.length);
    let count = 0;
    for (let at = 0; at < length; at++) count += bitsOf((mine[at] ?? 0) & (theirs[at] ?? 0));
    return count;
  }
}
