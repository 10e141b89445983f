import { lastAtMost } from '../sorted';

/** Where the rows of a long list stand, in pixels: measured ones as they are, the others as they are thought to be. */
export class RowHeights {
  /** Where each row begins; at the end the height of all. */
  readonly tops: Float64Array;

  constructor(heights: readonly number[]) {
    this.tops = new Float64Array(heights.length + 1);
    heights.forEach((height, index) => (this.tops[index + 1] = (this.tops[index] ?? 0) + height));
  }

  get count(): number {
    return this.tops.length - 1;
  }

  get whole(): number {
    return this.tops[this.count] ?? 0;
  }

  /** Where a row begins and ends. */
  box(row: number): [number, number] {
    return [this.tops[row] ?? 0, this.tops[row + 1] ?? this.whole];
  }

  /** The row at a height; the first or the last beyond the ends. */
  at(y: number): number {
    return lastAtMost(this.count, (row) => this.tops[row] ?? 0, y);
  }
}
