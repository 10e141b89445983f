import { expect } from '@playwright/test';
import { test } from '../support/reader';
import { eventually } from '../support/window';

// Writing in the engine that readers have: what is at hand stays in sight, and what was typed is taken back by its key.

test('a note taller than its pane is written at its end, and its letters are taken back', async ({
  reader,
}) => {
  const { window } = reader;
  const run = <T>(script: string) => window.driver.executeScript<T>(script);
  const AREA = `document.querySelector('article.note textarea')`;
  await reader.open();
  await reader.note(Array.from({ length: 60 }, (_, n) => `Việc thứ ${n + 1}.`).join('\n'));
  await reader.press('article.note .body');
  await reader.see('article.note.edit textarea');
  await reader.keys('ctrl+End');
  await reader.type(' Dong cuoi');
  await eventually('the words', () => run<boolean>(`return ${AREA}.value.endsWith(' Dong cuoi')`));
  await reader.see('article.note.edit .foot', /Đã lưu/u);
  await reader.type(' nua');
  await reader.see('article.note.edit .foot', /Đã lưu/u);
  expect(
    await run<boolean>(
      `const field = ${AREA};
       const pane = field.closest('.scroll').getBoundingClientRect();
       const inside = (box) => box.top >= pane.top - 1 && box.bottom <= pane.bottom + 1;
       const foot = field.closest('article').querySelector('.foot').getBoundingClientRect();
       return inside(field.getBoundingClientRect()) && inside(foot)
         && field.scrollHeight - field.scrollTop - field.clientHeight < 4;`,
    ),
  ).toBe(true);
  await reader.look('a long note at its end');

  await reader.keys('ctrl+z');
  await eventually('fewer letters', () => run<boolean>(`return !${AREA}.value.endsWith(' nua')`));
  await reader.keys('ctrl+shift+z');
  await eventually('the letters again', () => run<boolean>(`return ${AREA}.value.endsWith(' nua')`));
  await reader.keys('Escape');
  await reader.gone('article.note.edit');
});

test('who comes back to the text finds it where it stood', async ({ reader }) => {
  const { window } = reader;
  /** The block at the top of the sheet. */
  const place = () =>
    window.driver.executeScript<string>(
      `const top = document.querySelector('article.doc').getBoundingClientRect().top + 20;
       const blocks = [...document.querySelectorAll('article.doc [data-block]')];
       return blocks.find((block) => block.getBoundingClientRect().bottom > top).dataset.block;`,
    );
  await reader.open();
  await reader.see('article.doc [data-block]');
  for (let turn = 1; turn <= 6; turn += 1) {
    await reader.wheel(turn % 2 === 0 ? 5 : 12);
    await reader.settled();
    const before = await place();
    await reader.screen('Ghi chú');
    await reader.gone('article.doc');
    await reader.screen('Đọc');
    await reader.see('article.doc [data-block]');
    await reader.settled();
    expect(await place(), `turn ${turn}`).toBe(before);
  }
});
