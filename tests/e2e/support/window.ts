import { type ChildProcess, execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { Builder, By, Capabilities, Key, type WebDriver, type WebElement } from 'selenium-webdriver';
import type { Bridge } from './bridge';
import { built, ends, spawn } from './program';

export const run = promisify(execFile);

/** What keeps a run apart from the desk of whoever runs it. */
export function homeIn(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    SOTAY_DATA_DIR: path.join(folder, 'data'),
    XDG_DATA_HOME: path.join(folder, 'xdg-data'),
    XDG_CONFIG_HOME: path.join(folder, 'xdg-config'),
    XDG_CACHE_HOME: path.join(folder, 'xdg-cache'),
    // A plain keyboard, unless a test has an input method of its own: GTK would take whichever is installed.
    GTK_IM_MODULE: 'gtk-im-context-simple',
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

export async function eventually<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const until = Date.now() + 30_000;
  for (;;) {
    const found = await look().catch(() => undefined);
    if (found !== undefined && found !== false) return found;
    if (Date.now() > until) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The program itself, in its own window, driven as a browser is. */
export class Window {
  readonly driver: WebDriver;
  #server: ChildProcess;
  #env: NodeJS.ProcessEnv;

  private constructor(driver: WebDriver, server: ChildProcess, env: NodeJS.ProcessEnv) {
    this.driver = driver;
    this.#server = server;
    this.#env = env;
  }

  /** Starts the program. WebKitGTK's own driver starts it, so it needs no helper of Tauri's in between. */
  static async start(folder: string, more: NodeJS.ProcessEnv = {}): Promise<Window> {
    const port = await freePort();
    const env = { ...homeIn(folder), ...more, TAURI_AUTOMATION: 'true', TAURI_WEBVIEW_AUTOMATION: 'true' };
    const server = spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });
    try {
      const address = `http://127.0.0.1:${port}`;
      await eventually('WebKitWebDriver', async () => (await fetch(`${address}/status`)).ok);
      const capabilities = new Capabilities({
        browserName: 'wry',
        'webkitgtk:browserOptions': { binary: built('sotay'), args: [] },
      });
      const driver = await new Builder().usingServer(address).withCapabilities(capabilities).build();
      return new Window(driver, server, env);
    } catch (error) {
      server.kill();
      throw error;
    }
  }

  find(css: string, words?: string | RegExp): Promise<WebElement> {
    const fits = async (element: WebElement) => {
      if (!(await element.isDisplayed())) return false;
      if (words === undefined) return true;
      const text = `${await element.getText()} ${(await element.getAttribute('aria-label')) ?? ''}`;
      return typeof words === 'string' ? text.includes(words) : words.test(text);
    };
    return eventually(`${css} ${words ?? ''}`, async () => {
      for (const element of await this.driver.findElements(By.css(css))) {
        if (await fits(element)) return element;
      }
      return undefined;
    });
  }

  async press(...keys: string[]): Promise<void> {
    await this.driver
      .actions()
      .sendKeys(Key.chord(...keys))
      .perform();
  }

  /** The window's own number on the display, which keys, the pointer and pictures are sent and taken by. */
  async id(): Promise<string> {
    const [id] = await windows();
    if (id === undefined) throw new Error('there is no window on the display');
    return id;
  }

  async picture(file: string): Promise<void> {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, await this.driver.takeScreenshot(), 'base64');
  }

  /** Asks the window to close as its title bar does, until the program has ended: a key can come too early. */
  async close(): Promise<void> {
    const window = (await windows())[0];
    if (window === undefined) throw new Error('there is no window to close');
    const pid = await processOf(window);
    await eventually('the end of the program', async () => {
      if (!(await isRunning(pid))) return true;
      await pressOn(window, 'alt+F4');
      for (let tries = 0; tries < 30; tries += 1) {
        if (!(await isRunning(pid))) return true;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return false;
    });
    await this.end();
  }

  /** Ends what is left of it, in whatever state it is: a window left over would take the next program's place. */
  async end(): Promise<void> {
    for (const window of await windows(undefined, this.#env)) {
      const pid = await processOf(window, this.#env).catch(() => undefined);
      if (pid === undefined || !(await isRunning(pid))) continue;
      process.kill(pid);
      // Until it has ended it holds its name on the bus, and the next program would hand over to it and end.
      await eventually('the end of the program', async () => !(await isRunning(pid)));
    }
    this.#server.kill();
    await ends(this.#server, 10_000);
  }
}

/** Nothing that is asked of a window takes longer. */
export const LIMIT = { timeout: 5000 };

/** Brings a window to the front and presses keys of a real keyboard on it. */
export async function pressOn(window: string, keys: string): Promise<void> {
  // Its own way of waiting for the front (--sync) can wait for ever.
  await run('xdotool', ['windowactivate', window], LIMIT);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await run('xdotool', ['key', '--clearmodifiers', keys], LIMIT);
}

async function processOf(window: string, env = process.env): Promise<number> {
  return Number((await run('xdotool', ['getwindowpid', window], { ...LIMIT, env })).stdout);
}

/**
 * Opens the one profile there is from the start screen, where its name has the focus once it is there. Nothing on screen
 * can be asked without a driver: the profile's own file changes when it is opened.
 */
export async function openTheProfile(desk: Bridge, pressReturn: () => Promise<unknown>): Promise<void> {
  const file = await desk.profileFile('profile.json');
  const before = await readFile(file, 'utf8');
  await eventually('the desk', async () => {
    await pressReturn();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    return (await readFile(file, 'utf8')) !== before;
  });
}

/** The windows of a title on the display, as the window manager knows them; the program's if none is named. */
export async function windows(title = '^Sổ tay Nghị quyết$', env = process.env): Promise<string[]> {
  const found = await run('xdotool', ['search', '--onlyvisible', '--name', title], { env }).catch(
    () => undefined,
  );
  return found?.stdout.split('\n').filter((line) => line !== '') ?? [];
}

async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // A process that has ended stays listed as a zombie until the one that started it asks for its result.
  return stat !== '' && !/\) [ZX] /u.test(stat);
}

/** Presses keys on a program's window, such as those of its title bar, until it has ended: a key can come too early. */
export async function endBy(window: string, keys: string, program: ChildProcess): Promise<void> {
  await eventually('the end of the program', async () => {
    await pressOn(window, keys);
    return ends(program, 3000);
  });
}
