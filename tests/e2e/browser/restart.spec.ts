import { expect, test } from '../support/test';

test('what was saved outlives a power cut', async ({ desk, bridge, page }) => {
  await desk.beginAs('Thu Hạnh');
  await desk.rightPane.getByRole('tab', { name: 'Buổi học' }).click();
  await desk.rightPane.getByRole('textbox', { name: 'Tên buổi học' }).fill('Buổi bị mất điện');
  await desk.rightPane.getByRole('button', { name: 'Bắt đầu buổi học' }).click();
  await expect(desk.rightPane).toContainText('Buổi học đang diễn ra');
  await desk.rightPane.getByRole('tab', { name: 'Ghi chú' }).click();
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Viết xong thì mất điện');

  await bridge.kill();
  await bridge.start();
  await desk.continueAs('Thu Hạnh');

  await expect(desk.note('Viết xong thì mất điện')).toBeVisible();
  await expect(desk.rightPane).toContainText('Buổi bị mất điện');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a draft that is still open outlives a kill, without a button or a key', async ({
  desk,
  bridge,
  page,
}) => {
  await desk.beginAs('Thu Hạnh');
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await page.keyboard.press('Control+n');
  const field = page.getByRole('textbox', { name: /^Viết ghi chú cho/u });
  await field.fill('Đang viết dở');
  await expect(desk.saved.first()).toBeVisible();
  await field.press('End');
  await page.keyboard.insertText(' thì mất điện');
  // No longer than the longest pause before a save, and what that save takes.
  await page.waitForTimeout(800);
  await bridge.kill();
  await bridge.start();
  await desk.continueAs('Thu Hạnh');
  await expect(desk.note('Đang viết dở thì mất điện')).toBeVisible();
});

test('words that can’t be saved are kept on screen and saved later', async ({ desk, bridge, page }) => {
  await desk.beginAs('Thu Hạnh');
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Câu đầu.');
  await bridge.kill();

  const card = page.locator('article.note');
  await expect(card).toContainText('Câu đầu.');
  await card.hover();
  await card.getByRole('button', { name: 'Sửa ghi chú' }).click();
  await card.getByRole('textbox', { name: 'Lời ghi chú' }).fill('Câu đầu. Câu sau.');
  await expect(card.getByText('Chưa lưu được')).toBeVisible();
  await expect(card.getByRole('textbox', { name: 'Lời ghi chú' })).toHaveValue('Câu đầu. Câu sau.');

  await bridge.start();
  // The core came back without a notebook open: the words must still not be lost from the screen.
  await expect(card.getByRole('textbox', { name: 'Lời ghi chú' })).toHaveValue('Câu đầu. Câu sau.');
  const { id } = (await bridge.call<{ id: string }[]>('profiles'))[0] ?? { id: '' };
  await bridge.call('open_profile', { id });
  // Nobody presses anything: it is tried again by itself.
  await expect(card.getByText(/^Đã lưu/u)).toBeVisible({ timeout: 40_000 });
  await page.keyboard.press('Escape');
  await page.reload();
  await desk.continueAs('Thu Hạnh');
  await expect(desk.note('Câu đầu. Câu sau.')).toBeVisible();
});
