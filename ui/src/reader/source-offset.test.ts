import { expect, test } from 'vitest';
import { sourceOffset } from './source-offset';

test.each([
  ['một hai', '', 0],
  ['một hai', 'mộ', 2],
  ['một hai', 'một', 3],
  ['một hai', 'một ', 4],
  ['một  hai', 'một \u00a0h', 6],
  ['một\n\nhai', 'một\n', 5],
  ['một\r\nhai', 'một\nha', 7],
  ['  bốn', '\u00a0\u00a0b', 3],
  ['là **đậm** và', 'là **đậm*', 9],
  ['𝒙y 😀 z', '𝒙y 😀', 6],
  ['một hai', 'một hai', 7],
  ['một hai', 'khác', 7],
  ['', 'x', 0],
])('%j after %j is %i', (source, before, at) => {
  expect(sourceOffset(source, before)).toBe(at);
});
