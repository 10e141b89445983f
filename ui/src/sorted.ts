/** The last of so many rising values that isn't above one; the first where all are. */
export function lastAtMost(count: number, valueOf: (index: number) => number, value: number): number {
  let low = 0;
  let high = Math.max(0, count - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (valueOf(middle) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
