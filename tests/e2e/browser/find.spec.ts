import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/test';

test.beforeEach(async ({ desk }) => {
  await desk.beginAs('Thu Hạnh');
  await desk.indexed();
});

const bar = (page: Page) => page.getByRole('search', { name: 'Tìm trong tài liệu này' });
const field = (page: Page) => page.getByRole('textbox', { name: 'Tìm trong tài liệu này' });
const painted = (page: Page, name: string) =>
  page.evaluate((one) => [...(CSS.highlights.get(one) ?? [])].length, name);
/** The words lit as the place where the reader stands, and whether they can be seen. */
const standing = (page: Page) =>
  page.evaluate(() => {
    const [range] = [...(CSS.highlights.get('found-now') ?? [])] as Range[];
    const box = range?.getBoundingClientRect();
    const frame = document.querySelector('article.doc')?.getBoundingClientRect();
    const seen = !!box && !!frame && box.top >= frame.top && box.bottom <= frame.bottom;
    return { words: range?.toString() ?? '', seen };
  });

test('opening a hit lights every match; F3 steps through them, Escape clears them', async ({
  desk,
  page,
}) => {
  await desk.search('quy hoạch');
  await desk.searchBox.press('Enter');
  await expect(page.locator('[data-block]:focus')).toBeVisible();
  await expect(bar(page).locator('.count')).toHaveText(/^\d+\/\d+$/u);
  const [at = 0, count = 0] = ((await bar(page).locator('.count').textContent()) ?? '')
    .split('/')
    .map(Number);
  expect(count).toBeGreaterThan(2);
  // What lies out of sight comes onto the page after what is seen, and is lit as it comes.
  await expect.poll(() => painted(page, 'found')).toBe(count);
  await page.keyboard.press('F3');
  await expect(bar(page)).toContainText(`${(at % count) + 1}/${count}`);
  await expect.poll(async () => (await standing(page)).seen).toBe(true);
  await page.keyboard.press('Shift+F3');
  await page.keyboard.press('Shift+F3');
  await expect(bar(page)).toContainText(`${((at - 2 + count) % count) + 1}/${count}`);
  await expect.poll(async () => (await standing(page)).seen).toBe(true);
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  expect(await painted(page, 'found')).toBe(0);
});

test('F3 stops at what says the question; at every word of it only when asked to', async ({
  desk,
  page,
  bridge,
}) => {
  await desk.search('quan điểm về phát triển kinh tế đô thị hiệu quả');
  await desk.searchBox.press('Enter');
  const count = bar(page).locator('.count');
  await expect(count).toHaveText(/^\d+\/\d+$/u);
  const all = async () => Number(((await count.textContent()) ?? '').split('/')[1]);
  // The answer for the passage that was opened may come while the first one is shown.
  let passages = 0;
  await expect.poll(async () => (passages = await all())).toBeGreaterThan(0);
  // Each stop is a phrase.
  for (let step = 0; step < Math.min(passages, 6); step += 1) {
    await expect.poll(async () => (await standing(page)).words).toMatch(/\s|\d/u);
    const here = (await count.textContent()) ?? '';
    await page.keyboard.press('F3');
    // Else the words of the stop before would be read again.
    if (passages > 1) await expect(count).not.toHaveText(here);
  }
  const every = bar(page).getByRole('button', { name: 'từng chữ' });
  await expect(every).toHaveAttribute('aria-pressed', 'false');
  await every.click();
  await expect.poll(all).toBeGreaterThan(passages * 2);
  await expectAccessible(page, 'the bar that stops at every word');
  // It is kept with the profile.
  await expect
    .poll(() => page.evaluate(() => document.querySelector('.every')?.getAttribute('aria-pressed')))
    .toBe('true');
  await page.waitForTimeout(300);
  await page.goto(bridge.url);
  await desk.continueAs('Thu Hạnh');
  // Before there is a text there is nothing to look through.
  await expect(page.getByText('Đọc tiếp từ')).toBeVisible();
  await page.keyboard.press('Control+f');
  await expect(every).toHaveAttribute('aria-pressed', 'true');
  await every.click();
});

