import { describe, expect, it } from 'vitest';
import { changes } from './changes';

const shown = (from: string, to: string) =>
  changes(from, to)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `{-${text}-}`))
    .join('');
const side = (from: string, to: string, without: 'added' | 'removed') =>
  changes(from, to)
    .filter((piece) => piece.kind !== without)
    .map((piece) => piece.text)
    .join('');

describe('what changed', () => {
  it.each([
    ['một hai ba', 'một hai ba', 'một hai ba'],
    ['một hai ba', 'một bốn ba', 'một {-hai-}{+bốn+} ba'],
    ['', 'mới', '{+mới+}'],
    ['bỏ hết', '', '{-bỏ hết-}'],
  ])('from “%s” to “%s”', (from, to, expected) => {
    expect(shown(from, to)).toBe(expected);
    expect(side(from, to, 'added')).toBe(from);
    expect(side(from, to, 'removed')).toBe(to);
  });

  it('both texts can be read off it, whatever they are', () => {
    let seed = 7;
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const text = () =>
      Array.from({ length: next(12) }, () => ['a', 'ổ', ' ', '\n', '\u202e', '😀', '.'][next(7)]).join('');
    for (let round = 0; round < 300; round += 1) {
      const [from, to] = [text(), text()];
      expect(side(from, to, 'added')).toBe(from);
      expect(side(from, to, 'removed')).toBe(to);
    }
  });

  it('very long texts are compared roughly rather than slowly', () => {
    const from = 'từ '.repeat(50_000);
    const to = 'chữ '.repeat(50_000);
    const start = performance.now();
    expect(side(from, to, 'added')).toBe(from);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
