import { expect, test } from 'vitest';
import { addressRange, spokenPlaces } from './address';

test.each([
  [[], ''],
  [[''], ''],
  [['II.3 ¶1'], 'II.3, đoạn 1'],
  [['II.3 ¶1', 'II.3 ¶1'], 'II.3, đoạn 1'],
  [['II.3 ¶1', 'II.3 –1', 'II.3 –2'], 'II.3, đoạn 1 đến gạch đầu dòng 2'],
  [['II.3', 'II.3 ¶2'], 'II.3 đến đoạn 2'],
  [['II.3 –2', 'II.4'], 'II.3, gạch đầu dòng 2 đến II.4'],
  [['II.3 –2', 'III.1 ¶1'], 'II.3, gạch đầu dòng 2 đến III.1, đoạn 1'],
  [['II.3.(1)', 'II.3.(4)'], 'II.3.(1) đến II.3.(4)'],
  [['–1', 'hàng 3'], 'gạch đầu dòng 1 đến hàng 3'],
  [['', 'II.1'], 'II.1'],
  [['I.Đ5.2 ¶1', 'I.Đ5.2.a'], 'khoản 2 Điều 5, đoạn 1 đến điểm a khoản 2 Điều 5'],
])('%j is %j', (labels, words) => {
  expect(addressRange(labels)).toBe(words);
});

test('it is read out as a sentence has it', () => {
  expect(spokenPlaces(['II.3 ¶1', 'II.3 –2'])).toBe('mục II.3, đoạn 1 đến gạch đầu dòng 2');
  expect(spokenPlaces([''])).toBe('tiêu đề này');
});
