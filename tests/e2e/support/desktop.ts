import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { By, Key, type WebElement } from 'selenium-webdriver';
import { test as base } from './folder';
import { ends, root, spawn } from './program';
import { eventually, run, Window, windows } from './window';

interface Fixtures {
  /** Starts the program; whatever a test leaves open is ended after it. */
  open: () => Promise<Window>;
  /** Puts something on the display that can be dragged from there. */
  source: (kind: 'files' | 'text' | 'link', ...what: string[]) => Promise<DragSource>;
}

/** Nothing of the display's own takes longer. */
const LIMIT = { timeout: 10_000 };
/** Where what is dragged lies, in pixels of the display: over the foot of the left pane. */
const SOURCE = { x: 8, y: 700, size: 48 };

/** A test with the program in its own window, and other programs beside it. */
export const test = base.extend<Fixtures>({
  open: async ({ folder }, use, info) => {
    const opened: Window[] = [];
    await use(async () => {
      const window = await Window.start(folder);
      opened.push(window);
      return window;
    });
    if (info.status !== info.expectedStatus)
      await run('import', ['-silent', '-window', 'root', info.outputPath('display.png')], LIMIT).catch(
        () => undefined,
      );
    for (const window of opened) await window.end();
  },
  source: async ({}, use) => {
    const sources: DragSource[] = [];
    await use(async (kind, ...what) => {
      const source = await DragSource.show(kind, what);
      sources.push(source);
      return source;
    });
    for (const source of sources) await source.end();
  },
});

/** Sits down as a new reader; the guidance opens by itself. */
export async function beginAs(window: Window, name: string): Promise<void> {
  // A click that comes while the welcome is still being laid out may miss it.
  const field = await eventually('the field for a name', async () => {
    const [skip] = await window.driver.findElements(
      By.xpath('//button[normalize-space()="Bỏ qua phần làm quen"]'),
    );
    await skip?.click();
    return (await window.driver.findElements(By.css('input.field')))[0];
  });
  await field.sendKeys(name, Key.ENTER);
  await window.find('[data-block]', 'nghiên cứu, học tập, quán triệt');
}

/** Where something of the page lies on the display, in pixels. */
export async function middleOf(element: WebElement): Promise<[number, number]> {
  const { x, y, width, height } = await element.getRect();
  return onDisplay(x + width / 2, y + height / 2);
}

/** A point of the page, on the display. */
export async function onDisplay(x: number, y: number): Promise<[number, number]> {
  const [id = ''] = await windows();
  // What it says of a window's own place is off by the frame; where the pointer is, it says rightly.
  const there = ['mousemove', '--window', id, String(Math.round(x)), String(Math.round(y))];
  const { stdout } = await run('xdotool', [...there, 'getmouselocation', '--shell'], LIMIT);
  const at = (name: string) => Number(new RegExp(`^${name}=(-?\\d+)$`, 'mu').exec(stdout)?.[1]);
  return [at('X'), at('Y')];
}

export async function pointer(...does: (string | number)[]): Promise<void> {
  await run('xdotool', does.map(String), LIMIT);
}

/** A click of a real mouse: 1 is its left button, 3 its right, 8 and 9 those at its side. */
export async function clickAt([x, y]: readonly [number, number], button = 1): Promise<void> {
  await pointer('mousemove', x, y);
  await pointer('click', button);
}

/** Keys of a real keyboard on the window, as `xdotool` names them. */
export async function keys(...names: string[]): Promise<void> {
  for (const name of names) await pointer('key', '--clearmodifiers', name);
}

/** What another program gets from the clipboard; undefined where there is no such thing on it. */
export async function onClipboard(target = 'UTF8_STRING'): Promise<string | undefined> {
  const asked = ['-selection', 'clipboard', '-o', '-target', target];
  return (await run('xclip', asked, LIMIT).catch(() => undefined))?.stdout;
}

/** Another program takes the clipboard. */
export async function fillClipboard(text: string): Promise<void> {
  const child = spawn('xclip', ['-selection', 'clipboard', '-i'], { stdio: ['pipe', 'ignore', 'ignore'] });
  child.stdin?.end(text);
  // It goes on in the background once it has it.
  if (!(await ends(child, 10_000))) throw new Error('xclip did not take the clipboard');
  await eventually('the clipboard to be filled', async () => (await onClipboard()) === text);
}

/** Something that lies on the display and can be dragged. */
export class DragSource {
  #child: ChildProcess;
  #said: string[] = [];

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async show(kind: string, what: string[]): Promise<DragSource> {
    const script = path.join(root, 'tests/e2e/support/drag-source.py');
    const args = [script, String(SOURCE.x), String(SOURCE.y), kind, ...what];
    const child = spawn('/usr/bin/python3', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const source = new DragSource(child);
    createInterface({ input: child.stdout }).on('line', (line) => source.#said.push(line));
    await source.#says('ready');
    return source;
  }

  /** Takes hold of it and carries it to a point of the display, until `seen` is true there. */
  async carry([x, y]: readonly [number, number], seen: () => Promise<boolean>): Promise<void> {
    const middle = SOURCE.size / 2;
    await pointer('mousemove', SOURCE.x + middle, SOURCE.y + middle, 'mousedown', 1);
    for (let step = 1; step <= 4; step += 1) {
      await pointer('mousemove', SOURCE.x + middle + step * 8, SOURCE.y + middle - step * 8);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    let by = 0;
    // A target hears of it only while the pointer moves.
    await eventually('what is carried to be noticed', async () => {
      by = (by + 1) % 4;
      await pointer('mousemove', x + by, y);
      return seen();
    });
  }

  /** Lets it go; true if it was taken. */
  async letGo(): Promise<boolean> {
    await pointer('mouseup', 1);
    const said = await this.#says('done', 'refused');
    return said === 'done';
  }

  async end(): Promise<void> {
    this.#child.kill();
    await ends(this.#child, 5000);
  }

  #says(...words: string[]): Promise<string> {
    return eventually(words.join(' or '), async () => {
      const at = this.#said.findIndex((line) => words.includes(line));
      return at < 0 ? undefined : this.#said.splice(at, 1)[0];
    });
  }
}
