import { expect } from '@playwright/test';
import { By, type WebElement } from 'selenium-webdriver';
import {
  beginAs,
  clickAt,
  fillClipboard,
  keys,
  middleOf,
  onClipboard,
  onDisplay,
  test,
} from '../support/desktop';
import { eventually, run, type Window } from '../support/window';

const OPEN = '.context-menu [role^=menuitem]';

async function lines(window: Window): Promise<string[]> {
  const found = await eventually('a menu', async () => {
    const all = await window.driver.findElements(By.css(OPEN));
    return all.length > 0 && all;
  });
  return Promise.all(found.map(async (one) => one.findElement(By.css('.name')).getText()));
}
const noMenu = async (window: Window) => (await window.driver.findElements(By.css(OPEN))).length === 0;
const line = (window: Window, name: string) => window.find(OPEN, name);

/** The middle of some words in the text, on the display, once they are chosen. */
async function choose(window: Window, words: string): Promise<[number, number]> {
  const box = await window.driver.executeScript<[number, number]>(
    `const walker = document.createTreeWalker(document.querySelector('article.doc'), NodeFilter.SHOW_TEXT);
     for (let node = walker.nextNode(); node; node = walker.nextNode()) {
       const at = node.data.indexOf(arguments[0]);
       if (at < 0) continue;
       const range = document.createRange();
       range.setStart(node, at);
       range.setEnd(node, at + arguments[0].length);
       node.parentElement.scrollIntoView({ block: 'center' });
       getSelection().removeAllRanges();
       getSelection().addRange(range);
       const box = range.getClientRects()[0];
       return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
     }`,
    words,
  );
  await window.find('[role=toolbar]', 'Tô đậm và ghi chú');
  return onDisplay(...box);
}

/** How many windows of any kind the program shows: a menu of the engine's is one more. */
async function surfaces(): Promise<number> {
  const { stdout } = await run('xdotool', ['search', '--onlyvisible', '--class', 'sotay']);
  return stdout.split('\n').filter(Boolean).length;
}

test('on words, the right button offers the pens, and copies with the source', async ({ open }, info) => {
  const window = await open();
  await beginAs(window, 'Minh');
  const at = await choose(window, 'nghiên cứu, học tập, quán triệt');
  const before = await surfaces();
  await clickAt(at, 3);
  expect(await lines(window)).toEqual([
    'Chép',
    'Chép kèm nguồn',
    'Tô: Quan điểm',
    'Tô: Mục tiêu',
    'Tô: Nhiệm vụ',
    'Tô: Liên hệ',
    'Ghi chú cho chỗ này',
    'Đưa vào bài',
    'Đưa vào câu khác…',
    'Đọc thành tiếng',
    'Tìm những chữ này',
  ]);
  expect(await surfaces()).toBe(before);
  await run('import', ['-silent', '-window', 'root', info.outputPath('words.png')]);
  await fillClipboard('cũ');
  await (await line(window, 'Chép kèm nguồn')).click();
  const text = await eventually('the citation', async () => {
    const now = await onClipboard();
    return now !== 'cũ' && now;
  });
  expect(text).toMatch(/^“nghiên cứu, học tập, quán triệt” \(.*Hướng dẫn.*\)$/u);
  expect(await noMenu(window)).toBe(true);

  // The words are still chosen: the next menu is theirs, too.
  await clickAt(at, 3);
  await (await line(window, 'Tô: Nhiệm vụ')).click();
  await window.find('article.note.edit', 'Nhiệm vụ');
  await window.close();
});

test('a note’s menu: by its card, by its mark, by keys', async ({ open }, info) => {
  const window = await open();
  await beginAs(window, 'Minh');
  await choose(window, 'nghiên cứu, học tập, quán triệt');
  await keys('1');
  await (await window.find('article.note textarea')).sendKeys('Nói kỹ ở chi bộ.');
  await window.find('.saved', /Đã lưu \d{2}:\d{2}/u);
  await keys('Escape');
  const card = await window.find('article.note', 'Nói kỹ ở chi bộ.');

  await clickAt(await middleOf(card), 3);
  const offered = await lines(window);
  expect(offered.slice(0, 6)).toEqual([
    'Sửa ghi chú',
    'Tới đoạn văn',
    'Đưa vào bài',
    'Đưa vào câu khác…',
    'Chép lời ghi chú',
    'Chép câu trích kèm nguồn',
  ]);
  await run('import', ['-silent', '-window', 'root', info.outputPath('card.png')]);
  await (await line(window, 'Loại: Mục tiêu')).click();
  await window.find('article.note', 'Mục tiêu');

  // By keys: Shift+F10 on the card, a letter, Escape gives the focus back.
  await window.driver.executeScript('arguments[0].focus()', await window.find('article.note'));
  await keys('shift+F10');
  await lines(window);
  await keys('x');
  expect(await window.driver.switchTo().activeElement().getText()).toContain('Xoá ghi chú');
  await keys('Escape');
  await eventually('no menu', () => noMenu(window));
  await window.find('article.note:focus');

  const mark = await choose(window, 'nghiên cứu, học tập');
  await window.driver.executeScript('getSelection().removeAllRanges()');
  await eventually('nothing to be chosen', async () => {
    return (await window.driver.findElements(By.css('[role=toolbar]'))).length === 0;
  });
  await clickAt(mark, 3);
  const onMark = await lines(window);
  expect(onMark[0]).toBe('Sửa ghi chú');
  expect(onMark).toContain('Chép cả đoạn kèm nguồn');
  await keys('Escape');
  await eventually('no menu', () => noMenu(window));
  await window.close();
});

