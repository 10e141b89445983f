import type { Page } from '@playwright/test';

export const percentile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** Begins to note tasks over 50 ms; the longest since is asked for by `longest`. */
export async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted: number[] = [];
    Object.assign(globalThis, { noted });
    new PerformanceObserver((list) => noted.push(...list.getEntries().map((one) => one.duration))).observe({
      type: 'longtask',
    });
  });
}

export async function longest(page: Page): Promise<number> {
  await page.waitForTimeout(300);
  return page.evaluate(() => {
    const { noted } = globalThis as unknown as { noted: number[] };
    return Math.max(0, ...noted.splice(0));
  });
}
