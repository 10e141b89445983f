import { expect, it } from 'vitest';
import { putMarkup, titled } from './markup';

it('keeps a range together in the core’s HTML, and its letters as they are', () => {
  const element = putMarkup(document.createElement('td'), '<strong>1.000–1.200</strong> – cỡ 1,5–1,9%');
  expect(element.textContent).toBe('1.000–1.200 – cỡ 1,5–1,9%');
  expect([...element.querySelectorAll('.whole')].map((one) => one.textContent)).toEqual([
    '1.000–1.200',
    '1,5–1,9%',
  ]);
  expect(element.querySelector('strong')?.textContent).toBe('1.000–1.200');
});

it('keeps the words of a title together, and its letters as they are', () => {
  const title = 'HƯỚNG DẪN học tập Nghị quyết số 06-NQ/TW về quy hoạch đô thị Việt Nam';
  const element = document.createElement('b');
  titled(title)(element);
  expect(element.textContent).toBe(title);
  expect([...element.querySelectorAll('.whole')].map((one) => one.textContent)).toEqual([
    'HƯỚNG DẪN',
    'học tập',
    'Nghị quyết',
    '06-NQ/TW',
    'quy hoạch',
    'đô thị',
    'Việt Nam',
  ]);
});
