import { describe, expect, it } from 'vitest';
import { Matches } from './matches';

describe('the places that a question lights', () => {
  const matches = new Matches([2, 0, 4, 2, 7, 9, 5, 1, 3, 90, 0, 2]);

  it('are counted, and given one by one', () => {
    expect(matches.count).toBe(4);
    expect(matches.at(1)).toEqual({ index: 2, start: 7, end: 9 });
    expect([matches.at(-1), matches.at(4)]).toEqual([undefined, undefined]);
  });

  it('are known by their blocks', () => {
    expect(matches.of(2)).toEqual([
      [0, 4],
      [7, 9],
    ]);
    expect([matches.of(3), matches.of(-1), matches.of(91)]).toEqual([[], [], []]);
    expect([...matches.blocks()]).toEqual([2, 5, 90]);
  });

  it('the next from a block on', () => {
    expect([0, 2, 3, 5, 6, 90, 91].map((block) => matches.from(block))).toEqual([0, 0, 2, 2, 3, 3, 4]);
    expect(Matches.none.from(0)).toBe(0);
  });
});
