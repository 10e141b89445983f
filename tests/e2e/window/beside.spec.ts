import { expect } from '@playwright/test';
import { test, type Reader } from '../support/reader';
import { eventually, LIMIT, run } from '../support/window';

const STEPS = [1, 3, 5] as const;
/** What an office's older screens have; the other size is the display's own. */
const SMALL = [1024, 700] as const;

const script = <T>(reader: Reader, body: string, ...args: unknown[]) =>
  reader.window.driver.executeScript<T>(body, ...args);

async function size(reader: Reader, width: number, height: number) {
  const id = await reader.window.id();
  await run('xdotool', ['windowsize', id, String(width), String(height)], LIMIT);
  await eventually(`a window of ${width}`, async () => {
    const own = await script<number>(reader, 'return window.innerWidth');
    return Math.abs(own - width) <= 4;
  });
  await reader.settled();
}

/** Looks in both sizes and at three steps. */
async function looks(reader: Reader, name: string) {
  const own = await script<[number, number]>(reader, 'return [window.innerWidth, window.innerHeight]');
  for (const [width, height] of [own, SMALL]) {
    if (width !== own[0]) await size(reader, width, height);
    for (const step of STEPS) {
      await reader.wear('light', step);
      await reader.look(`${name}, ${width}, step ${step}`);
    }
  }
  await reader.wear('light', 2);
  await size(reader, ...own);
}

test('documents under their folders, in both sizes and at every step', async ({ reader }) => {
  await reader.open();
  await reader.press('[role=tab]', 'Tài liệu');
  await reader.see('[aria-label="Lọc tài liệu"]');
  await reader.fill('[aria-label="Lọc tài liệu"]', 'tom luoc');
  await reader.see('.document', 'Tóm lược Nghị quyết');
  await eventually('one document', async () => {
    return (await script<number>(reader, 'return document.querySelectorAll(".document").length')) === 1;
  });
  await reader.look('a filter of documents');
  await reader.keys('Escape');
  await reader.look('the documents');
});

test('two documents side by side, their edges, and the passage that words name', async ({ reader }) => {
  await reader.open();
  await reader.keys('F8');
  await eventually('two sheets', async () => {
    return (await script<number>(reader, 'return document.querySelectorAll("article.doc").length')) === 2;
  });
  await looks(reader, 'two documents');
  const widths = await script<number[]>(
    reader,
    'return [...document.querySelectorAll("article.doc")].map((one) => one.clientWidth)',
  );
  expect(Math.min(...widths)).toBeGreaterThan(300);
  // Each by itself.
  await reader.wheel(6);
  await eventually('one that is scrolled', async () => {
    const [first = 0, second = 0] = await script<number[]>(
      reader,
      'return [...document.querySelectorAll("article.doc")].map((one) => one.scrollTop)',
    );
    return first > 0 && second === 0;
  });
  await reader.keys('F8');
  await eventually('one sheet', async () => {
    return (await script<number>(reader, 'return document.querySelectorAll("article.doc").length')) === 1;
  });

  // By keys from the address of the block to the words, and into what they name.
  await reader.document('Hướng dẫn học tập');
  // By hand: a text that is on its way would go back to where it was opened.
  await reader.wheel(-12);
  await eventually('the beginning', () =>
    script<boolean>(reader, 'return document.querySelector("article.doc").scrollTop === 0'),
  );
  await reader.hover(await reader.see('article.doc .tx', /^Căn cứ Nghị quyết số/u));
  await run('xdotool', ['click', '1'], LIMIT);
  await eventually('a stop over the words', async () => {
    return script<boolean>(
      reader,
      'const stop = document.querySelector(".ref-stop"); stop?.focus(); return stop !== null && document.activeElement === stop',
    );
  });
  await reader.keys('space');
  await reader.see('.reference-preview', 'Tóm lược Nghị quyết');
  await reader.look('the passage that words name');
  await reader.keys('Escape');
  await reader.gone('.reference-preview');
  await reader.keys('ctrl+Return');
  await eventually('two sheets again', async () => {
    return (await script<number>(reader, 'return document.querySelectorAll("article.doc").length')) === 2;
  });

  await script(reader, 'document.querySelector(".edge-left [role=separator]").focus()');
  const before = await script<number>(
    reader,
    'return document.querySelector("[data-pane=left]").clientWidth',
  );
  await reader.keys('Right', 'Right');
  await eventually('a wider pane', async () => {
    const now = await script<number>(reader, 'return document.querySelector("[data-pane=left]").clientWidth');
    return now > before + 20;
  });
  await reader.look('a pane that was drawn');
});

test('the preview of a print, of the text, the cards and the notes', async ({ reader }) => {
  await reader.open();
  await reader.note('Hạn từng quý.');
  await reader.keys('ctrl+p');
  await reader.see('.count', /^Trang 1\/\d+$/u);
  await looks(reader, 'the preview');
  await reader.keys('Next');
  await reader.see('.count', /^Trang 2\/\d+$/u);
  await reader.keys('Escape');
  await reader.gone('dialog[open]');
  for (const keys of ['ctrl+2', 'ctrl+4']) {
    await reader.keys(keys);
    await reader.settled();
    await reader.keys('ctrl+p');
    await reader.see('.count', /^Trang 1\/1$/u);
    await reader.look(`the preview of ${keys}`);
    await reader.keys('Escape');
    await reader.gone('dialog[open]');
  }
});
