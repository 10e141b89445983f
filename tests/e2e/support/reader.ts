import path from 'node:path';
import { By, Key, type WebElement } from 'selenium-webdriver';
import { Bridge } from './bridge';
import { expectSeen } from './ink';
import { test as base } from './folder';
import { eventually, LIMIT, run, Window } from './window';

export const NAME = 'Thu Hạnh';
export const GUIDANCE = 'nghiên cứu, học tập, quán triệt';

/** The names of keys on a keyboard, as X calls them. */
const KEYS: Record<string, string> = { ',': 'comma', '=': 'equal', '-': 'minus', Enter: 'Return' };

/**
 * A reader before the real window: keys and the pointer come from the display, as from a keyboard and a mouse, and
 * after each step `look` asks whether all that should be seen is.
 */
export class Reader {
  readonly window: Window;
  #id = '';

  constructor(window: Window) {
    this.window = window;
  }

  async #front(): Promise<string> {
    if (this.#id === '') {
      this.#id = await this.window.id();
      await run('xdotool', ['windowactivate', this.#id], LIMIT);
      await eventually('the window in front', async () => {
        const { stdout } = await run('xdotool', ['getactivewindow'], LIMIT);
        return stdout.trim() === this.#id;
      });
    }
    return this.#id;
  }

  /** Presses keys one after another: "ctrl+k", "Escape". */
  async keys(...all: string[]): Promise<void> {
    await this.#front();
    for (const chord of all) {
      const named = chord.replace(/[^+]+$/u, (key) => KEYS[key] ?? key);
      await run('xdotool', ['key', '--clearmodifiers', named], LIMIT);
    }
  }

  /** Types letters that stand on every keyboard. */
  async type(text: string): Promise<void> {
    await this.#front();
    await run('xdotool', ['type', '--delay', '12', text], { timeout: 20_000 });
  }

  /** Waits for an element that is shown, by its selector and some of its words or its name. */
  see(css: string, words?: string | RegExp): Promise<WebElement> {
    // One question to the page, whatever is on it; the driver's own way to a text leaves out shortened lines.
    const pattern = words instanceof RegExp ? words.source : null;
    return eventually(`${css} ${words ?? ''}`, async () => {
      const found = await this.window.driver.executeScript<WebElement | null>(
        (css: string, words: string, pattern: string | null) => {
          const fits = (text: string) =>
            pattern === null ? text.includes(words) : new RegExp(pattern, 'u').test(text);
          return [...document.querySelectorAll(css)].find((one) => {
            const box = one.getBoundingClientRect();
            if (box.width === 0 || box.height === 0 || !one.checkVisibility({ visibilityProperty: true }))
              return false;
            return fits(one.textContent.trim()) || fits(one.getAttribute('aria-label') ?? '');
          });
        },
        css,
        typeof words === 'string' ? words : '',
        pattern,
      );
      return found ?? undefined;
    });
  }

  async gone(css: string): Promise<void> {
    await eventually(`the end of ${css}`, async () => {
      const all = await this.window.driver.findElements(By.css(css));
      const shown = await Promise.all(all.map((one) => one.isDisplayed().catch(() => false)));
      return !shown.includes(true);
    });
  }

  /** Presses something with the pointer; again if the page changed under it. */
  async press(css: string, words?: string | RegExp): Promise<void> {
    for (let tries = 3; ; tries -= 1) {
      try {
        await (await this.see(css, words)).click();
        return;
      } catch (error) {
        if (tries === 0 || String(error).includes('waited in vain')) throw error;
      }
    }
  }

  /** Writes into a field, any letters. */
  async fill(css: string, text: string): Promise<void> {
    const field = await this.see(css);
    await field.clear();
    await field.sendKeys(text);
  }

  /** Moves the pointer of the display over an element. */
  async hover(element: WebElement): Promise<void> {
    const { x, y, width, height } = await element.getRect();
    const middle = [x + width / 2, y + height / 2].map((one) => String(Math.round(one)));
    await run('xdotool', ['mousemove', '--window', await this.#front(), ...middle], LIMIT);
  }

  /** Turns the wheel over the text. */
  async wheel(notches: number): Promise<void> {
    await this.hover(await this.see('article.doc'));
    const button = notches > 0 ? '5' : '4';
    const times = String(Math.abs(notches));
    await run('xdotool', ['click', '--repeat', times, '--delay', '30', button], LIMIT);
  }

  look(where: string): Promise<void> {
    return expectSeen(this.window, where);
  }

  async open(name = NAME): Promise<void> {
    await this.press('.list .row button, .list button, button', name);
    await this.see('article.doc [data-block]');
  }

  screen(name: 'Đọc' | 'Tra nhanh' | 'Chỉ tiêu' | 'Ghi chú' | 'Buổi học' | 'Bàn học'): Promise<void> {
    return this.press('header nav button', name);
  }

  async settings(page: string): Promise<void> {
    await this.keys('ctrl+,');
    await this.press('nav[aria-label="Cài đặt"] button', page);
  }

  async menu(item: string): Promise<void> {
    await this.press('header button[aria-haspopup=menu]', /^Hồ sơ /u);
    await this.press('[role=menuitem]', item);
  }

  async document(name: string): Promise<void> {
    await this.press('[role=tab]', 'Tài liệu');
    await this.press('[role=tabpanel] button, aside button', name);
    await this.see('.sheet .doc-name', name);
  }

  /** Searches, and goes to the first that is found. */
  async jump(query: string): Promise<void> {
    await this.keys('ctrl+k');
    await this.type(query);
    await this.see('[role=option]');
    // What is chosen last is what the list was made for last.
    await this.settled();
    await this.keys('Enter');
    await this.gone('[role=option]');
  }

  /** Waits until nothing on the page changes any more. */
  async settled(): Promise<void> {
    let before = '';
    await eventually('the page to come to rest', async () => {
      const now = await this.window.driver.executeScript<string>('return document.body.innerHTML');
      const same = now === before;
      before = now;
      if (!same) await new Promise((resolve) => setTimeout(resolve, 250));
      return same;
    });
  }

  /** Writes a note on the passage at hand, and waits until it is on disk. */
  async note(body: string): Promise<void> {
    await this.keys('ctrl+n');
    const field = await this.see('textarea:focus');
    await field.sendKeys(body);
    await this.see('.saved', /Đã lưu \d{2}:\d{2}/u);
    await this.keys('Escape');
  }

  /** Puts on a theme and a step of the dial: the page only, so that one visit serves for all of them. */
  async wear(theme: string, step: number): Promise<void> {
    await this.window.driver.executeScript(
      `Object.assign(document.documentElement.dataset, { theme: arguments[0], step: String(arguments[1]) })`,
      theme,
      step,
    );
    await this.settled();
  }
}

export { Key };

interface Fixtures {
  /** A profile that is there already, with whatever the test adds before the window is opened. */
  desk: Bridge;
  /** The window at its names, nothing opened yet. */
  reader: Reader;
}

/** A profile "Thu Hạnh" and the program in its window; a test that fails leaves a picture. */
export const test = base.extend<Fixtures>({
  desk: async ({ folder }, use) => {
    const desk = new Bridge({ data: path.join(folder, 'data') });
    await desk.start();
    await desk.call('create_profile', { name: NAME });
    await use(desk);
    await desk.stop();
  },
  reader: async ({ desk, folder }, use, info) => {
    await desk.call('close_profile');
    await desk.stop();
    const window = await Window.start(folder);
    try {
      await use(new Reader(window));
      if (info.status !== info.expectedStatus)
        await run('import', ['-silent', '-window', 'root', info.outputPath('window.png')], LIMIT);
    } finally {
      await window.end();
    }
  },
});
