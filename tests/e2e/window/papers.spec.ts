import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { readDocx } from '../support/docx';
import { test } from '../support/reader';
import { eventually, run } from '../support/window';

test('in the window a paper is begun, written with the keyboard, moved and written out', async ({
  desk,
  reader,
  folder,
}) => {
  void desk;
  await reader.open();
  await reader.note('Chi bo lam ngay');
  await reader.screen('Bàn học');
  await reader.press('button', 'Bắt đầu một bài');
  await reader.see('form', 'Bài mới');
  await reader.type('Thu hoach');
  await reader.keys('Tab');
  await reader.type('Tam dac dieu gi?');
  await reader.press('form button', 'Mở bài viết');
  await reader.see('article.answer', 'Câu 1');
  await reader.press('aside.right button', 'Đưa vào');
  await reader.see('.part-row.note', 'Từ ghi chú');
  await reader.press('.part-row.understand textarea', '');
  await reader.type('Loi cua toi');
  await reader.keys('alt+Down');
  await reader.see('.part-row.relate + .part-row.understand', 'Tôi hiểu');
  for (const theme of ['light', 'dark']) {
    await reader.wear(theme, 2);
    await reader.settled();
    await run('import', ['-silent', '-window', 'root', test.info().outputPath(`room-${theme}.png`)]);
  }
  await reader.press('aside.left button', 'Xuất Word');
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
  expect(body).toContain('Câu 1. Tam dac dieu gi?');
  expect(body).toContain('Loi cua toi');
  expect(body).toContain('Chi bo lam ngay');
});
