import type { Encoding } from '#lib/base/encoding.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A finished answer. */
export interface Kept {
  bytes: Bytes;
  headers: Record<string, string>;
  /** The same bytes compressed, once somebody wanted them so. */
  compressed?: Partial<Record<Encoding, Promise<Bytes>>>;
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
    this.#size += ByteCache.#sizeOf(answer);
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= this.#limits.bytes) break;
      this.#drop(oldest);
    }
  }

  /** The answer's bytes compressed: by `compress` at the first time, then those kept beside the plain ones. */
  compressed(key: string, encoding: Encoding, compress: (bytes: Bytes) => Promise<Bytes>): Promise<Bytes> | undefined {
    const found = this.get(key);
    if (!found) return undefined;
    found.compressed ??= {};
    found.compressed[encoding] ??= compress(found.bytes);
    return found.compressed[encoding];
  }

  /** Compressed bytes are a tenth of the plain ones; each answer is counted as if it had both kinds. */
  static #sizeOf({ bytes }: Kept): number {
    return Math.ceil(bytes.byteLength * 1.25);
  }

  #drop(key: string): void {
    const found = this.#kept.get(key);
    if (!found) return;
    this.#kept.delete(key);
    this.#size -= ByteCache.#sizeOf(found);
  }
}
