import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/axe';
import type { Desk } from '../support/desk';
import { expect, test } from '../support/test';

const good =
  '---\nid: ke-hoach\ntitle: "Kế hoạch của phường"\nkind: other\n---\n\n# Kế hoạch của phường\n\n## I. Việc phải làm\n\nKiểm kê hàng cây xà cừ.\n';
const broken = '---\nid: [\ntitle: x\n---\n\n# Hỏng\n';

const settingsOf = async (desk: Desk) => {
  const [profile] = await desk.bridge.call<{ id: string }[]>('profiles');
  await desk.bridge.call('close_profile');
  return (await desk.bridge.call<{ settings: object }>('open_profile', { id: profile?.id })).settings;
};

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
  await expect(card.getByRole('button', { name: 'picked, 1 tài liệu' })).toBeVisible();
  await expect(card).toContainText('Phần khai báo ở đầu tệp viết sai');
  await expect(card).toContainText('Tài liệu này bị bỏ qua.');
  await expectAccessible(page, 'a folder with a broken document');

  await desk.search('xà cừ');
  await desk.hits().filter({ hasText: 'xà cừ' }).first().click();
  await expect(desk.block('Kiểm kê hàng cây')).toBeInViewport();

  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await card.getByRole('button', { name: 'Việc với thư mục picked' }).click();
  await page.getByRole('menuitem', { name: 'Gỡ khỏi thư viện' }).click();
  await expect(card).toHaveCount(0);
  await expect(desk.leftPane.getByRole('button', { name: /Kế hoạch của phường/u })).toHaveCount(0);
  expect(await readFile(path.join(picked, 'ke-hoach', 'index.md'), 'utf8')).toBe(good);
  expect(await readFile(path.join(picked, 'hong', 'index.md'), 'utf8')).toBe(broken);
});

test('documents stand under their folders, fold away for good, and are filtered as Vietnamese is typed', async ({
  desk,
  folder,
  page,
}) => {
  const picked = path.join(folder, 'picked', 'ke-hoach');
  await mkdir(picked, { recursive: true });
  await writeFile(path.join(picked, 'index.md'), good);
  await desk.beginAs('Thu Hạnh');
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: 'Thêm thư mục' }).click();
  const list = desk.leftPane.getByRole('navigation', { name: 'Danh sách tài liệu' });
  const heads = list.getByRole('heading');
  await expect(heads).toContainText(['Có sẵn trong chương trình', 'picked']);
  const own = list.getByRole('button', { name: /Kế hoạch của phường/u });
  await expect(own).toBeVisible();

  // One stop for Tab, arrows from row to row; left folds away.
  const head = list.getByRole('button', { name: /^picked/u });
  await own.focus();
  await page.keyboard.press('ArrowUp');
  await expect(head).toBeFocused();
  await expect(list.locator('[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('ArrowLeft');
  await expect(own).toHaveCount(0);
  await expect(head).toHaveAttribute('aria-expanded', 'false');
  await expect.poll(async () => JSON.stringify(await settingsOf(desk))).toContain('picked');
  await desk.continueAs('Thu Hạnh');
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await expect(head).toHaveAttribute('aria-expanded', 'false');

  const filter = desk.leftPane.getByRole('textbox', { name: 'Lọc tài liệu' });
  for (const typed of ['kế hoạch', 'ke hoach', 'kees hoachj', 'ke61 hoach5']) {
    await filter.fill(typed);
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await expect(own).toBeVisible();
  }
  await expectAccessible(page, 'a filter of documents');
  await filter.press('Enter');
  await expect(desk.text).toContainText('Kiểm kê hàng cây xà cừ');
});

test('two thousand documents: only those near the sight are on the page, and the last is a key away', async ({
  desk,
  folder,
  page,
}) => {
  const picked = path.join(folder, 'picked');
  await mkdir(picked, { recursive: true });
  for (let at = 1; at <= 2000; at += 1)
    await writeFile(
      path.join(picked, `van-ban-${at}.md`),
      `# Văn bản ${String(at).padStart(4, '0')}\n\nĐây.\n`,
    );
  await desk.beginAs('Thu Hạnh');
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: 'Thêm thư mục' }).click();
  const list = desk.leftPane.getByRole('navigation', { name: 'Danh sách tài liệu' });
  await expect(list.getByRole('button', { name: 'picked, 2000 tài liệu' })).toBeVisible({ timeout: 60_000 });
  expect(await list.getByRole('listitem').count()).toBeLessThan(120);
  await list.getByRole('button', { name: /^picked/u }).focus();
  await page.keyboard.press('End');
  const focused = list.locator('button:focus');
  await expect(focused).toContainText('Văn bản 2000');
  await expect(focused).toBeInViewport();
  await desk.leftPane.getByRole('textbox', { name: 'Lọc tài liệu' }).fill('van ban 1234');
  await expect(list.getByRole('listitem')).toHaveCount(2);
});
