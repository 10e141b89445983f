import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectHarmless, shapes } from '../support/hostile';
import { expect, test } from '../support/test';

// The same shapes in the places that show words by the way: folders' names, cards, charts, marks, fields, paper.
// Where an fsync takes 60 ms, 248 copies of a notebook take two minutes.
test.describe.configure({ timeout: 600_000 });

const line = (shape: string) => shape.replaceAll(/[\n\r\u0000]/gu, ' ').trim();
/** What a folder can be called. */
const named = (shape: string) => `${[...line(shape).replaceAll('/', '∕')].slice(0, 60).join('')}.`;
const cell = (shape: string) => line(shape).replaceAll('|', '\\|') || 'x';

test('names of folders and of files that are reported', async ({ desk, bridge, folder, page }) => {
  await desk.beginAs('Thu Hạnh');
  const folders = new Set(shapes.map(named));
  expect(folders.size).toBeGreaterThanOrEqual(150);
  for (const name of [...folders].slice(0, 30)) {
    await mkdir(path.join(folder, 'own', name), { recursive: true });
    await bridge.addFolder(path.join(folder, 'own', name));
  }
  const all = path.join(folder, 'all');
  for (const name of folders) {
    await mkdir(path.join(all, name), { recursive: true });
    await writeFile(path.join(all, name, 'index.md'), '---\nid: [\ntitle: x\n---\n');
  }
  await bridge.addFolder(all);
  await desk.continueAs('Thu Hạnh');
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await expect(desk.leftPane.getByRole('article').filter({ hasText: all })).toBeVisible();
  await expectHarmless(page, 'folders and what is reported of them');
});

test('cards, charts, bookmarks, the table of contents, citations and paper', async ({
  desk,
  bridge,
  folder,
  page,
}) => {
  const items = shapes.map((shape, index) => `(${index + 1}) **${line(shape) || 'x'}** ${line(shape)}`);
  const dates = shapes.map((shape) => `- **${line(shape) || 'x'}:** ${line(shape)}`);
  const rows = shapes.map((shape) => `| ${cell(shape)} | từ 45% ${cell(shape)} | ${cell(shape)} |`);
  const heads = shapes.map((shape, index) => `## ${index + 1}. ${line(shape) || 'x'} {#h-${index}}\n\nCâu.`);
  const front =
    'id: moi-cho\ntitle: "Mọi chỗ"\nkind: digest\nquick:\n  viewpoints: q\n  dates: d\n  targets: c';
  const table = ['| Chỉ tiêu | Năm 2025 | Theo |', '|---|---|---|', ...rows];
  const parts = ['# Mọi chỗ', '## A {#q}', ...items, '## B {#d}', dates.join('\n'), '## C {#c}'];
  const text = [...parts, table.join('\n'), ...heads].join('\n\n');
  const picked = path.join(folder, 'picked');
  await mkdir(path.join(picked, 'moi-cho'), { recursive: true });
  await writeFile(path.join(picked, 'moi-cho', 'index.md'), `---\n${front}\n---\n\n${text}\n`);
  await desk.beginAs('Thu Hạnh');
  await bridge.addFolder(picked);
  const { blocks } = await bridge.call<{ blocks: { id: string; text: string }[] }>('open_document', {
    doc: 'moi-cho',
  });
  expect(blocks.length).toBeGreaterThan(3 * 150);
  for (const { id: block } of blocks.slice(0, 160))
    await bridge.call('add_bookmark', { doc: 'moi-cho', block });
  for (const [index, shape] of shapes.entries()) {
    const anchor = { doc: 'moi-cho', block: blocks[index]?.id };
    await bridge.call('create_note', { anchor, kind: 'task', body: shape });
  }
  await desk.continueAs('Thu Hạnh');
  const open = async () => {
    await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
    await desk.leftPane
      .getByRole('button', { name: /Mọi chỗ/u })
      .first()
      .click();
    await expect(desk.text).toContainText('Mọi chỗ');
  };
  await open();
  await desk.leftPane.getByRole('tab', { name: 'Mục lục' }).click();
  await expect(desk.contents.getByRole('button').nth(100)).toBeAttached();
  await expectHarmless(page, 'the contents, bookmarks and notes of a hostile document');

  for (let n = 0; n < 12; n += 1) {
    const address = page.locator('[data-address-of]').nth(n * 9 + 2);
    await address.evaluate((element) => (element as HTMLElement).click());
  }
  await expectHarmless(page, 'citations');

  await page.keyboard.press('Control+p');
  const dialog = page.getByRole('dialog', { name: /^In/u });
  await expect(dialog).toBeVisible();
  await page.evaluate(() => Object.assign(window, { print: () => undefined }));
  for (const choice of await dialog.getByRole('switch').all()) {
    if ((await choice.getAttribute('aria-checked')) === 'false') await choice.click();
  }
  await page.keyboard.press('Enter');
  await expect(page.locator('.onpaper').first()).toBeAttached({ timeout: 60_000 });
  await page.waitForTimeout(1500);
  await expectHarmless(page, 'paper');
  await page.reload();
  await desk.continueAs('Thu Hạnh');
  await open();

  await desk.screen('Tra nhanh');
  await page.getByRole('button', { name: 'Chọn văn bản' }).click();
  await page.getByRole('menuitemradio', { name: 'Mọi chỗ' }).click({ timeout: 10_000 });
  await expect(page.getByRole('main')).toContainText('Mọi chỗ');
  await page.waitForTimeout(500);
  await expectHarmless(page, 'cards');
  await desk.screen('Chỉ tiêu');
  await expect(page.getByRole('main')).toContainText('đơn vị: %');
  await expect(page.getByRole('main')).not.toContainText('Tỷ lệ đô thị hoá');
  await page.waitForTimeout(500);
  await expectHarmless(page, 'charts');
});

