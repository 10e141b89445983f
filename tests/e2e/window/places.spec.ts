import { access, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Bridge } from '../support/bridge';
import { built, freshFolder, spawn } from '../support/program';
import { endBy, eventually, homeIn, openTheProfile, pressOn, windows } from '../support/window';

const ID = 'vn.sotay.nghiquyet';

/** As someone starts it who has set nothing for it: each kind of file at its own place in a home. */
function homeOf(folder: string): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...homeIn(folder), XDG_STATE_HOME: path.join(folder, 'xdg-state') };
  delete env['SOTAY_DATA_DIR'];
  return env;
}

const there = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

test('what an earlier version kept in one folder is found at its place, with every note', async () => {
  const folder = await freshFolder();
  const data = path.join(folder.path, 'xdg-data', ID);
  const state = path.join(folder.path, 'xdg-state', ID);
  const desk = new Bridge({ data });
  await desk.start();
  const { profile } = await desk.call<{ profile: { id: string } }>('create_profile', { name: 'Thu Hanh' });
  const note = {
    anchor: { doc: 'huong-dan-nq06', block: 'II.1:1' },
    kind: 'plain',
    body: 'Viết ở bản trước',
  };
  await desk.call('create_note', note);
  await desk.stop();
  // The bridge's own, not the program's.
  await rm(path.join(data, 'cache'), { recursive: true });
  for (const [name, file] of [
    ['storage', 'salt'],
    ['logs', 'old.log'],
  ] as const) {
    await mkdir(path.join(data, name), { recursive: true });
    await writeFile(path.join(data, name, file), 'trước');
  }
  await writeFile(path.join(data, 'hsts-storage.sqlite'), '');

  const program = spawn(built('sotay'), [], { env: homeOf(folder.path), stdio: 'ignore' });
  try {
    const window = await eventually('the window', async () => (await windows())[0]);
    await openTheProfile(desk, () => pressOn(window, 'Return'));
    await endBy(window, 'alt+F4', program);
    expect(program.exitCode).toBe(0);
  } finally {
    program.kill();
  }

  expect(await there(path.join(state, 'webview', 'storage', 'salt'))).toBe(true);
  expect(await readFile(path.join(state, 'logs', 'old.log'), 'utf8')).toBe('trước');
  expect(await there(path.join(state, 'logs', 'sotay.log'))).toBe(true);
  expect(await there(path.join(folder.path, 'xdg-cache', ID, 'index'))).toBe(true);
  // Notes and nothing else: neither a log nor a file of the engine's has come to lie beside them.
  const beside = ['profiles', 'deleted-profiles', 'folders.json', 'profiles.lock'];
  expect((await readdir(data)).filter((name) => !beside.includes(name))).toEqual([]);

  await desk.start();
  await desk.call('open_profile', { id: profile.id });
  const notes = await desk.call<{ body: string }[]>('list_notes');
  expect(notes.map(({ body }) => body)).toEqual(['Viết ở bản trước']);
  await desk.stop();
  await folder.remove();
});

test('a folder that can’t be written is told in a box, and by the exit code', async () => {
  const folder = await freshFolder();
  const file = path.join(folder.path, 'data');
  await writeFile(file, 'no folder');
  const program = spawn(built('sotay'), [], { env: homeIn(folder.path), stdio: 'ignore' });
  try {
    const box = await eventually('the box', async () => (await windows())[0]);
    await endBy(box, 'Return', program);
    expect(program.exitCode).toBe(4);
  } finally {
    program.kill();
  }
  expect(await readFile(file, 'utf8')).toBe('no folder');
  await folder.remove();
});
