import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { root } from './program';

/** Published shapes of attack. */
export const shapes = JSON.parse(
  await readFile(path.join(root, 'tests/fixtures/hostile.json'), 'utf8'),
) as string[];
/** Nothing ran, nothing foreign stands on the page, and it wasn't pushed about. */
export async function expectHarmless(page: Page, where: string): Promise<void> {
  const seen = await page.evaluate(() => ({
    fired: '__fired' in window,
    wide: document.documentElement.scrollWidth > window.innerWidth,
    shown: getComputedStyle(document.body).display !== 'none',
    foreign: document.querySelectorAll(
      'iframe, object, embed, base, meta[http-equiv=refresh], #app script, #app style, #app form[action], #app a[href^="javascript" i], #app [onerror], #app [onload], #app [onclick], #app [onfocus]',
    ).length,
  }));
  expect(seen, where).toEqual({ fired: false, wide: false, shown: true, foreign: 0 });
}
