import { describe, expect, it } from 'vitest';
import { fold, match, readings, words } from './fold';

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

  it('are read as Telex and VNI, too, with the input method off', () => {
    for (const typed of ['ddoo thij', 'do6 thi5', 'd9o6 thi5', 'ddo6 thij', 'DDOO THIJ'])
      expect(readings(typed)).toContain('do thi');
    expect(readings('nghij quyeets')).toContain('nghi quyet');
    expect(readings('phuwowng, dduwowngf')).toContain('phuong, duong');
    expect(readings('huowngs daanx')).toContain('huong dan');
    expect(readings('dieenf')).toContain('dien');
    // What is typed without marks stays what it is.
    expect(readings('xa so 06')).toEqual(['xa so 06']);
    expect(readings('Sở Xây dựng')).toEqual(['so xay dung']);
    expect(readings('nq06')).toEqual(['nq06']);
    expect(readings('06-NQ/TW')[0]).toBe('06-nq/tw');
  });
});
