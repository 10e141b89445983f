import { mkdir, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { asked, onPaper, plain, slowPrinter } from '../support/paper';
import { expect, test } from '../support/test';
import type { Desk } from '../support/desk';

test.beforeEach(async ({ page }) => {
  await slowPrinter(page);
});

const paper = (page: Page) => page.locator('.onpaper');
const dialog = (page: Page) => page.getByRole('dialog', { name: 'In ra giấy' });
/** Asks to print the text. */
async function ask(page: Page) {
  await page.keyboard.press('Control+p');
  await expect(dialog(page).getByRole('radio', { checked: true }).first()).toBeFocused();
}
/** Asks to print the screen of cards or of targets, and prints what is shown. */
async function printScreen(page: Page, by: 'keys' | 'button' = 'keys') {
  if (by === 'keys') await page.keyboard.press('Control+p');
  else await page.getByRole('button', { name: 'In…' }).click();
  await expect(dialog(page).getByRole('button', { name: 'In', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
}
/** How many pages the dialog says there will be. */
async function promised(page: Page): Promise<number> {
  const said = dialog(page).getByText(/^\d+ trang A4\.$/u);
  await expect(said).toBeVisible();
  return Number((await said.textContent())?.match(/\d+/u)?.[0]);
}
/** What stands on the pages, without the line under each. */
const printedText = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.onpaper .flow')].map((one) => one.textContent).join(''),
  );
async function openDigest(desk: Desk) {
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: /Tóm lược Nghị quyết/u }).click();
  await expect(desk.text.getByRole('heading', { level: 1 })).toContainText('Tóm lược');
}

test('the whole text by keys alone: nothing is missing, each page says where it is from, nothing stays', async ({
  desk,
  page,
  bridge,
}) => {
  await desk.beginAs('Thu Hạnh');
  await ask(page);
  await expect(dialog(page).getByRole('radio', { name: 'Cả văn bản' })).toBeFocused();
  await expect(dialog(page)).toContainText(/Sẽ in \d+ đoạn và 9 chú thích biên soạn\./u);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await ask(page);
  await page.keyboard.press('Enter');
  await asked(page);
  await expect(dialog(page)).toBeHidden();
  const text = plain(await printedText(page));
  const { blocks } = await bridge.call<{ blocks: { text: string }[] }>('open_document', {
    doc: 'huong-dan-nq06',
  });
  // The editor's letters stand between the words on paper.
  await page.evaluate(() => document.querySelectorAll('.onpaper .ref').forEach((one) => one.remove()));
  const bare = plain(await printedText(page));
  for (const block of blocks) expect(bare).toContain(plain(block.text));
  expect(text).toContain(plain('Chú thích biên soạn, không thuộc văn bản'));

  const made = await paper(page).locator('.page').count();
  const pages = await onPaper(page);
  expect(pages).toHaveLength(made);
  expect(pages.length).toBeGreaterThan(2);
  pages.forEach(({ text, width, height }, index) => {
    expect([Math.round(width), Math.round(height)]).toEqual([210, 297]);
    expect(text).toContain(plain(`Trang ${index + 1}/${pages.length}`));
    expect(text).toContain(plain('đăng ngày 18/04/2022, Ban Tuyên giáo Trung ương'));
  });
  await expect(paper(page)).toHaveCount(0);
  await expect(desk.text).toBeVisible();
});

test('a section holds its own words and no others, and notes only when they are asked for', async ({
  desk,
  page,
}) => {
  await desk.beginAs('Thu Hạnh');
  await desk.goTo(desk.block('Từng cấp ủy, tổ chức đảng, cán bộ'));
  await desk.write('Ghi ở mục khác.');
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Chọn hai điểm đột phá.');
  await page.keyboard.press('Control+Shift+a');
  await expect(page.getByRole('toolbar', { name: 'Tô đậm và ghi chú' })).toBeVisible();
  await page.keyboard.press('3');
  await page.locator('article.note').getByRole('textbox').waitFor();
  await page.keyboard.press('Escape');

  await ask(page);
  const parts = dialog(page).getByRole('radiogroup', { name: 'In phần nào' });
  await expect(parts.getByRole('radio')).toHaveText([
    /Cả văn bản/u,
    /Mục II\s*Nội dung/u,
    /Mục II\.2.*Xây dựng kế hoạch/u,
  ]);
  await page.keyboard.press('End');
  await expect(parts.getByRole('radio', { name: 'Mục II.2' })).toBeChecked();
  await expect(dialog(page)).toContainText('Sẽ in 5 đoạn.');
  await page.keyboard.press('Enter');
  const bare = (await onPaper(page)).map((one) => one.text).join('');
  expect(bare).toContain(plain('Ban tuyên giáo các tỉnh ủy, thành ủy'));
  expect(bare).toContain(plain('Trong Quý II/ 2022.'));
  expect(bare).toContain(plain('Mục II: Nội dung'));
  expect(bare).toContain(plain('Ban Tuyên giáo Trung ương, mục II.2'));
  expect(bare).not.toContain(plain('Giúp cấp ủy, tổ chức đảng các cấp'));
  expect(bare).not.toContain(plain('Đẩy mạnh công tác tuyên truyền'));
  expect(bare).not.toContain(plain('Ghi chú của tôi'));
  expect(bare).not.toContain(plain('Chọn hai điểm'));

  // From the section, by keys, to the notes and the pens' strokes.
  await ask(page);
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByRole('switch', { name: 'Kèm ghi chú của tôi' })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(dialog(page)).toContainText('Sẽ in 5 đoạn, 1 ghi chú và 1 chỗ tô đậm.');
  await page.keyboard.press('Enter');
  await asked(page);
  const line = paper(page).locator('.drawn').first();
  await expect(line).toHaveText(/^Nội dung, yêu cầu/u);
  expect(await line.evaluate((one) => getComputedStyle(one).textDecorationStyle)).toBe('dashed');
  // Right under its paragraph.
  await expect(paper(page).locator('.mine').locator('xpath=preceding-sibling::*[1]')).toContainText(
    'Nội dung, yêu cầu',
  );
  const noted = (await onPaper(page)).map((one) => one.text).join('');
  expect(noted).toContain(plain('Ghi chú của tôi · II.2, gạch đầu dòng 1 ·'));
  expect(noted).toMatch(/II\.2,gạchđầudòng1·\d{1,2}\/\d{1,2}\/\d{4}Chọnhaiđiểmđộtphá\./u);
  expect(noted).not.toContain(plain('Ghi ở mục khác.'));
});

test('a long table has its head on each page and no row is broken; no heading ends a page', async ({
  desk,
  page,
}) => {
  await desk.beginAs('Thu Hạnh');
  await openDigest(desk);
  await ask(page);
  await dialog(page).getByRole('radio', { name: 'To', exact: true }).click();
  await page.keyboard.press('Enter');
  await asked(page);
  const tables = await paper(page)
    .locator('table')
    .evaluateAll((all) =>
      (all as HTMLTableElement[])
        .filter((table) => table.tHead?.textContent.includes('Năm 2045'))
        .map((table) => ({
          rows: table.tBodies[0]?.rows.length ?? 0,
          width: table.rows[0]?.cells[0]?.offsetWidth,
        })),
    );
  expect(tables.length).toBeGreaterThan(1);
  expect(tables.reduce((sum, { rows }) => sum + rows, 0)).toBe(15);
  expect(new Set(tables.map(({ width }) => width)).size, 'columns stay as wide').toBe(1);
  const last = await paper(page)
    .locator('.flow')
    .evaluateAll((all) => all.map((flow) => flow.lastElementChild?.tagName));
  expect(last.filter((tag) => tag === undefined || /^H\d$/u.test(tag))).toEqual([]);
  const pages = await onPaper(page);
  expect(pages).toHaveLength(last.length);
  // Measured and printed in the same letters.
  expect(pages[0]?.usual).toBeCloseTo(14, 1);
  for (const { text } of pages)
    expect(text).toContain(plain('bản tóm lược học tập, không phải văn bản chính thức'));
});

test('“Tra nhanh” is one page of A4 in letters that can be read, whole and with its source', async ({
  desk,
  page,
}) => {
  await desk.beginAs('Thu Hạnh');
  await desk.screen('Tra nhanh');
  await printScreen(page, 'button');
  const [own, ...more] = await onPaper(page);
  expect(more).toEqual([]);
  expect([Math.round(own?.width ?? 0), Math.round(own?.height ?? 0)]).toEqual([210, 297]);
  expect(own?.smallest).toBeGreaterThan(7.99);
  for (const words of [
    'Tóm lược Nghị quyết 06-NQ/TW trong một trang',
    'Bản tóm lược học tập, không phải văn bản chính thức',
    'Lấy con người và chất lượng sống làm trung tâm',
    'Phát triển kinh tế khu vực đô thị; đổi mới cơ chế',
    'Cây xanh bình quân mỗi người dân đô thị: 2025 khoảng 6–8 m² (cần đối chiếu); 2030 khoảng 8–10 m²',
    '08/12/2025: Kết luận số 224-KL/TW',
    'Quân uỷ Trung ương, Đảng uỷ Công an Trung ương',
    'Từ 01/7/2025 không còn cấp huyện',
    'Tóm lược Nghị quyết số 06-NQ/TW về quy hoạch',
  ])
    expect(own?.text).toContain(plain(words));

  await page.getByRole('button', { name: /^Chọn văn bản/u }).click();
  await page.getByRole('menuitemradio', { name: /^Hướng dẫn học tập/u }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hướng dẫn học tập');
  await printScreen(page);
  const guidance = await onPaper(page);
  expect(guidance).toHaveLength(1);
  expect(guidance[0]?.text).toContain(plain('Tên nhóm 2 trong Nghị quyết là'));
  expect(guidance[0]?.text).toContain(plain('đăng ngày 18/04/2022, Ban Tuyên giáo Trung ương'));
  expect(guidance[0]?.text).not.toContain(plain('không phải văn bản chính thức'));
});

test('a document with more cards than a page holds gets more pages, not smaller letters', async ({
  desk,
  page,
  bridge,
  folder,
}) => {
  const many = (name: string) =>
    Array.from(
      { length: 40 },
      (_, at) => `(${at + 1}) **${name} ${at + 1}.** ${'Quản lý đô thị bền vững. '.repeat(12)}`,
    );
  const front = ['---', 'id: nhieu', 'title: Nhiều thẻ', 'kind: law', 'quick:', '  tasks: nv', '---'];
  await mkdir(`${folder}/picked/nhieu`, { recursive: true });
  await writeFile(
    `${folder}/picked/nhieu/index.md`,
    [front.join('\n'), '# Nhiều thẻ', '## Nhiệm vụ {#nv}', ...many('Việc')].join('\n\n'),
  );
  await bridge.addFolder(`${folder}/picked`);
  await desk.beginAs('Thu Hạnh');
  await desk.screen('Tra nhanh');
  await page.getByRole('button', { name: /^Chọn văn bản/u }).click();
  await page.getByRole('menuitemradio', { name: /^Nhiều thẻ/u }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nhiều thẻ');
  await printScreen(page);
  await asked(page);
  await expect(paper(page).locator('.entry:not([data-goes-on])')).toHaveCount(40);
  const made = await paper(page).locator('.page').count();
  const pages = await onPaper(page);
  expect(made).toBeGreaterThan(1);
  expect(pages).toHaveLength(made);
  expect(Math.min(...pages.map((one) => one.smallest))).toBeGreaterThan(7.99);
});

test('a note longer than a page goes on over the next, word for word', async ({ desk, page, bridge }) => {
  await desk.beginAs('Thu Hạnh');
  const said = Array.from({ length: 120 }, (_, at) => `Đoạn ghi thứ ${at + 1}, viết cho dài.`);
  await bridge.call('create_note', {
    anchor: { doc: 'huong-dan-nq06', block: 'I.1:1' },
    kind: 'plain',
    body: said.join('\n\n'),
  });
  await desk.continueAs('Thu Hạnh');
  await expect(desk.note('Đoạn ghi thứ 1,')).toBeVisible();
  await ask(page);
  await dialog(page).getByRole('switch', { name: 'Kèm ghi chú của tôi' }).click();
  await page.keyboard.press('Enter');
  await asked(page);
  const text = plain(await printedText(page));
  expect(text).toContain(plain(said.join('')));
  const made = await paper(page).locator('.page').count();
  expect(await onPaper(page)).toHaveLength(made);
});

test('targets are printed as they are shown, each way on one page', async ({ desk, page }) => {
  await desk.beginAs('Thu Hạnh');
  await desk.screen('Chỉ tiêu');
  await expect(page.getByRole('figure').first()).toBeVisible();
  await printScreen(page);
  await asked(page);
  await expect(paper(page).locator('figure svg')).toHaveCount(10);
  const charts = await onPaper(page);
  expect(charts).toHaveLength(1);
  expect(charts[0]?.smallest).toBeGreaterThan(7.99);
  expect(charts[0]?.text).toContain(plain('2045: thuộc nhóm trung bình cao của ASEAN và châu Á'));
  expect(charts[0]?.text).toContain(plain('Mỗi hình một thang riêng'));
  await page.getByRole('radio', { name: 'Bảng' }).click();
  await printScreen(page);
  await asked(page);
  await expect(paper(page).locator('tbody tr')).toHaveCount(15);
  const table = await onPaper(page);
  expect(table).toHaveLength(1);
  expect(table[0]?.text).toContain(plain('không phải văn bản chính thức'));
});

test('the pages are looked at before they are printed: as many as will be, and the very same', async ({
  desk,
  page,
}) => {
  await desk.beginAs('Thu Hạnh');
  await ask(page);
  const preview = dialog(page).getByRole('region', { name: 'Xem trước trang in' });
  const normal = await promised(page);
  expect(normal).toBeGreaterThan(2);
  await expect(preview).toContainText(`Trang 1/${normal}`);
  await expect(preview.locator('.page')).toContainText('Căn cứ Nghị quyết số 06-NQ/TW');
  await expectAccessible(page, 'the preview of a print');
  await page.keyboard.press('PageDown');
  await expect(preview).toContainText(`Trang 2/${normal}`);
  const second = await preview.locator('.page').textContent();
  await preview.getByRole('button', { name: /^Trang sau/u }).click();
  await expect(preview).toContainText(`Trang 3/${normal}`);
  await preview.getByRole('group').focus();
  await page.keyboard.press('Home');
  await expect(preview.getByRole('button', { name: /^Trang trước/u })).toBeDisabled();

  // Larger letters make more pages, and that is said before anything is printed.
  await dialog(page).getByRole('radio', { name: 'To', exact: true }).click();
  await expect.poll(() => promised(page)).toBeGreaterThan(normal);
  await dialog(page).getByRole('radio', { name: 'Vừa', exact: true }).click();
  await expect.poll(() => promised(page)).toBe(normal);
  await dialog(page).getByRole('button', { name: 'In', exact: true }).click();
  await asked(page);
  expect(await paper(page).locator('.page').nth(1).textContent()).toBe(second);
  expect(await onPaper(page)).toHaveLength(normal);

  // Nothing of a preview stays that wasn't printed.
  await ask(page);
  await promised(page);
  await page.keyboard.press('Escape');
  await expect(paper(page)).toHaveCount(0);
});

test('notes are printed as notes, those of the filter or all, and a session as its page', async ({
  desk,
  page,
  bridge,
}) => {
  await desk.beginAs('Thu Hạnh');
  await bridge.call('start_session', { title: 'Buổi thứ nhất', place: 'Hội trường phường', covers: 'Mục I' });
  for (const [block, body] of [
    ['I.1:1', 'Nhắc chi bộ việc thứ nhất.'],
    ['II.2:2', 'Lập danh sách khu quy hoạch.'],
  ])
    await bridge.call('create_note', { anchor: { doc: 'huong-dan-nq06', block }, kind: 'task', body });
  await desk.continueAs('Thu Hạnh');
  await desk.screen('Ghi chú');
  await page.getByRole('textbox', { name: 'Lọc theo chữ' }).fill('danh sach');
  await expect(desk.note('Nhắc chi bộ')).toHaveCount(0);
  await page.getByRole('main').getByRole('button', { name: /^In/u }).click();
  await expect(dialog(page)).toContainText('Sẽ in 1 ghi chú.');
  await dialog(page).getByRole('radio', { name: 'Tất cả ghi chú' }).click();
  await expect(dialog(page)).toContainText('Sẽ in 2 ghi chú.');
  await dialog(page).getByRole('radio', { name: 'Ghi chú đang lọc' }).click();
  await promised(page);
  await page.keyboard.press('Enter');
  const some = (await onPaper(page)).map((one) => one.text).join('');
  expect(some).toContain(plain('Ghi chú của Thu Hạnh'));
  expect(some).toContain(plain('chỉ gồm những ghi chú đang lọc'));
  expect(some).toContain(plain('Lập danh sách khu quy hoạch.'));
  expect(some).not.toContain(plain('Nhắc chi bộ'));
  expect(some).not.toContain(plain('Căn cứ Nghị quyết số'));

  await desk.screen('Buổi học');
  await page.keyboard.press('Control+p');
  await expect(dialog(page)).toContainText('Sẽ in trang ghi của buổi “Buổi thứ nhất”.');
  expect(await promised(page)).toBe(1);
  await page.keyboard.press('Enter');
  const [session] = await onPaper(page);
  for (const words of [
    'Buổi thứ nhất',
    'Hội trường phường',
    'Mục I',
    'Nhắc chi bộ việc thứ nhất.',
    'Trang 1/1',
  ])
    expect(session?.text).toContain(plain(words));
});

test('dark on screen is ink on white on paper, without anything of the window', async ({ desk, page }) => {
  await desk.beginAs('Thu Hạnh');
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'dark';
    document.documentElement.dataset['step'] = '5';
  });
  await ask(page);
  await page.keyboard.press('Enter');
  await asked(page);
  const pages = await paper(page).locator('.page').count();
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('body *')].filter((one) => one.checkVisibility());
    const parts = (colour: string) => (colour.match(/[\d.]+/gu) ?? []).map(Number);
    const own = all.filter((one) => one.closest('.onpaper'));
    const pale = own.filter((one) => Math.max(...parts(getComputedStyle(one).color).slice(0, 3)) > 0x40);
    const grounds = all.map((one) => parts(getComputedStyle(one).backgroundColor));
    return {
      strange: all.filter((one) => !one.closest('.onpaper') && !one.querySelector('.onpaper')).length,
      buttons: all.filter((one) => one.matches('button, dialog, [role=toolbar], nav, [data-pane]')).length,
      pale: pale.map((one) => one.outerHTML.slice(0, 80)),
      dark: grounds.filter(([red = 0, , , alpha = 1]) => alpha > 0 && red < 255).length,
      ground: getComputedStyle(document.body).backgroundColor,
      scheme: getComputedStyle(document.documentElement).colorScheme,
    };
  });
  expect(seen).toEqual({
    strange: 0,
    buttons: 0,
    pale: [],
    dark: 0,
    ground: 'rgb(255, 255, 255)',
    scheme: 'light',
  });
  // Nor does the dial have a hand in it.
  await page.emulateMedia({ media: null });
  const large = await onPaper(page);
  expect(large).toHaveLength(pages);
  await page.evaluate(() => (document.documentElement.dataset['step'] = '1'));
  await ask(page);
  await page.keyboard.press('Enter');
  expect(await onPaper(page)).toEqual(large);
});

