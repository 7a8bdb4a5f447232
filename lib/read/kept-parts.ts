interface Kept<P> {
  stamp: string;
  part: P;
  size: number;
}

/** Parts of rows by id, each valid for one state of its row; the least recently used go first, within a number of bytes. */
export class KeptParts<P> {
  readonly #kept = new Map<number, Kept<P>>();
  readonly #limit: number;
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#size;
  }

  /** Whether another part of this size fits without any other leaving. */
  hasRoomFor(size: number): boolean {
    return this.#size + size <= this.#limit;
  }

  has(id: number, stamp: string): boolean {
    return this.#kept.get(id)?.stamp === stamp;
  }

  get(id: number, stamp: string): P | undefined {
    const found = this.#kept.get(id);
    if (found?.stamp !== stamp) return undefined;
    this.#kept.delete(id);
    this.#kept.set(id, found);
    return found.part;
  }

  set(id: number, kept: Kept<P>): void {
    this.#drop(id);
    this.#kept.set(id, kept);
    this.#size += kept.size;
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= this.#limit) break;
      this.#drop(oldest);
    }
  }

  clear(): void {
    this.#kept.clear();
    this.#size = 0;
  }

  #drop(id: number): void {
    this.#size -= this.#kept.get(id)?.size ?? 0;
    this.#kept.delete(id);
  }
}
