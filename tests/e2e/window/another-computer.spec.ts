import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Bridge } from '../support/bridge';
import { Reader, test as withReader } from '../support/reader';
import { test, expect } from '@playwright/test';
import { freshFolder } from '../support/program';
import { eventually, LIMIT, run, Window, windows } from '../support/window';

const NAME = 'Thu Hạnh';

/** The titles of the system's dialogs. */
const FOLDER = '^Chọn thư mục$';
const FILE = '^Chọn tệp ghi chú$';

/** Another computer's notes on a stick, in clear or under a passphrase. */
async function stick(folder: string, name: string, bodies: string[], passphrase?: string): Promise<string> {
  const place = path.join(folder, 'USB');
  await mkdir(place, { recursive: true });
  const core = new Bridge({ data: path.join(folder, `computer of ${name}`, 'data') });
  await core.start();
  await core.call('create_profile', { name, ...(passphrase === undefined ? {} : { passphrase }) });
  const view = await core.call<{ blocks: { id: string; kind: string }[] }>('open_document', {
    doc: 'huong-dan-nq06',
  });
  const block = view.blocks.find((one) => one.kind !== 'heading')?.id;
  const anchor = { doc: 'huong-dan-nq06', block };
  for (const body of bodies) await core.call('create_note', { anchor, kind: 'plain', body });
  await core.call('set_backup_place', { path: place });
  await core.call('export_json', { path: path.join(folder, 'so-tay.json') });
  await core.stop();
  return place;
}

/**
 * Chooses a folder or file in the system's own dialog, which isn't of the page: by its keyboard. After the mere name of a
 * folder the dialog goes on to the only one in it; what ends in "/." is taken for the folder around it, and is found there.
 */
async function choose(title: string, what: string): Promise<void> {
  const dialog = await eventually('the dialog’s window', async () => (await windows(title))[0]);
  await run('xdotool', ['windowactivate', dialog], LIMIT);
  await new Promise((resolve) => setTimeout(resolve, 500));
  // It begins at what was used lately, where no folder can be named.
  await run('xdotool', ['key', '--clearmodifiers', 'alt+Home'], LIMIT);
  await run('xdotool', ['key', '--clearmodifiers', 'ctrl+l'], LIMIT);
  await run('xdotool', ['type', '--delay', '20', what], { timeout: 20_000 });
  await run('xdotool', ['key', '--clearmodifiers', 'Return'], LIMIT);
  await eventually('the end of the dialog', async () => {
    if ((await windows(title)).length === 0) return true;
    await run('xdotool', ['key', '--clearmodifiers', 'Return'], LIMIT);
    return false;
  });
}

test('a stick from another computer is merged into the open notebook', async () => {
  const folder = await freshFolder();
  const place = await stick(folder.path, NAME, ['Ghi ở máy kia']);
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
    await choose(FOLDER, `${place}/.`);
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

const LOOKS = [
  ['light', 1],
  ['light', 2],
  ['light', 5],
  ['dark', 2],
  ['dark', 5],
] as const;

/** Looks at what stands on the screen in all looks, from its top to its end. */
async function inAllLooks(reader: Reader, what: string): Promise<void> {
  for (const [theme, step] of LOOKS) {
    await reader.wear(theme, step);
    const name = `${what} ${theme} ${step}`;
    await reader.look(name);
    await run('import', ['-silent', '-window', 'root', withReader.info().outputPath(`${name}.png`)]);
  }
  await reader.wear('light', 2);
}

const OPEN = 'Mở bản sao lưu từ thư mục…';
const SOMEBODY = 'Nguyễn Thị Minh Nguyệt, Ban Tuyên giáo';
const SECRETIVE = 'Trần Văn Khánh';

withReader.describe('every screen of a stick can be read in all looks', { tag: '@full' }, () => {
  withReader.setTimeout(400_000);
  withReader.beforeEach(async ({ folder }) => {
    await stick(folder, SOMEBODY, ['Hạn từng quý', 'Hỏi lại huyện', 'Chia nhóm thảo luận']);
    await stick(folder, SECRETIVE, ['Riêng tư'], 'sông Hồng mùa nước');
  });

  withReader('on a new computer', async ({ folder }) => {
    const window = await Window.start(path.join(folder, 'new'));
    try {
      const reader = new Reader(window);
      await reader.press('.who button.main');
      await reader.see('button', OPEN);
      await inAllLooks(reader, 'new computer');
      await reader.press('button', OPEN);
      await reader.see('h2', 'Bản sao lưu từ máy khác');
      await inAllLooks(reader, 'new computer, nothing chosen');
    } finally {
      await window.end();
    }
  });

  withReader('from the start screen', async ({ reader, folder }) => {
    await inAllLooks(reader, 'start');
    await reader.press('button', 'Xoá, lấy lại hoặc mở từ bản sao lưu');
    await reader.see('h2', 'Bản sao lưu từ máy khác');
    await inAllLooks(reader, 'nothing chosen');
    await reader.press('button', OPEN);
    await choose(FOLDER, `${folder}/USB/.`);
    // Until all was looked through nothing that was found can be opened.
    await reader.see('button', 'Huỷ, không mở');
    await reader.see('li', SECRETIVE);
    await inAllLooks(reader, 'found');
    await reader.press('button', `Mở bản sao lưu của ${SECRETIVE}`);
    await reader.fill('.ask input', 'không phải');
    await inAllLooks(reader, 'locked');
    await reader.press('.ask button.main');
    await reader.see('.ask', 'chưa đúng');
    await inAllLooks(reader, 'wrong');
    await reader.press('.ask button', 'Về danh sách tìm thấy');
    await reader.press('button', `Mở bản sao lưu của ${SOMEBODY}`);
    await reader.see('.ask', 'Mở thành hồ sơ riêng');
    await inAllLooks(reader, 'inside');
  });

  withReader('from the settings', async ({ reader, folder }) => {
    await reader.open();
    await reader.settings('Sao lưu');
    await inAllLooks(reader, 'settings');
    await reader.press('button', OPEN);
    await choose(FOLDER, `${folder}/USB/.`);
    // Until all was looked through nothing that was found can be opened.
    await reader.see('button', 'Huỷ, không mở');
    await reader.press('button', `Mở bản sao lưu của ${SOMEBODY}`);
    await reader.see('button', 'Gộp vào hồ sơ đang mở');
    await inAllLooks(reader, 'before merging');
    await reader.press('button', 'Gộp vào hồ sơ đang mở');
    await reader.see('.good', 'Đã gộp.');
    await inAllLooks(reader, 'merged');
    await reader.press('.good button');
    await reader.see('.ask', 'Sổ sẽ trở lại');
    await inAllLooks(reader, 'taking back');
    await reader.press('.ask button.quiet');
    await reader.settings('Xuất và nhập ghi chú');
    await reader.press('button', 'Nhập từ tệp');
    await choose(FILE, path.join(folder, 'so-tay.json'));
    await reader.see('button', 'Gộp vào thay vì thay hết');
    await inAllLooks(reader, 'a file');
    await reader.press('button', 'Gộp vào thay vì thay hết');
    await reader.see('button', 'Gộp vào hồ sơ đang mở');
    await inAllLooks(reader, 'merging a file');
    await reader.press('button', 'Gộp vào hồ sơ đang mở');
    await reader.see('.good', 'Đã gộp.');
    await inAllLooks(reader, 'file merged');
  });
});
