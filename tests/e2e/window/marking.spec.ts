import { expect } from '@playwright/test';
import { LIMIT, eventually, run } from '../support/window';
import { test, type Reader } from '../support/reader';

// What becomes a mark, in the engine that readers have: whole syllables, one note over several blocks, and five marks
// over the same words.

type Point = [number, number];

/** Where a letter begins on the page: the one so far into some words of a passage. */
const letter = (reader: Reader, words: string, into: number, passage = words) =>
  reader.window.driver.executeScript<Point>(
    `const [words, into, passage] = arguments;
     const block = [...document.querySelectorAll('article.doc [data-block]')]
       .find((one) => one.textContent.includes(passage));
     const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
     for (let node = walker.nextNode(); node; node = walker.nextNode()) {
       const at = node.data.indexOf(words);
       if (at < 0 || !node.parentElement.closest('[data-text]')) continue;
       const range = document.createRange();
       range.setStart(node, at + into);
       range.setEnd(node, at + into + 1);
       const box = range.getBoundingClientRect();
       return [Math.ceil(box.left), Math.round((box.top + box.bottom) / 2)];
     }
     throw new Error(words);`,
    words,
    into,
    passage,
  );

/** Draws the pointer of the display from one point of the page to another. */
async function drag(reader: Reader, from: Point, to: Point): Promise<void> {
  const id = await reader.window.id();
  const move = ([x, y]: Point) => ['mousemove', '--window', id, String(x), String(y), 'sleep', '0.1'];
  const middle: Point = [Math.round((from[0] + to[0]) / 2), Math.round((from[1] + to[1]) / 2)];
  const strokes = [...move(from), 'mousedown', '1', ...move(middle), ...move(to), 'mouseup', '1'];
  await run('xdotool', strokes, LIMIT);
}

/** Brings a passage to the middle of the sheet. */
const show = (reader: Reader, words: string) =>
  reader.window.driver.executeScript(
    `[...document.querySelectorAll('article.doc [data-block]')]
       .find((one) => one.textContent.includes(arguments[0])).scrollIntoView({ block: 'center' })`,
    words,
  );

const quotesOf = (reader: Reader) =>
  reader.window.driver.executeScript<string[]>(
    `return [...document.querySelectorAll('article.note')].map((note) =>
       [...note.querySelectorAll('.quote, .excerpt')].map((quote) => quote.textContent).join('|'))`,
  );

test('a stroke of the pen takes whole syllables, and one note over several blocks', async ({
  reader,
}, info) => {
  await reader.open();
  await show(reader, 'Nâng cao nhận thức');
  await reader.settled();
  await drag(
    reader,
    await letter(reader, 'nhận thức', 1),
    await letter(reader, 'thống nhất trong', 'thống nhấ'.length),
  );
  await reader.see('.tool');
  await reader.window.picture(info.outputPath('chosen.png'));
  await reader.keys('3');
  await eventually('the note', async () =>
    (await quotesOf(reader)).includes('nhận thức và tạo sự thống nhất'),
  );
  await reader.keys('Escape');

  // Alt, pressed by itself, takes every letter as it is.
  await drag(
    reader,
    await letter(reader, 'đồng thuận', 1),
    await letter(reader, 'nhân dân về', 'nhân dâ'.length),
  );
  await reader.see('.tool');
  await reader.keys('Alt_L');
  await reader.keys('4');
  await eventually('the letters', async () => (await quotesOf(reader)).includes('ồng thuận trong nhân dâ'));
  await reader.keys('Escape');

  await show(reader, 'Giúp cấp ủy');
  await reader.settled();
  await drag(
    reader,
    await letter(reader, 'Giúp cấp ủy', 1),
    await letter(reader, 'Công tác tổ chức nghiên', 'Công tác tổ c'.length),
  );
  await reader.see('.tool');
  await reader.keys('2');
  const card = await reader.see('article.note', 'I.1, gạch đầu dòng 2 đến I.2, gạch đầu dòng 1');
  await reader.keys('Escape');
  const places = await card.findElements({ css: '.places button' });
  expect(places).toHaveLength(3);
  expect((await quotesOf(reader)).find((quote) => quote.includes('|'))).toMatch(
    /^Giúp cấp ủy, .* Chính trị\.\|2\. Yêu cầu\|Công tác tổ chức$/u,
  );
  await reader.look('a note on three places');
  await reader.window.picture(info.outputPath('places.png'));
  await places[2]?.click();
  await eventually('the third place', () =>
    reader.window.driver.executeScript<boolean>(
      `return document.activeElement?.textContent.includes('Công tác tổ chức nghiên') ?? false`,
    ),
  );
  // Taken back as one.
  await reader.keys('ctrl+z');
  await eventually('the marks to go', () =>
    reader.window.driver.executeScript<boolean>(`return document.querySelectorAll('.mk.k2').length === 0`),
  );
});

test('five marks over the same words can be told apart in every theme', async ({ desk, reader }, info) => {
  void desk;
  await reader.open();
  await show(reader, 'Nâng cao nhận thức');
  await reader.settled();
  const spans = [
    ['1', 'Nâng cao', 'nhìn đến năm 2045'],
    ['2', 'nhận thức', 'Việt Nam'],
    ['3', 'thống nhất', 'quản lý'],
    ['4', 'hệ thống', 'quy hoạch'],
    ['2', 'đồng thuận', 'nhân dân'],
  ] as const;
  for (const [at, [pen, from, to]] of spans.entries()) {
    const passage = 'Nâng cao nhận thức';
    const ends = [await letter(reader, from, 0, passage), await letter(reader, to, to.length - 1, passage)];
    await drag(reader, ...(ends as [Point, Point]));
    await reader.see('.tool');
    await reader.keys(pen);
    await eventually(`note ${at + 1}`, async () => (await quotesOf(reader)).length === at + 1);
    await reader.keys('Escape');
    await reader.settled();
  }
  for (const theme of ['light', 'sepia', 'dark', 'contrast']) {
    for (const step of theme === 'light' ? [1, 2, 3, 5] : [2]) {
      await reader.wear(theme, step);
      await show(reader, 'Nâng cao nhận thức');
      await reader.settled();
      await reader.window.picture(info.outputPath(`marks-${theme}-${step}.png`));
      const struck = await reader.window.driver.executeScript<number>(
        `const block = [...document.querySelectorAll('article.doc [data-block]')]
           .find((one) => one.textContent.includes('Nâng cao nhận thức'));
         const text = block.querySelector('[data-text]') ?? block;
         const range = document.createRange();
         range.selectNodeContents(text);
         const tops = [...new Set([...range.getClientRects()].map((box) => Math.round(box.top)))];
         const size = parseFloat(getComputedStyle(text).fontSize);
         return [...block.querySelectorAll('.mk-edge')].map((edge) => edge.getBoundingClientRect())
           .filter((edge) => tops.some((top) => edge.top < top && edge.bottom > top + size / 8)).length;`,
      );
      expect(struck, `${theme} ${step}`).toBe(0);
    }
  }
});
