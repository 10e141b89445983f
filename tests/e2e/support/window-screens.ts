import type { Reader } from './reader';

/** A screen of the real window and the way there, for a reader who has opened their profile and written a note. */
export interface WindowScreen {
  name: string;
  show: (reader: Reader) => Promise<void>;
}

const part = (name: Parameters<Reader['screen']>[0], landmark: string) => ({
  name,
  show: async (reader: Reader) => {
    await reader.screen(name);
    await reader.see(landmark);
  },
});

/** What the top bar leads to, and the settings. */
export const PARTS: readonly WindowScreen[] = [
  part('Đọc', 'article.doc [data-block]'),
  part('Tra nhanh', 'main h1, main h2'),
  part('Chỉ tiêu', 'main [role=radio]'),
  part('Ghi chú', 'main article.note'),
  part('Buổi học', 'main input'),
  { name: 'Cài đặt', show: (reader) => reader.settings('Dễ đọc') },
];

/** All that can be looked at without changing anything, dialogs apart. */
export const SCREENS: readonly WindowScreen[] = [
  ...PARTS,
  ...['Hồ sơ và khoá', 'Sao lưu', 'Xuất và nhập ghi chú', 'Phím tắt', 'Giới thiệu'].map((page) => ({
    name: `Cài đặt, ${page}`,
    show: (reader: Reader) => reader.settings(page),
  })),
  {
    name: 'Chỉ tiêu, bảng',
    show: async (reader) => {
      await reader.screen('Chỉ tiêu');
      await reader.press('main [role=radio], main button', 'Bảng');
      await reader.see('main table');
    },
  },
  {
    name: 'Đọc, bảng chỉ tiêu của bản tóm lược',
    show: async (reader) => {
      await reader.screen('Đọc');
      await reader.document('Tóm lược Nghị quyết');
      await reader.press('[role=tab]', 'Mục lục');
      await reader.press('.toc button', /Chỉ tiêu đến năm/u);
      await reader.see('.table-scroll');
    },
  },
  {
    name: 'kết quả tìm',
    show: async (reader) => {
      await reader.keys('ctrl+k');
      await reader.type('quy hoach do thi');
      await reader.see('[role=option]');
    },
  },
];

export interface WindowDialog {
  name: string;
  open: (reader: Reader) => Promise<void>;
  /** What is there once it is open, and isn't when it is closed. */
  css: string;
  /** Screens where the same keys do something else. */
  not?: readonly string[];
}

/** What opens over a screen. */
export const DIALOGS: readonly WindowDialog[] = [
  { name: 'Phím tắt', open: (reader) => reader.keys('F1'), css: 'dialog[open]' },
  { name: 'tất cả lệnh', open: (reader) => reader.keys('ctrl+shift+p'), css: 'dialog[open]' },
  { name: 'cách gõ để tìm', open: (reader) => reader.keys('shift+F1'), css: 'dialog[open]' },
  {
    name: 'In',
    open: (reader) => reader.keys('ctrl+p'),
    css: 'dialog[open]',
  },
  { name: 'Thùng rác', open: (reader) => reader.menu('Thùng rác'), css: 'dialog[open]' },
  { name: 'Dễ đọc', open: (reader) => reader.press('header button', 'Dễ đọc'), css: '[role=dialog]' },
  {
    name: 'hồ sơ',
    open: (reader) => reader.press('header button[aria-haspopup=menu]', /^Hồ sơ /u),
    css: '[role=menu]',
  },
];
