import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { readDocx } from '../support/docx';
import { test } from '../support/reader';
import { eventually, run } from '../support/window';

test('in the window notes are chosen and tagged, and a paper lands where the system’s own dialog says', async ({
  desk,
  reader,
  folder,
}) => {
  void desk;
  await reader.open();
  await reader.note('Chi bo lam ngay #han');
  await reader.screen('Ghi chú');
  await reader.press('button', 'Ghi chú mới');
  await reader.see('article.note textarea');
  await reader.type('Hoi lai chi uy #quy-4');
  await reader.keys('Escape');
  await reader.press('button', 'Chọn nhiều');
  await reader.press('article.note .body', 'Hoi lai');
  await reader.see('.bar', 'Đã chọn 1 ghi chú');
  // While notes are chosen a click on a card doesn't open it, and the space bar chooses too.
  await reader.gone('article.note textarea');
  await reader.keys('Down', 'space');
  await reader.see('.bar', 'Đã chọn 2 ghi chú');
  await reader.press('.bar button', 'Gắn thẻ');
  await reader.type('chung');
  await reader.keys('Return');
  await reader.see('article.note', '#chung');
  await reader.press('.bar button', 'Thôi chọn');
  await reader.press('header button', 'Lọc theo thẻ');
  await reader.press('[role=menuitem]', 'Sửa các thẻ');
  await reader.see('dialog', '#chung');
  await reader.keys('Escape');

  await reader.press('header button', 'Xuất ghi chú ra tệp hoặc chép đi');
  await reader.press('[role=menuitem]', 'Bài thu hoạch…');
  await reader.see('dialog', '2 ghi chú được xếp theo loại');
  await reader.press('dialog button', 'Thể thức');
  await reader.keys('Escape');
  await reader.press('dialog button', 'Xuất Word');
  // The dialog is the system's: its field has the focus, and takes a whole path.
  const file = path.join(folder, 'bai.docx');
  const chooser = await eventually('the dialog for a file', async () => {
    const { stdout } = await run('xdotool', ['search', '--onlyvisible', '--name', 'Lưu|Ghi|Chọn|Save']);
    return stdout.split('\n').find(Boolean);
  });
  await run('xdotool', ['windowactivate', '--sync', chooser]);
  await run('xdotool', ['key', 'ctrl+a']);
  await run('xdotool', ['type', '--delay', '12', file]);
  await run('xdotool', ['key', 'Return']);
  await eventually('the paper', () => Promise.resolve(existsSync(file)));
  const { body } = await readDocx(file);
  expect(body).toContain('BÀI THU HOẠCH');
  expect(body.slice(-2)).toEqual(['NGƯỜI VIẾT', 'Thu Hạnh']);
  await reader.see('.notice', 'Đã ghi bài thu hoạch vào');
});
