import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectHarmless, shapes } from '../support/hostile';
import { expect, test } from '../support/test';

// Published shapes of attack, put wherever a reader or a file can put words. The page fixture already fails at any
// dialog, error, breach of the policy or request to elsewhere; here nothing may have run or pushed the page about.
// Where an fsync takes 60 ms, 248 profiles take seven minutes.
test.describe.configure({ timeout: 600_000 });
const MEGABYTES = 10 * 1024 * 1024;

test('there are at least 150 shapes, each another', () => {
  expect(new Set(shapes).size).toBeGreaterThanOrEqual(150);
});

test('notes, in the pane, the list, the sessions, the trash and their versions', async ({
  desk,
  bridge,
  page,
}) => {
  await desk.beginAs('Thu Hạnh');
  const [doc] = (await bridge.call<{ documents: { id: string }[] }>('library')).documents;
  const view = await bridge.call<{ blocks: { id: string; kind: string }[] }>('open_document', {
    doc: doc?.id,
  });
  const block = view.blocks.find((one) => one.kind !== 'heading')?.id;
  const made: string[] = [];
  for (const [index, shape] of shapes.entries()) {
    if (index % 10 === 0) {
      const title = [...(shape.trim() || 'x')].slice(0, 200).join('');
      const session = { title, place: title, covers: shape };
      const started = await bridge.call<{ id: string }>('start_session', session).catch(() => null);
      if (started) await bridge.call('end_session', { id: started.id });
    }
    const anchor = { doc: doc?.id, block };
    const { id } = await bridge.call<{ id: string }>('create_note', { anchor, kind: 'plain', body: shape });
    made.push(id);
  }
  for (const id of made.slice(0, 30)) await bridge.call('update_note', { id, body: 'đổi lời' });
  await page.reload();
  await desk.continueAs('Thu Hạnh');
  await expect(page.locator('article.note').first()).toBeVisible();
  await expectHarmless(page, 'the pane');

  await desk.screen('Ghi chú');
  const list = page.locator('main .scroll').first();
  await expect
    .poll(
      async () => {
        await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
        return page.locator('article.note').count();
      },
      { timeout: 60_000 },
    )
    .toBe(shapes.length);
  await expectHarmless(page, 'the list');
  for (const link of await page.locator('article.note .body a').all()) await link.click({ force: true });
  await expectHarmless(page, 'links in the list');

  await desk.screen('Buổi học');
  await expectHarmless(page, 'the sessions');

  await desk.screen('Ghi chú');
  const first = page.locator('article.note').filter({ hasText: 'đổi lời' }).first();
  await first.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Các bản trước' }).click();
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  await expectHarmless(page, 'versions');
  await page.keyboard.press('Escape');

  for (const id of made) await bridge.call('delete_note', { id });
  await desk.menu('Thùng rác');
  const more = page.getByRole('button', { name: /^Hiện thêm/u });
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  while ((await more.count()) > 0) await more.click();
  await expectHarmless(page, 'the trash');
});

test('names of profiles, on the start screen and where they are deleted', async ({ desk, bridge, page }) => {
  let accepted = 0;
  for (const shape of shapes) {
    const name = [...shape].slice(0, 80).join('');
    const made = await bridge.call('create_profile', { name }).catch(() => null);
    if (made) accepted += 1;
  }
  expect(accepted).toBeGreaterThan(100);
  await bridge.call('close_profile');
  await desk.open();
  await expect(page.locator('.list .row').first()).toBeVisible();
  expect(await page.locator('.list .row').count()).toBe(accepted);
  await expectHarmless(page, 'the names');
  await page.getByRole('button', { name: 'Xoá, lấy lại hoặc mở từ bản sao lưu' }).click();
  await expectHarmless(page, 'deleting names');
  await page.getByRole('button', { name: 'Về danh sách hồ sơ' }).click();
  await page.locator('.list .row').filter({ hasText: 'onerror' }).first().click();
  await expect(desk.searchBox).toBeVisible();
  await expectHarmless(page, 'at the desk');
  await desk.menu('Hồ sơ và khoá');
  await expectHarmless(page, 'the profile’s page');
});

