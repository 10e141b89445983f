import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/test';

test('a session gathers the notes that are taken in it', async ({ desk, page }) => {
  await desk.beginAs('Thu Hạnh');
  await desk.goTo(desk.block('Thời gian cụ thể'));
  await desk.write('Trước buổi học');

  await desk.rightPane.getByRole('tab', { name: 'Buổi học' }).click();
  await expectAccessible(page, 'the session pane');
  await desk.rightPane
    .getByRole('textbox', { name: 'Tên buổi học' })
    .fill('Sinh hoạt chuyên đề tháng Mười một');
  await desk.rightPane.getByRole('textbox', { name: /^Nơi học/u }).fill('Hội trường tầng 2');
  await desk.rightPane.getByRole('button', { name: 'Bắt đầu buổi học' }).click();
  await expect(desk.rightPane).toContainText('Buổi học đang diễn ra');

  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Trong buổi học');

  await desk.screen('Buổi học');
  await expect(page.getByRole('heading', { name: 'Sinh hoạt chuyên đề tháng Mười một' })).toBeVisible();
  await expect(page.getByRole('timer')).toBeVisible();
  const notes = page.getByRole('complementary', { name: 'Ghi chú của buổi học' });
  await expect(notes).toContainText('Trong buổi học');
  await expect(notes).not.toContainText('Trước buổi học');
  await expectAccessible(page, 'a running session');

  await page.getByRole('button', { name: 'Kết thúc buổi học' }).click();
  await expect(page.getByRole('timer')).toHaveCount(0);
  const list = page.getByRole('complementary', { name: 'Danh sách buổi học' });
  await expect(list).toContainText('1 ghi chú');
  await list.getByRole('button', { name: /Sinh hoạt chuyên đề/u }).click();
  await expect(notes).toContainText('Trong buổi học');
  await expect(page.getByText('Hội trường tầng 2')).toBeVisible();
  await expectAccessible(page, 'a past session');

  await desk.screen('Ghi chú');
  await page.getByRole('radio', { name: 'Theo buổi học' }).click();
  await expect(page.getByRole('heading', { name: /^Sinh hoạt chuyên đề tháng Mười một/u })).toContainText(
    '1 ghi chú',
  );
  await expect(page.getByRole('heading', { name: /^Ngoài buổi học/u })).toContainText('1 ghi chú');
});