test('documents and results have menus, by the Menu key too', async ({ open }) => {
  const window = await open();
  await beginAs(window, 'Minh');
  await (await window.find('[role=tab]', 'Tài liệu')).click();
  const list = await window.find('.documents button', 'Tóm lược');
  await clickAt(await middleOf(list), 3);
  expect(await lines(window)).toEqual([
    'Mở',
    'Mở bên cạnh',
    'Mở thư mục chứa tệp',
    'Chép tên, số và ngày của tài liệu',
    'Chép địa chỉ',
  ]);
  await (await line(window, 'Mở')).click();
  await window.find('[data-block]', 'Tóm lược Nghị quyết số');

  const search = await window.find('[role=combobox]');
  await search.click();
  await search.sendKeys('quy hoach do thi');
  await window.find('[role=option][aria-selected=true]');
  await keys('Menu');
  expect(await lines(window)).toEqual([
    'Mở',
    'Mở bên cạnh',
    'Đưa vào bài',
    'Đưa vào câu khác…',
    'Chép kèm nguồn',
    'Chép địa chỉ',
  ]);
  await fillClipboard('cũ');
  await keys('Down', 'Down', 'Down', 'Down', 'Down', 'Return');
  await eventually('an address', async () => /^sotay:\/\/[a-z0-9-]+\//u.test((await onClipboard()) ?? ''));
  // The box has the focus again, and its list is still there.
  await window.find('[role=combobox]:focus');
  await window.find('[role=option][aria-selected=true]');
  await window.close();
});

test('no menu leaves the window, at the largest letters either', async ({ open }, info) => {
  const window = await open();
  await beginAs(window, 'Minh');
  for (let step = 0; step < 4; step += 1) await keys('ctrl+plus');
  await eventually('the largest step', async () =>
    window.driver.executeScript<boolean>('return document.documentElement.dataset.step === "5"'),
  );
  const [right, bottom] = await window.driver.executeScript<[number, number]>(
    `const box = document.querySelector('article.doc').getBoundingClientRect();
     return [box.right - 40, Math.min(box.bottom, innerHeight) - 24]`,
  );
  await clickAt(await onDisplay(right, bottom), 3);
  await lines(window);
  const inside = await window.driver.executeScript<boolean>(
    `const box = document.querySelector('.context-menu').getBoundingClientRect();
     return box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight`,
  );
  await run('import', ['-silent', '-window', 'root', info.outputPath('edge.png')]);
  expect(inside).toBe(true);
  await window.close();
});

test('in a field the engine’s menu speaks Vietnamese, and pastes', async ({ open }, info) => {
  const window = await open();
  await beginAs(window, 'Minh');
  await fillClipboard('phát triển đô thị');
  const search: WebElement = await window.find('[role=combobox]');
  const before = await surfaces();
  await clickAt(await middleOf(search), 3);
  await eventually('the menu', async () => (await surfaces()) > before);
  await run('import', ['-silent', '-window', 'root', info.outputPath('field.png')]);
  // From its foot: all, then paste, since with nothing chosen there is nothing to delete.
  await keys('Up', 'Up', 'Return');
  await eventually('the words in the box', async () => {
    return (await search.getAttribute('value')) === 'phát triển đô thị';
  });
  await window.close();
});

test('nothing throws the page away', async ({ open }) => {
  const window = await open();
  await beginAs(window, 'Minh');
  await window.driver.executeScript('window.stillHere = true');
  const text = await window.find('article.doc');
  await clickAt(await middleOf(text));
  await keys('F5', 'ctrl+r', 'ctrl+shift+r', 'alt+Left', 'alt+Home', 'F7', 'ctrl+u');
  await clickAt(await middleOf(text), 8);
  await clickAt(await middleOf(text), 9);
  await window.driver.executeScript('setTimeout(() => location.reload(), 0)');
  await window.driver.executeScript('setTimeout(() => { location.href = "https://example.org/" }, 0)');
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await window.driver.executeScript('return window.stillHere === true')).toBe(true);
  await window.find('[data-block]', 'nghiên cứu, học tập, quán triệt');
  await window.close();
});

test('the buttons at the mouse’s side go back and forth along the reader’s way', async ({ open }) => {
  const window = await open();
  await beginAs(window, 'Minh');
  await (await window.find('[role=tab]', 'Tài liệu')).click();
  await (await window.find('.documents button', 'Tóm lược')).click();
  await window.find('[data-block]', 'Tóm lược Nghị quyết số');
  const text = await window.find('article.doc');
  await clickAt(await middleOf(text), 8);
  await window.find('[data-block]', 'nghiên cứu, học tập, quán triệt');
  await clickAt(await middleOf(text), 9);
  await window.find('[data-block]', 'Tóm lược Nghị quyết số');
  await window.close();
});
