import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/test';

test('the first start asks for a name and opens the guidance', async ({ desk, page }) => {
  await desk.open();
  await expect(page.getByRole('heading', { name: 'Ai đang ngồi học?' })).toBeVisible();
  await expectAccessible(page, 'the first start');

  await page.getByRole('textbox', { name: 'Tên của đồng chí' }).fill('Thu Hạnh');
  await page.keyboard.press('Enter');

  await expect(desk.text).toContainText('Tổ chức nghiên cứu, học tập, quán triệt Nghị quyết');
  await expect(page.getByText('Nguyên văn').first()).toBeVisible();
  await expect(page).toHaveTitle(/ · Sổ tay Nghị quyết$/u);
});

test('an empty name is refused in words, and a name is taken once', async ({ desk, page }) => {
  await desk.open();
  await page.getByRole('button', { name: 'Bắt đầu đọc' }).click();
  await expect(page.getByRole('alert')).toHaveText('Xin gõ tên của đồng chí.');
  // What is too long is said, and not cut off unseen.
  await page.getByRole('textbox', { name: 'Tên của đồng chí' }).fill('Nguyễn '.repeat(20));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Tên này dài quá. Xin viết ngắn lại.');

  await desk.beginAs('Minh');
  await desk.menu('Đổi hồ sơ');
  await page.getByRole('button', { name: /Tạo hồ sơ mới/u }).click();
  await page.getByRole('textbox', { name: 'Tên của đồng chí' }).fill('Minh');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Đã có hồ sơ mang tên này. Xin chọn tên khác.');
});

test('each reader has notes of their own', async ({ desk, page }) => {
  await desk.beginAs('Minh');
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Việc của Minh');
  await desk.menu('Đổi hồ sơ');
  await page.getByRole('button', { name: /Tạo hồ sơ mới/u }).click();
  await page.getByRole('textbox', { name: 'Tên của đồng chí' }).fill('Hạnh');
  await page.keyboard.press('Enter');
  await expect(desk.text).toContainText('nghiên cứu');
  await expect(desk.rightPane).toContainText('Chưa có ghi chú nào');

  await desk.menu('Đổi hồ sơ');
  await expectAccessible(page, 'the start with names');
  await page.getByRole('button', { name: 'Minh' }).click();
  await expect(desk.note('Việc của Minh')).toBeVisible();
});

test('the start says which resolution is inside, and leads back', async ({ desk, page }) => {
  for (const width of [1366, 1024]) {
    await page.setViewportSize({ width, height: 700 });
    await desk.open();
    const brand = page.getByRole('main');
    await expect(page.getByRole('heading', { name: 'Sổ tay Nghị quyết' })).toBeVisible();
    await expect(brand.getByText(/06-NQ\/TW về quy hoạch, xây dựng, quản lý/u)).toBeVisible();
    await expect(brand.getByText(/Thuật ngữ/u)).toBeVisible();
  }
  await page.getByRole('button', { name: 'Mở bản sao lưu từ thư mục…' }).click();
  await expect(page.getByText('Hồ sơ đã xoá')).toHaveCount(0);
  await expectAccessible(page, 'backups on a first start');
  await page.getByRole('button', { name: 'Về danh sách hồ sơ' }).click();
  await expect(page.getByRole('textbox', { name: 'Tên của đồng chí' })).toBeVisible();
});

test('whoever is alone on a computer stands at their own door', async ({ desk, page }) => {
  await desk.beginAs('Minh');
  await desk.menu('Đổi hồ sơ');
  await expect(page.getByRole('heading', { name: 'Sổ tay của Minh' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(desk.text).toBeVisible();
});

test('with a lock the passphrase is asked for at once', async ({ desk, page }) => {
  await desk.beginLocked('Minh', 'một câu đủ dài');
  await desk.lock();
  await expect(page.getByLabel('Mật khẩu hồ sơ', { exact: true })).toBeFocused();
  await page.reload();
  await expect(page.getByLabel('Mật khẩu hồ sơ', { exact: true })).toBeFocused();
  await page.keyboard.type('một câu đủ dài');
  await page.keyboard.press('Enter');
  await expect(desk.text).toBeVisible({ timeout: 30_000 });
});