// Each of them is written by the core, and shown or asked about.
for (const { what, menu, press, file, away } of [
  { what: 'a place for backups', menu: 'Sao lưu', press: 'Chọn nơi', file: '', away: '' },
  { what: 'a file taken out', menu: 'Xuất và nhập ghi chú', press: 'Xuất ra tệp', file: 'x.json', away: '' },
  { what: 'a file to take in', menu: 'Xuất và nhập ghi chú', press: 'Nhập từ', file: 'x.json', away: 'Huỷ' },
]) {
  test(`paths of ${what}`, async ({ desk, folder, page }) => {
    await desk.beginAs('Thu Hạnh');
    await desk.goTo(desk.block('Nội dung, yêu cầu'));
    await desk.write('Một ghi chú.');
    const folders = [...new Set(shapes.map(named))].map((name) => path.join(folder, 'paths', name));
    expect(folders.length).toBeGreaterThanOrEqual(150);
    for (const one of folders) await mkdir(one, { recursive: true });
    const paths = folders.map((one) => path.join(one, file));
    // What the reader answers in the system's dialogs, in turn.
    const answers = paths.values();
    await page.route(/\/native\/(?:pick|save)_/u, (route) => route.fulfill({ json: answers.next().value }));
    await desk.menu(menu);
    // In the page itself: each further step of the test driver's would take as long as the writing.
    const shown = await page.evaluate(
      async ([first, second, count]) => {
        const button = (text: string) =>
          [...document.querySelectorAll('button')].find(
            (one) => !one.disabled && one.textContent.trim().startsWith(text),
          );
        const seen: string[] = [];
        const step = async (until: () => boolean) => {
          while (!until()) await new Promise(requestAnimationFrame);
        };
        while (seen.length < count) {
          const before = seen.at(-1);
          await step(() => button(first) !== undefined);
          button(first)?.click();
          const path = () => document.querySelector('.path')?.textContent;
          await step(() => path() !== undefined && path() !== before);
          seen.push(path() ?? '');
          if (second === '') continue;
          button(second)?.click();
          await step(() => path() === undefined);
        }
        return seen;
      },
      [press, away, paths.length] as const,
    );
    expect(shown).toEqual(paths);
    await expectHarmless(page, what);
  });
}

test('what is typed into the palette, the filters and the bar that finds; earlier searches', async ({
  desk,
  bridge,
  page,
}) => {
  await desk.beginAs('Thu Hạnh');
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Một ghi chú.');
  for (const shape of shapes) await bridge.call('remember_search', { query: line(shape) || 'x' });
  await desk.continueAs('Thu Hạnh');
  await desk.searchBox.click();
  await expect(desk.results.getByRole('option').first()).toBeVisible();
  await expectHarmless(page, 'earlier searches');
  await page.keyboard.press('Escape');

  const typeAll = async (field: ReturnType<typeof page.locator>, where: string) => {
    for (const shape of shapes) {
      await field.fill(line(shape));
      await page.waitForTimeout(15);
    }
    await expectHarmless(page, where);
  };
  await page.keyboard.press('Control+Shift+p');
  const palette = page.getByRole('dialog').getByRole('combobox');
  await expect(palette).toBeVisible();
  await typeAll(palette, 'the palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+f');
  const find = page.locator('input:focus');
  await expect(find).toBeVisible();
  await typeAll(find, 'the bar that finds');
  await page.keyboard.press('Escape');
  await desk.screen('Ghi chú');
  await typeAll(page.getByRole('textbox', { name: 'Lọc theo chữ' }), 'the filter of notes');
});
