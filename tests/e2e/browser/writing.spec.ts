import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/test';

// Notes of every length are written where they stand, or with more room; the caret and what was saved stay in sight.

test.beforeEach(async ({ desk }) => {
  await desk.beginAs('Thu Hạnh');
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
});

const LINES = Array.from({ length: 120 }, (_, n) => `Việc thứ ${n + 1} của chi bộ.`);
const isInPane = async (line: Locator, pane: Locator) => {
  const [own, around] = [await line.boundingBox(), await pane.boundingBox()];
  expect(own && around && own.y >= around.y && own.y + own.height <= around.y + around.height + 1).toBe(true);
};
const area = (page: Page) => page.getByRole('textbox', { name: 'Lời ghi chú' });

test('a click on a card opens it in place, and its address leads to the passage', async ({ desk, page }) => {
  await desk.write('Chọn hai điểm đột phá.');
  // While it is written in, a card's words are the field's.
  const card = page.locator('article.note');
  await card.getByText('Chọn hai điểm đột phá.').click();
  await expect(area(page)).toBeFocused();
  await page.keyboard.press('Escape');

  await desk.screen('Ghi chú');
  await card.getByText('Chọn hai điểm đột phá.').click();
  await expect(area(page)).toBeFocused();
  await page.keyboard.type(' Thêm ở đây.');
  await expect(card.getByText(/^Đã lưu/u)).toBeVisible();
  await page.keyboard.press('Escape');
  await card.getByRole('button', { name: /^Tới đoạn văn/u }).click();
  await expect(desk.block('Nội dung, yêu cầu')).toBeInViewport();
  await expect(desk.note('Thêm ở đây.')).toBeVisible();
});

test('a long note shows its first lines and is written at its end without losing it', async ({
  desk,
  page,
}) => {
  await desk.write(LINES.join('\n'));
  const card = page.locator('article.note');
  const pane = page.locator('[data-pane=right] .list.scroll');
  const height = async () => (await card.boundingBox())?.height ?? 0;
  expect(await height()).toBeLessThan(400);
  await card.getByRole('button', { name: 'Xem hết' }).click();
  expect(await height()).toBeGreaterThan(1500);
  await card.getByRole('button', { name: 'Thu lại' }).click();
  await expect(card.getByRole('button', { name: 'Xem hết' })).toBeFocused();
  expect(await height()).toBeLessThan(400);

  await card.getByText('Việc thứ 1 của chi bộ.').click();
  await page.keyboard.press('Control+End');
  const place = () => pane.evaluate((list) => list.scrollTop);
  const atEnd = () =>
    area(page).evaluate((field) => field.scrollHeight - field.scrollTop - field.clientHeight < 24);
  const before = await place();
  for (const words of ['\nMột dòng nữa', '\nrồi một dòng', '\nvà dòng cuối cùng.']) {
    await page.keyboard.insertText(words);
    const saved = card.getByText(/^Đã lưu/u);
    await expect(saved).toBeVisible();
    // All of the open card stands in the pane, and saving moves nothing.
    await isInPane(saved, pane);
    await isInPane(area(page), pane);
    expect(await atEnd()).toBe(true);
    expect(await place()).toBe(before);
  }
  // In its middle, too, it is told that all is saved.
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('Trước hết: ');
  await isInPane(card.getByText(/^Đã lưu/u), pane);
  expect(await place()).toBe(before);
  // What is taken out makes it lower again.
  const tall = await height();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('Ngắn thôi.');
  await expect.poll(height).toBeLessThan(tall / 2);
});

test('what goes from the list moves nothing above the pointer, and is told where nothing scrolls', async ({
  desk,
  page,
}) => {
  for (let n = 1; n <= 12; n += 1) await desk.write(`Ghi chú số ${n}.\nDòng hai.\nDòng ba.`);
  const pane = page.locator('[data-pane=right] .list.scroll');
  await pane.hover();
  await page.mouse.wheel(0, 500);
  await page.waitForTimeout(300);
  const around = await pane.boundingBox();
  const cards = page.locator('[data-pane=right] article.note');
  const seen = async () =>
    (await cards.evaluateAll((all) => all.map((one) => [one.textContent, one.getBoundingClientRect().top])))
      .map(([words, top]) => [String(words), Number(top)] as const)
      .filter(([, top]) => around !== null && top > around.y && top < around.y + around.height);
  const before = await seen();
  const [, gone] = before;
  const card = cards.filter({ hasText: gone?.[0].match(/Ghi chú số \d+\./u)?.[0] ?? '' });
  await card.hover();
  await card.getByRole('button', { name: 'Xoá ghi chú' }).click();
  await expect(page.getByText('Đã xoá ghi chú.')).toBeInViewport();
  const after = await seen();
  expect(after[0]).toEqual(before[0]);
});

test('what is too much for a note isn’t pasted, and that is said', async ({ desk, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.write('Đang viết dở.');
  await desk.note('Đang viết dở.').getByText('Đang viết dở.').click();
  await page.evaluate(() => navigator.clipboard.writeText('chữ '.repeat(1_250_000)));
  await page.keyboard.press('Control+v');
  await expect(page.getByText('Chưa dán vào: một ghi chú chứa được 1 MB chữ.')).toBeVisible();
  await expect(area(page)).toHaveValue('Đang viết dở.');
  await page.evaluate(() => navigator.clipboard.writeText(' chữ'.repeat(2000)));
  await page.keyboard.press('End');
  await page.keyboard.press('Control+v');
  await expect(area(page)).toHaveValue(`Đang viết dở.${' chữ'.repeat(2000)}`);
});

test('a note has the whole window when it needs it, its passage beside it', async ({ desk, page }) => {
  await page.keyboard.press('Control+n');
  await page.getByRole('textbox', { name: /^Viết ghi chú cho/u }).fill('Bắt đầu viết ở đây.');
  await page.getByRole('button', { name: 'Viết rộng' }).click();
  const dialog = page.getByRole('dialog', { name: /^Sửa ghi chú/u });
  await expect(area(page)).toBeFocused();
  await expect(dialog.locator('.here')).toContainText('Nội dung, yêu cầu');
  await expect(dialog.locator('.here')).toBeInViewport();
  await page.keyboard.type(' Viết tiếp trong khung rộng.');
  await expect(dialog.getByText(/^Đã lưu/u)).toBeVisible();
  await expectAccessible(page, 'the wide writing view');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  // Its card is open again with the same words.
  await expect(area(page)).toHaveValue('Bắt đầu viết ở đây. Viết tiếp trong khung rộng.');
  await expect(area(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await page.reload();
  await desk.continueAs('Thu Hạnh');
  await expect(desk.note('Viết tiếp trong khung rộng.')).toBeVisible();
});

test('where a document has no notes it is said that others have', async ({ desk }) => {
  await desk.write('Ghi ở hướng dẫn.');
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: /Tóm lược Nghị quyết/u }).click();
  await expect(desk.rightPane).toContainText('Tài liệu này chưa có ghi chú nào');
  await desk.rightPane.getByRole('button', { name: 'Ở các tài liệu khác: 1 ghi chú' }).click();
  await expect(desk.note('Ghi ở hướng dẫn.')).toBeVisible();
});
