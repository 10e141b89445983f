import { expect, it } from 'vitest';
import { columnsOf } from './columns';

const heads = ['Chỉ tiêu', 'Năm 2025', 'Năm 2030', 'Năm 2045', 'Theo'];

it('columns are as wide as what they say, within what can be read', () => {
  const name = 'Một số trung tâm cấp quốc gia, cấp vùng đạt mức y tế, giáo dục ngang nhóm 4 nước đầu ASEAN';
  const vision = 'kinh tế xanh, kinh tế số chiếm tỷ trọng lớn (cần đối chiếu)';
  const { widths, wordy, shortHeads } = columnsOf(
    [
      [name, 'từ 45%', 'khoảng 1.000', vision, 'năm 2025: NQ 148/NQ-CP; năm 2030: Nghị quyết'],
      ['Số đô thị', '100%', '100%', 'không nêu', 'Nghị quyết'],
    ],
    heads,
  );
  const [first = 0, early = 0, , late = 0] = widths;
  expect(first).toBeGreaterThan(late);
  // The last year has a sentence, the first a figure.
  expect(late).toBeGreaterThan(early * 1.5);
  expect(Math.max(...widths)).toBeLessThanOrEqual(16);
  expect(wordy).toBe(true);
  expect(shortHeads).toBe(true);
});

it('a table of figures is no cards, and a long head may break', () => {
  const figures = columnsOf([['Sàn nhà', '28', '32', '36']], ['Chỉ tiêu', '2025', '2030', '2045']);
  expect(figures.wordy).toBe(false);
  expect(columnsOf([['a', 'b']], ['Cơ quan, tổ chức', 'Việc']).shortHeads).toBe(false);
  expect(columnsOf([], [])).toEqual({ widths: [], wordy: false, shortHeads: true });
});
