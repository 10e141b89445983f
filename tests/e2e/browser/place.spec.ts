import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../support/test';

const NAME = 'Thu Hạnh';
const WORDS = 'Không được mất câu này.';

test('the data folder deleted while it is open: the words stay, the file is put back, and all is there', async ({
  desk,
  bridge,
  page,
}) => {
  await desk.beginAs(NAME);
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Đã lưu từ trước.');
  const profile = path.dirname(await bridge.profileFile('notebook.db'));
  await rm(profile, { recursive: true });
  await page.keyboard.press('Control+n');
  const field = page.getByRole('textbox', { name: /^Viết ghi chú cho/u });
  await field.fill(WORDS);
  const alert = page.getByRole('alert').filter({ hasText: 'Tệp ghi chú không còn ở chỗ cũ' });
  await expect(alert).toBeVisible();
  await expect(field).toHaveValue(WORDS);
  await alert.getByRole('button', { name: 'Đặt tệp về chỗ cũ' }).click();
  await expect(alert).toHaveCount(0);
  await expect(desk.saved.first()).toBeVisible();
  await page.reload();
  await desk.continueAs(NAME);
  await expect(desk.note(WORDS)).toBeVisible();
  await expect(desk.note('Đã lưu từ trước.')).toBeVisible();
});

test('the window doesn’t close while the file isn’t at its place, though all is saved', async ({
  desk,
  bridge,
  page,
}) => {
  await desk.beginAs(NAME);
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write(WORDS);
  const file = await bridge.profileFile('notebook.db');
  await rename(file, `${file}.moved`);
  await page.evaluate(() => void window.dispatchEvent(new Event('pagehide')));
  const dialog = page.getByRole('dialog', {
    name: 'Tệp ghi chú không còn ở chỗ cũ',
  });
  await dialog.getByRole('button', { name: 'Đặt về chỗ cũ rồi đóng' }).click();
  await expect(dialog).toHaveCount(0);
  expect((await bridge.call<{ in_place: boolean }>('notebook_place')).in_place).toBe(true);
});
