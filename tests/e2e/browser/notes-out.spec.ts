import { expectAccessible } from '../support/axe';
import { readDocx } from '../support/docx';
import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/test';

const DOC = 'huong-dan-nq06';

test('ten notes go into a paper for Word, and are read back word for word', async ({
  desk,
  page,
  bridge,
  folder,
}) => {
  await desk.beginAs('Thu Hạnh');
  const text = await bridge.call<{ blocks: { id: string; label: string; text: string; kind: string }[] }>(
    'open_document',
    { doc: DOC },
  );
  const long = text.blocks.filter(({ kind, text: words }) => kind !== 'heading' && words.length > 30);
  const last = text.blocks.findIndex(({ label }) => label === 'II.3.(4)');
  const places = [...long.slice(0, 9), ...text.blocks.slice(last, last + 1)].map(({ id }) => id);
  for (const [at, block] of places.entries()) {
    const range = at % 2 === 0 ? [0, 18] : undefined;
    const body = at === 3 ? '' : `Lời thứ **${at}** & <của tôi>.`;
    const kind = ['viewpoint', 'target', 'task', 'relation', 'plain'][at % 5] ?? 'plain';
    await bridge.call('create_note', { anchor: { doc: DOC, block, range }, kind, body });
  }
  await page.reload();
  await page.getByRole('button', { name: /Thu Hạnh/u }).click();
  await desk.screen('Ghi chú');
  await expect(page.locator('article.note')).toHaveCount(10);

  const button = page.getByRole('button', { name: 'Xuất ghi chú ra tệp hoặc chép đi' });
  await button.click();
  await expectAccessible(page, 'the menu of what goes out');
  await page.getByRole('menuitem', { name: 'Tệp Word (.docx)' }).click();
  await expect(page.getByText(/^Đã ghi 10 ghi chú vào /u)).toBeVisible();
  const { body, notes } = await readDocx(`${folder}/so-tay.json`);
  expect(body[0]).toBe('GHI CHÚ CỦA THU HẠNH');
  expect(body.filter((words) => words.startsWith('Lời thứ')).sort()).toEqual(
    [0, 1, 2, 4, 5, 6, 7, 8, 9].map((at) => `Lời thứ ${at} & <của tôi>.`),
  );
  // Every note has its quotation, and every quotation a footnote of Word's that says where it stands.
  expect(body.filter((words) => /^“.+”$/su.test(words))).toHaveLength(10);
  expect(notes).toHaveLength(10);
  expect(notes.filter((words) => /, mục II\.3\.\(4\)/u.test(words))).toHaveLength(1);
  expect(body).toContain('Mục II.3.(4)');

  await page.getByRole('textbox', { name: 'Lọc theo chữ' }).fill('thứ 7');
  await expect(page.locator('article.note')).toHaveCount(1);
  await button.click();
  await page.getByRole('menuitem', { name: 'Tệp Markdown (.md)' }).first().click();
  await expect(page.getByText(/^Đã ghi 1 ghi chú vào /u)).toBeVisible();
  const markdown = await readFile(`${folder}/so-tay.json`, 'utf8');
  expect(markdown).toContain('# Ghi chú của Thu Hạnh\n\n1 ghi chú trong số đã ghi, xuất ngày ');
  expect(markdown).toContain('\n\nLời thứ **7** & <của tôi>.\n');
});

