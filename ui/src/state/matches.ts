/**
 * The places in a document that a question lights, in order: three numbers each, the block's index and UTF-16 units in
 * its text. A word can stand in a hundred thousand blocks; an object for each would be more work than finding them.
 */
export class Matches {
  static readonly none = new Matches([]);
  #flat: readonly number[];

  constructor(flat: readonly number[]) {
    this.#flat = flat;
  }

  get count(): number {
    return this.#flat.length / 3;
  }

  /** One place; nothing beyond the last. */
  at(place: number): { index: number; start: number; end: number } | undefined {
    const [index, start, end] = this.#flat.slice(place * 3, place * 3 + 3);
    if (place < 0 || index === undefined || start === undefined || end === undefined) return undefined;
    return { index, start, end };
  }

  /** The first place in this block or after it; the count where none is. */
  from(block: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#flat[middle * 3] ?? 0) < block) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What is lit in one block. */
  of(block: number): [number, number][] {
    const found: [number, number][] = [];
    for (let place = this.from(block); this.#flat[place * 3] === block; place += 1) {
      found.push([this.#flat[place * 3 + 1] ?? 0, this.#flat[place * 3 + 2] ?? 0]);
    }
    return found;
  }

  /** The blocks that hold any, in order. */
  *blocks(): Generator<number> {
    let last = -1;
    for (let at = 0; at < this.#flat.length; at += 3) {
      const block = this.#flat[at] ?? -1;
      if (block !== last) yield block;
      last = block;
    }
  }
}
