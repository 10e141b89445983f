import { expect } from '@playwright/test';
import { Key } from 'selenium-webdriver';
import { beginAs, test } from '../support/desktop';
import { built, ends, spawn } from '../support/program';
import { eventually, homeIn, run, Window, windows } from '../support/window';

async function writeNote(window: Window, words: string): Promise<void> {
  await (await window.find('button', /^Viết ghi chú cho/u)).click();
  await (await window.find('textarea', /Viết ghi chú cho/u)).sendKeys(words);
}

test('find, note, close, start again: the note is there', async ({ open }, info) => {
  const window = await open();
  await beginAs(window, 'Thu Hạnh');

  const search = await window.find('[role=combobox]');
  await search.click();
  await search.sendKeys('05 quan điểm chỉ đạo');
  await window.find('[role=option]', '05 quan điểm chỉ đạo');
  await search.sendKeys(Key.ENTER);
  await window.find('[data-block]:focus', '05 quan điểm chỉ đạo');
  await window.picture(info.outputPath('found.png'));

  await writeNote(window, 'Phường ta chọn hai điểm đột phá.');
  await window.find('.saved', /Đã lưu \d{2}:\d{2}/u);
  await window.close();

  const again = await open();
  await (await again.find('button', 'Thu Hạnh')).click();
  await again.find('article.note', 'Phường ta chọn hai điểm đột phá.');
  await again.picture(info.outputPath('again.png'));
  await again.close();
});

test('closing the window saves the last words typed', async ({ open }) => {
  const window = await open();
  await beginAs(window, 'Minh');
  await writeNote(window, 'Chữ cuối cùng trước khi đóng');
  await window.close();

  const again = await open();
  await (await again.find('button', 'Minh')).click();
  await again.find('article.note', 'Chữ cuối cùng trước khi đóng');
  await again.close();
});

test('a second start brings the first window to the front', async ({ open, folder }) => {
  const window = await open();
  await beginAs(window, 'Minh');
  const [id] = await windows();
  expect(id).toBeDefined();
  await run('xdotool', ['windowminimize', '--sync', id ?? '']);
  await eventually('the window to be away', async () => (await windows()).length === 0);

  const second = spawn(built('sotay'), [], { env: homeIn(folder), stdio: 'inherit' });
  expect(await ends(second, 15_000)).toBe(true);
  expect(second.exitCode).toBe(0);

  await eventually('the first window in front', async () => {
    const { stdout } = await run('xdotool', ['getactivewindow']);
    return stdout.trim() === id;
  });
  expect(await windows()).toEqual([id]);
  await window.find('[data-block]', 'nghiên cứu, học tập, quán triệt');
  await window.close();
});

test('a link opens at its passage in the window that is there', async ({ open, folder }) => {
  const window = await open();
  await beginAs(window, 'Minh');
  const link = 'sotay://huong-dan-nq06/II.3.(4)';
  const second = spawn(built('sotay'), [link], { env: homeIn(folder), stdio: 'inherit' });
  expect(await ends(second, 15_000)).toBe(true);
  await window.find('[data-block]:focus', 'Đẩy mạnh phát triển nhà ở');
  await window.close();
});

// Drawn without a graphics card (`src-tauri/src/drawing.rs`), a page can look right and yet not roll.
test('the wheel moves the text', async ({ open }) => {
  const window = await open();
  await beginAs(window, 'Minh');
  const text = await window.find('article.doc');
  const top = () => window.driver.executeScript<number>('return arguments[0].scrollTop', text);
  expect(await top()).toBe(0);
  const { x, y, width, height } = await text.getRect();
  const [id = ''] = await windows();
  const middle = [x + width / 2, y + height / 2].map((one) => String(Math.round(one)));
  await run('xdotool', ['mousemove', '--window', id, ...middle]);
  await eventually('the text to move', async () => {
    // The fifth button is the wheel, turned down.
    await run('xdotool', ['click', '5']);
    return (await top()) > 100;
  });
  await window.close();
});
