import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test as base } from '@playwright/test';
import { By } from 'selenium-webdriver';
import { Bridge } from '../support/bridge';
import { Display } from '../support/display';
import { freshFolder } from '../support/program';
import { eventually, run, Window, windows } from '../support/window';

const test = base.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = await freshFolder();
    const desk = new Bridge({ data: path.join(folder.path, 'data') });
    await desk.start();
    await desk.call('create_profile', { name: 'Thu Hạnh' });
    await desk.call('create_note', {
      anchor: { doc: 'huong-dan-nq06', block: 'I.1:1' },
      kind: 'plain',
      body: 'Một ghi chú bên lề.',
    });
    await desk.call('close_profile');
    await desk.stop();
    await use(folder.path);
    await folder.remove();
  },
});

/** Presses an element of the page. The driver's own clicks go astray where the page is enlarged. */
const press = (window: Window, css: string, words: string) =>
  eventually(`${css} ${words}`, () =>
    window.driver.executeScript<boolean>(
      `const [css, words] = arguments;
       const one = [...document.querySelectorAll(css)].find((one) => one.checkVisibility() &&
         (one.textContent + ' ' + (one.getAttribute('aria-label') ?? '')).includes(words));
       one?.click();
       return one !== undefined;`,
      css,
      words,
    ),
  );

interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where the window stands on its display, with its frame. */
async function frameOf(display: Display): Promise<Edges> {
  const [id = ''] = await windows(undefined, display.env);
  const { stdout } = await run('xwininfo', ['-id', id, '-frame'], {
    env: display.env,
  });
  const read = (name: string) => Number(new RegExp(`${name}:\\s*(-?\\d+)`, 'u').exec(stdout)?.[1]);
  const { stdout: inner } = await run('xprop', ['-id', id, '_NET_FRAME_EXTENTS'], { env: display.env });
  const [left = 0, right = 0, top = 0, bottom = 0] = (inner.split('=')[1] ?? '').split(',').map(Number);
  const x = read('Absolute upper-left X');
  const y = read('Absolute upper-left Y');
  return {
    left: x - left,
    top: y - top,
    right: x + read('Width') + right,
    bottom: y + read('Height') + bottom,
  };
}

/** What of the page can't be brought into sight: boxes beyond an edge that nothing scrolls. */
const outOfReach = (window: Window) =>
  window.driver.executeScript<string[]>(`
    const wide = document.documentElement.clientWidth, high = document.documentElement.clientHeight;
    const found = [];
    for (const one of document.querySelectorAll('button, input, textarea, [role=option], [data-block], h1, h2')) {
      if (!one.checkVisibility({ visibilityProperty: true }) || one.closest('.vh, .live, [inert]')) continue;
      const box = one.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      let up = one.parentElement, scrollsX = false, scrollsY = false;
      for (; up; up = up.parentElement) {
        const style = getComputedStyle(up);
        scrollsX ||= /auto|scroll/.test(style.overflowX) && up.scrollWidth > up.clientWidth;
        scrollsY ||= /auto|scroll/.test(style.overflowY) && up.scrollHeight > up.clientHeight;
      }
      const beyond = (!scrollsX && (box.left < -1 || box.right > wide + 1)) ||
        (!scrollsY && (box.top < -1 || box.bottom > high + 1));
      if (beyond) found.push([one.tagName, one.className, one.textContent.trim().slice(0, 40),
        Math.round(box.left), Math.round(box.top), Math.round(box.right), Math.round(box.bottom)].join(' '));
    }
    const sideways = [...document.querySelectorAll('.scroll')].filter((one) =>
      one.checkVisibility() && one.scrollWidth > one.clientWidth + 1);
    return [...found, ...sideways.map((one) => 'sideways: ' + one.className)];`);

const screens: {
  size: [number, number];
  env: NodeJS.ProcessEnv;
  saved?: [number, number];
}[] = [
  { size: [1024, 600], env: {} },
  { size: [1366, 768], env: { GDK_SCALE: '2' } },
  { size: [1366, 768], env: { GDK_DPI_SCALE: '1.5' } },
  { size: [1024, 600], env: { GDK_DPI_SCALE: '1.5' } },
  { size: [1920, 1080], env: { GDK_SCALE: '2' } },
  // What was kept of the window is from a larger screen.
  { size: [1024, 600], env: {}, saved: [1900, 1000] },
];

for (const { size, env, saved } of screens) {
  const [width, height] = size;
  const scale = Object.entries(env).map(([name, value]) => ` ${name}=${value}`);
  const title = `${width}×${height}${scale.join('')}${saved ? ` after ${saved.join('×')}` : ''}`;
  test(`the whole window is on a screen of ${title}, and all of it can be reached`, async ({
    folder,
  }, info) => {
    if (saved) {
      const data = path.join(folder, 'data');
      await mkdir(data, { recursive: true });
      const main = {
        width: saved[0],
        height: saved[1],
        x: 700,
        y: 300,
        prev_x: 700,
        prev_y: 300,
      };
      const looks = {
        maximized: false,
        visible: true,
        decorated: true,
        fullscreen: false,
      };
      await writeFile(path.join(data, 'window.json'), JSON.stringify({ main: { ...main, ...looks } }));
    }
    const display = await Display.start(folder, width, height);
    try {
      const window = await Window.start(folder, { ...display.env, ...env });
      try {
        await window.find('button', 'Thu Hạnh');
        const look = async (name: string) => {
          await display.picture(info.outputPath(`${name}.png`));
          expect(await outOfReach(window), name).toEqual([]);
        };
        await eventually('the window on its screen', async () => {
          const { left, top, right, bottom } = await frameOf(display);
          return left >= 0 && top >= 0 && right <= width && bottom <= height && right - left > width / 2;
        });
        await look('start');
        await press(window, 'button', 'Thu Hạnh');
        await window.find('[data-block]', 'nghiên cứu, học tập, quán triệt');
        await look('reading');
        for (const screen of ['Tra nhanh', 'Chỉ tiêu', 'Ghi chú', 'Buổi học']) {
          // Where the bar is narrow its five screens are in a menu.
          const [menu] = await window.driver.findElements(By.css('header .narrow-menu > .menu > button'));
          if (menu && (await menu.isDisplayed())) {
            await window.driver.executeScript('arguments[0].click()', menu);
            await look(`menu-${screen}`);
            await press(window, '[role^=menuitem]', screen);
          } else await press(window, 'header nav button', screen);
          await eventually(screen, () =>
            window.driver.executeScript<boolean>(
              `return document.querySelector('header nav [aria-current=page]').textContent.includes(arguments[0])`,
              screen,
            ),
          );
          await look(screen);
        }
        await press(window, 'header .tail button[aria-haspopup=menu]', '');
        await look('menu');
        await press(window, '[role^=menuitem]', 'Cài đặt');
        await eventually(
          'the settings',
          async () => (await window.driver.findElements(By.css('main.page'))).length > 0,
        );
        await look('settings');
      } finally {
        await window.end();
      }
    } finally {
      await display.stop();
    }
  });
}
