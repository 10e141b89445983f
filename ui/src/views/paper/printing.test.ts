// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { printed } from './printing';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());
const tell = (event: string) => window.dispatchEvent(new Event(event));

/** Whether what is printed may go, asked after each step. */
function watch(print: () => void) {
  let gone = false;
  void printed(print).then(() => (gone = true));
  return async (milliseconds = 0) => {
    await vi.advanceTimersByTimeAsync(milliseconds);
    return gone;
  };
}

test('an engine that waits in print is done when it returns', async () => {
  const gone = watch(() => {
    tell('beforeprint');
    tell('afterprint');
  });
  expect(await gone()).toBe(true);
});

test('one that draws later keeps its page until it is drawn, whatever the reader does', async () => {
  const gone = watch(() => undefined);
  tell('pointermove');
  expect(await gone(100)).toBe(false);
  tell('beforeprint');
  expect(await gone(60_000)).toBe(false);
  tell('keydown');
  expect(await gone()).toBe(false);
  tell('afterprint');
  expect(await gone()).toBe(true);
});

test('a reader who changed their mind says so by going on', async () => {
  const gone = watch(() => undefined);
  expect(await gone(10_000)).toBe(false);
  tell('pointermove');
  expect(await gone()).toBe(true);
});
