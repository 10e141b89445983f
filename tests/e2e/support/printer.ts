import { type ChildProcess } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Bridge } from './bridge';
import { type PdfPage, pdfPages, plain } from './paper';
import { built, ends, spawn } from './program';
import { endBy, eventually, homeIn, LIMIT, openTheProfile, pressOn, run, windows } from './window';

/** What came out of the printer. The words of its pages are without spaces (`plain`). */
export interface Printed {
  file: string;
  pages: PdfPage[];
  /** All pages from above to below, without the lines under them. */
  flow: string;
  /** Each page in the order of its drawing, a table's row in one piece. Without the line under it. */
  drawn: string[];
  /** The last line over the line under each page. */
  lastLines: string[];
}

/** GTK's own title for the dialog in which a printer is chosen. */
const DIALOG = '^Print$';
const APART = 150;

/**
 * The program on a desk whose only printer is GTK's own "Print to File", led by the keyboard alone: while the engine's
 * driver leads a window it lets no printer's dialog come.
 */
export class PrintingDesk {
  #program: ChildProcess;
  #env: NodeJS.ProcessEnv;
  #window: string;
  #file: string;

  private constructor(program: ChildProcess, env: NodeJS.ProcessEnv, window: string, file: string) {
    this.#program = program;
    this.#env = env;
    this.#window = window;
    this.#file = file;
  }

  /** Opens the one profile there is in `folder`. */
  static async open(folder: string, desk: Bridge): Promise<PrintingDesk> {
    const env: NodeJS.ProcessEnv = { ...homeIn(folder), LC_ALL: 'C.UTF-8' };
    const config = env['XDG_CONFIG_HOME'] ?? folder;
    const documents = path.join(folder, 'documents');
    await mkdir(documents, { recursive: true });
    await mkdir(path.join(config, 'gtk-3.0'), { recursive: true });
    await writeFile(path.join(config, 'gtk-3.0', 'settings.ini'), '[Settings]\ngtk-print-backends=file\n');
    await writeFile(path.join(config, 'user-dirs.dirs'), `XDG_DOCUMENTS_DIR="${documents}"\n`);
    const program = spawn(built('sotay'), [], { env, stdio: 'ignore' });
    try {
      const window = await eventually('the window', async () => (await windows())[0]);
      await openTheProfile(desk, () => pressOn(window, 'Return'));
      const opened = new PrintingDesk(program, env, window, path.join(documents, 'output.pdf'));
      await opened.#still();
      return opened;
    } catch (error) {
      program.kill();
      throw error;
    }
  }

