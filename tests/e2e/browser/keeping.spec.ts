import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/test';

const NAME = 'Thu Hạnh';
test.beforeEach(async ({ desk }) => {
  await desk.beginAs(NAME);
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
});

test('versions show what changed and come back; undo and redo name what they did', async ({ desk, page }) => {
  await desk.write('Hạn từng quý.');
  const card = page.locator('article.note');
  await card.hover();
  await card.getByRole('button', { name: 'Sửa ghi chú' }).click();
  await card.getByRole('textbox', { name: 'Lời ghi chú' }).fill('Hạn từng tháng, có người phụ trách.');
  await expect(card.getByText(/^Đã lưu/u)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(desk.note('Hạn từng tháng')).toBeVisible();

  await page.keyboard.press('Control+z');
  await expect(desk.note('Hạn từng quý.')).toBeVisible();
  await expect(page.getByText('Đã hoàn tác: sửa lời ghi chú.')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(desk.note('Hạn từng tháng')).toBeVisible();
  await expect(page.getByText('Đã làm lại: sửa lời ghi chú.')).toBeVisible();

  await card.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Các bản trước' }).click();
  const dialog = page.getByRole('dialog', { name: 'Các bản trước của ghi chú' });
  await expect(dialog.getByRole('option').first()).toBeVisible();
  await dialog.getByRole('option').last().click();
  await expect(dialog.locator('.text ins').first()).toBeVisible();
  await expectAccessible(page, 'versions');
  await dialog.getByRole('button', { name: 'Lấy lại bản này' }).click();
  await expect(desk.note('Hạn từng quý.')).toBeVisible();
});

test('the trash gives back and lets go for good', async ({ desk, page }) => {
  await desk.write('Vào thùng rác');
  const card = desk.note('Vào thùng rác');
  await card.hover();
  await card.getByRole('button', { name: 'Xoá ghi chú' }).click();
  await desk.menu('Thùng rác');
  const dialog = page.getByRole('dialog', { name: 'Thùng rác' });
  await expect(dialog).toContainText('còn 30 ngày');
  await expectAccessible(page, 'the trash');
  await dialog.getByRole('button', { name: 'Lấy lại' }).click();
  await expect(dialog).toContainText('Thùng rác trống');
  await page.keyboard.press('Escape');
  await expect(card).toBeVisible();
  await card.hover();
  await card.getByRole('button', { name: 'Xoá ghi chú' }).click();
  await desk.menu('Thùng rác');
  await dialog.getByRole('button', { name: 'Dọn sạch thùng rác' }).click();
  await dialog.getByRole('button', { name: 'Xoá hẳn' }).first().click();
  await expect(dialog).toContainText('Thùng rác trống');
});

test('a backup is restored, and that is taken back', async ({ desk, page }) => {
  await desk.write('Ghi chú thứ nhất');
  await desk.menu('Sao lưu');
  await page.getByRole('button', { name: 'Sao lưu ngay' }).click();
  await expect(page.getByText('Đã sao lưu và tự kiểm tra lại: 1 ghi chú')).toBeVisible();
  await expectAccessible(page, 'backups');
  await desk.screen('Đọc');
  await desk.goTo(desk.block('Thời gian hoàn thành'));
  await desk.write('Ghi chú thứ hai');
  await desk.menu('Sao lưu');
  await page
    .getByRole('button', { name: /^Khôi phục bản/u })
    .first()
    .click();
  await page.getByRole('button', { name: 'Khôi phục bản này' }).click();
  await expect(page.getByText(/^Đã khôi phục bản/u)).toBeVisible();
  await desk.screen('Ghi chú');
  await expect(page.locator('article.note')).toHaveCount(1);
  await desk.menu('Sao lưu');
  await page.getByRole('button', { name: 'Hoàn tác lần khôi phục này' }).click();
  await desk.screen('Ghi chú');
  await expect(page.locator('article.note')).toHaveCount(2);
});

test('a damaged notebook offers its newest backup and is kept beside it', async ({ desk, bridge, page }) => {
  await desk.write('Cứu được');
  await bridge.call('backup_now');
  await bridge.stop();
  const notebook = await bridge.profileFile('notebook.db');
  const bytes = await readFile(notebook);
  bytes.fill(0x5a, 0, 4096);
  await writeFile(notebook, bytes);
  await bridge.start();

  await desk.open();
  await page.getByRole('button', { name: NAME }).click();
  await expect(page.getByText('Bản sao lưu mới nhất')).toBeVisible();
  await expect(page.getByText('1 ghi chú').first()).toBeVisible();
  await expect(page.getByText('GC-11')).toBeVisible();
  await expectAccessible(page, 'a damaged notebook with a backup');
  await page.getByRole('button', { name: 'Mở bản này' }).click();
  await expect(desk.note('Cứu được')).toBeVisible();
  const after = await readdir(path.dirname(notebook));
  const kept = await Promise.all(
    after.map((file) => readFile(path.join(path.dirname(notebook), file)).catch(() => Buffer.alloc(0))),
  );
  expect(kept.some((one) => one.equals(bytes))).toBe(true);
});

test('what goes out into a file comes back the same into a new profile', async ({ desk, bridge, page }) => {
  await desk.write('Mang sang **máy khác**');
  const before = await bridge.call<unknown[]>('list_notes');
  await desk.menu('Xuất và nhập ghi chú');
  await page.getByRole('button', { name: 'Xuất ra tệp JSON' }).click();
  await expect(page.getByText('Đã xuất 1 ghi chú')).toBeVisible();
  await expectAccessible(page, 'files out and in');
  await desk.menu('Đổi hồ sơ');
  await page.getByRole('button', { name: /Tạo hồ sơ mới/u }).click();
  await page.getByRole('textbox', { name: 'Tên của đồng chí' }).fill('Người khác');
  await page.keyboard.press('Enter');
  await expect(desk.searchBox).toBeVisible();
  await desk.menu('Xuất và nhập ghi chú');
  await page.getByRole('button', { name: 'Nhập từ tệp JSON' }).click();
  await expect(page.getByText('Đã nhập 1 ghi chú')).toBeVisible();
  expect(await bridge.call('list_notes')).toEqual(before);
  await page.getByRole('button', { name: 'Nhập từ tệp JSON' }).click();
  await expect(page.getByText('Hồ sơ này đang có 1 ghi chú.')).toBeVisible();
  await page.getByRole('button', { name: 'Huỷ' }).click();
});
