import { expect, test } from '@playwright/test';
import type { WebElement } from 'selenium-webdriver';
import type { Setting } from '../support/input-method';
import { phrases } from '../support/syllables';
import { Typist } from '../support/typist';
import { eventually, run } from '../support/window';

/** As fast as anyone types, in keys a second. */
const FAST = 12;
const SLOW = 4;
/** Syllables at once: a search is no longer. */
const PHRASE = 10;

async function sitting(setting: Setting, work: (typist: Typist) => Promise<void>): Promise<void> {
  const typist = await Typist.sit(setting);
  try {
    await work(typist);
  } catch (error) {
    await typist.window.picture(test.info().outputPath('window.png')).catch(() => undefined);
    throw error;
  } finally {
    await typist.leave();
  }
}

/** Types phrase after phrase into a field, each over the one before, and looks whether each is there. */
async function typeInto(typist: Typist, field: WebElement, setting: Setting, count: number, speed: number) {
  for (const { words, keystrokes } of phrases(count, PHRASE, setting.method)) {
    await typist.press('ctrl+a', 'a');
    // The space ends the last syllable, as it does for who types on.
    await typist.type(`${keystrokes} `, speed);
    await typist.hasWritten(field, `${words} `);
  }
}

async function theFilter(typist: Typist): Promise<WebElement> {
  // A list as long as the glossary's has its field at once.
  const search = await typist.window.find('[role=combobox]');
  await typist.enter(search);
  await typist.type('thuaatj nguwx', FAST);
  await run('xdotool', ['key', 'Escape', 'Escape']);
  await (await typist.window.find('button', 'Tài liệu')).click();
  await (await typist.window.find('button', /^Thuật ngữ/u)).click();
  await (await typist.window.find('button', 'Mục lục')).click();
  return typist.window.find('input[aria-label="Lọc mục lục"]');
}

async function theNote(typist: Typist): Promise<WebElement> {
  await (await typist.window.find('button', /^Viết ghi chú cho/u)).click();
  return typist.window.find('textarea', /Viết ghi chú cho/u);
}

/** The very words arrive in the search, the filter of the contents and a note, and of the note on disk. */
async function everywhere(setting: Setting, count: number, speed: number): Promise<void> {
  await sitting(setting, async (typist) => {
    const search = await typist.window.find('[role=combobox]');
    await typist.enter(search);
    await typeInto(typist, search, setting, count, speed);
    await typist.press('Escape');

    const filter = await theFilter(typist);
    await typist.enter(filter);
    await typeInto(typist, filter, setting, count, speed);
    await typist.press('Escape');

    const note = await theNote(typist);
    await typist.enter(note);
    let all = '';
    for (const { words, keystrokes } of phrases(count, PHRASE, setting.method)) {
      await typist.type(`${keystrokes} `, speed);
      all += `${words} `;
      await typist.hasWritten(note, all);
    }
    await typist.window.find('.saved', /Đã lưu \d{2}:\d{2}/u);
    expect((await typist.notesAtTheEnd()).map((body) => body.trim())).toEqual([all.trim()]);
  });
}

const named = ({ engine, method, preedit = true, surrounding = true }: Setting) =>
  `${engine}, ${method}${preedit ? '' : ', shown by the engine itself'}${surrounding ? '' : ', without surrounding text'}`;

const CORE: Setting[] = [
  { engine: 'fcitx5', method: 'telex' },
  { engine: 'ibus', method: 'vni' },
];
const ALL: Setting[] = [
  { engine: 'fcitx5', method: 'telex' },
  { engine: 'fcitx5', method: 'vni' },
  { engine: 'fcitx5', method: 'telex', surrounding: false },
  { engine: 'fcitx5', method: 'vni', surrounding: false },
  { engine: 'fcitx5', method: 'telex', preedit: false },
  { engine: 'fcitx5', method: 'vni', preedit: false },
  { engine: 'ibus', method: 'telex' },
  { engine: 'ibus', method: 'vni' },
];

