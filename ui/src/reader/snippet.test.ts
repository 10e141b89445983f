import { describe, expect, it } from 'vitest';
import { snippet } from './snippet';

const shown = (text: string, marks: [number, number][], limit?: number) =>
  snippet(text, marks, limit)
    .map((piece) => (piece.lit ? `[${piece.text}]` : piece.text))
    .join('');
const markOf = (text: string, word: string, from = 0): [number, number] => {
  const start = text.indexOf(word, from);
  return [start, start + word.length];
};

describe('a snippet', () => {
  it('shows a short text whole', () => {
    expect(shown('quy hoạch đô thị', [[0, 9]])).toBe('[quy hoạch] đô thị');
  });

  it('is centred on where the lit words stand densest, and is cut between words', () => {
    const filler = 'một hai ba bốn năm sáu bảy tám chín mười '.repeat(6);
    const text = `quy hoạch ${filler}đô thị bền vững và đô thị xanh ${filler}`;
    const first = markOf(text, 'quy hoạch');
    const second = markOf(text, 'đô thị');
    const third = markOf(text, 'đô thị', second[1]);
    const cut = shown(text, [first, second, third], 120);
    expect(cut).toContain('[đô thị] bền vững và [đô thị] xanh');
    expect(cut).not.toContain('[quy hoạch]');
    expect(cut.startsWith('…')).toBe(true);
    expect(cut.endsWith('…')).toBe(true);
    expect(cut.replace(/[[\]…]/gu, '').length).toBeLessThanOrEqual(120);
    for (const word of cut
      .replace(/[[\]…]/gu, '')
      .trim()
      .split(/\s+/u))
      expect(text.split(/\s+/u)).toContain(word);
  });

  it('survives a text of one endless word', () => {
    const text = 'x'.repeat(5000);
    const cut = shown(text, [[2500, 2510]], 100);
    expect(cut).toContain('[xxxxxxxxxx]');
    expect(cut.length).toBeLessThan(130);
  });

  it('without marks shows the beginning', () => {
    expect(shown('từ '.repeat(200), [], 50).startsWith('từ từ')).toBe(true);
  });
});