  /** Presses keys one after another, and waits after each until the window shows what came of it. */
  async keys(...all: string[]): Promise<void> {
    for (const key of all) {
      const before = await this.#picture();
      await pressOn(this.#window, key);
      await eventually(`something to come of ${key}`, async () => !(await this.#picture()).equals(before));
      await this.#still();
    }
  }

  /** Types into the field that has the focus. */
  async type(text: string): Promise<void> {
    await run('xdotool', ['type', '--delay', '20', text], { timeout: 20_000 });
    await this.#still();
  }

  /** Goes where a link leads. */
  async follow(link: string): Promise<void> {
    const before = await this.#picture();
    const second = spawn(built('sotay'), [link], { env: this.#env, stdio: 'ignore' });
    if (!(await ends(second, 30_000))) throw new Error('the second start did not hand its link over');
    await eventually('the place of the link', async () => !(await this.#picture()).equals(before));
    await this.#still();
  }

  /**
   * Presses a key that asks for the printer, says yes to the dialog, and reads the pages, which are kept as `file`. `foot`:
   * what stands under each of them.
   */
  async print(key: string, file: string, foot = ''): Promise<Printed> {
    await rm(this.#file, { force: true });
    await pressOn(this.#window, key);
    const dialog = await eventually('the printer’s dialog', async () => (await windows(DIALOG))[0]);
    // The one printer there is, and then its "Print".
    await pressOn(dialog, 'Down');
    await pressOn(dialog, 'space');
    const bytes = await eventually('a whole file', async () => {
      const now = await readFile(this.#file);
      return now.subarray(-1024).toString('latin1').includes('%%EOF') && now;
    });
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
    return printed(bytes, file, foot);
  }

  /** Closes the window as its title bar does. */
  async close(): Promise<void> {
    await endBy(this.#window, 'alt+F4', this.#program);
  }

  /** Ends it, in whatever state it is. */
  async end(): Promise<void> {
    this.#program.kill();
    if (!(await ends(this.#program, 10_000))) this.#program.kill('SIGKILL');
  }

  async #picture(): Promise<Buffer> {
    const { stdout } = await run('import', ['-silent', '-window', this.#window, '-depth', '8', 'ppm:-'], {
      ...LIMIT,
      encoding: 'buffer',
      maxBuffer: 1 << 27,
    });
    return stdout;
  }

  /** Waits until the window shows the same twice. */
  async #still(): Promise<void> {
    let before = await this.#picture();
    await eventually('the window to come to rest', async () => {
      await new Promise((resolve) => setTimeout(resolve, APART));
      const now = await this.#picture();
      const same = now.equals(before);
      before = now;
      return same;
    });
  }
}

/** The lines of each page, as poppler reads them. */
async function linesOf(file: string, ...options: string[]): Promise<string[][]> {
  const { stdout } = await run('pdftotext', [...options, file, '-'], { maxBuffer: 1 << 24, timeout: 30_000 });
  const pages = stdout.split('\f').slice(0, -1);
  return pages.map((page) =>
    page
      .split('\n')
      .map(plain)
      .filter((line) => line !== ''),
  );
}

async function printed(bytes: Uint8Array, file: string, foot: string): Promise<Printed> {
  const laid = await linesOf(file);
  const numbered = /Trang\d+\/\d+/u;
  const line = plain(foot);
  const bare = (lines: string[]) => lines.join('').replace(numbered, '').replace(line, '');
  const lastLines = laid.map((lines) => {
    const first = lines.findIndex((_, at) => lines.slice(at).join('').replace(numbered, '').startsWith(line));
    return lines[first - 1] ?? '';
  });
  return {
    file,
    pages: await pdfPages(bytes),
    flow: laid.map(bare).join(''),
    drawn: (await linesOf(file, '-raw')).map(bare),
    lastLines,
  };
}

/** Every page is white for so many millimetres at its edges, and has ink inside: nothing leaves the sheet. */
export async function expectMargins(file: string, millimetres: number): Promise<void> {
  const pictures = file.replace(/\.pdf$/u, '');
  await run('pdftoppm', ['-r', '50.8', '-png', file, pictures], { timeout: 60_000 });
  const names = await readdir(path.dirname(file));
  const own = names.filter((name) => name.startsWith(`${path.basename(pictures)}-`) && name.endsWith('.png'));
  expect(own.length).toBeGreaterThan(0);
  for (const name of own) {
    // Where what isn't white begins and ends.
    const looked = ['-colorspace', 'gray', '-bordercolor', 'white', '-border', '1', '-fuzz', '4%'];
    const { stdout } = await run('convert', [
      path.join(path.dirname(file), name),
      ...looked,
      '-format',
      '%w %h %@',
      'info:',
    ]);
    const [wide = 0, high = 0, width = 0, height = 0, left = 0, top = 0] = (stdout.match(/\d+/gu) ?? []).map(
      Number,
    );
    // Two dots to a millimetre, and the border of one that was put around.
    const least = millimetres * 2;
    const edges = [left - 1, top - 1, wide - 1 - left - width, high - 1 - top - height];
    expect(Math.min(...edges), `${name}: ${edges.join(' ')}`).toBeGreaterThanOrEqual(least);
    expect(width * height).toBeGreaterThan(100);
  }
}
