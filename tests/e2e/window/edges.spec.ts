import path from 'node:path';
import { expect, test } from '@playwright/test';
import { By } from 'selenium-webdriver';
import { Bridge } from '../support/bridge';
import { freshFolder } from '../support/program';
import { Window } from '../support/window';

/** Left and right edges of what matches, in pixels. */
const edges = (window: Window, css: string) =>
  window.driver.executeScript<[number, number][]>(
    `return [...document.querySelectorAll(arguments[0])].filter((one) => one.checkVisibility())
       .map((one) => one.getBoundingClientRect()).filter((box) => box.width > 0)
       .map((box) => [Math.round(box.left), Math.round(box.right)]);`,
    css,
  );

// Once with bars over the content, once with bars that take a column of their own.
for (const bars of ['1', '0']) {
  test(`cards and counters stand in line with the field below them, GTK_OVERLAY_SCROLLING=${bars}`, async ({}, info) => {
    const folder = await freshFolder();
    const desk = new Bridge({ data: path.join(folder.path, 'data') });
    await desk.start();
    await desk.call('create_profile', { name: 'Thu Hạnh' });
    // More than the pane holds, so that it scrolls.
    for (let at = 0; at < 14; at += 1)
      await desk.call('create_note', {
        anchor: { doc: 'huong-dan-nq06', block: 'I.1:1' },
        kind: 'plain',
        body: `Ghi chú thứ ${at + 1}.`,
      });
    await desk.call('close_profile');
    await desk.stop();
    const window = await Window.start(folder.path, {
      GTK_OVERLAY_SCROLLING: bars,
    });
    try {
      await (await window.find('button', 'Thu Hạnh')).click();
      await window.find('article.note');
      await window.picture(info.outputPath('notes.png'));
      const [field] = await edges(window, '.pane.right .compose > *');
      const cards = await edges(window, '.pane.right article.note');
      expect(cards.length).toBeGreaterThan(5);
      for (const card of cards) expect(card).toEqual(field);
      const heads = await edges(window, '.pane.right .grp');
      expect(heads.length).toBeGreaterThan(0);
      for (const head of heads) expect(head).toEqual(field);
      for (const [, right] of await edges(window, '.pane.right .grp > span')) expect(right).toBe(field?.[1]);

      await (await window.find('[role=tab]', 'Buổi học')).click();
      await window.find('.pane.right .start');
      await window.picture(info.outputPath('session.png'));
      expect(await edges(window, '.pane.right .start.card')).toEqual([field]);
      const sideways = await window.driver.executeScript<string[]>(
        `return [...document.querySelectorAll('.scroll')].filter((one) => one.checkVisibility() &&
           one.scrollWidth > one.clientWidth).map((one) => one.className)`,
      );
      expect(sideways).toEqual([]);
      expect(await window.driver.findElements(By.css('.pane.right .as-wide'))).toHaveLength(1);
    } finally {
      await window.end();
      await folder.remove();
    }
  });
}
