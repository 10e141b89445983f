import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import { By } from 'selenium-webdriver';
import { beginAs, onDisplay, test } from '../support/desktop';
import { built } from '../support/program';
import { run, type Window } from '../support/window';

const there = async (window: Window, css: string) =>
  (await window.driver.findElements(By.css(css))).length > 0;

const head = '---\nid: ke-hoach\ntitle: Kế hoạch của phường\nkind: other\n---\n\n# Kế hoạch của phường\n\n';
const old = `${head}## I. Việc phải làm\n\nKiểm kê hàng cây xà cừ dọc các phố trước tháng Ba.\n\nSửa đường ống nước sạch cho các hộ dân ở ngõ sâu trong quý này.\n\nThay bóng đèn đường ở hai ngõ.\n`;
const now = `${head}## I. Việc phải làm\n\nKiểm kê hàng cây xà cừ dọc các phố trước tháng Ba.\n\nSửa đường ống nước sạch cho các hộ dân ở ngõ sâu và khu tập thể trong quý này.\n\nHọp tổ dân phố mỗi tháng một lần.\n`;

test('a pack that is dropped on the window is looked at, taken in and read, and compared with what was before', async ({
  open,
  source,
  folder,
}, info) => {
  const own = path.join(folder, 'office/ke-hoach');
  await mkdir(path.join(own, 'editions'), { recursive: true });
  await writeFile(path.join(own, 'index.md'), now);
  await writeFile(path.join(own, 'editions/2026-03-01.md'), old);
  const pack = path.join(folder, 'Chi bộ 3.sotaypack');
  const about = ['--name', 'Chi bộ 3', '--serial', '1', '--date', '2026-11-30'];
  execFileSync(built('sotay-cli'), ['pack', path.join(folder, 'office'), '--out', pack, ...about]);

  const window = await open();
  await beginAs(window, 'Minh');
  const carried = await source('files', pack);
  await carried.carry(await onDisplay(683, 400), () => there(window, '.target'));
  expect(await carried.letGo()).toBe(true);
  await (await window.find('dialog button', 'Xem gói')).click();
  await window.find('dialog p', 'Gói này không có chữ ký');
  await run('import', ['-silent', '-window', 'root', info.outputPath('look.png')]);
  await (await window.find('dialog button', 'Tôi hiểu, vẫn nhận gói không ký')).click();
  await window.find('dialog p', 'Đã nhận gói “Chi bộ 3” số 1');
  await (await window.find('dialog button', 'Mở đọc')).click();
  await window.find('[data-block]', 'và khu tập thể');
  await (await window.find('button', 'Xem bản cũ, so với bản này')).click();
  await window.find('dialog ins', 'và khu tập thể');
  await run('import', ['-silent', '-window', 'root', info.outputPath('compared.png')]);
  await (await window.find('dialog [role=radio]', 'Đọc bản cũ')).click();
  await window.find('dialog p', 'Thay bóng đèn đường');
  await window.press('\uE00C');
  await window.close();
});
