import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Bridge } from '../support/bridge';
import { built, ends, freshFolder, spawn } from '../support/program';
import { eventually, homeIn, openTheProfile, pressOn, run, windows } from '../support/window';

// Nothing here speaks WebDriver: that needs an address of this computer, and the program is to have none at all.

interface Traced {
  program: ChildProcess;
  trace: string;
}

/** Starts a program without any network, with every socket that it or its children make written down. */
function startTraced(name: string, folder: string): Traced {
  const trace = path.join(folder, `${name}.trace`);
  const strace = ['strace', '-f', '-qq', '-e', 'trace=socket,connect,bind,sendto', '-o', trace];
  // A session bus of its own: in here the one outside may be out of reach.
  const command = ['--map-root-user', '--net', 'dbus-run-session', '--', ...strace, built(name)];
  return { program: spawn('unshare', command, { env: homeIn(folder), stdio: 'ignore' }), trace };
}

/** The calls that had to do with an internet address, without the number of the process. */
async function internetCalls(trace: string): Promise<string[]> {
  const lines = (await readFile(trace, 'utf8')).split('\n');
  return lines.filter((line) => /AF_INET/u.test(line)).map((line) => line.replace(/^\d+\s+/u, ''));
}

const key = (...keys: string[]) => run('xdotool', ['key', '--clearmodifiers', ...keys]);
const type = (text: string) => run('xdotool', ['type', '--delay', '20', text]);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function inFront(title: string): Promise<string> {
  const id = await eventually(`the window ${title}`, async () => (await windows(title))[0]);
  await run('xdotool', ['windowactivate', id], { timeout: 5000 });
  return id;
}

/** Asks the window in front to close until its program has ended: a key that comes too early is lost. */
async function close(title: string, program: ChildProcess): Promise<void> {
  await eventually(`the end of ${title}`, async () => {
    const [id] = await windows(title);
    if (id !== undefined) await pressOn(id, 'alt+F4');
    return ends(program, 3000);
  });
}

test('a whole journey without a network: no address is asked for, none connected', async () => {
  const folder = await freshFolder();
  const desk = new Bridge({ data: path.join(folder.path, 'data') });
  // The profile is made beforehand, so that the journey is led by the keyboard alone.
  await desk.start();
  await desk.call('create_profile', { name: 'Thu Hanh' });
  await desk.stop();

  const empty = startTraced('sotay-empty-window', folder.path);
  await inFront('^Trống$');
  await pause(3000);
  await close('^Trống$', empty.program);

  const ours = startTraced('sotay', folder.path);
  await inFront('^Sổ tay Nghị quyết$');
  await openTheProfile(desk, () => key('Return'));
  // Then: find, go there, write, close.
  await pause(4000);
  await key('ctrl+k');
  await type('ty le do thi hoa 2030');
  await pause(3000);
  await key('Return');
  await pause(3000);
  await key('ctrl+n');
  await pause(1500);
  await type('Ghi khi khong co mang');
  await pause(3000);
  await run('import', ['-silent', '-window', 'root', test.info().outputPath('offline.png')]);
  await close('^Sổ tay Nghị quyết$', ours.program);

  const known = new Set(await internetCalls(empty.trace));
  const calls = await internetCalls(ours.trace);
  expect(calls.filter((call) => call.startsWith('socket(') && !known.has(call))).toEqual([]);
  expect(calls.filter((call) => !call.startsWith('socket('))).toEqual([]);
  // The trace saw the program at work: its window's own connection stands in it.
  expect(await readFile(ours.trace, 'utf8')).toContain('/tmp/.X11-unix/');

  await desk.start();
  const [profile] = await desk.call<{ id: string }[]>('profiles');
  await desk.call('open_profile', { id: profile?.id });
  const notes = await desk.call<{ body: string; anchor: { quote: string } }[]>('list_notes');
  expect(notes.map((note) => note.body)).toEqual(['Ghi khi khong co mang']);
  expect(notes[0]?.anchor.quote).toContain('đô thị hoá');
  await desk.stop();
  await folder.remove();
});
