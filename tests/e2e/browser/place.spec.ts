import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/axe';
import type { Bridge } from '../support/bridge';
import type { Desk } from '../support/desk';
import { expect, test } from '../support/test';

const NAME = 'Thu Hạnh';
const WORDS = 'Không được mất câu này.';

/** A profile with a note; its folder is deleted while it is open, and more words are written. */
async function loseTheFolder(desk: Desk, bridge: Bridge) {
  const { page } = desk;
  await desk.beginAs(NAME);
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Đã lưu từ trước.');
  const profile = path.dirname(await bridge.profileFile('notebook.db'));
  await rm(profile, { recursive: true });
  await page.keyboard.press('Control+n');
  const field = page.getByRole('textbox', { name: /^Viết ghi chú cho/u });
  await field.fill(WORDS);
  const alert = page.getByRole('alert').filter({ hasText: 'Tệp ghi chú không còn ở chỗ cũ' });
  return { profile, field, alert };
}

test('the data folder deleted while it is open: the words stay, the file is put back, and all is there', async ({
  desk,
  bridge,
  page,
}) => {
  const { field, alert } = await loseTheFolder(desk, bridge);
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

test('where it can’t be put back the notebook is written to a folder that is chosen, and opens from there', async ({
  desk,
  bridge,
  page,
  folder,
}) => {
  const { profile, field, alert } = await loseTheFolder(desk, bridge);
  // Nothing can be put there again.
  await writeFile(profile, '');
  await alert.getByRole('button', { name: 'Đặt tệp về chỗ cũ' }).click();
  await expect(alert).toContainText('Chưa đặt về được');
  const elsewhere = alert.getByRole('button', { name: 'Ghi ra thư mục khác…' });
  await elsewhere.focus();
  await page.keyboard.press('Enter');
  await expect(alert).toContainText('Xin thử thư mục khác', { timeout: 10_000 });
  const picked = path.join(folder, 'picked');
  await mkdir(picked);
  await expect(elsewhere).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(alert).toContainText('đã ghi cả sổ ghi chú');
  await expect(alert).toContainText(picked);
  await expect(alert).toContainText('Lời chưa lưu đang ở trên màn hình không có trong đó');
  await expect(elsewhere).toBeFocused();
  await expect(field).toHaveValue(WORDS);
  await expectAccessible(page, 'a notebook written elsewhere');
  // The way out of the window says the same.
  await page.evaluate(() => void window.dispatchEvent(new Event('pagehide')));
  const dialog = page.getByRole('dialog', { name: 'Tệp ghi chú không còn ở chỗ cũ' });
  await expect(dialog).toContainText(picked);
  await expect(dialog).toContainText(WORDS);
  await expectAccessible(page, 'leaving a notebook that was written elsewhere');
  await dialog.getByRole('button', { name: 'Ghi ra thư mục khác…' }).click();
  await expect(dialog).toContainText('đã ghi cả sổ ghi chú');
  await bridge.kill();
  await rm(profile);
  await bridge.start();
  await desk.open();
  const look = page.getByRole('button', { name: 'Mở bản sao lưu từ thư mục…' });
  await look.click();
  await look.click();
  await page.getByRole('button', { name: `Mở bản sao lưu của ${NAME}` }).click();
  await page.getByRole('button', { name: 'Mở thành hồ sơ riêng' }).click();
  await desk.screen('Ghi chú');
  await expect(desk.note('Đã lưu từ trước.')).toBeVisible();
});
