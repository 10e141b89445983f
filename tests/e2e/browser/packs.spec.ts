import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/axe';
import { built } from '../support/program';
import { expect, test } from '../support/test';

const plan = (words: string) =>
  `---\nid: ke-hoach\ntitle: "Kế hoạch của phường"\nkind: other\n---\n\n# Kế hoạch của phường\n\n## I. Việc phải làm\n\n${words}\n`;

/** A key of minisign's, and what signs with it: Ed25519 as RFC 8032 has it, in minisign's older form. */
function minisign(name: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const id = Buffer.from('0123456789abcdef', 'hex');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const key = `untrusted comment: ${name}\n${Buffer.concat([Buffer.from('Ed'), id, raw]).toString('base64')}\n`;
  return {
    key,
    sign(bytes: Buffer): string {
      const comment = 'pack.toml';
      const signature = sign(null, bytes, privateKey);
      const both = sign(null, Buffer.concat([signature, Buffer.from(comment)]), privateKey);
      const line = Buffer.concat([Buffer.from('Ed'), id, signature]).toString('base64');
      return `untrusted comment: x\n${line}\ntrusted comment: ${comment}\n${both.toString('base64')}\n`;
    },
  };
}

test('documents leave as a pack and come back from one, asked about where nobody signed it', async ({
  desk,
  folder,
  page,
}) => {
  await mkdir(path.join(folder, 'picked/ke-hoach'), { recursive: true });
  await writeFile(path.join(folder, 'picked/ke-hoach/index.md'), plan('Kiểm kê hàng cây xà cừ.'));
  await desk.beginAs('Thu Hạnh');
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  const ask = async (name: string) => {
    await desk.leftPane.getByRole('button', { name: 'Gói tài liệu' }).click();
    await page.getByRole('menuitem', { name }).click();
  };

  // Nothing of the unit's is here yet.
  await ask('Đóng gói tài liệu…');
  const out = page.getByRole('dialog', { name: 'Đóng gói tài liệu' });
  await expect(out).toContainText('Chưa có tài liệu nào để đóng gói');
  await page.keyboard.press('Escape');
  await desk.leftPane.getByRole('button', { name: 'Thêm thư mục' }).click();
  await expect(desk.leftPane.getByRole('button', { name: /Kế hoạch của phường/u })).toBeVisible();

  await ask('Đóng gói tài liệu…');
  await out.getByRole('checkbox', { name: 'Kế hoạch của phường' }).check();
  await out.getByRole('textbox', { name: 'Tên gói' }).fill('Chi bộ 3');
  await expectAccessible(page, 'a pack being made');
  await out.getByRole('button', { name: 'Đóng gói 1 tài liệu…' }).click();
  await expect(out).toContainText('Đã đóng gói 1 tài liệu');
  await page.keyboard.press('Escape');
  // The next one is proposed with the next number.
  await ask('Đóng gói tài liệu…');
  await expect(out.getByRole('textbox', { name: 'Tên gói' })).toHaveValue('Chi bộ 3');
  await expect(out.getByRole('spinbutton')).toHaveValue('2');
  await page.keyboard.press('Escape');
  await desk.leftPane.getByRole('button', { name: /Việc với thư mục picked/u }).click();
  await page.getByRole('menuitem', { name: 'Gỡ khỏi thư viện' }).click();
  await expect(desk.leftPane.getByRole('button', { name: /Kế hoạch của phường/u })).toHaveCount(0);

  await ask('Nhận gói tài liệu…');
  const taking = page.getByRole('dialog', { name: 'Nhận gói tài liệu' });
  await expect(taking).toContainText('Gói này không có chữ ký');
  await expect(taking).toContainText('Gói số 1');
  await expectAccessible(page, 'a pack that nobody signed');
  await taking.getByRole('button', { name: 'Huỷ' }).click();
  await expect(desk.leftPane.getByRole('button', { name: /Kế hoạch của phường/u })).toHaveCount(0);
  await ask('Nhận gói tài liệu…');
  await taking.getByRole('button', { name: 'Tôi hiểu, vẫn nhận gói không ký' }).click();
  await expect(taking).toContainText('Đã nhận gói “Chi bộ 3” số 1');
  await taking.getByRole('button', { name: 'Mở đọc' }).click();
  await expect(desk.block('Kiểm kê hàng cây xà cừ.')).toBeInViewport();
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  const card = desk.leftPane.getByRole('article', { name: 'Chi bộ 3' });
  await expect(card).toContainText('không có chữ ký');
  await expect(
    desk.leftPane.getByRole('button', { name: /Kế hoạch của phường.*gói không có chữ ký/u }),
  ).toBeVisible();

  await ask('Nhận gói tài liệu…');
  await expect(taking).toContainText('Đã nhận gói này với số 1; chỉ nhận gói có số lớn hơn.');
  await writeFile(path.join(folder, 'so-tay.json'), 'không phải gói');
  await taking.getByRole('button', { name: 'Chọn gói khác…' }).click();
  await expect(taking).toContainText('không phải gói tài liệu');
  await page.keyboard.press('Escape');
  await desk.leftPane.getByRole('button', { name: 'Việc với thư mục Chi bộ 3' }).click();
  await page.getByRole('menuitem', { name: 'Gỡ gói khỏi thư viện' }).click();
  await expect(card).toHaveCount(0);
});

