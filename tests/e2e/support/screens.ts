import { expect, type Page } from '@playwright/test';
import { carriedScreens } from './carried';
import type { Desk } from './desk';
import { keepingScreens } from './keeping-screens';
import { notesOutScreens } from './notes-out-screens';
import { papersScreens } from './papers-screens';
import { giveVoiceNow } from './voice';

export const THEMES = ['light', 'sepia', 'dark', 'contrast'] as const;
export const STEPS = [1, 3, 5] as const;

/** A screen, and the way there for a reader who has just begun as “Thu Hạnh” (unless it says that it begins itself). */
export interface Screen {
  name: string;
  begins?: boolean;
  show: (desk: Desk) => Promise<void>;
}

const settings = (page: string) => async (desk: Desk) => {
  await desk.page.keyboard.press('Control+,');
  await desk.page.getByRole('navigation', { name: 'Cài đặt' }).getByRole('button', { name: page }).click();
};
const openDocument = async (desk: Desk, name: RegExp) => {
  await desk.showLeft();
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name }).click();
};

/** Every screen there is. Whoever adds one adds it here: it is then looked at in every theme and at every step. */
export const screens: readonly Screen[] = [
  {
    name: 'welcome',
    begins: true,
    show: async (desk) => {
      await desk.page.goto(desk.bridge.url);
      await expect(desk.page.getByText('Bước 1 trong 4')).toBeVisible();
    },
  },
  {
    name: 'welcome-mark',
    begins: true,
    show: async (desk) => {
      await desk.page.goto(desk.bridge.url);
      await desk.page.getByRole('button', { name: 'Tiếp' }).click();
      await desk.page.getByRole('textbox', { name: 'Tên của đồng chí' }).fill('Thu Hạnh');
      await desk.page.keyboard.press('Enter');
      await desk.page.getByRole('button', { name: 'Tiếp' }).click();
      await expect(desk.page.getByText('Bước 4 trong 4')).toBeVisible();
    },
  },
  {
    name: 'start-new',
    begins: true,
    show: async (desk) => {
      await desk.open();
      await expect(desk.page.getByRole('textbox', { name: 'Tên của đồng chí' })).toBeVisible();
    },
  },
  {
    name: 'aloud',
    show: async (desk) => {
      await giveVoiceNow(desk.page);
      await desk.page.keyboard.press('F4');
      await expect(desk.page.getByRole('button', { name: /^Đang đọc/u })).toBeVisible();
    },
  },
  {
    name: 'aloud-no-voice',
    show: async (desk) => {
      await giveVoiceNow(desk.page, []);
      await desk.page.keyboard.press('F4');
      await expect(desk.page.getByText('Máy chưa có giọng đọc tiếng Việt')).toBeVisible();
    },
  },
  {
    name: 'start-names',
    show: async (desk) => {
      await desk.menu('Đổi hồ sơ');
      await expect(desk.page.getByRole('button', { name: /Thu Hạnh/u }).first()).toBeVisible();
    },
  },
  {
    name: 'reading',
    show: async (desk) => {
      await desk.goTo(desk.block('Nội dung, yêu cầu'));
      await desk.write('Chọn hai điểm đột phá để nói kỹ.');
      await desk.page.keyboard.press('Control+d');
    },
  },
  { name: 'digest', show: (desk) => openDocument(desk, /Tóm lược Nghị quyết/u) },
  {
    name: 'targets-table',
    show: async (desk) => {
      await openDocument(desk, /Tóm lược Nghị quyết/u);
      await expect(desk.text).toContainText('Tóm lược Nghị quyết số');
      await desk.showLeft();
      await desk.leftPane.getByRole('tab', { name: 'Mục lục' }).click();
      await desk.contents.getByRole('button', { name: /^Chỉ tiêu đến năm/u }).click();
      await expect(desk.block('Trong bảng, “từ” gồm cả số đó')).toBeInViewport();
    },
  },
  {
    name: 'quick',
    show: async (desk) => {
      await desk.page.keyboard.press('Control+2');
      await expect(desk.page.getByRole('heading', { name: /trong một trang$/u })).toBeVisible();
    },
  },
  {
    name: 'targets',
    show: async (desk) => {
      await desk.page.keyboard.press('Control+3');
      await expect(desk.page.getByRole('radio', { name: 'Hình' })).toBeVisible();
    },
  },
  {
    name: 'targets-as-table',
    show: async (desk) => {
      await desk.page.keyboard.press('Control+3');
      await desk.page.getByRole('radio', { name: 'Bảng' }).click();
      await expect(desk.page.getByRole('row').first()).toBeVisible();
    },
  },
  {
    name: 'documents',
    show: async (desk) => {
      await desk.showLeft();
      await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
    },
  },
  {
    name: 'selection',
    show: async (desk) => {
      await desk.page.keyboard.press('Control+Shift+a');
      await expect(desk.page.getByRole('toolbar', { name: 'Tô đậm và ghi chú' })).toBeVisible();
    },
  },
  {
    name: 'editors-note',
    show: async (desk) => {
      await desk.text.getByRole('button', { name: 'Chú thích a' }).first().press('Enter');
      await expect(desk.page.getByRole('dialog', { name: /Chú thích biên soạn/u })).toBeVisible();
    },
  },
  { name: 'search', show: (desk) => desk.search('quy hoach do thi') },
  { name: 'search-nothing', show: (desk) => desk.search('bóng đá quốc tế') },
  {
    name: 'notes',
    show: async (desk) => {
      await desk.goTo(desk.block('Nội dung, yêu cầu'));
      await desk.write('Chọn hai điểm đột phá để nói kỹ.');
      await desk.page.keyboard.press('Control+4');
    },
  },
  { name: 'notes-empty', show: (desk) => desk.page.keyboard.press('Control+4') },
  { name: 'session', show: (desk) => desk.page.keyboard.press('Control+5') },
  {
    name: 'ease',
    show: async (desk) => {
      await desk.page.getByRole('button', { name: 'Dễ đọc' }).click();
      await expect(desk.page.getByRole('dialog', { name: 'Dễ đọc' })).toBeVisible();
    },
  },
  { name: 'settings-ease', show: settings('Dễ đọc') },
  { name: 'settings-shortcuts', show: settings('Phím tắt') },
  { name: 'settings-about', show: settings('Giới thiệu') },
  { name: 'help', show: (desk) => desk.page.keyboard.press('F1') },
  {
    name: 'print',
    show: async (desk) => {
      await desk.goTo(desk.block('Nội dung, yêu cầu'));
      await desk.write('Chọn hai điểm đột phá để nói kỹ.');
      await desk.page.keyboard.press('Control+p');
      await expect(desk.page.getByRole('radio', { name: 'Mục II.2' })).toBeVisible();
    },
  },
  {
    name: 'print-notes',
    show: async (desk) => {
      await desk.goTo(desk.block('Nội dung, yêu cầu'));
      await desk.write('Chọn hai điểm đột phá để nói kỹ.');
      await desk.page.keyboard.press('Control+4');
      await desk.page.keyboard.press('Control+p');
      await expect(desk.page.getByText('1 trang A4.')).toBeVisible();
    },
  },
  {
    name: 'beside',
    show: async (desk) => {
      await desk.page.keyboard.press('F8');
      await expect(desk.page.locator('article.doc')).toHaveCount(2);
    },
  },
  {
    name: 'reference',
    show: async (desk) => {
      await desk.goTo(desk.block('Căn cứ Nghị quyết số'));
      await desk.text
        .getByRole('button', { name: /^Dẫn chiếu/u })
        .first()
        .focus();
      await desk.page.keyboard.press('Space');
      await expect(desk.page.getByRole('dialog', { name: /^Đoạn được dẫn/u })).toContainText('Tóm lược');
    },
  },
  {
    name: 'menu-on-text',
    show: async (desk) => {
      await desk.block('Nội dung, yêu cầu').click({ button: 'right' });
      await expect(desk.page.getByRole('menuitem', { name: /^Đánh dấu trang/u })).toBeVisible();
    },
  },
  {
    name: 'dropped',
    show: async (desk) => {
      await desk.page.evaluate((name) => {
        const data = new DataTransfer();
        data.setData('text/uri-list', `file:///tmp/${encodeURIComponent(name)}`);
        document.body.dispatchEvent(
          new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
        );
      }, 'Báo cáo quý một.docx');
      await expect(desk.page.getByRole('dialog', { name: 'Vừa thả vào cửa sổ' })).toBeVisible();
    },
  },
  { name: 'palette', show: (desk) => desk.page.keyboard.press('Control+Shift+P') },
  ...keepingScreens,
  ...notesOutScreens,
  ...papersScreens,
  ...carriedScreens,
];

/** Puts on a theme and a step of the dial: the page only, so that one visit serves for all of them. */
export async function wear(page: Page, theme: string, step: number): Promise<void> {
  await page.evaluate(
    ([theme, step]) => {
      document.documentElement.dataset['theme'] = theme;
      document.documentElement.dataset['step'] = step;
    },
    [theme, String(step)] as const,
  );
  // The layout follows the dial a moment later.
  await page.waitForTimeout(80);
}

/** Begins, and shows a screen. */
export async function visit(desk: Desk, screen: Screen): Promise<void> {
  if (!screen.begins) await desk.beginAs('Thu Hạnh');
  await screen.show(desk);
}
