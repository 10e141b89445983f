import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/test';

const NAME = 'Thu Hạnh';
const WORDS = 'Không được mất câu này.';

/** What the window's cross sets going; in a browser it is the page that goes. */
const close = (page: Page) => page.evaluate(() => void window.dispatchEvent(new Event('pagehide')));

test('the window doesn’t close over words that found no room; they are saved once there is', async ({
  desk,
  bridge,
  page,
}) => {
  // It is tried again by itself, ever more slowly.
  test.setTimeout(120_000);
  await desk.beginAs(NAME);
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Đã lưu từ trước.');
  bridge.fillDisk();
  await page.keyboard.press('Control+n');
  const field = page.getByRole('textbox', { name: /^Viết ghi chú cho/u });
  await field.fill(WORDS);
  await expect(page.getByRole('alert').filter({ hasText: 'Chưa lưu được' })).toContainText(
    'ghi đĩa không thành',
  );

  await close(page);
  const dialog = page.getByRole('dialog', { name: 'Còn ghi chú chưa lưu được' });
  await expect(dialog).toContainText(WORDS);
  await expectAccessible(page, 'closing with unsaved words');
  // Still no room: it stays, and so do the words.
  await dialog.getByRole('button', { name: 'Thử lại rồi đóng' }).click();
  await expect(dialog).toContainText(WORDS);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(field).toHaveValue(WORDS);
  expect((await bridge.call<unknown[]>('list_notes')).length, 'what was saved is there').toBe(1);

  bridge.makeRoom();
  await expect(desk.saved.first()).toBeVisible({ timeout: 70_000 });
  await close(page);
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await desk.continueAs(NAME);
  await expect(desk.note(WORDS)).toBeVisible();
  await expect(desk.note('Đã lưu từ trước.')).toBeVisible();
});

test('“try again and close” saves and goes as soon as there is room', async ({ desk, bridge, page }) => {
  await desk.beginAs(NAME);
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Câu đầu.');
  await page.evaluate(() => Object.assign(window, { close: () => Object.assign(window, { gone: true }) }));
  bridge.fillDisk();
  await page.keyboard.press('Control+n');
  await page.getByRole('textbox', { name: /^Viết ghi chú cho/u }).fill(WORDS);
  await expect(page.getByText('Chưa lưu được').first()).toBeVisible();
  await close(page);
  const dialog = page.getByRole('dialog', { name: 'Còn ghi chú chưa lưu được' });
  await expect(dialog).toBeVisible();
  bridge.makeRoom();
  await dialog.getByRole('button', { name: 'Thử lại rồi đóng' }).click();
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { gone?: boolean }).gone ?? false))
    .toBe(true);
  const saved = await bridge.call<{ body: string }[]>('list_notes');
  expect(saved.map((note) => note.body)).toContain(WORDS);
});
