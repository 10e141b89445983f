import { describe, expect, it } from 'vitest';
import { namedLabel, saysItsKind, sectionName, spokenAddress } from './address';
import { sentenceCase } from './sentence-case';
import { isoDate, moment, stopwatch } from './time';

describe('words', () => {
  it.each([
    ['II.1 –2', 'mục II.1, gạch đầu dòng thứ hai'],
    ['II.1 ¶1', 'mục II.1, đoạn thứ nhất'],
    ['II.3.(4)', 'mục II.3.(4)'],
    ['¶3', 'đoạn thứ ba'],
    ['chi-tieu hàng 12', 'mục chi-tieu, hàng thứ 12'],
    ['', 'tiêu đề này'],
  ])('%s is spoken as “%s”', (label, spoken) => {
    expect(spokenAddress(label)).toBe(spoken);
  });

  it.each([
    ['MỤC ĐÍCH, YÊU CẦU', 'Mục đích, yêu cầu'],
    ['ĐÔ THỊ VIỆT NAM', 'Đô thị Việt Nam'],
    ['NGHỊ QUYẾT 06-NQ/TW, KHOÁ XIII', 'Nghị quyết 06-NQ/TW, khoá XIII'],
    ['Xây dựng kế hoạch', 'Xây dựng kế hoạch'],
  ])('%s stands in the contents as “%s”', (title, shown) => {
    expect(sentenceCase(title)).toBe(shown);
  });

  it('times are near where they are near', () => {
    const now = new Date(2026, 10, 23, 10, 0).getTime();
    expect(moment(new Date(2026, 10, 23, 8, 2).getTime(), now)).toBe('hôm nay, 08:02');
    expect(moment(new Date(2026, 10, 22, 23, 59).getTime(), now)).toBe('hôm qua, 23:59');
    expect(moment(new Date(2026, 10, 20, 9, 5).getTime(), now)).toBe('thứ Sáu, 20/11, 09:05');
    expect(moment(new Date(2025, 0, 2, 9, 5).getTime(), now)).toBe('2/1/2025, 09:05');
    expect(stopwatch(1_458_000)).toBe('24:18');
    expect(stopwatch(5_058_000)).toBe('1:24:18');
    expect(isoDate('2022-01-24')).toBe('24/01/2022');
  });
});

it('a part of a law is called by its own name', () => {
  expect(sectionName('Chương II', 'CII')).toBe('Chương II');
  expect(sectionName('ĐIỀU 5', 'CII.Đ5')).toBe('ĐIỀU 5');
  expect(sectionName('2', 'II.2')).toBe('Mục II.2');
  expect(saysItsKind('Phần thứ nhất')).toBe(true);
  expect(saysItsKind('Điều15')).toBe(true);
  expect(['II', '2.1', 'A', '(3)'].some(saysItsKind)).toBe(false);
  expect(namedLabel('Đ5.2.đ')).toBe('điểm đ khoản 2 Điều 5');
  expect(namedLabel('II.3 –2')).toBe('II.3 –2');
});
