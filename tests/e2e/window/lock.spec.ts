import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Key } from 'selenium-webdriver';
import { Bridge } from '../support/bridge';
import { freshFolder } from '../support/program';
import { pressOn, Window, windows } from '../support/window';

const NAME = 'Thu Hạnh';
const PASSPHRASE = 'sông Hồng mùa nước';
const SECRET = 'Lời bí mật của chi bộ';

async function unlock(window: Window, passphrase: string): Promise<void> {
  await (await window.find('input[type=password]')).sendKeys(passphrase, Key.ENTER);
}

test('a locked notebook opens by its passphrase alone, locks with Ctrl+L, and again after a restart', async () => {
  const folder = await freshFolder();
  const core = new Bridge({ data: path.join(folder.path, 'data') });
  await core.start();
  await core.call('create_profile', { name: NAME, passphrase: PASSPHRASE });
  const view = await core.call<{ blocks: { id: string; kind: string }[] }>('open_document', {
    doc: 'huong-dan-nq06',
  });
  const block = view.blocks.find((one) => one.kind !== 'heading')?.id;
  await core.call('create_note', { anchor: { doc: 'huong-dan-nq06', block }, kind: 'plain', body: SECRET });
  await core.stop();

  const window = await Window.start(folder.path);
  try {
    await unlock(window, PASSPHRASE);
    await window.find('article.note', SECRET);
    // The driver's own keys have no place on a keyboard, and the shortcut goes by that.
    const [id] = await windows();
    await pressOn(id ?? '', 'ctrl+l');
    await window.find('.list .row', 'Có khoá');
    expect(await window.driver.getPageSource()).not.toContain(SECRET);
    await window.close();

    const again = await Window.start(folder.path);
    try {
      await unlock(again, 'không phải câu này');
      await again.find('p', 'Mật khẩu chưa đúng');
      await again.close();
    } finally {
      await again.end();
    }

    // The wait after a wrong passphrase outlives the restart; then the right one opens.
    const last = await Window.start(folder.path);
    try {
      await new Promise((resolve) => setTimeout(resolve, 3000));
      await unlock(last, PASSPHRASE);
      await last.find('article.note', SECRET);
      await last.close();
    } finally {
      await last.end();
    }
  } finally {
    await window.end();
  }
  await folder.remove();
});
