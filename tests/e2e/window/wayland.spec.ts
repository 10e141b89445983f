import { expect } from '@playwright/test';
import { By } from 'selenium-webdriver';
import { beginAs } from '../support/desktop';
import { test as base } from '../support/folder';
import { startWayland, type Wayland } from '../support/wayland';
import { eventually, Window } from '../support/window';

const test = base.extend<{ wayland: Wayland; window: Window }>({
  wayland: async ({ folder }, use) => {
    const wayland = await startWayland(folder);
    await use(wayland);
    await wayland.end();
  },
  window: async ({ folder, wayland }, use, info) => {
    const window = await Window.start(folder, wayland.env);
    await use(window);
    if (info.status !== info.expectedStatus)
      await wayland.picture(info.outputPath('display.png')).catch(() => undefined);
    await window.driver.quit();
    await window.end();
  },
});

// On Wayland only the window in front may write the clipboard, and only after a key or a click that the desktop knows of.
test('on Wayland a citation is on the clipboard, as text and as HTML', async ({ wayland, window }) => {
  await beginAs(window, 'Minh');
  await window.driver.executeScript(`document.querySelector('article.doc').focus()`);
  await wayland.fillClipboard('cũ');
  expect(await wayland.onClipboard('text/plain')).toBe('cũ');
  await eventually('the menu of the passage', async () => {
    await wayland.key('Menu');
    return (await window.driver.findElements(By.css('.context-menu'))).length > 0;
  });
  const line = () => window.driver.switchTo().activeElement().getText();
  await eventually('the way to copying with its source', async () => {
    const before = await line();
    if (before.includes('kèm nguồn')) return true;
    await wayland.key('Down');
    await eventually('the next line', async () => (await line()) !== before);
    return false;
  });
  await wayland.key('Return');
  const text = await eventually('the citation', async () => {
    const now = await wayland.onClipboard('text/plain;charset=utf-8');
    return now !== 'cũ' && now;
  });
  expect(text).toMatch(/^“Hướng dẫn nghiên cứu, học tập, quán triệt .*” \(.+\)$/u);
  const html = await wayland.onClipboard('text/html');
  expect(html).toContain('<blockquote><p>“Hướng dẫn nghiên cứu, học tập, quán triệt');
  // It was said once it was there.
  await eventually('the words for it', async () => (await said(window)).includes('Đã chép'));

  // Another program has taken it since, and no key came after: the desktop refuses, and nothing is said that isn't so.
  await wayland.fillClipboard('cũ');
  await copyAfter(window, 0);
  await window.find('.notice', 'Chưa chép được');
  expect(await wayland.onClipboard('text/plain')).toBe('cũ');

  // After a key it may be written again, also where the work took its time.
  await wayland.key('Down');
  await copyAfter(window, 3000);
  await eventually('a citation again', async () =>
    (await wayland.onClipboard('text/html'))?.includes('<blockquote>'),
  );
});

const said = (window: Window) =>
  window.driver.executeScript<string>('return document.querySelector(".live").textContent');

/** Copies the passage as an action does whose work takes its time: with no key, no click, no focus of the page's own. */
const copyAfter = (window: Window, milliseconds: number) =>
  window.driver.executeScript(
    `setTimeout(() => {
       const stroke = { key: 'C', code: 'KeyC', ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true };
       document.body.dispatchEvent(new KeyboardEvent('keydown', stroke));
     }, ${milliseconds})`,
  );