test('a signed pack is taken in once its key was compared, and only the same key can follow it', async ({
  desk,
  folder,
  page,
}) => {
  const at = (name: string) => path.join(folder, name);
  const office = minisign('Văn phòng Đảng uỷ');
  await mkdir(at('office/ke-hoach'), { recursive: true });
  const pack = async (words: string, serial: number, signed: typeof office) => {
    await writeFile(at('office/ke-hoach/index.md'), plan(words));
    const about = ['--name', 'Chi bộ 3', '--serial', String(serial), '--date', '2026-11-30'];
    const cli = (...more: string[]) =>
      execFileSync(built('sotay-cli'), ['pack', at('office'), '--out', at('x.sotaypack'), ...about, ...more]);
    cli('--manifest', at('pack.toml'));
    await writeFile(at('pack.toml.minisig'), signed.sign(await readFile(at('pack.toml'))));
    cli('--signature', at('pack.toml.minisig'));
  };
  // Both dialogs "answer" with this one file: what is wanted is put there before.
  const offer = (name: string) => copyFile(at(name), at('so-tay.json'));
  await pack('Kiểm kê hàng cây xà cừ.', 1, office);
  await writeFile(at('office.pub'), office.key);
  await desk.beginAs('Thu Hạnh');
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  const ask = async (name: string) => {
    await desk.leftPane.getByRole('button', { name: 'Gói tài liệu' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await offer('x.sotaypack');
  await ask('Nhận gói tài liệu…');
  const taking = page.getByRole('dialog', { name: 'Nhận gói tài liệu' });
  await expect(taking).toContainText('mà máy này chưa có');
  await expect(taking.getByRole('button', { name: /nhận/iu })).toHaveCount(0);
  await offer('office.pub');
  await taking.getByRole('button', { name: 'Thêm khoá…' }).click();
  await expect(taking).toContainText('Văn phòng Đảng uỷ');
  const print = execFileSync(built('sotay-cli'), ['fingerprint', at('office.pub')])
    .toString()
    .trim();
  await expect(taking).toContainText(print);
  await expectAccessible(page, 'a key to compare');
  await offer('x.sotaypack');
  // The file that was compared isn't the one that lies there now: nothing is trusted.
  await taking.getByRole('button', { name: 'Đúng cả tám nhóm, tin khoá này' }).click();
  await expect(taking).toContainText('không phải tệp khoá');
  await offer('office.pub');
  await taking.getByRole('button', { name: 'Thêm khoá…' }).click();
  const trust = taking.getByRole('button', { name: 'Đúng cả tám nhóm, tin khoá này' });
  await expect(trust).toBeVisible();
  await trust.click();
  // The pack's own file is another one now; the dialog looks at what lies there.
  await expect(taking).toContainText('không phải gói tài liệu');
  await offer('x.sotaypack');
  await taking.getByRole('button', { name: 'Chọn gói khác…' }).click();
  await expect(taking).toContainText('Chữ ký đúng, do khoá “Văn phòng Đảng uỷ”.');
  await taking.getByRole('button', { name: 'Nhận vào thư viện' }).click();
  await expect(taking).toContainText('Đã nhận gói “Chi bộ 3” số 1');
  await page.keyboard.press('Escape');
  await expect(desk.leftPane.getByRole('article', { name: 'Chi bộ 3' })).toContainText('chữ ký đúng');

  await pack('Kiểm kê hàng cây bàng.', 2, minisign('Văn phòng Đảng uỷ'));
  await offer('x.sotaypack');
  await ask('Nhận gói tài liệu…');
  await expect(taking).toContainText('Chữ ký không đúng với nội dung');
  await page.keyboard.press('Escape');
  await pack('Kiểm kê hàng cây bàng.', 2, office);
  await offer('x.sotaypack');
  await ask('Nhận gói tài liệu…');
  await expect(taking).toContainText('Thay cho gói số 1');
  await taking.getByRole('button', { name: 'Nhận vào thư viện' }).click();
  await taking.getByRole('button', { name: 'Mở đọc' }).click();
  await expect(desk.block('Kiểm kê hàng cây bàng.')).toBeInViewport();

  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await ask('Khoá tin cậy…');
  const keys = page.getByRole('dialog', { name: 'Khoá tin cậy' });
  await expect(keys).toContainText(print);
  await keys.getByRole('button', { name: 'Thôi tin khoá Văn phòng Đảng uỷ' }).click();
  await expect(keys).toContainText('Chưa tin khoá nào.');
});
