import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { Bridge } from '../support/bridge';
import type { Desk } from '../support/desk';
import { expect, test } from '../support/test';

const NAME = 'Thu Hạnh';
const PASSPHRASE = 'sông Hồng mùa nước';

/** A computer of its own that writes notes and copies them to the folder that the folder dialog "answers" here. */
async function computerA(
  folder: string,
  bodies: readonly string[],
  given: { name?: string; passphrase?: string } = {},
): Promise<{ core: Bridge; code: string | null }> {
  const { name = NAME, passphrase } = given;
  const core = new Bridge({ data: path.join(folder, `computer of ${name}`) });
  await core.start();
  const desk = await core.call<{ recovery_code: string | null }>('create_profile', {
    name,
    ...(passphrase === undefined ? {} : { passphrase }),
  });
  await writeNotes(core, bodies);
  await mkdir(path.join(folder, 'picked'), { recursive: true });
  await core.call('set_backup_place', { path: path.join(folder, 'picked') });
  return { core, code: desk.recovery_code };
}

async function writeNotes(core: Bridge, bodies: readonly string[]): Promise<string[]> {
  const view = await core.call<{ blocks: { id: string; kind: string }[] }>('open_document', {
    doc: 'huong-dan-nq06',
  });
  const block = view.blocks.find((one) => one.kind !== 'heading')?.id;
  const ids = [];
  for (const body of bodies) {
    const anchor = { doc: 'huong-dan-nq06', block };
    ids.push((await core.call<{ id: string }>('create_note', { anchor, kind: 'plain', body })).id);
  }
  return ids;
}

const openFolder = (page: Page) => page.getByRole('button', { name: 'Mở bản sao lưu từ thư mục…' });
const list = (page: Page) => page.getByRole('list', { name: 'Hồ sơ tìm thấy' });

/** From the start screen of a new computer. */
async function look(desk: Desk): Promise<void> {
  await desk.open();
  await openFolder(desk.page).click();
  await openFolder(desk.page).click();
}

