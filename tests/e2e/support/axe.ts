import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Checks what is on screen against the rules of WCAG 2.2 A and AA and axe's best practices. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  // Evaluated by the browser itself, so the page's own policy, which allows no foreign script, stays as it ships.
  await page.evaluate(source);
  const results = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
    return axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
      // An experiment of axe's: it holds letters that are hidden from screen readers against the accessible name.
      rules: { 'label-content-name-mismatch': { enabled: false } },
    });
  });
  const found = results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary})`).join('; ')}`,
  );
  expect(found, `${screen} is accessible`).toEqual([]);
}
