import { describe, expect, it } from 'vitest';
import { lanesOf, lines } from './marks';

const rect = (left: number, top: number, width: number, height: number) =>
  ({ left, top, width, height, right: left + width, bottom: top + height }) as DOMRect;

describe('boxes behind words', () => {
  it('joins the pieces of a line and keeps lines apart', () => {
    const boxes = lines([rect(10, 0, 50, 20), rect(60, 0, 30, 20), rect(0, 30, 40, 20)]);
    expect(boxes).toEqual([
      { left: 10, right: 90, top: 0, bottom: 20 },
      { left: 0, right: 40, top: 30, bottom: 50 },
    ]);
  });

  it('a raised sign neither lifts its line nor makes one of its own', () => {
    expect(lines([rect(0, 10, 50, 20), rect(50, 6, 5, 9), rect(55, 10, 20, 20)])).toEqual([
      { left: 0, right: 75, top: 10, bottom: 30 },
    ]);
  });

  it('gives overlapping marks different lanes and lets others share', () => {
    const lanes = lanesOf([
      { start: 0, end: 10 },
      { start: 5, end: 15 },
      { start: 10, end: 20 },
      { start: 30, end: 40 },
    ]);
    expect(lanes).toEqual([0, 1, 0, 0]);
  });
});
