import { describe, expect, it } from 'vitest';
import {
  dividedAddress,
  saysItsKind,
  sectionName,
  shownAddress,
  spokenAddress,
  spokenRange,
} from './address';
import { kindBeside, kindInResults, kinds } from './kinds';
import { sentenceCase } from './sentence-case';
import { isoDate, moment, stopwatch } from './time';

describe('words', () => {
  it.each([
    ['II.1 –2', 'II.1, gạch đầu dòng 2', 'mục II.1, gạch đầu dòng 2'],
    ['II.1 ¶1', 'II.1, đoạn 1', 'mục II.1, đoạn 1'],
    ['II.1 –2 ¶3', 'II.1, gạch đầu dòng 2, đoạn 3', 'mục II.1, gạch đầu dòng 2, đoạn 3'],
    [
      'II.1 –2.a –1',
      'II.1, gạch đầu dòng 2, ý a, gạch đầu dòng 1',
      'mục II.1, gạch đầu dòng 2, ý a, gạch đầu dòng 1',
    ],
    ['II.3.(4)', 'II.3.(4)', 'mục II.3.(4)'],
    ['¶3', 'đoạn 3', 'đoạn 3'],
    ['hàng 12', 'hàng 12', 'hàng 12'],
    ['II.2 bảng', 'II.2, đầu bảng', 'mục II.2, đầu bảng'],
    [
      '“Các chỉ tiêu 2025 –2030” hàng 3',
      '“Các chỉ tiêu 2025 –2030”, hàng 3',
      'mục “Các chỉ tiêu 2025 –2030”, hàng 3',
    ],
    ['“Năm quan điểm” (2)', '“Năm quan điểm” (2)', 'mục “Năm quan điểm” (2)'],
    ['Đ5.2.đ', 'điểm đ khoản 2 Điều 5', 'điểm đ khoản 2 Điều 5'],
    ['CII.Đ5 ¶2', 'Điều 5, đoạn 2', 'Điều 5, đoạn 2'],
    ['Đ5.2.a –1', 'điểm a khoản 2 Điều 5, gạch đầu dòng 1', 'điểm a khoản 2 Điều 5, gạch đầu dòng 1'],
    ['', '', 'tiêu đề này'],
  ])('%s is shown as “%s” and spoken as “%s”', (label, shown, spoken) => {
    expect(shownAddress(label)).toBe(shown);
    expect(spokenAddress(label)).toBe(spoken);
  });

  it.each([
    ['II.1 ¶1', 'II.1 –2', 'mục II.1, đoạn 1 đến gạch đầu dòng 2'],
    ['II.1', 'II.1 –2', 'mục II.1 đến II.1, gạch đầu dòng 2'],
    ['II.1', 'II.2', 'mục II.1 đến II.2'],
    ['II.1 –2', 'II.1 –2', 'mục II.1, gạch đầu dòng 2'],
    ['Đ5.1', 'Đ5.2.a', 'khoản 1 Điều 5 đến điểm a khoản 2 Điều 5'],
    ['¶3', 'I.1 ¶1', 'đoạn 3 đến mục I.1, đoạn 1'],
    ['', 'I ¶1', 'mục I, đoạn 1'],
    ['', '', ''],
  ])('from %s to %s is “%s”', (first, last, spoken) => {
    expect(spokenRange(first, last)).toBe(spoken);
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

it.each([
  ['II.1 –2', 'II.1', 'gạch đầu dòng 2'],
  ['II.3.(4)', 'II.3.(4)', ''],
  ['CII.Đ5.2.a ¶1', 'Điều 5', 'điểm a khoản 2, đoạn 1'],
  ['hàng 3', '', 'hàng 3'],
])('%s stands beside a line as “%s”, and over it as “%s”', (label, section, within) => {
  expect(dividedAddress(label)).toEqual({ section, within });
});

it('a kind is said beside a title that doesn’t say it', () => {
  expect(kindBeside('Thuật ngữ', 'glossary', kinds)).toBe('');
  expect(kindBeside('Thuật ngữ và chữ viết tắt', 'glossary', kindInResults)).toBe('');
  expect(kindBeside('Tóm lược Nghị quyết 06-NQ/TW', 'digest', kindInResults)).toBe(kindInResults.digest);
});

it('a part of a law is called by its own name', () => {
  expect(sectionName('Chương II', 'CII')).toBe('Chương II');
  expect(sectionName('ĐIỀU 5', 'CII.Đ5')).toBe('ĐIỀU 5');
  expect(sectionName('2', 'II.2')).toBe('Mục II.2');
  expect(saysItsKind('Phần thứ nhất')).toBe(true);
  expect(saysItsKind('Điều15')).toBe(true);
  expect(['II', '2.1', 'A', '(3)'].some(saysItsKind)).toBe(false);
});
