import { expect } from '@playwright/test';
import { beginAs, fillClipboard, keys, onClipboard, test } from '../support/desktop';
import { eventually, run, type Window } from '../support/window';

const QUOTE = 'nghiên cứu, học tập, quán triệt';

/** Copies the first passage with its source, by the key for it. */
async function copyByKeys(window: Window): Promise<void> {
  await window.driver.executeScript(`document.querySelector('article.doc').focus()`);
  await fillClipboard('cũ');
  await keys('ctrl+shift+c');
}
const changed = (target?: string) =>
  eventually(`${target ?? 'words'} on the clipboard`, async () => {
    const now = await onClipboard(target);
    return now !== undefined && now !== 'cũ' && now;
  });

test('a citation is there as text and as HTML, every letter whole', async ({ open }) => {
  const window = await open();
  await beginAs(window, 'Minh');
  await copyByKeys(window);
  const text = await changed();
  expect(text).toMatch(/^“Hướng dẫn nghiên cứu, học tập, quán triệt .*” \(.+\)$/u);
  expect(text).toBe(text.normalize('NFC'));
  const html = await changed('text/html');
  expect(html).toContain('charset=utf-8');
  expect(html).toContain('<blockquote><p>“Hướng dẫn nghiên cứu, học tập, quán triệt');
  expect(html).toContain('<cite>');
  for (const target of ['text/plain;charset=utf-8', 'text/plain']) expect(await changed(target)).toBe(text);
  // It was said, to a screen reader too, once it was there.
  await eventually('the words for it', async () => {
    const said = await window.driver.executeScript<string>(
      'return document.querySelector(".live").textContent',
    );
    return said.includes('Đã chép trích dẫn kèm nguồn.');
  });
  await window.close();
});

// The engine lets a page write the clipboard only for a moment after a key or a click.
test('a copy that comes long after the key is there all the same', async ({ open }) => {
  const window = await open();
  await beginAs(window, 'Minh');
  await fillClipboard('cũ');
  // As an action does whose work takes its time: no key, no click, no focus of the page's own.
  await window.driver.executeScript(
    `setTimeout(() => {
       const stroke = { key: 'C', code: 'KeyC', ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true };
       document.body.dispatchEvent(new KeyboardEvent('keydown', stroke));
     }, 3000)`,
  );
  expect(await changed()).toContain(QUOTE);
  expect(await changed('text/html')).toContain(QUOTE);
  await window.close();
});

test('while another program takes the clipboard again and again, nothing is said that isn’t so', async ({
  open,
}) => {
  const window = await open();
  await beginAs(window, 'Minh');
  for (let round = 0; round < 5; round += 1) {
    await copyByKeys(window);
    expect(await changed()).toContain(QUOTE);
    // Asked again, it is given again: the words stay for as long as the program runs.
    expect((await run('xclip', ['-selection', 'clipboard', '-o', '-target', 'TARGETS'])).stdout).toContain(
      'text/html',
    );
  }
  await window.close();
});
