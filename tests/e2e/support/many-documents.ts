import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Bridge } from './bridge';
import type { Desk } from './desk';

const DOCUMENTS = 2000;
const KINDS = ['resolution', 'guidance', 'law', 'other'] as const;
async function library(folder: string): Promise<void> {
  for (let at = 1; at <= DOCUMENTS; at += 1) {
    const id = `van-ban-${String(at).padStart(4, '0')}`;
    const items = Array.from(
      { length: 12 },
      (_, item) =>
        `${item + 1}. Uỷ ban nhân dân phường rà soát quy hoạch khu phố ${at * 7 + item}, chỉnh trang vỉa hè và cây xanh, báo cáo trước ngày ${1 + (item % 28)}.\n`,
    );
    const front = `---\nid: ${id}\ntitle: "Văn bản ${id.slice(-4)} về chỉnh trang đô thị"\nkind: ${KINDS[at % 4]}\n---\n\n`;
    await mkdir(path.join(folder, id), { recursive: true });
    await writeFile(
      path.join(folder, id, 'index.md'),
      `${front}# Văn bản ${id.slice(-4)}\n\n## I. Việc phải làm\n\n${items.join('\n')}`,
    );
  }
}

interface Room {
  bridge: Bridge;
  desk: Desk;
  folder: string;
  page: Page;
}

/**
 * A library of two thousand documents, from the moment its folder is added: the pane, the text and the search serve while
 * it is still being read. Gives back how long the page's long tasks took, in milliseconds.
 */
export async function throughManyDocuments({ bridge, desk, folder, page }: Room): Promise<number[]> {
  await library(path.join(folder, 'picked'));
  await desk.beginAs('Thu Hạnh');
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await page.evaluate(() => {
    const long: number[] = [];
    Object.assign(window, { long });
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) long.push(Math.round(task.duration));
    }).observe({ type: 'longtask' });
  });
  const tasks = () => page.evaluate(() => (window as unknown as { long: number[] }).long);
  const reading = async () => (await bridge.call<{ reading: boolean }>('library_state')).reading;

  await desk.leftPane.getByRole('button', { name: 'Thêm thư mục' }).click();
  await expect(desk.leftPane.getByRole('status').first()).toContainText(
    /Đang đọc [\d.]+ trong 2\.000 tài liệu/u,
  );
  const list = desk.leftPane.getByRole('navigation', { name: 'Danh sách tài liệu' });
  const filter = desk.leftPane.getByRole('textbox', { name: 'Lọc tài liệu' });
  // What has come can be opened, the rest is on its way.
  await expect(list.getByRole('button', { name: /^Văn bản 0/u }).first()).toBeVisible({ timeout: 30_000 });
  expect(await reading(), 'still being read').toBe(true);
  await list
    .getByRole('button', { name: /^Văn bản 0/u })
    .first()
    .click();
  await expect(desk.text).toContainText('Uỷ ban nhân dân phường rà soát quy hoạch');
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.searchBox.fill('cu the hoa 05 quan diem');
  await expect(desk.hits().first()).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await reading(), 'still being read').toBe(true);

  await expect(list.getByRole('button', { name: 'picked, 2000 tài liệu' })).toBeVisible({ timeout: 120_000 });
  await expect(list.getByRole('listitem').first()).toBeVisible();
  expect(await list.getByRole('listitem').count()).toBeLessThan(120);
  // By kinds, folded away for good.
  await list.getByRole('button', { name: /^picked/u }).focus();
  await page.keyboard.press('ArrowDown');
  const laws = list.getByRole('button', { name: 'Nghị quyết, nguyên văn, 500 tài liệu' });
  await expect(laws).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(laws).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowDown');
  await expect(list.getByRole('button', { name: 'Hướng dẫn, nguyên văn, 500 tài liệu' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(list.locator('button:focus')).toContainText('Văn bản 1999');
  await page.keyboard.press('Home');
  await expect(list.locator('button:focus')).toContainText('Có sẵn trong chương trình');
  // A letter begins a filter; it is taken as the search takes it, and stays.
  await page.keyboard.press('v');
  await expect(filter).toBeFocused();
  await filter.fill('vawn banr 1234');
  await expect(list.getByRole('button', { name: /^Văn bản 1234/u })).toBeVisible();
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await desk.leftPane.getByRole('tab', { name: 'Mục lục' }).click();
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await expect(filter).toHaveValue('vawn banr 1234');
  await filter.fill('');
  for (let turn = 0; turn < 12; turn += 1) {
    await list.hover();
    await page.mouse.wheel(0, 4000);
  }
  await expect(laws).toHaveCount(0);
  return tasks();
}
