import { expect } from '@playwright/test';
import { test } from '../support/reader';
import { eventually } from '../support/window';

// What is looked for and what is looked up, in the engine that readers have.

test('an answer is read in its result, an address is a place, and the bar stops at what says the question', async ({
  reader,
}) => {
  const { window } = reader;
  const run = <T>(script: string) => window.driver.executeScript<T>(script);
  await reader.open();
  await reader.keys('ctrl+k');
  await reader.type('ty le do thi hoa 2030');
  await reader.see('.line.hit .asked', /2030:\s*trên 50%/u);
  await reader.settled();
  for (const step of [1, 3, 5]) {
    await reader.wear('light', step);
    await reader.look(`a row of a table among the results, step ${step}`);
  }
  await reader.wear('light', 2);
  await reader.keys('Enter');
  await reader.see('.bar .count', /^\d+\/\d+$/u);
  const count = () =>
    run<number>(`return Number(document.querySelector('.bar .count').textContent.split('/')[1])`);
  const passages = await count();
  expect(passages).toBeLessThan(12);
  await reader.settled();
  await reader.look('the bar with its passages');
  await reader.press('.bar button', 'từng chữ');
  await eventually('a stop at every word', async () => (await count()) > passages);
  await reader.keys('Escape');

  await reader.keys('ctrl+k');
  await reader.keys('ctrl+a');
  await reader.type('II 2 gach dau dong 1');
  await reader.see('.line.jump', /gạch đầu dòng 1, trong Hướng dẫn/u);
  expect(await run<number>(`return document.querySelectorAll('.line.hit').length`)).toBe(0);
  await reader.settled();
  await reader.look('an address alone');
  await reader.keys('Enter');
  await reader.gone('[role=option]');

  // Ctrl+End and Ctrl+Home mean the text where the bar over it has the focus.
  await run(`document.querySelector('header nav button').focus()`);
  await reader.keys('ctrl+End');
  const END = `const text = document.querySelector('article.doc'); return text.scrollHeight - text.clientHeight - text.scrollTop < 4`;
  await eventually('the end of the text', () => run<boolean>(END));
});

test('what each card is about fits on the screen, and a table with sentences can be read', async ({
  reader,
}) => {
  const { window } = reader;
  const run = <T>(script: string) => window.driver.executeScript<T>(script);
  await reader.open();
  await reader.screen('Tra nhanh');
  await reader.see('.cell.targets .target');
  await reader.settled();
  expect(
    await run<number[]>(
      `return [...document.querySelectorAll('.cell')]
         .filter((one) => /viewpoints|tasks|targets/.test(one.className))
         .map((one) => Math.max(...[...one.querySelectorAll('li.card')].map((card) => card.getBoundingClientRect().bottom)))
         .filter((bottom) => bottom > innerHeight)`,
    ),
  ).toEqual([]);
  for (const step of [1, 2, 3, 5]) {
    await reader.wear('light', step);
    await reader.look(`cards in brief, step ${step}`);
  }
  await reader.wear('light', 2);
  await reader.screen('Đọc');
  await reader.jump('tl chi-tieu hang 1');
  for (const step of [1, 3, 5]) {
    await reader.wear('light', step);
    await reader.look(`the table of targets, step ${step}`);
  }
  const lines = await run<number>(
    `const cell = [...document.querySelectorAll('.table-scroll .cell')].find((one) => one.textContent.startsWith('thuộc nhóm'));
     return cell.getBoundingClientRect().height / parseFloat(getComputedStyle(cell).lineHeight);`,
  );
  expect(lines).toBeLessThan(4);
});
