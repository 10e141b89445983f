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
