import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { annex, figure, IN_SECTION } from '../support/annex';
import { test as base } from '../support/reader';
import { eventually } from '../support/window';

// A document of 128,000 blocks in the engine that readers have: wherever it is gone to, by whatever way, its words are
// painted, though only those near the sight are on the page.

const LINES = 128_000;
const SECTIONS = LINES / IN_SECTION;

const test = base.extend({
  desk: async ({ desk, folder }, use) => {
    await mkdir(path.join(folder, 'added', 'phu-luc'), { recursive: true });
    await writeFile(path.join(folder, 'added', 'phu-luc', 'index.md'), annex({ lines: LINES }));
    await desk.call('add_folder', { path: path.join(folder, 'added') });
    await use(desk);
  },
});

test('the words of a very large document are painted wherever one goes', async ({ reader }) => {
  test.setTimeout(300_000);
  const { window } = reader;
  const blocks = () =>
    window.driver.executeScript<number>(
      `return document.querySelectorAll('article.doc [data-block]').length`,
    );
  await reader.open();
  await reader.document('Phụ lục số liệu');
  await reader.see('article.doc [data-block]', figure(1, 1));
  await reader.settled();
  await reader.look('at the top');

  await window.driver.executeScript(
    `const text = document.querySelector('article.doc');
     text.focus();
     text.scrollTo(0, (text.scrollHeight - text.clientHeight) / 2);`,
  );
  await reader.settled();
  await reader.look('in the middle');
  await reader.keys('ctrl+End');
  await reader.settled();
  await reader.look('at the end');
  await reader.see('article.doc [data-block]', figure(SECTIONS, IN_SECTION));
  await reader.wheel(-40);
  await reader.settled();
  await reader.look('after the wheel');

  await reader.jump('2561');
  await reader.see('[data-block]:focus', 'Biểu số liệu 2561');
  await reader.settled();
  await reader.look('at an address in the middle');
  await reader.press('header button', 'Dễ đọc');
  await reader.see('[role=dialog]');
  await reader.keys('Escape');
  await reader.gone('[role=dialog]');
  await reader.look('after a popup took the focus');
  await reader.keys('ctrl+=', 'ctrl+=');
  await reader.settled();
  await reader.look('in larger letters');
  await reader.see('article.doc [data-block]', figure(2561, 1));
  await reader.wear('dark', 5);
  await reader.look('in the dark, at the largest step');
  await eventually('few blocks on the page', async () => (await blocks()) < 1500);
});
