import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { test as base } from '../support/folder';
import { beginAs, keys } from '../support/desktop';
import { eventually, Window } from '../support/window';

/** A program in the place of speech-dispatcher's: it writes down what it is asked for, and speaks until it is let go. */
const SPD_SAY = `#!/bin/sh
here=$(dirname "$0")
case " $* " in
*' --list-synthesis-voices '*) printf 'NAME LANGUAGE VARIANT\\nVietnamese vi none\\n'; exit ;;
esac
printf '%s\\n' "$*" >> "$here/asked"
case " $* " in *' --cancel '*) exit ;; esac
printf '%s\\n' "$$" > "$here/pid"
while [ ! -e "$here/go" ]; do sleep 0.05; done
rm "$here/go"
`;

class Dispatcher {
  readonly folder: string;
  constructor(folder: string) {
    this.folder = folder;
  }
  async asked(): Promise<string[]> {
    const asked = await readFile(path.join(this.folder, 'asked'), 'utf8').catch(() => '');
    return asked.split('\n').filter((line) => line !== '');
  }
  saying(words: string | RegExp): Promise<string> {
    return eventually(`“${words}” said`, async () => {
      const last = (await this.asked()).at(-1) ?? '';
      return (typeof words === 'string' ? last.includes(words) : words.test(last)) && last;
    });
  }
  end(): Promise<void> {
    return writeFile(path.join(this.folder, 'go'), '');
  }
  async pid(): Promise<string> {
    return (await readFile(path.join(this.folder, 'pid'), 'utf8')).trim();
  }
}

const runs = async (pid: string) => (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')) !== '';

const test = base.extend<{ dispatcher: Dispatcher; window: Window }>({
  dispatcher: async ({ folder }, use) => {
    const own = path.join(folder, 'voice');
    await mkdir(own);
    await writeFile(path.join(own, 'spd-say'), SPD_SAY);
    await chmod(path.join(own, 'spd-say'), 0o755);
    await use(new Dispatcher(own));
  },
  window: async ({ folder, dispatcher }, use) => {
    const window = await Window.start(folder, {
      PATH: `${dispatcher.folder}:${process.env['PATH'] ?? ''}`,
    });
    await use(window);
    await window.end();
  },
});

/** The words that are lit as being read. */
const lit = (window: Window) =>
  window.driver.executeScript<string>(
    `return [...(CSS.highlights.get('said') ?? [])].map(String).join('') ||
       [...document.querySelectorAll('.said-mark')].map(() => 'a box').join('')`,
  );

test('speech-dispatcher says sentence after sentence, and falls silent with the window', async ({
  window,
  dispatcher,
}) => {
  await beginAs(window, 'Minh');
  await window.driver.executeScript(`document.querySelector('article.doc').focus()`);
  await keys('F4');
  const first = await dispatcher.saying('Hướng dẫn nghiên cứu');
  expect(first).toMatch(/^--application-name sotay --wait --language vi --rate 0 -- Hướng dẫn/u);
  await eventually('the sentence lit', async () => (await lit(window)).includes('Hướng dẫn nghiên cứu'));
  await dispatcher.end();
  await dispatcher.saying('số không sáu, nghị quyết Trung ương, ngày hai mươi tư tháng một');
  await eventually('the next one lit', async () => (await lit(window)).includes('06-NQ/TW'));

  // Pausing ends the process and tells the dispatcher.
  const paused = await dispatcher.pid();
  await keys('F4');
  await dispatcher.saying('--cancel');
  expect(await runs(paused)).toBe(false);
  await keys('F4');
  await dispatcher.saying('số không sáu');

  const speaking = await dispatcher.pid();
  expect(speaking).not.toBe(paused);
  expect(await runs(speaking)).toBe(true);
  await window.close();
  await eventually('silence', async () => !(await runs(speaking)));
  expect((await dispatcher.asked()).at(-1)).toContain('--cancel');
});

test('where nothing speaks, the bar says which packages do', async ({ folder, dispatcher }) => {
  await writeFile(path.join(dispatcher.folder, 'spd-say'), '#!/bin/sh\nexit 1\n');
  const window = await Window.start(folder, {
    PATH: `${dispatcher.folder}:${process.env['PATH'] ?? ''}`,
  });
  try {
    await beginAs(window, 'Minh');
    await window.driver.executeScript(`document.querySelector('article.doc').focus()`);
    await keys('F4');
    await window.find('.trouble', 'speech-dispatcher-espeak-ng');
    await window.close();
  } finally {
    await window.end();
  }
});
