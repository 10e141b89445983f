import path from 'node:path';
import type { WebElement } from 'selenium-webdriver';
import { Bridge } from './bridge';
import { type InputMethod, type Setting, startInputMethod, typeOn } from './input-method';
import { freshFolder } from './program';
import { eventually, run, Window, windows } from './window';

export const NAME = 'Thu Hanh';

// Every key that has come to the page and back up again, as the page saw it; and how often a syllable was finished.
const WATCH = `
  window.keysSeen = [];
  window.syllablesDone = 0;
  window.addEventListener('keyup', (event) => window.keysSeen.push(event.key), true);
  window.addEventListener('compositionend', () => { window.syllablesDone += 1; }, true);`;

/** Someone at the keyboard before the program's window, with an input method between them. */
export class Typist {
  readonly window: Window;
  readonly #folder: { path: string; remove: () => Promise<void> };
  readonly #core: Bridge;
  readonly #method: InputMethod | undefined;

  private constructor(
    window: Window,
    folder: { path: string; remove: () => Promise<void> },
    core: Bridge,
    method: InputMethod | undefined,
  ) {
    this.window = window;
    this.#folder = folder;
    this.#core = core;
    this.#method = method;
  }

  /** Opens the program at a reader's desk. `env`: instead of an input method. */
  static async sit(setting: Setting | { env: NodeJS.ProcessEnv }): Promise<Typist> {
    const folder = await freshFolder();
    const core = new Bridge({ data: path.join(folder.path, 'data') });
    await core.start();
    await core.call('create_profile', { name: NAME, passphrase: null });
    await core.stop();
    const method = 'env' in setting ? undefined : await startInputMethod(folder.path, setting);
    try {
      const env = 'env' in setting ? setting.env : method?.env;
      const typist = new Typist(await Window.start(folder.path, env), folder, core, method);
      await (await typist.window.find('button', NAME)).click();
      await typist.window.find('[data-block]', 'nghiên cứu, học tập, quán triệt');
      await typist.window.driver.executeScript(WATCH);
      await typist.#comeForward();
      return typist;
    } catch (error) {
      await method?.end();
      throw error;
    }
  }

  async #comeForward(): Promise<void> {
    const id = await eventually('the window', async () => (await windows())[0]);
    await eventually('the window in front', async () => {
      await run('xdotool', ['windowactivate', id]);
      return (await run('xdotool', ['getactivewindow'])).stdout.trim() === id;
    });
  }

  /** Puts the caret into a field, with the engine on in it. */
  async enter(field: WebElement): Promise<void> {
    await field.click();
    await eventually('the focus', () =>
      this.window.driver.executeScript<boolean>('return document.activeElement === arguments[0]', field),
    );
    await this.#method?.activate();
  }

  type = typeOn;

  /** Presses one key, and waits until the page has seen it go up: whatever it does it has done then. */
  async press(key: string, seenAs = key): Promise<void> {
    const seen = () =>
      this.window.driver.executeScript<number>(
        'return window.keysSeen.filter((key) => key === arguments[0]).length',
        seenAs,
      );
    const before = await seen();
    await run('xdotool', ['key', key]);
    await eventually(`${key} on the page`, async () => (await seen()) > before);
  }

  valueOf(field: WebElement): Promise<string> {
    return this.window.driver.executeScript<string>('return arguments[0].value', field);
  }

  /** Waits until a field has these words; says what it has instead. */
  async hasWritten(field: WebElement, words: string): Promise<void> {
    let last = '';
    await eventually('the words', async () => {
      last = await this.valueOf(field);
      return last === words;
    }).catch(() => {
      throw new Error(`the field has\n${last}\ninstead of\n${words}`);
    });
  }

  /** How many syllables have been finished. */
  finished(): Promise<number> {
    return this.window.driver.executeScript<number>('return window.syllablesDone');
  }

  /** Closes the program and gives the notes that are on disk. */
  async notesAtTheEnd(): Promise<string[]> {
    await this.window.close();
    await this.#core.start();
    const [profile] = await this.#core.call<{ id: string }[]>('profiles');
    await this.#core.call('open_profile', { id: profile?.id });
    const notes = await this.#core.call<{ body: string }[]>('list_notes');
    await this.#core.stop();
    return notes.map((note) => note.body);
  }

  async leave(): Promise<void> {
    await this.window.end();
    await this.#method?.end();
    await this.#folder.remove();
  }
}