test('questions to the search', async ({ desk, page }) => {
  await desk.beginAs('Thu Hạnh');
  await desk.indexed();
  for (const shape of shapes) {
    await desk.searchBox.fill(shape.replaceAll('\u0000', ''));
    await page.waitForTimeout(70);
  }
  await expectHarmless(page, 'the search');
  await desk.searchBox.fill('<img src=x onerror=window.__fired=1> quy hoạch');
  await expect(page.getByRole('region', { name: 'Kết quả tìm' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expectHarmless(page, 'a passage that was found');
});

test('documents of a folder: titles, text, front matter', async ({ desk, folder, page }) => {
  const picked = path.join(folder, 'picked');
  const paper = async (id: string, title: string, body: string) => {
    await mkdir(path.join(picked, id), { recursive: true });
    const front = `id: ${id}\ntitle: ${JSON.stringify(title)}\nkind: other\nissuer: ${JSON.stringify(title)}\nsource: ${JSON.stringify(title)}`;
    await writeFile(path.join(picked, id, 'index.md'), `---\n${front}\n---\n\n# ${title}\n\n${body}\n`);
  };
  for (const [index, shape] of shapes.entries()) {
    await paper(`h-${index}`, shape.replaceAll(/[\n\r]/gu, ' '), `## I. ${shape}\n\n${shape}\n`);
  }
  const all = shapes.map((shape, index) => `## ${index + 1}. Mục\n\n${shape}\n`).join('\n');
  await paper('moi-thu', 'Tất cả ở đây', all);
  await desk.beginAs('Thu Hạnh');
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: 'Thêm thư mục' }).click();
  const whole = desk.leftPane.getByRole('button', { name: /Tất cả ở đây/u });
  await expect(whole).toBeVisible({ timeout: 30_000 });
  await expectHarmless(page, 'the list of documents');
  await whole.click();
  await expect(page.getByRole('heading', { name: 'Tất cả ở đây' }).first()).toBeVisible();
  for (let step = 0; step < 30; step += 1) {
    await page
      .locator('main .scroll')
      .first()
      .evaluate((element) => element.scrollBy(0, 2000));
    await page.waitForTimeout(30);
  }
  await expectHarmless(page, 'the text');
});

test('ten megabytes are refused in words and kept on screen, and a document of ten is read', async ({
  desk,
  folder,
  page,
}) => {
  const picked = path.join(folder, 'picked', 'lon');
  await mkdir(picked, { recursive: true });
  const front = '---\nid: lon\ntitle: "Văn bản mười mê"\nkind: other\n---\n\n# Văn bản mười mê\n\n';
  await writeFile(path.join(picked, 'index.md'), front + 'Câu dài '.repeat(MEGABYTES / 11));
  await desk.beginAs('Thu Hạnh');
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await page.keyboard.press('Control+n');
  const field = page.getByRole('textbox', { name: /^Viết ghi chú cho/u });
  await field.evaluate((area: HTMLTextAreaElement, size) => {
    area.value = 'a'.repeat(size);
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }, MEGABYTES);
  await expect(page.getByText('Dài quá 1 MB')).toBeVisible({ timeout: 60_000 });
  expect(await field.evaluate((area: HTMLTextAreaElement) => area.value.length)).toBe(MEGABYTES);
  await field.fill('vừa phải');
  await expect(desk.saved.first()).toBeVisible();
  await page.keyboard.press('Escape');

  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: 'Thêm thư mục' }).click();
  await desk.leftPane.getByRole('button', { name: /Văn bản mười mê/u }).click({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'Văn bản mười mê' }).first()).toBeVisible({
    timeout: 90_000,
  });
  await expectHarmless(page, 'ten megabytes');
});