for (const setting of CORE) {
  test(`the very words arrive: ${named(setting)}`, async () => {
    await everywhere(setting, 10, FAST);
  });

  test(`a syllable is seen while it is typed, and its Escape closes nothing: ${named(setting)}`, async () => {
    const quyHoach = setting.method === 'telex' ? 'quy hoachj' : 'quy hoach5';
    await sitting(setting, async (typist) => {
      const search = await typist.window.find('[role=combobox]');
      const open = async () => (await search.getAttribute('aria-expanded')) === 'true';
      const line = () => search.getAttribute('aria-activedescendant');
      await typist.enter(search);
      await typist.type(quyHoach, FAST);
      await typist.hasWritten(search, 'quy hoạch');
      expect(await typist.finished(), 'only the first syllable is finished').toBe(1);
      await typist.window.find('[role=option]', /quy hoạch/iu);
      await typist.window.picture(test.info().outputPath('composing.png'));

      await typist.press('Escape');
      expect(await typist.valueOf(search)).toBe('quy hoạch');
      expect(await typist.finished()).toBe(2);
      expect(await open(), 'the list stays').toBe(true);
      await typist.press('Escape');
      expect(await open(), 'the second one closes it').toBe(false);

      // An arrow ends a syllable too, and the list doesn't jump back after it.
      await typist.enter(search);
      await typist.press('ctrl+a', 'a');
      await typist.type(quyHoach, FAST);
      await typist.hasWritten(search, 'quy hoạch');
      await typist.window.find('[role=option]', /quy hoạch/iu);
      await eventually('the first line', async () => (await line()) === 'line-0');
      await typist.press('Down', 'ArrowDown');
      for (let look = 0; look < 10; look += 1) expect(await line()).toBe('line-1');

      // In a note.
      await typist.press('Escape');
      const note = await theNote(typist);
      await typist.enter(note);
      await typist.type(quyHoach, FAST);
      await typist.hasWritten(note, 'quy hoạch');
      await typist.press('Escape');
      expect(await note.isDisplayed()).toBe(true);
      expect(await typist.valueOf(note)).toBe('quy hoạch');
      await typist.type(' chung', FAST);
      await typist.press('Escape');
      await typist.press('Escape');
      await typist.window.find('article.note', 'quy hoạch chung');

      // In a dialog, which the engine of the page would close by itself.
      await run('xdotool', ['key', 'ctrl+shift+p']);
      const palette = await typist.window.find('dialog [role=combobox]');
      await typist.enter(palette);
      await typist.type(setting.method === 'telex' ? 'sao luwu' : 'sao lu7u', FAST);
      await typist.hasWritten(palette, 'sao lưu');
      await typist.press('Escape');
      expect(await palette.isDisplayed()).toBe(true);
      await typist.press('Escape');
      await eventually('the dialog to go', async () =>
        typist.window.driver.executeScript<boolean>('return !document.querySelector("dialog")'),
      );
      expect(await typist.notesAtTheEnd()).toEqual(['quy hoạch chung']);
    });
  });

  test(`Enter in the middle of a syllable opens what stands in the box: ${named(setting)}`, async () => {
    const telex = setting.method === 'telex';
    await sitting(setting, async (typist) => {
      const search = await typist.window.find('[role=combobox]');
      await typist.enter(search);
      await typist.type(telex ? 'ddoo thij' : 'd9o6 thi5', FAST);
      await typist.window.find('[role=option]', /đô thị/iu);
      await typist.press('ctrl+a', 'a');
      // At once, as one who knows what they want: the answer on screen is to the older words.
      await typist.type(telex ? 'quy hoachj treo' : 'quy hoach5 treo', FAST);
      await run('xdotool', ['key', 'Return']);
      await typist.window.find('[data-block]:focus', 'Quy hoạch treo');
      expect(await typist.valueOf(search)).toBe('quy hoạch treo');
    });
  });
}

for (const setting of ALL) {
  // An hour and a half at the keyboard: for `make typing`.
  test(`500 syllables into each field: ${named(setting)}`, { tag: '@hours' }, async () => {
    test.setTimeout(45 * 60_000);
    await everywhere(setting, 500, FAST);
  });
  test(`fast: ${named(setting)}`, { tag: '@full' }, async () => {
    test.setTimeout(10 * 60_000);
    await everywhere(setting, 60, FAST);
  });
  test(`slowly: ${named(setting)}`, { tag: '@full' }, async () => {
    test.setTimeout(10 * 60_000);
    await everywhere(setting, 15, SLOW);
  });
}

// Readers have all sorts of settings, of input methods that are gone or never were.
for (const module of ['', 'gtk-im-context-simple', 'xim', 'fcitx', 'ibus', 'never-heard-of']) {
  test(`without an engine a keyboard is a keyboard: “${module}”`, { tag: '@full' }, async () => {
    // Keys that the keyboard lacks xdotool lays on it anew for each press, and a busy program still reads the old one.
    await run('xmodmap', ['-e', 'keycode 97 = Multi_key', '-e', 'keycode 101 = dead_acute']);
    const typist = await Typist.sit({ env: { GTK_IM_MODULE: module } });
    try {
      const search = await typist.window.find('[role=combobox]');
      await typist.enter(search);
      await typist.type('quy hoach ', FAST);
      await typist.hasWritten(search, 'quy hoach ');
      // Composed from two keys, as on keyboards with an accent of its own.
      await run('xdotool', ['key', 'dead_acute', 'e']);
      await typist.hasWritten(search, 'quy hoach é');
      await run('xdotool', ['key', 'Multi_key', 'asciicircum', 'o']);
      await typist.hasWritten(search, 'quy hoach éô');
      await typist.press('Escape');
      expect(await search.getAttribute('aria-expanded')).toBe('false');
      await typist.window.close();
    } finally {
      await typist.leave();
    }
  });
}
