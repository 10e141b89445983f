import { describe, expect, it } from 'vitest';
import { fold, match, words } from './fold';

describe('words without their marks', () => {
  it('fold alike however they were typed', () => {
    for (const text of ['Đô thị', 'do thi', 'ĐÔ THỊ', 'đô thị'.normalize('NFD'), 'Ðô thị'])
      expect(fold(text)).toBe('do thi');
  });

  it('are found at the beginning of words, with their place in the original', () => {
    const text = 'Phường còn hai khu quy hoạch';
    expect(match(text, words('quy hoa'))).toEqual([
      [19, 22],
      [23, 26],
    ]);
    expect(match(text, words('oach'))).toBeNull();
    expect(match(text, [])).toBeNull();
  });

  it('keep their places in text with separate marks', () => {
    const text = 'đô thị'.normalize('NFD');
    const [range] = match(text, words('thi')) ?? [];
    expect(text.slice(range?.[0], range?.[1]).normalize('NFC')).toBe('thị');
  });
});
