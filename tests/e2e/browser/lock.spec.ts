import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/test';

// Deriving a key takes up to a second on purpose.
test.describe.configure({ timeout: 120_000 });
const NAME = 'Thu Hạnh';
const PASSPHRASE = 'sông Hồng mùa nước';

test('a profile is made locked, locks, refuses what is wrong and opens again after a restart', async ({
  desk,
  bridge,
  page,
}) => {
  const code = await desk.beginLocked(NAME, PASSPHRASE);
  expect(code.length).toBeGreaterThan(15);
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Lời bí mật của chi bộ');
  await desk.lock();
  expect(await page.content()).not.toContain('bí mật');
  await expect(page.getByText('Có khoá, ghi chú được mã hoá trên đĩa')).toBeVisible();

  await bridge.stop();
  await bridge.start();
  await desk.open();
  await desk.unlock(NAME, 'không phải câu này');
  await expect(page.getByText('Mật khẩu chưa đúng.').first()).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, 'a wrong passphrase');
  const open = page.getByRole('button', { name: 'Mở khoá', exact: true });
  await expect(open).toBeEnabled({ timeout: 60_000 });
  await desk.unlock(NAME, PASSPHRASE);
  await expect(desk.note('Lời bí mật của chi bộ')).toBeVisible({ timeout: 30_000 });
});

test('a forgotten passphrase is replaced by the recovery code, and the old one opens nothing', async ({
  desk,
  page,
}) => {
  const code = await desk.beginLocked(NAME, PASSPHRASE);
  await desk.lock();
  await page.getByRole('button', { name: 'Quên mật khẩu? Dùng mã khôi phục' }).click();
  await page.getByLabel('Mã khôi phục', { exact: true }).fill(code.toLowerCase().replaceAll('-', ' '));
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('mật khẩu mới tinh');
  await page.getByLabel('Gõ lại mật khẩu', { exact: true }).fill('mật khẩu mới tinh');
  await expectAccessible(page, 'recovering');
  await page.getByRole('button', { name: 'Đặt mật khẩu mới và mở' }).click();
  const next = await desk.keepCode();
  expect(next).not.toBe(code);
  await desk.lock();
  await desk.unlock(NAME, 'mật khẩu mới tinh');
  await expect(desk.searchBox).toBeVisible({ timeout: 30_000 });
});

test('a plain profile gets a lock, another passphrase, and loses it again', async ({ desk, page }) => {
  await desk.beginAs(NAME);
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Viết trước khi khoá');
  await desk.menu('Hồ sơ và khoá');
  await page.getByRole('button', { name: 'Đặt khoá', exact: true }).click();
  await expectAccessible(page, 'putting a lock on');
  await page.getByLabel('Mật khẩu hồ sơ', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Gõ lại mật khẩu', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Đặt khoá', exact: true }).click();
  await desk.keepCode();
  await expect(page.getByText('Đã khoá hồ sơ.')).toBeVisible();

  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await page.getByLabel('Mật khẩu đang dùng', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('mật khẩu thứ hai');
  await page.getByLabel('Gõ lại mật khẩu', { exact: true }).fill('mật khẩu thứ hai');
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await expect(page.getByText('Đã đổi mật khẩu.')).toBeVisible({ timeout: 30_000 });

  await page.getByRole('button', { name: 'Bỏ khoá hẳn' }).click();
  await page.getByLabel('Mật khẩu đang dùng', { exact: true }).fill('mật khẩu thứ hai');
  await page.getByRole('button', { name: 'Bỏ khoá hẳn' }).click();
  await expect(page.getByText('Đã bỏ khoá.')).toBeVisible({ timeout: 30_000 });
  await desk.screen('Ghi chú');
  await expect(desk.note('Viết trước khi khoá')).toBeVisible();
});

test('it locks itself when nobody is there', async ({ desk, page }) => {
  await page.clock.install();
  await desk.beginLocked(NAME, PASSPHRASE);
  await expect(desk.searchBox).toBeVisible();
  await page.clock.fastForward('09:00');
  await page.mouse.move(200, 300);
  await page.clock.fastForward('09:00');
  await expect(desk.searchBox).toBeVisible();
  await page.clock.fastForward('02:00');
  await expect(page.getByRole('heading', { name: `Sổ tay của ${NAME}` })).toBeVisible();
});

test('a guest writes nothing', async ({ desk, bridge, page }) => {
  const kept = async () => {
    const files = await readdir(bridge.data, { recursive: true });
    const found: string[] = [];
    for (const file of files.filter((one) => !one.startsWith('cache')).sort()) {
      const full = path.join(bridge.data, file);
      if ((await stat(full)).isFile()) found.push(`${file} ${(await readFile(full)).toString('base64')}`);
    }
    return found;
  };
  await desk.open();
  await desk.indexed();
  const before = await kept();
  const stored = () => page.evaluate(() => JSON.stringify(localStorage));
  const web = await stored();
  await page.getByRole('button', { name: 'Đọc không cần hồ sơ' }).click();
  await expect(desk.text).toContainText('nghiên cứu');
  await expectAccessible(page, 'a guest');
  await page.keyboard.press('Control+=');
  await desk.search('quy hoạch');
  await page.keyboard.press('Escape');
  await desk.menu('Đổi hồ sơ');
  await expect(page.getByRole('heading', { name: 'Ai đang ngồi học?' })).toBeVisible();
  expect(await kept()).toEqual(before);
  expect(await stored()).toBe(web);
});

test('a profile is deleted by its typed name and comes back with its notes', async ({ desk, page }) => {
  await desk.beginAs(NAME);
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Còn nguyên');
  await desk.menu('Đổi hồ sơ');
  await page.getByRole('button', { name: 'Xoá, lấy lại hoặc mở từ bản sao lưu' }).click();
  await page.getByRole('button', { name: `Xoá hồ sơ ${NAME}` }).click();
  await page.getByLabel('Gõ đúng tên hồ sơ để xoá').fill('Thu');
  await page.getByRole('button', { name: 'Xoá hồ sơ này' }).click();
  await expect(page.getByRole('alert')).toHaveText('Tên gõ vào chưa đúng với tên hồ sơ.');
  await page.getByLabel('Gõ đúng tên hồ sơ để xoá').fill(NAME);
  await page.getByRole('button', { name: 'Xoá hồ sơ này' }).click();
  const back = page.getByRole('button', { name: `Lấy lại hồ sơ ${NAME}` });
  await expect(back).toBeVisible();
  await expectAccessible(page, 'deleted profiles');
  await back.click();
  await page.getByRole('button', { name: 'Về danh sách hồ sơ' }).click();
  await page.getByRole('button', { name: NAME }).click();
  await expect(desk.note('Còn nguyên')).toBeVisible();
});
