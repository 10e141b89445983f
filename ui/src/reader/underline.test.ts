// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { underline } from './underline';

const TEXT = 'Ban Tuyên giáo hướng dẫn việc học';
let block: HTMLElement;
beforeEach(() => {
  document.body.innerHTML =
    '<p data-block="0:1"><span data-text>Ban <b>Tuyên giáo</b><sup class="ref">a</sup> hướng dẫn việc học</span></p>';
  block = document.querySelector('p') as HTMLElement;
});
const marked = (look: string) => [...block.querySelectorAll(`.${look}`)].map((one) => one.textContent);

test('words get their line across elements, but a note’s letter does not', () => {
  underline(block, 4, 23, TEXT, 'k1');
  expect(marked('k1')).toEqual(['Tuyên giáo', ' hướng dẫ']);
  expect(block.textContent).toBe('Ban Tuyên giáoa hướng dẫn việc học');
});

test('two that overlap both show', () => {
  underline(block, 4, 9, TEXT, 'k1');
  underline(block, 0, 14, TEXT, 'k2');
  expect(marked('k1')).toEqual(['Tuyên']);
  expect(marked('k2').join('')).toBe('Ban Tuyên giáo');
  expect(block.querySelector('.k1 .k2')?.textContent).toBe('Tuyên');
});

test('what is not there is left alone', () => {
  const before = block.innerHTML;
  underline(block, 90, 95, TEXT, 'k1');
  expect(block.innerHTML).toBe(before);
});
