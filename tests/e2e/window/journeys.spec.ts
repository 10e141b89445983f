import { expect } from '@playwright/test';
import { Key } from 'selenium-webdriver';
import { GUIDANCE, test } from '../support/reader';

const PASSPHRASE = 'sông Hồng mùa nước';

test('reading: the contents, the wheel, keys, finding in the page, a jump and the way back', async ({
  reader,
}) => {
  await reader.look('the names');
  await reader.open();
  await reader.look('opened');
  await reader.wheel(12);
  await reader.settled();
  await reader.look('rolled');
  await reader.press('.toc button', 'Tổ chức thực hiện');
  await reader.settled();
  await reader.look('gone to by the contents');
  await (await reader.see('article.doc')).sendKeys(Key.END);
  await reader.settled();
  await reader.look('at the end');
  await (await reader.see('article.doc')).sendKeys(Key.HOME);
  await reader.settled();
  await reader.look('at the beginning');

  await reader.keys('ctrl+f');
  await reader.type('do thi');
  await reader.settled();
  await reader.look('found in the page');
  for (let next = 0; next < 4; next += 1) {
    await reader.keys('F3');
    await reader.settled();
    await reader.look(`the next place, ${next + 1}`);
  }
  await reader.keys('Escape');

  await reader.keys('ctrl+k');
  await reader.settled();
  await reader.look('an empty search');
  await reader.type('quy hoach do thi');
  await reader.see('[role=option]');
  await reader.settled();
  await reader.look('results');
  await reader.keys('Down', 'Down');
  await reader.settled();
  await reader.look('the third result');
  await reader.keys('Enter');
  await reader.gone('[role=option]');
  await reader.see('[data-block]:focus');
  await reader.settled();
  await reader.look('gone to by the search');
  await reader.keys('alt+Left');
  await reader.settled();
  await reader.look('back');
  for (const name of ['Tóm lược Nghị quyết', 'Thuật ngữ', 'Hướng dẫn học tập']) {
    await reader.document(name);
    await reader.settled();
    await reader.look(`another document, ${name}`);
  }
});

test('marks and notes: chosen words, pens, a note, its versions, its end and its return', async ({
  reader,
}) => {
  await reader.open();
  await reader.press('.toc button', 'Xây dựng kế hoạch');
  await reader.settled();
  await reader.keys('ctrl+shift+a');
  await reader.see('[role=toolbar]');
  await reader.settled();
  await reader.look('words chosen');
  await reader.keys('2');
  const field = await reader.see('textarea:focus');
  await reader.look('marked');
  await field.sendKeys('Phường ta nay thuộc diện này.');
  await reader.see('.saved', /Đã lưu/u);
  await reader.look('written');
  await reader.keys('Escape');
  await reader.settled();
  await reader.look('back in the text');
  await reader.note('Hạn từng quý.');
  await reader.settled();
  await reader.look('a second note');

  await (await reader.see('article.note', 'Hạn từng quý.')).sendKeys(Key.F2);
  const body = await reader.see('article.note.edit textarea');
  await reader.look('a note being changed');
  await body.sendKeys(' Có người phụ trách.');
  await reader.see('article.note.edit .saved', /Đã lưu/u);
  await reader.press('article.note.edit button', /^Loại ghi chú/u);
  await reader.see('[role=menu]');
  await reader.look('the kinds of notes');
  await reader.keys('Escape');
  await reader.gone('[role=menu]');
  await reader.press('article.note.edit button', 'Các bản trước');
  await reader.see('dialog[open] [role=option]');
  await reader.settled();
  await reader.look('versions');
  await reader.keys('Escape');
  await reader.gone('dialog[open]');
  await reader.look('after the versions');

  await reader.screen('Ghi chú');
  await reader.see('main article.note');
  await reader.look('all notes');
  await reader.press('main [role=radio], main button', 'Theo buổi học');
  await reader.settled();
  await reader.look('all notes by session');
  await (await reader.see('main article.note')).sendKeys(Key.DELETE);
  await reader.see('p, div, span', 'Đã xoá ghi chú.');
  await reader.look('a note deleted');
  await reader.menu('Thùng rác');
  await reader.see('dialog[open] li');
  await reader.look('the trash');
  await reader.press('dialog[open] button', 'Lấy lại');
  await reader.see('dialog[open]', 'Thùng rác trống');
  await reader.look('the trash, empty');
  await reader.keys('Escape');
  await reader.gone('dialog[open]');
  await reader.look('all notes again');
});

