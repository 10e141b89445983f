import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Desk } from './desk';
import { built } from './program';
import type { Screen } from './screens';

const head = '---\nid: ke-hoach\ntitle: "Kế hoạch của phường"\nnumber: 12-KH/ĐU\nkind: other\n---\n\n';
const trees = 'Kiểm kê hàng cây xà cừ dọc các phố và báo cáo phường trước tháng Ba.';
const water = 'Sửa đường ống nước sạch cho các hộ dân ở ngõ sâu trong quý này.';

/** A unit's document as it was, and as it is now. */
export const plan = {
  trees,
  water,
  lamps: 'Thay bóng đèn đường ở hai ngõ phía đông.',
  old: '',
  now: '',
};
plan.old = `${head}# Kế hoạch của phường\n\n## I. Việc phải làm\n\n${[trees, water, plan.lamps].join('\n\n')}\n`;
plan.now = `${head}# Kế hoạch của phường\n\n## I. Việc mở đầu\n\nHọp tổ dân phố để thống nhất cách làm.\n\n## II. Việc phải làm\n\n${trees}\n\n${water.replace('ngõ sâu', 'ngõ sâu và khu tập thể')}\n`;

/** The test's own folder. */
const folderOf = (desk: Desk) => path.dirname(desk.bridge.data);

/** Adds a folder with the unit's document as it was. */
export async function addPlan(desk: Desk): Promise<string> {
  const own = path.join(folderOf(desk), 'picked', 'ke-hoach');
  await mkdir(own, { recursive: true });
  await writeFile(path.join(own, 'index.md'), plan.old);
  await desk.showLeft();
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: 'Thêm thư mục' }).click();
  await desk.leftPane.getByRole('button', { name: /Kế hoạch của phường/u }).click();
  await expect(desk.block(trees)).toBeInViewport();
  return own;
}

/** Writes notes on each of its paragraphs, then puts another text in its place. */
export async function replacePlan(desk: Desk, own: string): Promise<void> {
  for (const [begins, body] of [
    [trees, 'cây của tổ mình'],
    [water, 'hỏi công ty nước'],
    [plan.lamps, 'đèn ngõ 5'],
  ] as const) {
    const view = await desk.bridge.call<{ blocks: { id: string; text: string }[] }>('open_document', {
      doc: 'ke-hoach',
    });
    const anchor = { doc: 'ke-hoach', block: view.blocks.find(({ text }) => text === begins)?.id };
    await desk.bridge.call('create_note', { anchor, kind: 'task', body });
  }
  await mkdir(path.join(own, 'editions'));
  await writeFile(path.join(own, 'editions', '2026-03-01.md'), plan.old);
  await writeFile(path.join(own, 'index.md'), plan.now);
  await desk.showLeft();
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: 'Đọc lại các thư mục' }).click();
  await expect(desk.leftPane.getByRole('status')).toHaveCount(0);
  // In a narrow window the pane lies over the text.
  await desk.page.keyboard.press('Escape');
  await expect(desk.block('Họp tổ dân phố')).toBeInViewport();
}

/** Asks for one of the deeds with packs. */
export async function askForPacks(desk: Desk, name: string): Promise<void> {
  await desk.showLeft();
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: 'Gói tài liệu' }).click();
  await desk.page.getByRole('menuitem', { name }).click();
}

/** Screens of packs and editions. */
export const carriedScreens: readonly Screen[] = [
  {
    name: 'pack-in',
    show: async (desk) => {
      const office = path.join(folderOf(desk), 'office', 'ke-hoach');
      await mkdir(office, { recursive: true });
      await writeFile(path.join(office, 'index.md'), plan.now);
      const about = ['--name', 'Tài liệu chi bộ 3', '--serial', '4', '--date', '2026-11-30'];
      const out = path.join(folderOf(desk), 'so-tay.json');
      execFileSync(built('sotay-cli'), ['pack', path.dirname(office), '--out', out, ...about]);
      await askForPacks(desk, 'Nhận gói tài liệu…');
      await expect(desk.page.getByRole('dialog', { name: 'Nhận gói' })).toContainText('không có chữ ký');
    },
  },
  {
    name: 'pack-out',
    show: async (desk) => {
      await addPlan(desk);
      await askForPacks(desk, 'Đóng gói tài liệu…');
      await expect(desk.page.getByRole('checkbox', { name: /Kế hoạch/u })).toBeVisible();
    },
  },
  {
    name: 'pack-key',
    show: async (desk) => {
      const key =
        'untrusted comment: Văn phòng Đảng uỷ\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\n';
      await writeFile(path.join(folderOf(desk), 'so-tay.json'), key);
      await askForPacks(desk, 'Khoá tin cậy…');
      await desk.page.getByRole('button', { name: 'Thêm khoá…' }).click();
      await expect(desk.page.getByRole('dialog', { name: 'Khoá tin cậy' })).toContainText('đủ tám nhóm');
    },
  },
  {
    name: 'editions',
    show: async (desk) => {
      await replacePlan(desk, await addPlan(desk));
      await desk.page.getByRole('button', { name: 'Xem bản cũ, so với bản này' }).click();
      await expect(desk.page.getByRole('dialog', { name: 'Bản cũ' })).toContainText('1 đoạn sửa lời');
    },
  },
  {
    name: 'editions-notes',
    show: async (desk) => {
      await replacePlan(desk, await addPlan(desk));
      await desk.page.getByRole('button', { name: 'Xem bản cũ, so với bản này' }).click();
      await desk.page.getByRole('radio', { name: 'Ghi chú của bản cũ (3)' }).click();
      await expect(desk.page.getByRole('dialog', { name: 'Bản cũ' })).toContainText('đèn ngõ 5');
    },
  },
];