test('a new computer lists what is on the stick, and makes a profile of it', async ({
  desk,
  folder,
  page,
}) => {
  const a = await computerA(folder, ['Ghi ở máy cũ', 'Thêm một ghi chú nữa']);
  await a.core.stop();
  await look(desk);
  await expect(list(page).getByRole('listitem')).toHaveCount(1);
  await expect(list(page)).toContainText(NAME);
  await expect(list(page)).toContainText('2 ghi chú');
  await expect(list(page)).toContainText(/Sao lưu .*\d{1,2}\/\d{1,2}/u);
  await expect(list(page)).not.toContainText('Có khoá');
  await expectAccessible(page, 'what stands on a stick');
  await page.getByRole('button', { name: `Mở bản sao lưu của ${NAME}` }).click();
  await expect(page.getByText('Trong bản này có 2 ghi chú')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Gộp vào hồ sơ đang mở' })).toHaveCount(0);
  await expectAccessible(page, 'a backup of another computer');
  await page.getByRole('textbox', { name: 'Tên hồ sơ' }).fill('Hạnh, từ máy cũ');
  await page.getByRole('button', { name: 'Mở thành hồ sơ riêng' }).click();
  await desk.screen('Ghi chú');
  await expect(page.locator('article.note')).toHaveCount(2);
  await desk.menu('Đổi hồ sơ');
  await expect(page.getByRole('button', { name: 'Hạnh, từ máy cũ' })).toBeVisible();
});

for (const by of ['the passphrase', 'the recovery code'] as const) {
  test(`a locked one says nothing before, and opens by ${by}`, async ({ desk, folder, page }) => {
    const a = await computerA(folder, ['Riêng tư'], { passphrase: PASSPHRASE });
    await a.core.stop();
    await look(desk);
    await expect(list(page)).toContainText('Có khoá');
    await expect(list(page)).not.toContainText('1 ghi chú');
    await page.getByRole('button', { name: `Mở bản sao lưu của ${NAME}` }).click();
    const field = page.getByLabel('Mật khẩu hồ sơ', { exact: true });
    await field.fill('không phải câu này');
    await field.press('Enter');
    await expect(page.getByText('Mật khẩu chưa đúng').first()).toBeVisible();
    await expectAccessible(page, 'the passphrase of a backup');
    if (by === 'the passphrase') {
      await field.fill(PASSPHRASE);
    } else {
      await page.getByRole('button', { name: 'Quên mật khẩu? Dùng mã khôi phục' }).click();
      expect(a.code).not.toBeNull();
      await page.getByLabel('Mã khôi phục', { exact: true }).fill(a.code ?? '');
    }
    await page.keyboard.press('Enter');
    await expect(page.getByText('Trong bản này có 1 ghi chú')).toBeVisible();
    await page.getByRole('button', { name: 'Mở thành hồ sơ riêng' }).click();
    await desk.screen('Ghi chú');
    await expect(desk.note('Riêng tư')).toBeVisible();
    // Its lock came along.
    await desk.lock();
    await desk.unlock(NAME, PASSPHRASE);
    await expect(desk.note('Riêng tư')).toBeVisible();
  });
}

test('merging says before what it does, does it, and is taken back', async ({
  desk,
  folder,
  bridge,
  page,
}) => {
  const a = await computerA(folder, ['Chung hai máy']);
  await look(desk);
  await page.getByRole('button', { name: `Mở bản sao lưu của ${NAME}` }).click();
  await page.getByRole('button', { name: 'Mở thành hồ sơ riêng' }).click();
  await expect(desk.searchBox).toBeVisible();
  // Both go on writing.
  await writeNotes(bridge, ['Chỉ ở máy mới']);
  const [shared] = await a.core.call<{ id: string }[]>('list_notes');
  await a.core.call('update_note', { id: shared?.id, body: 'Máy cũ sửa lời' });
  await writeNotes(a.core, ['Chỉ ở máy cũ']);
  await a.core.call('backup_now');
  await a.core.stop();
  await page.reload();
  await page.getByRole('button', { name: NAME }).first().click();

  await desk.menu('Sao lưu');
  await openFolder(page).click();
  await page.getByRole('button', { name: `Mở bản sao lưu của ${NAME}` }).click();
  await expect(page.getByText('1 ghi chú mới', { exact: true })).toBeVisible();
  await expect(page.getByText(/^1 ghi chú khác lời, bản kia mới hơn/u)).toBeVisible();
  await expectAccessible(page, 'what a merging will do');
  await page.getByRole('button', { name: 'Gộp vào hồ sơ đang mở' }).click();
  await expect(page.getByText('Đã gộp.')).toBeVisible();
  await expectAccessible(page, 'a merging that is done');
  await desk.screen('Ghi chú');
  await expect(page.locator('article.note')).toHaveCount(3);
  await expect(desk.note('Máy cũ sửa lời')).toBeVisible();

  // The key asks first, and says what goes.
  await page.keyboard.press('Control+z');
  const ask = page.getByRole('group', { name: 'Hoàn tác lần gộp này' });
  await expect(ask).toContainText('Sổ sẽ trở lại đúng như trước khi gộp');
  await page.keyboard.press('Control+z');
  await expect(page.locator('article.note')).toHaveCount(3);
  await expectAccessible(page, 'asking before a merging is taken back');
  await ask.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
  await expect(page.locator('article.note')).toHaveCount(2);
  await expect(desk.note('Chung hai máy')).toBeVisible();
  await expect(desk.note('Chỉ ở máy mới')).toBeVisible();

  // Once more, taken back by the button where it was done.
  await desk.menu('Sao lưu');
  await openFolder(page).click();
  await page.getByRole('button', { name: `Mở bản sao lưu của ${NAME}` }).click();
  await page.getByRole('button', { name: 'Gộp vào hồ sơ đang mở' }).click();
  await page.getByRole('button', { name: 'Hoàn tác lần gộp này' }).click();
  await page
    .getByRole('group', { name: 'Hoàn tác lần gộp này' })
    .getByRole('button', { name: 'Hoàn tác', exact: true })
    .click();
  await expect(page.getByText('Đã gộp.')).toHaveCount(0);
  await desk.screen('Ghi chú');
  await expect(page.locator('article.note')).toHaveCount(2);
});

test('a file that was written out is merged instead of put in the place of all', async ({
  desk,
  folder,
  page,
}) => {
  const a = await computerA(folder, ['Từ tệp của máy cũ']);
  await a.core.call('export_json', { path: path.join(folder, 'so-tay.json') });
  await a.core.stop();
  await desk.beginAs('Minh Đức');
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Có sẵn ở đây');
  await desk.menu('Xuất và nhập ghi chú');
  await page.getByRole('button', { name: /^Nhập từ tệp/u }).click();
  await page.getByRole('button', { name: 'Gộp vào thay vì thay hết' }).click();
  await expect(page.getByText('1 ghi chú mới', { exact: true })).toBeVisible();
  await expectAccessible(page, 'what merging a file will do');
  await page.getByRole('button', { name: 'Gộp vào hồ sơ đang mở' }).click();
  await expect(page.getByText('Đã gộp.')).toBeVisible();
  await desk.screen('Ghi chú');
  await expect(page.locator('article.note')).toHaveCount(2);
});

test('a folder without backups, and one that is gone, are said to be so', async ({ desk, folder, page }) => {
  await look(desk);
  await expect(page.getByRole('alert')).toBeVisible();
  await mkdir(path.join(folder, 'picked', 'ảnh', 'năm 2026'), { recursive: true });
  await openFolder(page)
    .or(page.getByRole('button', { name: 'Chọn thư mục khác…' }))
    .click();
  await expect(page.getByText('Không thấy bản sao lưu nào trong thư mục này')).toBeVisible();
  await expect(page.getByText(/thư mục So-tay-Nghi-quyet/u)).toBeVisible();
  await expectAccessible(page, 'a folder without backups');
});
