import { describe, expect, it } from 'vitest';
import { beside, destination } from './roving';

const box = (column: number, top: number, height: number) => {
  return { left: column * 110, right: column * 110 + 100, top, bottom: top + height };
};

describe('walking over cards in columns', () => {
  // Three columns, cards of different heights, a last row of two, and a second group of one.
  const cards = [
    box(0, 0, 50),
    box(1, 0, 90),
    box(2, 0, 30),
    box(0, 100, 50),
    box(1, 100, 20),
    box(1, 200, 50),
  ];

  it('the arrows up and down keep to the column', () => {
    expect(beside(cards, 0, 1)).toBe(3);
    expect(beside(cards, 1, 1)).toBe(4);
    expect(beside(cards, 4, 1)).toBe(5);
    expect(beside(cards, 5, -1)).toBe(4);
    expect(beside(cards, 4, -1)).toBe(1);
    expect(beside(cards, 3, -1)).toBe(0);
  });

  it('where nothing stands in the column the nearest is gone to', () => {
    expect(beside(cards, 2, 1)).toBe(4);
    expect(beside(cards, 3, 1)).toBe(5);
  });

  it('beyond the first and the last row there is nothing', () => {
    expect(beside(cards, 1, -1)).toBeNull();
    expect(beside(cards, 5, 1)).toBeNull();
    expect(beside([], 0, 1)).toBeNull();
  });

  it('the arrows left and right go on in the order, and up and down not', () => {
    expect(destination('ArrowRight', 'grid', 2, 6)).toBe(3);
    expect(destination('ArrowLeft', 'grid', 3, 6)).toBe(2);
    expect(destination('ArrowRight', 'grid', 5, 6)).toBe(0);
    expect(destination('ArrowDown', 'grid', 2, 6)).toBeNull();
    expect(destination('ArrowDown', 'vertical', 2, 6)).toBe(3);
    expect(destination('ArrowRight', 'vertical', 2, 6)).toBeNull();
  });
});
