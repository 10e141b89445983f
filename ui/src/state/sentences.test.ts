import { describe, expect, it } from 'vitest';
import { nextChoice, sentencesOf } from './sentences';

const TEXT = 'Khoảng 950–1.000 đô thị, đạt 28.5 m². Chú trọng điểm mới; giao Bộ Xây dựng (2022). Hết';
const cut = (text: string) => sentencesOf(text).map(([start, end]) => text.slice(start, end));

describe('sentences', () => {
  it('end at a point that ends something, not inside a figure', () => {
    expect(cut(TEXT)).toEqual([
      'Khoảng 950–1.000 đô thị, đạt 28.5 m².',
      'Chú trọng điểm mới;',
      'giao Bộ Xây dựng (2022).',
      'Hết',
    ]);
    expect(cut('  ')).toEqual([]);
    expect(cut('Một câu')).toEqual(['Một câu']);
  });

  it('are chosen one after the other, then all of them, then anew', () => {
    const text = 'Một. Hai.';
    const steps: [number, number][] = [];
    let now: { start: number; end: number } | null = null;
    for (let n = 0; n < 4; n += 1) {
      const next = nextChoice(text, now);
      if (!next) break;
      steps.push(next);
      now = { start: next[0], end: next[1] };
    }
    expect(steps).toEqual([
      [0, 4],
      [5, 9],
      [0, 9],
      [0, 4],
    ]);
    expect(nextChoice('', null)).toBeNull();
  });
});
