import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/test';

test.beforeEach(async ({ desk }) => {
  await desk.beginAs('Thu Hạnh');
});

test('the contents lead through the guidance', async ({ desk, page }) => {
  await expectAccessible(page, 'reading');
  await desk.contents.getByRole('button', { name: /Đẩy mạnh công tác tuyên truyền/u }).click();
  await expect(desk.block(/^.{0,12}4\. Đẩy mạnh công tác tuyên truyền/u)).toBeInViewport();
  await expect(desk.contents.locator('[aria-current=location]')).toContainText(
    'Đẩy mạnh công tác tuyên truyền',
  );
});

test('the digest says on its screen that it is not the official text', async ({ desk, page }) => {
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await expectAccessible(page, 'the documents');
  await desk.leftPane.getByRole('button', { name: /Tóm lược Nghị quyết 06-NQ\/TW/u }).click();
  await expect(page.locator('header.head')).toContainText(
    'Bản tóm lược học tập, không phải văn bản chính thức',
  );
  await expect(desk.text).toContainText('năm 2045');
  await expectAccessible(page, 'the digest');
});

test('the editor’s notes stand apart from the text', async ({ desk }) => {
  const note = desk.text.getByRole('note').first();
  await note.scrollIntoViewIfNeeded();
  await expect(note).toContainText('Chú thích biên soạn, không thuộc văn bản');
});

test('a narrow window brings the panes over the text', async ({ desk, page }) => {
  await page.setViewportSize({ width: 640, height: 560 });
  await expect(desk.text).toBeVisible();
  await expectAccessible(page, 'a narrow window');
  await page.getByRole('main').getByRole('button', { name: 'Mục lục và tài liệu' }).click();
  await expect(desk.contents).toBeVisible();
  await expectAccessible(page, 'the contents over the text');
  await page.keyboard.press('Escape');
  await expect(desk.contents).toBeHidden();
});

test('the help and the particulars', async ({ page }) => {
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Trợ giúp và phím tắt' })).toBeVisible();
  await expectAccessible(page, 'the shortcuts');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Hồ sơ Thu Hạnh' }).click();
  await page.getByRole('menuitem', { name: 'Giới thiệu' }).click();
  const about = page.getByRole('main', { name: 'Giới thiệu' });
  await expect(about).toContainText('Phiên bản 0.1.0');
  await expect(about).toContainText('Không gì cả.');
  await about.getByText(/thành phần của người khác/u).click();
  await expect(about.getByRole('listitem').filter({ hasText: 'tantivy' }).first()).toBeVisible();
  await expectAccessible(page, 'about');
});
