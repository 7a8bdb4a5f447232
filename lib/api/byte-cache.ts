/** A finished answer. */
export interface Kept {
  bytes: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

/** Answers by key, the least recently used dropped first, within a number of bytes. */
export class ByteCache {
  readonly #kept = new Map<string, Kept>();
  readonly #limits: { bytes: number; answerBytes: number };
  #size = 0;

  /** `answerBytes`: what a single answer may have at most; longer ones are not kept. */
  constructor(limits: { bytes: number; answerBytes: number }) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#size;
  }

  get(key: string): Kept | undefined {
    const found = this.#kept.get(key);
    if (!found) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found;
  }

  set(key: string, answer: Kept): void {
    this.#drop(key);
    if (answer.bytes.byteLength > this.#limits.answerBytes) return;
    this.#kept.set(key, answer);
    this.#size += answer.bytes.byteLength;
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= this.#limits.bytes) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const found = this.#kept.get(key);
    if (!found) return;
    this.#kept.delete(key);
    this.#size -= found.bytes.byteLength;
  }
}
