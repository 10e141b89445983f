import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Bridge } from '../support/bridge';
import { freshFolder, root } from '../support/program';
import { Window } from '../support/window';

const shapes = JSON.parse(await readFile(path.join(root, 'tests/fixtures/hostile.json'), 'utf8')) as string[];

/** Nothing ran, nothing foreign stands on the page, and the window still shows our own screens. */
async function expectHarmless(window: Window, where: string): Promise<void> {
  const seen = await window.driver.executeScript(`return {
    fired: '__fired' in window,
    foreign: document.querySelectorAll('iframe, object, embed, base, #app script, #app [onerror], #app [onload]').length,
    ours: location.protocol === 'tauri:' && document.querySelector('#app') !== null,
  }`);
  expect(seen, where).toEqual({ fired: false, foreign: 0, ours: true });
}

/** As JavaScript's own source, in letters that every driver hands on unharmed. */
const asSource = (text: string) =>
  JSON.stringify(text).replace(
    /[^\u0020-\u007e]/gu,
    (letter) => `\\u{${letter.codePointAt(0)?.toString(16) ?? ''}}`,
  );

// A few of each kind are enough for every day; all of them are for the long run.
const FEW = shapes.filter((_, index) => index % 16 === 0);

test('hostile words do nothing in the real window: names, notes, documents, questions', () => harmless(FEW));

test('all hostile words do nothing in the real window', { tag: '@full' }, async () => {
  // Where an fsync takes 60 ms, 248 profiles take seven minutes.
  test.setTimeout(600_000);
  await harmless(shapes);
});

async function harmless(shapes: readonly string[]): Promise<void> {
  const folder = await freshFolder();
  const core = new Bridge({ data: path.join(folder.path, 'data') });
  const library = path.join(folder.path, 'library');
  const all = shapes.map((shape, index) => `## ${index + 1}. ${shape}\n\n${shape}\n`).join('\n');
  await mkdir(path.join(library, 'moi-thu'), { recursive: true });
  const front = '---\nid: moi-thu\ntitle: "<img src=x onerror=window.__fired=1>"\nkind: other\n---\n\n';
  await writeFile(path.join(library, 'moi-thu', 'index.md'), `${front}# Tất cả ở đây\n\n${all}`);

  await core.start();
  await core.addFolder(library);
  for (const shape of shapes) {
    await core.call('create_profile', { name: [...shape].slice(0, 80).join('') }).catch(() => null);
  }
  const reader = await core.call<{ profile: { id: string } }>('create_profile', { name: 'Thu Hạnh' });
  const view = await core.call<{ blocks: { id: string; kind: string }[] }>('open_document', {
    doc: 'moi-thu',
  });
  const block = view.blocks.find((one) => one.kind !== 'heading')?.id;
  for (const body of shapes) {
    await core.call('create_note', { anchor: { doc: 'moi-thu', block }, kind: 'plain', body });
  }
  await core.call('save_settings', {
    ...(reader as unknown as { settings: object }).settings,
    last_doc: 'moi-thu',
  });
  await core.stop();

  const window = await Window.start(folder.path);
  try {
    await window.find('button', 'onerror');
    await expectHarmless(window, 'the names');
    await (await window.find('button', 'Thu Hạnh')).click();
    await window.find('[data-block]', 'Tất cả ở đây');
    await window.find('article.note');
    for (let step = 0; step < 40; step += 1) {
      await window.driver.executeScript(
        `for (const one of document.querySelectorAll('.scroll')) one.scrollBy(0, 900)`,
      );
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    await expectHarmless(window, 'the text and the notes beside it');
    await (await window.find('nav button', 'Ghi chú')).click();
    await window.find('main article.note');
    await expectHarmless(window, 'the list of notes');
    for (const shape of shapes) {
      await window.driver.executeScript(
        `const box = document.querySelector('[role=combobox]');
         box.value = ${asSource(shape)};
         box.dispatchEvent(new Event('input', { bubbles: true }));`,
      );
      // Its answer is on screen well before that; a page that died of it fails the next question.
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    await window.find('section[aria-label="Kết quả tìm"]');
    await expectHarmless(window, 'questions to the search');
  } finally {
    await window.end();
  }
  await folder.remove();
}
