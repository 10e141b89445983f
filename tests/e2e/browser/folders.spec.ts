import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/test';

const good =
  '---\nid: ke-hoach\ntitle: "Kế hoạch của phường"\nkind: other\n---\n\n# Kế hoạch của phường\n\n## I. Việc phải làm\n\nKiểm kê hàng cây xà cừ.\n';
const broken = '---\nid: [\ntitle: x\n---\n\n# Hỏng\n';

test('a folder of one’s own is read, searched, reported on and let go untouched', async ({
  desk,
  folder,
  page,
}) => {
  const picked = path.join(folder, 'picked');
  for (const [name, text] of Object.entries({ 'ke-hoach': good, hong: broken })) {
    await mkdir(path.join(picked, name), { recursive: true });
    await writeFile(path.join(picked, name, 'index.md'), text);
  }
  await desk.beginAs('Thu Hạnh');
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: 'Thêm thư mục' }).click();

  const card = desk.leftPane.getByRole('article').filter({ hasText: picked });
  await expect(card).toContainText('1 tài liệu');
  await expect(card).toContainText('Phần khai báo ở đầu tệp viết sai');
  await expect(card).toContainText('Tài liệu này bị bỏ qua.');
  await expectAccessible(page, 'a folder with a broken document');

  await desk.search('xà cừ');
  await desk.hits().filter({ hasText: 'xà cừ' }).first().click();
  await expect(desk.block('Kiểm kê hàng cây')).toBeInViewport();

  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await card.getByRole('button', { name: 'Gỡ khỏi thư viện' }).click();
  await expect(card).toHaveCount(0);
  await expect(desk.leftPane.getByRole('button', { name: /Kế hoạch của phường/u })).toHaveCount(0);
  expect(await readFile(path.join(picked, 'ke-hoach', 'index.md'), 'utf8')).toBe(good);
  expect(await readFile(path.join(picked, 'hong', 'index.md'), 'utf8')).toBe(broken);
});
