import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/axe';
import { hang } from '../support/hang';
import { expect, test } from '../support/test';

// A folder on a disk that doesn't answer: the window stands, everything else works, it is said, and when the disk answers
// its documents are there.

test('a folder that hangs holds nothing up, and its documents come when it answers', async ({
  bridge,
  desk,
  folder,
  page,
}) => {
  const picked = path.join(folder, 'picked');
  const files = ['mot', 'hai'].map((id) => path.join(picked, id, 'index.md'));
  for (const file of files) {
    const id = path.basename(path.dirname(file));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(
      file,
      `---\nid: ${id}\ntitle: "Kế hoạch ${id}"\nkind: other\n---\n\n# Kế hoạch ${id}\n\n## I. Bến phà\n\nĐò ngang ${id}.\n`,
    );
  }
  await desk.beginAs('Thu Hạnh');
  await bridge.addFolder(picked);
  await bridge.call('close_profile');
  await bridge.stop();
  const answers = await hang(...files);
  try {
    await bridge.start();
    await desk.continueAs('Thu Hạnh');
    await expect(desk.text).toContainText('nghiên cứu, học tập, quán triệt');
    await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
    const card = desk.leftPane.getByRole('article').filter({ hasText: picked });
    await expect(card).toContainText('Thư mục chưa trả lời', { timeout: 15_000 });
    await expectAccessible(page, 'a folder that does not answer');
    await desk.search('cụ thể hóa 05 quan điểm');
    await desk.hits().first().click();
    await desk.goTo(desk.block('Nội dung, yêu cầu'));
    await desk.write('Viết khi thư mục kia chưa trả lời.');
    await card.getByRole('button', { name: 'Thử lại' }).click();
    await page.getByRole('button', { name: 'Đọc lại các thư mục' }).click();
    await expect(desk.leftPane.getByRole('button', { name: /Kế hoạch mot/u })).toHaveCount(0);
  } finally {
    await answers();
  }
  await expect(desk.leftPane.getByRole('button', { name: /Kế hoạch mot/u })).toBeVisible({ timeout: 15_000 });
  await expect(desk.leftPane).not.toContainText('Thư mục chưa trả lời');
  await desk.search('do ngang hai');
  await expect(desk.hits().filter({ hasText: 'Đò ngang hai' }).first()).toBeVisible();
});
