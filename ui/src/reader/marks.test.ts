import { describe, expect, it } from 'vitest';
import { innermost, lines, segmentsOf } from './marks';

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

  const taken = (...all: [string, number, number][]) =>
    segmentsOf(all.map(([name, start, end]) => ({ name, start, end }))).map(
      ({ start, end, marks }) => `${start}–${end} ${marks.map(({ name }) => name).join('')}`,
    );

  it('takes marks apart where one begins or ends, the innermost first', () => {
    expect(taken(['a', 0, 10], ['b', 5, 15], ['c', 10, 20], ['d', 30, 40])).toEqual([
      '0–5 a',
      '5–10 ba',
      '10–15 cb',
      '15–20 c',
      '30–40 d',
    ]);
    expect(taken(['a', 0, 50], ['b', 0, 40], ['c', 10, 30], ['d', 15, 25], ['e', 18, 20])).toEqual([
      '0–10 ba',
      '10–15 cba',
      '15–18 dcba',
      '18–20 edcba',
      '20–25 dcba',
      '25–30 cba',
      '30–40 ba',
      '40–50 a',
    ]);
    expect(taken(['a', 0, 5], ['b', 0, 5])).toEqual(['0–5 ab']);
    expect(taken()).toEqual([]);
  });

  it('every place of every mark is in one stretch, with all that lie over it', () => {
    for (let seed = 1; seed < 60; seed += 1) {
      const marks = Array.from({ length: seed % 7 }, (_, at) => {
        const start = (seed * 7 + at * 13) % 23;
        return { start, end: start + 1 + ((seed + at * 5) % 11) };
      });
      const segments = segmentsOf(marks);
      for (let place = 0; place < 40; place += 1) {
        const over = marks.filter(({ start, end }) => start <= place && place < end).sort(innermost);
        const own = segments.filter(({ start, end }) => start <= place && place < end);
        expect(own.map((one) => one.marks)).toEqual(over.length > 0 ? [over] : []);
      }
    }
  });
});