test('a session, the quick look-up, the targets, the settings', async ({ reader }) => {
  await reader.open();
  await reader.screen('Buổi học');
  await reader.settled();
  await reader.look('no session yet');
  await reader.fill('main input', 'Sinh hoạt chuyên đề tháng Mười một');
  await reader.press('main button', 'Bắt đầu buổi học');
  await reader.see('[role=timer]');
  await reader.look('a session running');
  await reader.screen('Đọc');
  await reader.see('article.doc [data-block]', GUIDANCE);
  await reader.note('Trong buổi học');
  await reader.screen('Buổi học');
  await reader.press('main button', 'Kết thúc buổi học');
  await reader.gone('[role=timer]');
  await reader.look('a session ended');

  await reader.screen('Tra nhanh');
  await reader.see('main h1, main h2', /trong một trang$/u);
  await reader.look('the quick look-up');
  await reader.screen('Chỉ tiêu');
  await reader.see('main [role=radio], main button', 'Bảng');
  await reader.look('targets');
  await reader.press('main [role=radio], main button', 'Bảng');
  await reader.see('main table');
  await reader.look('targets as a table');

  for (const page of [
    'Dễ đọc',
    'Hồ sơ và khoá',
    'Sao lưu',
    'Xuất và nhập ghi chú',
    'Phím tắt',
    'Giới thiệu',
  ]) {
    await reader.settings(page);
    await reader.settled();
    await reader.look(`settings, ${page}`);
  }
  await reader.press('main summary', /./u);
  await reader.settled();
  await reader.look('licences');
  await reader.screen('Đọc');
  await reader.see('article.doc [data-block]');
  await reader.look('reading after all that');
});

test('a lock is put on and opens again; a backup is made and restored', async ({ reader }) => {
  await reader.open();
  await reader.note('Rất quý');
  await reader.settings('Sao lưu');
  await reader.press('main button', 'Sao lưu ngay');
  await reader.see('main', 'Đã sao lưu và tự kiểm tra lại');
  await reader.look('a backup made');
  await reader.press('main button', /Khôi phục/u);
  await reader.see('main button', 'Khôi phục bản này');
  await reader.look('a backup to be restored');
  await reader.press('main button', 'Khôi phục bản này');
  await reader.see('main', 'Đã khôi phục bản');
  await reader.look('a backup restored');

  await reader.settings('Hồ sơ và khoá');
  await reader.press('main button', 'Đặt khoá');
  await reader.see('input[type=password]');
  await reader.look('a lock to be put on');
  const [first, second] = await reader.window.driver.findElements({ css: 'input[type=password]' });
  await first?.sendKeys(PASSPHRASE);
  await second?.sendKeys(PASSPHRASE, Key.ENTER);
  await reader.see('main h1, main h2, h1, h2', 'Mã khôi phục');
  await reader.settled();
  await reader.look('the recovery code');
  await reader.press('label, input[type=checkbox]', /Tôi đã cất/u);
  await reader.press('button', 'Tiếp tục');
  await reader.see('header nav button', 'Đọc');
  await reader.settled();
  await reader.look('locked with a passphrase');
  await reader.keys('ctrl+l');
  await reader.see('.list .row', 'Có khoá');
  await reader.look('the names, one locked');
  expect(await reader.window.driver.getPageSource()).not.toContain('Rất quý');
  const field = await reader.see('input[type=password]');
  await reader.look('asked for the passphrase');
  await field.sendKeys('không phải câu này', Key.ENTER);
  await reader.see('p', 'Mật khẩu chưa đúng');
  await reader.look('a wrong passphrase');
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const again = await reader.see('input[type=password]');
  await again.clear();
  await again.sendKeys(PASSPHRASE, Key.ENTER);
  await reader.see('header nav button', 'Đọc');
  await reader.screen('Đọc');
  await reader.see('article.note', 'Rất quý');
  await reader.look('open again');
});
