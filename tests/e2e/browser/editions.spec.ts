import { expectAccessible } from '../support/axe';
import { addPlan, plan, replacePlan } from '../support/carried';
import { expect, test } from '../support/test';

test('an edition is compared, and notes cross to it by the reader’s word alone', async ({ desk, page }) => {
  await desk.beginAs('Thu Hạnh');
  const own = await addPlan(desk);
  const head = page.getByRole('button', { name: 'Xem bản cũ, so với bản này' });
  await expect(head).toHaveCount(0);
  await replacePlan(desk, own);
  await head.click();
  const dialog = page.getByRole('dialog', { name: 'Bản cũ và bản đang đọc' });
  await expect(dialog).toContainText('Bản trước ngày 01/03/2026');
  await expect(dialog).toContainText('1 đoạn sửa lời');
  await expect(dialog).toContainText('1 đoạn bỏ đi');
  await expect(dialog.locator('ins').filter({ hasText: 'và khu tập thể' })).toBeVisible();
  const part = dialog.getByRole('region', { name: 'II. Việc phải làm' });
  await expect(part).not.toContainText(plan.trees);
  await part.getByRole('button', { name: 'Hiện 1 đoạn giữ nguyên' }).click();
  await expect(part).toContainText(plan.trees);
  await expectAccessible(page, 'two editions side by side');

  await dialog.getByRole('radio', { name: 'Đọc bản cũ' }).click();
  await expect(dialog).toContainText(plan.lamps);
  await dialog.getByRole('radio', { name: 'Ghi chú của bản cũ (3)' }).click();
  const unchanged = dialog.getByRole('region', { name: 'Lời văn vẫn nguyên' });
  const changed = dialog.getByRole('region', { name: 'Lời văn đã đổi' });
  const kept = dialog.getByRole('region', { name: 'Câu chữ không còn' });
  await expect(unchanged).toContainText('cây của tổ mình');
  await expect(changed).toContainText('hỏi công ty nước');
  await expect(changed).toContainText('và khu tập thể');
  await expect(kept).toContainText('đèn ngõ 5');
  await expectAccessible(page, 'notes of an earlier edition');
  await unchanged.getByRole('button', { name: 'Chuyển ghi chú này' }).click();
  await expect(dialog).toContainText('Đã chuyển 1 ghi chú sang bản đang đọc.');
  await expect(unchanged).toHaveCount(0);
  await changed.getByRole('button', { name: 'Chuyển sang câu mới' }).click();
  await expect(changed).toHaveCount(0);
  await expect(kept.getByRole('button')).toHaveCount(0);
  await page.keyboard.press('Escape');

  // What is kept with the old edition is said beside the notes, and leads there.
  const places = async () => {
    const notes = await desk.bridge.call<{ body: string; place: { state: string } }[]>('list_notes');
    return Object.fromEntries(notes.map(({ body, place }) => [body, place.state]));
  };
  expect(await places()).toEqual({
    'cây của tổ mình': 'exact',
    'hỏi công ty nước': 'exact',
    'đèn ngõ 5': 'lost',
  });
  await page.getByRole('button', { name: '1 ghi chú còn ở bản cũ' }).click();
  await expect(kept).toContainText('đèn ngõ 5');
  await page.keyboard.press('Escape');
  // The last step is taken back like any other deed.
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await places())['hỏi công ty nước']).toBe('lost');
  await expect(page.getByRole('button', { name: '2 ghi chú còn ở bản cũ' })).toBeVisible();
});
