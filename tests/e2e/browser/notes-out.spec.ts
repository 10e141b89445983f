import { expectAccessible } from '../support/axe';
import { readDocx } from '../support/docx';
import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/test';

const DOC = 'huong-dan-nq06';
const places = ['I:1', 'II.1:1', 'II.1:2', 'II.2:1', 'II.3.(1):0', 'II.3.(2):0', 'II.3.(3):0', 'II.3.(4):0'];

test('ten notes go into a paper for Word, and are read back word for word', async ({ desk, page, bridge, folder }) => {
  await desk.beginAs('Thu Hạnh');
  for (const [at, block] of [...places, 'II.1:1', 'II.2:1'].entries()) {
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
  expect(notes.filter((words) => /mục II\.3\.\(4\)/u.test(words))).toHaveLength(1);
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

test('all notes are copied at once, and a locked profile says what that means', async ({ desk, page, context }) => {
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