test('of a locked profile nothing stays on the page, printed or not', async ({ desk, page }) => {
  await desk.beginLocked('Thu Hạnh', 'chim xanh hót sớm');
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Điều chỉ mình tôi biết.');
  const withNotes = async () => {
    await ask(page);
    const notes = dialog(page).getByRole('switch', { name: 'Kèm ghi chú của tôi' });
    if ((await notes.getAttribute('aria-checked')) === 'false') await notes.click();
    await page.keyboard.press('Enter');
    await asked(page);
    await expect(paper(page)).toContainText('Điều chỉ mình tôi biết.');
  };
  await withNotes();
  const printed = await onPaper(page);
  expect(printed.map((one) => one.text).join('')).toContain(plain('Điều chỉ mình tôi biết.'));
  await expect(paper(page)).toHaveCount(0);

  // Locked while the printer still waits.
  await withNotes();
  await desk.lock();
  await expect(paper(page)).toHaveCount(0);
  expect(await page.content()).not.toContain('Điều chỉ mình tôi biết');
});

test('it is offered where there is something to print, and for a guest without notes', async ({
  desk,
  page,
}) => {
  await desk.open();
  await expect(page.getByRole('textbox', { name: 'Tên của đồng chí' })).toBeVisible();
  await page.keyboard.press('Control+p');
  await page.keyboard.press('Control+Shift+P');
  await page.getByRole('combobox', { name: 'Gõ tên lệnh cần tìm' }).fill('in ra');
  await expect(page.getByRole('status').filter({ hasText: 'Không có lệnh nào' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Đọc không cần hồ sơ' }).click();
  await expect(desk.text).toContainText('nghiên cứu, học tập, quán triệt');
  await page.keyboard.press('Control+Shift+P');
  await page.getByRole('combobox', { name: 'Gõ tên lệnh cần tìm' }).fill('in ra');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('switch')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.getByRole('main').getByRole('button', { name: 'In (Ctrl+P)' }).click();
  await expect(dialog(page)).toBeVisible();
});