test('all notes are copied at once, and a locked profile says what that means', async ({
  desk,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.beginLocked('Thu Hạnh', 'một câu đủ dài');
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Hạn từng quý.');
  await page.keyboard.press('Control+Shift+P');
  await page.getByRole('combobox', { name: 'Gõ tên lệnh cần tìm' }).fill('sao chép tất cả');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Đã sao chép 1 ghi chú. Nay chương trình nào cũng dán ra được')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('Ghi chú của Thu Hạnh\n1 ghi chú, xuất ngày ');
  expect(copied).toContain('Hạn từng quý.');

  await desk.screen('Ghi chú');
  await page.getByRole('button', { name: 'Xuất ghi chú ra tệp hoặc chép đi' }).click();
  await page.getByRole('menuitem', { name: 'Văn bản thuần (.txt)' }).click();
  await expect(page.getByText(/Tệp này nằm ngoài khoá của hồ sơ/u)).toBeVisible();
});

test('notes on no passage are chosen, tagged and become a paper with its head and who signs', async ({
  desk,
  page,
  bridge,
  folder,
}) => {
  await desk.beginAs('Thu Hạnh');
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Chi bộ làm ngay #hạn');
  await desk.screen('Ghi chú');
  await page.getByRole('button', { name: 'Ghi chú mới' }).click();
  await page.getByRole('textbox', { name: 'Lời ghi chú' }).fill('Hỏi lại chi uỷ về quỹ.');
  await expect(desk.saved.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: /^Ghi chú tự do/u })).toBeVisible();
  // Left without words, a new one goes again.
  await page.getByRole('button', { name: 'Ghi chú mới' }).click();
  await expect(page.getByRole('textbox', { name: 'Lời ghi chú' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('article.note')).toHaveCount(2);

  await page.getByRole('button', { name: 'Chọn nhiều' }).click();
  await desk.note('Hỏi lại').click();
  await desk.note('Chi bộ làm').click({ modifiers: ['Shift'] });
  await expect(page.getByText('Đã chọn 2 ghi chú')).toBeVisible();
  await expectAccessible(page, 'choosing several notes');
  await page.getByRole('button', { name: 'Đổi loại' }).click();
  await page.getByRole('menuitem', { name: 'Liên hệ' }).click();
  await expect(page.locator('article.note .pen-name')).toHaveText(['Liên hệ', 'Liên hệ']);
  await page.getByRole('button', { name: 'Gắn thẻ' }).click();
  await page.getByRole('textbox', { name: 'Tên thẻ' }).fill('quý 4');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/bắt đầu bằng chữ cái/u)).toHaveCount(0);
  await expect(desk.note('#quý-4')).toHaveCount(2);
  await page.getByRole('button', { name: 'Thôi chọn' }).click();

  await page.getByRole('button', { name: 'Lọc theo thẻ' }).click();
  await page.getByRole('menuitem', { name: 'Sửa các thẻ' }).click();
  await page.getByRole('button', { name: 'Đổi tên thẻ #quý-4' }).click();
  await page.getByRole('textbox', { name: 'Tên mới của #quý-4' }).fill('hạn');
  await expect(page.getByText('Đã có thẻ #hạn. Gộp #quý-4 vào thẻ ấy?')).toBeVisible();
  await expectAccessible(page, 'the tags');
  await page.getByRole('button', { name: 'Gộp' }).click();
  await expect(page.getByRole('dialog')).toContainText('#hạn 2 ghi chú');
  await page.keyboard.press('Escape');
  await expect(desk.note('#quý-4')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(desk.note('#quý-4')).toHaveCount(2);

  await page.getByRole('button', { name: 'Xuất ghi chú ra tệp hoặc chép đi' }).click();
  await page.getByRole('menuitem', { name: 'Bài thu hoạch…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Bài thu hoạch từ ghi chú' });
  await expect(dialog).toContainText('2 ghi chú được xếp theo loại');
  await expectAccessible(page, 'what stands on a paper');
  await dialog.getByLabel('Chủ đề').fill('Học tập Nghị quyết số 06-NQ/TW');
  await dialog.getByLabel('Chi bộ', { exact: true }).fill('Chi bộ tổ dân phố 5');
  await dialog.getByLabel('Nơi viết').fill('Hà Nội');
  await dialog.getByRole('button', { name: 'Xuất Word' }).click();
  await expect(page.getByText(/^Đã ghi bài thu hoạch vào /u)).toBeVisible();
  const { body, notes } = await readDocx(`${folder}/so-tay.json`);
  expect(body.slice(0, 3)).toEqual(['CHI BỘ TỔ DÂN PHỐ 5', '*', 'ĐẢNG CỘNG SẢN VIỆT NAM']);
  expect(body[3]).toMatch(/^Hà Nội, ngày \d+ tháng \d+ năm \d{4}$/u);
  expect(body.slice(4, 7)).toEqual([
    'BÀI THU HOẠCH',
    'Học tập Nghị quyết số 06-NQ/TW',
    'Họ và tên: Thu Hạnh',
  ]);
  expect(body.slice(-2)).toEqual(['NGƯỜI VIẾT', 'Thu Hạnh']);
  expect(body.filter((words) => words.startsWith('Hỏi lại chi uỷ'))).toHaveLength(1);
  expect(notes).toHaveLength(1);
  // What was filled in is there the next time.
  const [profile] = await bridge.call<{ id: string }[]>('profiles');
  const opening = await bridge.call('open_profile', { id: profile?.id });
  expect(opening).toMatchObject({ settings: { paper: { cell: 'Chi bộ tổ dân phố 5' } } });
});
