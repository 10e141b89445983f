import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/test';

const edition = (...lines: string[]) =>
  `---\nid: ke-hoach\ntitle: "Kế hoạch của phường"\nkind: other\n---\n\n# Kế hoạch của phường\n\n${lines.join('\n\n')}\n`;
const trees = 'Kiểm kê hàng cây xà cừ dọc các phố và báo cáo phường trước tháng Ba.';
const water = 'Sửa đường ống nước sạch cho các hộ dân ở ngõ sâu trong quý này.';
const lamps = 'Thay bóng đèn đường ở hai ngõ phía đông.';
const old = edition('## I. Việc phải làm', trees, water, lamps);
const now = edition(
  '## I. Việc mở đầu',
  'Họp tổ dân phố để thống nhất cách làm.',
  '## II. Việc phải làm',
  trees,
  'Sửa đường ống nước sạch cho các hộ dân ở ngõ sâu và khu tập thể trong quý này.',
);

test('an edition is compared, and notes cross to it by the reader’s word alone', async ({
  desk,
  folder,
  page,
}) => {
  const own = path.join(folder, 'picked', 'ke-hoach');
  await mkdir(own, { recursive: true });
  await writeFile(path.join(own, 'index.md'), old);
  await desk.beginAs('Thu Hạnh');
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: 'Thêm thư mục' }).click();
  await desk.leftPane.getByRole('button', { name: /Kế hoạch của phường/u }).click();
  await expect(desk.block(trees)).toBeInViewport();
  const head = page.getByRole('button', { name: 'Xem bản cũ, so với bản này' });
  await expect(head).toHaveCount(0);
  for (const [begins, body] of [
    ['Kiểm kê hàng cây', 'cây của tổ mình'],
    ['Sửa đường ống', 'hỏi công ty nước'],
    ['Thay bóng đèn', 'đèn ngõ 5'],
  ] as const) {
    const view = await desk.bridge.call<{ blocks: { id: string; text: string }[] }>('open_document', {
      doc: 'ke-hoach',
    });
    const block = view.blocks.find(({ text }) => text.startsWith(begins));
    const anchor = { doc: 'ke-hoach', block: block?.id };
    await desk.bridge.call('create_note', { anchor, kind: 'task', body });
  }

  // Another text takes its place.
  await mkdir(path.join(own, 'editions'));
  await writeFile(path.join(own, 'editions', '2026-03-01.md'), old);
  await writeFile(path.join(own, 'index.md'), now);
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: 'Đọc lại các thư mục' }).click();
  await expect(desk.block('Họp tổ dân phố')).toBeInViewport();
  await head.click();
  const dialog = page.getByRole('dialog', { name: 'Bản cũ và bản đang đọc' });
  await expect(dialog).toContainText('Bản trước ngày 01/03/2026');
  await expect(dialog).toContainText('1 đoạn sửa lời');
  await expect(dialog).toContainText('1 đoạn bỏ đi');
  await expect(dialog.locator('ins')).toContainText('và khu tập thể');
  const part = dialog.getByRole('region', { name: 'II. Việc phải làm' });
  await expect(part).not.toContainText(trees);
  await part.getByRole('button', { name: 'Hiện 1 đoạn giữ nguyên' }).click();
  await expect(part).toContainText(trees);
  await expectAccessible(page, 'two editions side by side');

  await dialog.getByRole('radio', { name: 'Đọc bản cũ' }).click();
  await expect(dialog).toContainText(lamps);
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
