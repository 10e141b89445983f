import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Bridge } from '../support/bridge';
import { test, expect } from '@playwright/test';
import { freshFolder } from '../support/program';
import { eventually, LIMIT, run, Window, windows } from '../support/window';

const NAME = 'Thu Hạnh';

/** Another computer's notes on a stick. */
async function stick(folder: string): Promise<string> {
  const place = path.join(folder, 'USB');
  await mkdir(place, { recursive: true });
  const core = new Bridge({ data: path.join(folder, 'other', 'data') });
  await core.start();
  await core.call('create_profile', { name: NAME });
  const view = await core.call<{ blocks: { id: string; kind: string }[] }>('open_document', {
    doc: 'huong-dan-nq06',
  });
  const block = view.blocks.find((one) => one.kind !== 'heading')?.id;
  const anchor = { doc: 'huong-dan-nq06', block };
  await core.call('create_note', { anchor, kind: 'plain', body: 'Ghi ở máy kia' });
  await core.call('set_backup_place', { path: place });
  await core.stop();
  return place;
}

/** Chooses a folder in the system's own dialog, which isn't of the page: by its keyboard. */
async function choose(folder: string): Promise<void> {
  const own = new Set(await windows());
  const dialog = await eventually('the dialog for a folder', async () => {
    const all = await windows('.');
    return all.find((id) => !own.has(id));
  });
  await run('xdotool', ['windowactivate', dialog], LIMIT);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await run('xdotool', ['key', '--clearmodifiers', 'ctrl+l'], LIMIT);
  await run('xdotool', ['type', '--delay', '20', folder], { timeout: 20_000 });
  await run('xdotool', ['key', '--clearmodifiers', 'Return'], LIMIT);
  await eventually('the end of the dialog', async () => {
    if (!(await windows('.')).includes(dialog)) return true;
    await run('xdotool', ['key', '--clearmodifiers', 'Return'], LIMIT);
    return false;
  });
}

test('a stick from another computer is merged into the open notebook', async () => {
  const folder = await freshFolder();
  const place = await stick(folder.path);
  const core = new Bridge({ data: path.join(folder.path, 'data') });
  await core.start();
  await core.call('create_profile', { name: 'Minh Đức' });
  await core.stop();
  const window = await Window.start(folder.path);
  try {
    await (await window.find('button', 'Minh Đức')).click();
    await (await window.find('button', 'Hồ sơ Minh Đức')).click();
    await (await window.find('[role=menuitem]', 'Sao lưu')).click();
    await (await window.find('button', 'Mở bản sao lưu từ thư mục…')).click();
    await choose(place);
    await window.find('li', '1 ghi chú');
    await (await window.find('button', `Mở bản sao lưu của ${NAME}`)).click();
    await window.find('li', '1 ghi chú mới');
    await (await window.find('button', 'Gộp vào hồ sơ đang mở')).click();
    await window.find('.good', 'Đã gộp.');
    await (await window.find('nav button', 'Ghi chú')).click();
    expect(await (await window.find('article.note', 'Ghi ở máy kia')).isDisplayed()).toBe(true);
    await window.close();
  } finally {
    await window.end();
    await folder.remove();
  }
});
