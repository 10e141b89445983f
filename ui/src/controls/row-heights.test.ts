import { describe, expect, it } from 'vitest';
import { RowHeights } from './row-heights';

describe('the heights of a long list', () => {
  const rows = new RowHeights([40, 60, 40, 40]);

  it('say where a row stands and which stands there', () => {
    expect(rows.whole).toBe(180);
    expect(rows.box(1)).toEqual([40, 100]);
    expect([0, 39, 40, 99, 100, 179].map((y) => rows.at(y))).toEqual([0, 0, 1, 1, 2, 3]);
  });

  it('end at their ends', () => {
    expect([rows.at(-50), rows.at(1e6)]).toEqual([0, 3]);
    const none = new RowHeights([]);
    expect([none.whole, none.at(10), none.count]).toEqual([0, 0, 0]);
  });
});
