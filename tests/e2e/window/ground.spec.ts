import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Bridge } from '../support/bridge';
import { built, freshFolder, spawn } from '../support/program';
import { endBy, eventually, homeIn, openTheProfile, pressOn, run, windows } from '../support/window';

/** `--desk` of the dark theme. */
const DESK = '#161412';

/** Where the window is: the ground at its edge, and how many colours there are on it. A page has letters. */
async function seen(file: string): Promise<{ ground: string; colours: number }> {
  await run('import', ['-silent', '-window', 'root', '-crop', '1366x600+0+100', file]);
  const { stdout } = await run('convert', [file, '-depth', '8', '-format', '%[hex:u.p{4,4}] %k', 'info:']);
  const [ground = '', colours] = stdout.split(' ');
  return { ground: `#${ground.toLowerCase()}`, colours: Number(colours) };
}

test('a window begins in the colour that its page had last', async () => {
  const folder = await freshFolder();
  const data = path.join(folder.path, 'data');
  const desk = new Bridge({ data });
  await desk.start();
  const { settings } = await desk.call<{ settings: object }>('create_profile', { name: 'Thu Hanh' });
  await desk.call('save_settings', { ...settings, theme: 'dark' });
  await desk.stop();

  const first = spawn(built('sotay'), [], { env: homeIn(folder.path), stdio: 'ignore' });
  try {
    const window = await eventually('the window', async () => (await windows())[0]);
    await openTheProfile(desk, () => pressOn(window, 'Return'));
    const kept = () => readFile(path.join(data, 'webview', 'ground'), 'utf8').catch(() => '');
    await eventually('the colour', async () => (await kept()) === DESK);
    await endBy(window, 'alt+F4', first);
  } finally {
    first.kill();
  }

  const picture = test.info().outputPath('ground.png');
  const { ground: before } = await seen(picture);
  const again = spawn(built('sotay'), [], { env: homeIn(folder.path), stdio: 'ignore' });
  try {
    const grounds = new Set<string>();
    await eventually('the page', async () => {
      const { ground, colours } = await seen(picture);
      grounds.add(ground);
      return ground === DESK && colours > 100;
    });
    grounds.delete(before);
    expect([...grounds]).toEqual([DESK]);
    const window = await eventually('the window', async () => (await windows())[0]);
    await endBy(window, 'alt+F4', again);
  } finally {
    again.kill();
  }
  await folder.remove();
});
