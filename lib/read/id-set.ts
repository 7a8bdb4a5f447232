/** A set of ids as one bit each: hundreds of answers of 30,000 rows are kept at a time. */
export class IdSet {
  #bits = new Uint8Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(id: number): boolean {
    return ((this.#bits[id >>> 3] ?? 0) & (1 << (id & 7))) !== 0;
  }

  add(id: number): void {
    if (this.has(id)) return;
    if (id >>> 3 >= this.#bits.length) {
      const wider = new Uint8Array(Math.max(this.#bits.length * 2, (id >>> 3) + 1));
      wider.set(this.#bits);
      this.#bits = wider;
    }
    this.#bits[id >>> 3] = (this.#bits[id >>> 3] ?? 0) | (1 << (id & 7));
    this.#size += 1;
  }
}
