import { expect } from '@playwright/test';
import type { Desk } from './desk';
import type { Screen } from './screens';

async function withNotes(desk: Desk): Promise<void> {
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Chọn hai điểm đột phá để nói kỹ. #quý-4');
  await desk.page.keyboard.press('Control+4');
  await desk.page.getByRole('button', { name: 'Ghi chú mới' }).click();
  await desk.page.getByRole('textbox', { name: 'Lời ghi chú' }).fill('Hỏi lại chi uỷ về quỹ. #chi-bộ');
  await expect(desk.saved.first()).toBeVisible();
  await desk.page.keyboard.press('Escape');
}

/** Several notes at once, tags, and a paper made of notes. */
export const notesOutScreens: readonly Screen[] = [
  {
    name: 'notes-chosen',
    show: async (desk) => {
      await withNotes(desk);
      await desk.page.getByRole('button', { name: 'Chọn nhiều' }).click();
      await desk.note('Hỏi lại').click();
      await desk.page.getByRole('button', { name: 'Gắn thẻ' }).click();
      await expect(desk.page.getByRole('textbox', { name: 'Tên thẻ' })).toBeVisible();
    },
  },
  {
    name: 'notes-tags',
    show: async (desk) => {
      await withNotes(desk);
      await desk.page.getByRole('button', { name: 'Lọc theo thẻ' }).click();
      await desk.page.getByRole('menuitem', { name: 'Sửa các thẻ' }).click();
      await desk.page.getByRole('button', { name: 'Đổi tên thẻ #quý-4' }).click();
      await expect(desk.page.getByRole('textbox', { name: 'Tên mới của #quý-4' })).toBeVisible();
    },
  },
  {
    name: 'notes-paper',
    show: async (desk) => {
      await withNotes(desk);
      await desk.page.getByRole('button', { name: 'Xuất ghi chú ra tệp hoặc chép đi' }).click();
      await desk.page.getByRole('menuitem', { name: 'Bài thu hoạch…' }).click();
      await expect(desk.page.getByText('2 ghi chú được xếp theo loại')).toBeVisible();
    },
  },
];
