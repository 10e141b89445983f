import { expect, test } from 'vitest';
import { evenHeight, lineStrips, pageStarts, type Strip } from './pages';

/** Strips one under another, each ten high; "k" is kept with the next, "r" a row under a head of ten. */
function strips(kinds: string): Strip[] {
  return [...kinds].map((kind, index) => ({
    top: index * 10,
    bottom: index * 10 + 10,
    keep: kind === 'k',
    again: kind === 'r' ? 10 : 0,
  }));
}

test('a page takes what it has room for', () => {
  expect(pageStarts(strips('.......'), 30)).toEqual([0, 3, 6]);
  expect(pageStarts(strips('...'), 30)).toEqual([0]);
  expect(pageStarts([], 30)).toEqual([]);
});

test('a heading goes over with what follows it, and so do headings in a row', () => {
  expect(pageStarts(strips('..k...'), 30)).toEqual([0, 2, 5]);
  expect(pageStarts(strips('.kk...'), 30)).toEqual([0, 1, 4]);
});

test('what can be kept nowhere is divided, and nothing is left out', () => {
  expect(pageStarts(strips('kkkkk'), 20)).toEqual([0, 2, 4]);
  const tall = [{ top: 0, bottom: 500, keep: false, again: 0 }, ...strips('..').map(down(500))];
  expect(pageStarts(tall, 30)).toEqual([0, 1]);
});

test('a page that begins within a table has its head above', () => {
  expect(pageStarts(strips('krrrrrr'), 30)).toEqual([0, 3, 5]);
});

test('no line of a paragraph stands alone', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ top: index * 10 + 1, bottom: index * 10 + 9 }));
  const box = (count: number) => ({ top: 0, bottom: count * 10 });
  const kept = (count: number, keep = false) =>
    lineStrips(lines(count), box(count), keep).map((strip) => strip.keep);
  expect(kept(1)).toEqual([false]);
  expect(kept(2)).toEqual([true, false]);
  expect(kept(3)).toEqual([true, true, false]);
  expect(kept(5)).toEqual([true, false, false, true, false]);
  expect(kept(4, true)).toEqual([true, false, true, true]);
  // Three lines and room for two on the page: all three go over.
  const four = [...strips('.'), ...lineStrips(lines(3), box(3), false).map(down(10))];
  expect(pageStarts(four, 30)).toEqual([0, 1]);
});

test('columns end as evenly as what they hold allows', () => {
  expect(evenHeight(strips('......'), 2)).toBeCloseTo(30, -0.5);
  expect(evenHeight(strips('..k...'), 2)).toBeCloseTo(40, -0.5);
  expect(evenHeight([], 2)).toBe(0);
});

const down = (by: number) => (strip: Strip) => ({ ...strip, top: strip.top + by, bottom: strip.bottom + by });
