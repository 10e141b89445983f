import { writeFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Desk } from './desk';
import type { Screen } from './screens';

const settings = (page: string, after: (desk: Desk) => Promise<void>) => async (desk: Desk) => {
  await desk.page.keyboard.press('Control+,');
  await desk.page.getByRole('navigation', { name: 'Cài đặt' }).getByRole('button', { name: page }).click();
  await after(desk);
};

/** The screens that keep the notes: the lock, the backups, files out and in, the trash, versions. */
export const keepingScreens: readonly Screen[] = [
  {
    name: 'start-new-locked',
    begins: true,
    show: async (desk) => {
      await desk.open();
      await desk.page.getByRole('checkbox', { name: /Khoá hồ sơ/u }).check();
      await expect(desk.page.getByText('Khoá không giữ được gì')).toBeVisible();
    },
  },
  {
    name: 'recovery-code',
    begins: true,
    show: async (desk) => {
      await desk.open();
      await desk.page.getByRole('textbox', { name: 'Tên của đồng chí' }).fill('Thu Hạnh');
      await desk.page.getByRole('checkbox', { name: /Khoá hồ sơ/u }).check();
      await desk.page.getByLabel('Mật khẩu hồ sơ', { exact: true }).fill('sông Hồng mùa nước');
      await desk.page.getByLabel('Gõ lại mật khẩu', { exact: true }).fill('sông Hồng mùa nước');
      await desk.page.getByRole('button', { name: 'Bắt đầu đọc' }).click();
      await expect(desk.page.getByRole('heading', { name: 'Mã khôi phục' })).toBeVisible({ timeout: 30_000 });
    },
  },
  {
    name: 'start-unlock',
    begins: true,
    show: async (desk) => {
      await desk.beginLocked('Thu Hạnh', 'sông Hồng mùa nước');
      await desk.lock();
      await expect(desk.page.getByLabel('Mật khẩu hồ sơ', { exact: true })).toBeVisible();
    },
  },
  {
    name: 'start-manage',
    show: async (desk) => {
      await desk.menu('Đổi hồ sơ');
      await desk.page.getByRole('button', { name: 'Xoá, lấy lại hoặc mở từ bản sao lưu' }).click();
      await desk.page.getByRole('button', { name: 'Xoá hồ sơ Thu Hạnh' }).click();
      await expect(desk.page.getByLabel('Gõ đúng tên hồ sơ để xoá')).toBeVisible();
    },
  },
  {
    name: 'settings-profile',
    show: settings('Hồ sơ và khoá', async (desk) => {
      await desk.page.getByRole('button', { name: 'Đặt khoá', exact: true }).click();
      await expect(desk.page.getByText('Điều không hứa được')).toBeVisible();
    }),
  },
  {
    name: 'settings-backups',
    show: settings('Sao lưu', async (desk) => {
      await desk.page.getByRole('button', { name: 'Sao lưu ngay' }).click();
      await desk.page
        .getByRole('button', { name: /^Khôi phục bản/u })
        .first()
        .click();
      await expect(desk.page.getByRole('button', { name: 'Khôi phục bản này' })).toBeVisible();
    }),
  },
  {
    name: 'settings-transfer',
    show: settings('Xuất và nhập ghi chú', async (desk) => {
      await desk.page.getByRole('button', { name: 'Xuất ra tệp JSON' }).click();
      await expect(desk.page.getByText(/^Đã xuất/u)).toBeVisible();
    }),
  },
  {
    name: 'trash',
    show: async (desk) => {
      const [doc] = (await desk.bridge.call<{ documents: { id: string }[] }>('library')).documents;
      const { blocks } = await desk.bridge.call<{ blocks: { id: string }[] }>('open_document', {
        doc: doc?.id,
      });
      const anchor = { doc: doc?.id, block: blocks[3]?.id };
      const asked = { anchor, kind: 'task', body: 'Vào thùng rác' };
      const { id } = await desk.bridge.call<{ id: string }>('create_note', asked);
      await desk.bridge.call('delete_note', { id });
      await desk.menu('Thùng rác');
      await expect(desk.page.getByRole('dialog').getByRole('listitem')).toBeVisible();
    },
  },
  {
    name: 'versions',
    show: async (desk) => {
      await desk.goTo(desk.block('Nội dung, yêu cầu'));
      await desk.write('Hạn từng quý.');
      const card = desk.page.locator('article.note');
      await card.hover();
      await card.getByRole('button', { name: 'Sửa ghi chú' }).click();
      await card.getByRole('textbox', { name: 'Lời ghi chú' }).fill('Hạn từng tháng, có người phụ trách.');
      await expect(card.getByText(/^Đã lưu/u)).toBeVisible();
      await desk.page.keyboard.press('Escape');
      await card.click({ button: 'right' });
      await desk.page.getByRole('menuitem', { name: 'Các bản trước' }).click();
      await desk.page.getByRole('dialog').getByRole('option').last().click();
      await expect(desk.page.getByRole('dialog').locator('.text ins').first()).toBeVisible();
    },
  },
  {
    name: 'trouble',
    show: async (desk) => {
      await desk.goTo(desk.block('Nội dung, yêu cầu'));
      await desk.write('Rất quý');
      // Closing the notebook makes a backup of it.
      await desk.bridge.call('close_profile');
      await desk.bridge.stop();
      await writeFile(await desk.bridge.profileFile('notebook.db'), 'đây không phải một cơ sở dữ liệu');
      await desk.bridge.start();
      await desk.open();
      await desk.page.getByRole('button', { name: /Thu Hạnh/u }).click();
      await expect(desk.page.getByRole('button', { name: 'Mở bản này' })).toBeVisible();
    },
  },
];
