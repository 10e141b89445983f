import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import type { Desk } from '../support/desk';
import { expect, test } from '../support/test';

test.beforeEach(async ({ desk }) => {
  await desk.beginAs('Thu Hạnh');
});

const seeking = (page: Page) => page.getByRole('region', { name: 'Kết quả tìm' }).locator('.state');

/** Chooses something to narrow the search to, from the keyboard alone. */
async function narrow(desk: Desk, page: Page, name: string | RegExp) {
  await desk.searchBox.focus();
  const menu = page.getByRole('button', { name: 'Lọc kết quả' });
  for (let stop = 0; stop < 6; stop += 1) {
    await page.keyboard.press('Tab');
    if (await menu.evaluate((button) => button === document.activeElement)) break;
  }
  await expect(menu).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const item = page.getByRole('menuitemradio', { name });
  for (let step = 0; step < 12; step += 1) {
    if (await item.evaluate((one) => one === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

// What a cadre would type, and words of the passage that must come first.
const ASKED: [string, RegExp][] = [
  ['5 quan điểm', /0?5 quan điểm/iu],
  ['05 quan diem', /0?5 quan điểm/iu],
  ['nq06', /06-NQ\/TW|Nghị quyết (số )?06/iu],
  ['NQ 06-NQ/TW', /06-NQ\/TW|Nghị quyết (số )?06/iu],
  ['nghi quyet 6', /06-NQ\/TW|Nghị quyết (số )?06/iu],
  ['45%', /45\s?%/u],
  ['28m2', /28\s?m(²|2)/u],
  ['1000 do thi', /1\.000/u],
  ['bdkh', /biến đổi khí hậu|BĐKH/iu],
  ['btgtw', /Ban Tuyên giáo Trung ương/iu],
  ['quy 2 2022', /quý (II|2)/iu],
  ['ubnd', /uỷ ban nhân dân|ủy ban nhân dân|UBND/iu],
  ['khoá 13', /kh(oá|óa) XIII/iu],
  ['TOD', /TOD|giao thông công cộng/iu],
  ['ddoo thij thoong minh', /đô thị thông minh/iu],
  ['quy hoa\u0323ch \u0111o\u0302 thi\u0323'.normalize('NFD'), /quy hoạch đô thị/iu],
];

test('however it is typed, the passage comes first; what isn’t there isn’t found', async ({ desk, page }) => {
  for (const [query, words] of ASKED) {
    await desk.search(query);
    const first = desk.results.locator('.line.hit').first();
    await expect(first, query).toContainText(words);
    await expect(first.locator('em').first(), query).toBeVisible();
    await expect(desk.searchBox).toHaveValue(query);
  }
  for (const query of ['lương hưu', 'bóng đá']) {
    await desk.search(query);
    await expect(page.getByRole('heading', { name: 'Không thấy đoạn nào' })).toBeVisible();
    await expect(desk.results.locator('.line.hit')).toHaveCount(0);
  }
});

test('what was understood is said, and one key goes back to the words as typed', async ({ desk, page }) => {
  await desk.search('do thi thong minh');
  await expect(seeking(page)).toContainText('đô thị thông minh');
  await expect(seeking(page)).toContainText('Alt T');
  await desk.searchBox.press('Alt+t');
  await expect(seeking(page)).toContainText('đúng như đã gõ');
  await expect(seeking(page).locator('b')).toHaveText('do thi thong minh');
  await desk.searchBox.press('Alt+t');
  await expect(seeking(page).locator('b')).toHaveText('đô thị thông minh');
  await expect(desk.searchBox).toHaveValue('do thi thong minh');
});

test('an address is a place and no search; its words can be looked for all the same', async ({
  desk,
  page,
}) => {
  await desk.search('II 3 4');
  await expect(desk.hits().first()).toContainText('đi tới mục này');
  await expect(desk.hits().first()).toContainText('trong Hướng dẫn học tập Nghị quyết 06-NQ/TW (hd)');
  await expect(desk.results.locator('.line.hit')).toHaveCount(0);
  await expect(seeking(page)).toContainText('tìm những chữ này trong văn bản');
  await expectAccessible(page, 'an address alone');
  await desk.searchBox.press('Alt+t');
  await expect(desk.results.locator('.line.hit').first()).toBeVisible();
  await expect(desk.hits().first()).toContainText('đi tới mục này');
});

test('a row of a table says what its figures are of, with the year that was asked for lit', async ({
  desk,
  page,
}) => {
  await desk.search('ty le do thi hoa 2030');
  const row = desk.results.locator('.line.hit').filter({ hasText: 'Tỷ lệ đô thị hoá toàn quốc' }).first();
  const figures = row.locator('.figures');
  await expect(figures).toContainText('2025: từ 45%');
  await expect(figures).toContainText('2045: thuộc nhóm trung bình cao của ASEAN và châu Á');
  await expect(row).not.toContainText('|');
  await expect(row.locator('.asked')).toHaveText(/^2030:\s*trên 50%$/u);
  const weight = (part: string) =>
    row
      .locator(part)
      .first()
      .evaluate((one) => Number(getComputedStyle(one).fontWeight));
  expect(await weight('.asked')).toBeGreaterThan(await weight('.figure:not(.asked)'));
  await expectAccessible(page, 'a row of a table among the results');
});

test('addresses are words: where a passage stands within its section is said over it', async ({ desk }) => {
  await desk.search('nội dung yêu cầu xác định rõ');
  const hit = desk.results.locator('.line.hit').filter({ hasText: 'Nội dung, yêu cầu' }).first();
  await expect(hit.locator('.crumbs')).toContainText('gạch đầu dòng 1');
  for (const place of await desk.results.locator('.ad, .crumbs').allTextContents()) {
    expect(place).not.toMatch(/¶|(?:^|\s)–\d/u);
  }
});

test('the chosen line is told from the one under the pointer', async ({ desk }) => {
  await desk.search('quy hoạch đô thị');
  const look = (line: number) =>
    desk
      .hits()
      .nth(line)
      .evaluate((one) => {
        const { backgroundColor, boxShadow } = getComputedStyle(one);
        return `${backgroundColor} ${boxShadow}`;
      });
  await desk.hits().nth(1).hover();
  const [chosen, hovered, other] = [await look(0), await look(1), await look(2)];
  expect(new Set([chosen, hovered, other]).size).toBe(3);
});

test('the filters stand under headings, and no name says a word twice', async ({ desk, page }) => {
  await desk.search('đô thị thông minh');
  await page.getByRole('button', { name: 'Lọc kết quả' }).click();
  const menu = page.getByRole('menu', { name: 'Lọc kết quả' });
  await expect(menu.locator('.heading')).toHaveText(['Loại văn bản', 'Tài liệu']);
  // It opens where there is room: over its button, which stands at the foot.
  const box = await menu.boundingBox();
  expect(box && box.y >= 0 && box.y + box.height <= 768).toBe(true);
  await expectAccessible(page, 'the filters under headings');
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  for (const heading of await desk.results.locator('.heading').allTextContents()) {
    expect(heading.toLocaleLowerCase('vi')).not.toMatch(/thuật ngữ\s+thuật ngữ/u);
  }
});

test('open results count a note that is written beside them', async ({ desk, page }) => {
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Phân công chi bộ Hoà Bình');
  await desk.search('chi bộ Hoà Bình');
  const count = seeking(page).locator('.count');
  await expect(count).toContainText('1 ghi chú');
  await page.keyboard.press('Escape');
  await desk.goTo(desk.block('Thời gian hoàn thành'));
  await desk.write('Chi bộ Hoà Bình báo cáo');
  await desk.searchBox.focus();
  await expect(count).toContainText('2 ghi chú');
});

test('Ctrl+K closes the menu that was open', async ({ desk, page }) => {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Hồ sơ /u })
    .click();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(desk.searchBox).toBeFocused();
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('a phrase that stands nowhere is said, and a question that is too long', async ({ desk, page }) => {
  await desk.search('"thị đô quy hoạch"');
  await expect(seeking(page)).toContainText('Không đoạn nào có nguyên cụm trong ngoặc kép');
  await expectAccessible(page, 'a notice');
  await desk.search('quy hoạch đô thị '.repeat(30));
  await expect(seeking(page)).toContainText('Câu tìm dài quá');
});

test('notes are found with the same analyzer, and can be looked through alone', async ({ desk, page }) => {
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Phân công chi bộ Hoà Bình về biến đổi khí hậu');
  for (const query of ['hoa binh', 'hoaf binhf', 'HÒA BÌNH', 'bdkh']) {
    await desk.search(query);
    const group = desk.results.getByRole('group', { name: 'Ghi chú của tôi' });
    await expect(group, query).toContainText('Hoà Bình');
    await expect(group.locator('em').first()).toBeVisible();
  }
  await narrow(desk, page, 'chỉ ghi chú');
  await expect(desk.results.locator('.line.hit')).toHaveCount(0);
  await expect(seeking(page)).toContainText('1 ghi chú');
  await expectAccessible(page, 'notes only');
  await page.getByRole('button', { name: 'Bỏ lọc chỉ ghi chú' }).click();
  await expect(desk.results.locator('.line.hit').first()).toBeVisible();
});

test('a filter is chosen from the keyboard, shown as a word, and offered to drop', async ({ desk, page }) => {
  await desk.search('đô thị');
  const headings = desk.results.locator('.heading');
  await expect(headings.nth(1)).toBeVisible();
  await narrow(desk, page, /^Tóm lược Nghị quyết/u);
  await expect(headings).toHaveCount(1);
  await expect(seeking(page)).toContainText('trong 1 tài liệu');
  await expectAccessible(page, 'a narrowed search');
  await desk.search('kết nối đường truyền tham dự trực tuyến');
  const dropping = page.getByRole('button', { name: 'Tìm ở mọi nơi' });
  if (await dropping.isVisible()) await dropping.click();
  else await page.getByRole('button', { name: /^Bỏ lọc/u }).click();
  await expect(desk.results.locator('.line.hit').first()).toContainText('đường truyền');
});

test('nothing found in a part says what the whole has', async ({ desk, page }) => {
  await desk.search('biến đổi khí hậu');
  await narrow(desk, page, 'chỉ ghi chú');
  await expect(page.getByText(/Tìm ở mọi nơi thì thấy \d+ đoạn/u)).toBeVisible();
  await expectAccessible(page, 'nothing in a part');
  await page.getByRole('button', { name: 'Tìm ở mọi nơi' }).click();
  await expect(desk.results.locator('.line.hit').first()).toBeVisible();
  // A slip of the finger is offered in the library's own spelling.
  await desk.search('đô thỉ');
  await page.getByRole('button', { name: 'đô thị', exact: true }).click();
  await expect(desk.searchBox).toHaveValue('đô thị');
  await expect(desk.results.locator('.line.hit').first()).toBeVisible();
});

test('what can be done comes last and is done', async ({ desk, page }) => {
  await desk.search('ghi chu');
  const group = desk.results.getByRole('group', { name: 'Việc có thể làm' });
  await expect(group.getByRole('option').first()).toBeVisible();
  await expect(desk.results.getByRole('group').last()).toHaveAccessibleName('Việc có thể làm');
  await group.getByRole('option', { name: /Mở phần Ghi chú/u }).click();
  await expect(desk.results).toBeHidden();
  await expect(page.getByRole('button', { name: 'Ghi chú', exact: true }).first()).toHaveAttribute(
    'aria-current',
    'page',
  );
});

test('a group tells its whole number and shows all of it', async ({ desk }) => {
  await desk.search('đô thị');
  const group = desk.results.getByRole('group').first();
  const all = group.getByRole('option', { name: /^xem cả \d+ đoạn/u });
  const count = Number(/\d+/u.exec((await all.textContent()) ?? '')?.[0]);
  await all.click();
  await expect(group.locator('.line.hit')).toHaveCount(count);
});

test('history: kept when something is opened, forgotten one by one, whole, and for good', async ({
  desk,
  page,
}) => {
  const past = desk.results.getByRole('group', { name: 'Đã tìm gần đây' });
  await desk.search('quy ho');
  await desk.searchBox.fill('');
  await expect(desk.results).toBeHidden();
  for (const query of ['quy hoạch', 'khí hậu', 'nhà ở']) {
    await desk.search(query);
    await expect(desk.hits().first()).toBeVisible();
    await desk.searchBox.press('Enter');
    await expect(desk.results).toBeHidden();
  }
  await desk.searchBox.fill('');
  await expect(past.getByRole('option')).toHaveText([/nhà ở/u, /khí hậu/u, /quy hoạch/u]);
  await expectAccessible(page, 'the history');
  await desk.searchBox.press('ArrowDown');
  await desk.searchBox.press('Delete');
  await expect(past.getByRole('option')).toHaveText([/khí hậu/u, /quy hoạch/u]);

  await page.reload();
  await desk.continueAs('Thu Hạnh');
  await page.keyboard.press('Control+k');
  await past.getByRole('option', { name: /quy hoạch/u }).click();
  await expect(desk.searchBox).toHaveValue('quy hoạch');
  await expect(desk.results.locator('.line.hit').first()).toBeVisible();
  await desk.searchBox.fill('');
  await page.getByRole('button', { name: 'Xoá và ngừng lưu' }).click();
  await desk.search('đô thị');
  await desk.searchBox.press('Enter');
  await desk.searchBox.fill('');
  await expect(past).toBeHidden();
});

test('selected words and Ctrl+K are a question', async ({ desk, page }) => {
  await desk.indexed();
  await desk.select(desk.block('Thành phần'), 'lãnh đạo các đô thị trực thuộc');
  await page.keyboard.press('Control+k');
  await expect(desk.searchBox).toHaveValue('lãnh đạo các đô thị trực thuộc');
  await expect(desk.searchBox).toBeFocused();
  await expect(desk.results.locator('.line.hit').first()).toContainText('lãnh đạo các đô thị trực thuộc');
});

test('the help card says what the documents’ short names stand for', async ({ page }) => {
  await page.keyboard.press('Shift+F1');
  const card = page.getByRole('dialog', { name: 'Cách gõ câu tìm' });
  await expect(card).toContainText('hd là Hướng dẫn học tập Nghị quyết 06-NQ/TW');
  await expect(card).toContainText('tl là Tóm lược Nghị quyết 06-NQ/TW');
  await expect(card).toContainText('tn là Thuật ngữ');
});

test('the help card shows what can be typed, and its examples run', async ({ desk, page }) => {
  await desk.search('đô thị');
  await page.getByRole('button', { name: 'Cách gõ câu tìm' }).click();
  const card = page.getByRole('dialog', { name: 'Cách gõ câu tìm' });
  await expectAccessible(page, 'the help card');
  const names = await card.getByRole('button', { name: /^Tìm thử/u }).allTextContents();
  expect(names.length).toBeGreaterThan(10);
  await page.keyboard.press('Escape');
  for (const example of names) {
    await page.keyboard.press('Shift+F1');
    await card.getByRole('button', { name: `Tìm thử: ${example.trim()}`, exact: true }).click();
    await expect(desk.searchBox).toHaveValue(example.trim());
    await expect(desk.results.getByRole('option').first(), example).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Không thấy đoạn nào' })).toBeHidden();
  }
});

test('a dialog that is asked for while the last one goes, stays', async ({ desk, page }) => {
  await desk.indexed();
  const card = page.getByRole('dialog', { name: 'Cách gõ câu tìm' });
  await page.keyboard.press('Shift+F1');
  await expect(card).toBeVisible();
  await page.evaluate(async () => {
    document.querySelector<HTMLElement>('dialog header button')?.click();
    // The dialog is gone, and hasn't told yet that it closed.
    for (let n = 0; n < 20 && document.querySelector('dialog'); n += 1) await Promise.resolve();
    const key = { key: 'F1', shiftKey: true, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', key));
  });
  await page.waitForTimeout(300);
  await expect(card).toBeVisible();
  for (let n = 0; n < 6; n += 1) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+F1');
    await expect(card).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
});

test('an input method puts words together undisturbed', async ({ desk, page }) => {
  await desk.indexed();
  await desk.searchBox.focus();
  const client = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  for (const text of ['q', 'qu', 'quy']) await compose(text);
  await client.send('Input.insertText', { text: 'quy ' });
  for (const text of ['h', 'ho', 'hoa', 'hoac', 'hoach', 'hoạch']) {
    await compose(text);
    await expect(desk.searchBox).toHaveValue(`quy ${text}`);
  }
  // Long enough for the answers to what stands there so far: they must leave the box and the composition alone.
  await expect(desk.hits().first()).toBeVisible();
  await page.waitForTimeout(300);
  await expect(desk.searchBox).toHaveValue('quy hoạch');
  // Keys that end a syllable belong to the input method: nothing is opened.
  await desk.searchBox.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true });
  await desk.searchBox.dispatchEvent('keydown', { key: 'Escape', keyCode: 229, isComposing: true });
  await expect(desk.results).toBeVisible();
  await compose('hoạch');
  await client.send('Input.insertText', { text: 'hoạch' });
  await expect(desk.searchBox).toHaveValue('quy hoạch');
  await expect(seeking(page).locator('b')).toHaveText('quy hoạch');
  await expect(desk.results.locator('.line.hit').first()).toContainText(/quy hoạch/iu);
});