test('the box and the bar ask one question', async ({ desk, page }) => {
  await desk.search('quy hoạch');
  await desk.searchBox.press('Enter');
  await expect(field(page)).toHaveValue('quy hoạch');
  await field(page).fill('biến đổi khí hậu');
  await expect(desk.searchBox).toHaveValue('biến đổi khí hậu');
  await expect(desk.results).toBeHidden();
  // Words typed in the box and left there are what is lit.
  await desk.search('nhà ở');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('nhà ở');
  await expect.poll(async () => (await standing(page)).words.toLowerCase()).toContain('nhà ở');
  await page.getByRole('button', { name: 'Xoá ô tìm' }).click();
  await expect(bar(page)).toBeHidden();
  await page.keyboard.press('Control+f');
  await expect(field(page)).toHaveValue('');
});

test('Ctrl+F finds in the page as the search does', async ({ desk, page }) => {
  await page.keyboard.press('Control+f');
  await expect(field(page)).toBeFocused();
  await expectAccessible(page, 'the empty bar');
  for (const query of ['bien doi khi hau', 'bdkh', 'bieesn ddooir khis haauj']) {
    await field(page).fill(query);
    await expect
      .poll(async () => (await standing(page)).words.toLowerCase(), query)
      .toContain('biến đổi khí hậu');
    await expect.poll(async () => (await standing(page)).seen, query).toBe(true);
  }
  await field(page).fill('đô thị');
  await expect(bar(page).locator('.count')).toHaveText(/^\d+\/\d\d+$/u);
  const before = await bar(page).locator('.count').textContent();
  await page.keyboard.press('Enter');
  await expect(bar(page).locator('.count')).not.toHaveText(before ?? '');
  await page.keyboard.press('Shift+Enter');
  await expect(bar(page).locator('.count')).toHaveText(before ?? '');
  await expect(field(page)).toBeFocused();
  expect(Number(await page.locator('svg.ticks').getAttribute('data-strokes'))).toBeGreaterThan(3);
  await expectAccessible(page, 'the bar with matches');
  await field(page).fill('bóng đá');
  await expect(bar(page)).toContainText('Không thấy trong tài liệu này');
  await expectAccessible(page, 'the bar without matches');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await expect(desk.text).toBeVisible();
});

test('another document is asked the same', async ({ desk, page }) => {
  await page.keyboard.press('Control+f');
  await field(page).fill('đô thị');
  await expect(bar(page).locator('.count')).toHaveText(/^\d+\/\d+$/u);
  const here = await painted(page, 'found');
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: /Tóm lược Nghị quyết 06-NQ\/TW/u }).click();
  await expect(desk.text).toContainText('năm 2045');
  await expect.poll(() => painted(page, 'found')).toBeGreaterThan(here);
});

test('every new state can be read in all four themes', async ({ desk, page }) => {
  test.setTimeout(180_000);
  for (const theme of ['Sáng', 'Nâu giấy', 'Tối', 'Tương phản']) {
    await page.getByRole('button', { name: 'Dễ đọc' }).click();
    const panel = page.getByRole('dialog', { name: 'Dễ đọc' });
    await panel.getByRole('radio', { name: theme, exact: true }).click();
    await page.keyboard.press('Escape');
    await desk.search('do thi');
    await expect(desk.hits().first()).toBeVisible();
    await expectAccessible(page, `results: ${theme}`);
    await desk.searchBox.press('Enter');
    await expect(bar(page).locator('.count')).toHaveText(/^\d+\/\d+$/u);
    await expectAccessible(page, `lit words and the bar: ${theme}`);
    await page.keyboard.press('F3');
    await expectAccessible(page, `the next place: ${theme}`);
    await desk.searchBox.fill('');
    await expect(desk.results.getByRole('group', { name: 'Đã tìm gần đây' })).toBeVisible();
    await expectAccessible(page, `the history: ${theme}`);
    await page.keyboard.press('Shift+F1');
    await expectAccessible(page, `the help card: ${theme}`);
    await page.keyboard.press('Escape');
    await desk.search('xyzzyqwv');
    await expectAccessible(page, `nothing found: ${theme}`);
    await page.keyboard.press('Escape');
  }
});
