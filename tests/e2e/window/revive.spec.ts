import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Bridge } from '../support/bridge';
import { built, freshFolder, spawn } from '../support/program';
import { endBy, eventually, homeIn, openTheProfile, pressOn, windows } from '../support/window';

// Nothing here speaks WebDriver: its session would end with the page's process.

/** The process that draws the page of a program. */
async function pageProcess(program: number): Promise<number | undefined> {
  const ids = (await readdir('/proc')).filter((one) => /^\d+$/u.test(one)).map(Number);
  const all = await Promise.all(
    ids.map(async (id) => {
      const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
      const [, name = '', rest = ''] = /\((.*)\) (.*)/su.exec(stat) ?? [];
      return { id, name, parent: Number(rest.split(' ')[1]) };
    }),
  );
  const parentOf = new Map(all.map((one) => [one.id, one.parent]));
  const isBelow = (id: number): boolean => {
    const parent = parentOf.get(id);
    return parent !== undefined && (parent === program || isBelow(parent));
  };
  return all.find((one) => one.name.startsWith('WebKitWebProces') && isBelow(one.id))?.id;
}

test('a page whose process dies comes back, with the names first and every saved word there', async () => {
  const folder = await freshFolder();
  const desk = new Bridge({ data: path.join(folder.path, 'data') });
  await desk.start();
  const { profile } = await desk.call<{ profile: { id: string } }>('create_profile', { name: 'Thu Hanh' });
  const { blocks } = await desk.call<{ blocks: { id: string }[] }>('open_document', {
    doc: 'huong-dan-nq06',
  });
  await desk.call('create_note', {
    anchor: { doc: 'huong-dan-nq06', block: blocks[0]?.id },
    kind: 'plain',
    body: 'Đã lưu trước khi hỏng',
  });
  await desk.stop();

  const program = spawn(built('sotay'), [], { env: homeIn(folder.path), stdio: 'ignore' });
  const id = program.pid ?? 0;
  try {
    const open = async () => {
      const window = await eventually('the window', async () => (await windows())[0]);
      await openTheProfile(desk, () => pressOn(window, 'Return'));
    };
    await open();
    for (let death = 0; death < 2; death += 1) {
      const page = await eventually('the page’s process', () => pageProcess(id));
      process.kill(page, 'SIGKILL');
      await eventually('another process', async () => {
        const next = await pageProcess(id);
        return next !== undefined && next !== page;
      });
      await open();
    }
    const [window = ''] = await windows();
    await endBy(window, 'alt+F4', program);
    expect(program.exitCode).toBe(0);
  } finally {
    program.kill();
  }

  await desk.start();
  await desk.call('open_profile', { id: profile.id });
  const notes = await desk.call<{ body: string }[]>('list_notes');
  expect(notes.map((note) => note.body)).toEqual(['Đã lưu trước khi hỏng']);
  await desk.stop();
  await folder.remove();
});
