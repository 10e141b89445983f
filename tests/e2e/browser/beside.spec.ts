import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from '../support/axe';
import type { Desk } from '../support/desk';
import { expect, test } from '../support/test';

const law =
  '---\nid: luat\ntitle: "Luật thử"\nkind: law\nnumber: 47/2024/QH15\n---\n\n# Luật thử\n\n## Điều 5. Phân loại\n\n1. Theo khoản 2 Điều này và Điều 6.\n\n2. Gồm các loại:\n\na) Loại một;\n\nb) Loại hai.\n\n## Điều 6. Áp dụng\n\n1. Theo điểm b khoản 2 Điều 5 của Luật này, và Nghị quyết số 06-NQ/TW.\n\n2. Không dẫn Điều 99.\n';

async function openLaw(desk: Desk, folder: string) {
  const picked = path.join(folder, 'picked', 'luat');
  await mkdir(picked, { recursive: true });
  await writeFile(path.join(picked, 'index.md'), law);
  await desk.beginAs('Thu Hạnh');
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: 'Thêm thư mục' }).click();
  await desk.leftPane.getByRole('button', { name: /Luật thử/u }).click();
  await expect(desk.text).toContainText('Theo điểm b khoản 2 Điều 5');
}

/** The middle of some words of the text, in the window. */
const middleOf = (desk: Desk, words: string) =>
  desk.text.evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const box = range.getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2, top: box.top, bottom: box.bottom };
    }
    throw new Error(`no “${wanted}”`);
  }, words);

test('words that name a passage show it before it is gone to, and stay the words they are', async ({
  desk,
  folder,
  page,
}) => {
  await openLaw(desk, folder);
  const before = await desk.text.evaluate((root) => root.textContent);
  const preview = page.getByRole('dialog', { name: /^Đoạn được dẫn/u });
  const at = await middleOf(desk, 'điểm b khoản 2 Điều 5');
  await page.mouse.move(at.x, at.y);
  await expect(preview).toContainText('Loại hai.');
  await expect(preview).not.toContainText('Loại một');
  const box = await preview.boundingBox();
  const covers = box && box.y < at.bottom && box.y + box.height > at.top;
  expect(covers, 'it covers the words it belongs to').toBe(false);
  await expectAccessible(page, 'the preview of a passage');
  await page.mouse.move(5, 5);
  await expect(preview).toHaveCount(0);

  // What leads nowhere shows nothing.
  const nowhere = await middleOf(desk, 'Điều 99');
  await page.mouse.move(nowhere.x, nowhere.y);
  await page.waitForTimeout(900);
  await expect(preview).toHaveCount(0);

  // By keys: the block's stops, the space bar into it, Escape out of it, Enter to the passage.
  await desk.goTo(desk.block('Theo khoản 2 Điều này'));
  const stop = desk.text.getByRole('button', { name: 'Dẫn chiếu: khoản 2 Điều này' });
  await stop.focus();
  await page.keyboard.press('Space');
  await expect(preview).toBeFocused();
  await expect(preview).toContainText('Gồm các loại:');
  await expect(preview).toContainText('Loại một;');
  await page.keyboard.press('Escape');
  await expect(preview).toHaveCount(0);
  await expect(stop).toBeFocused();
  expect(await desk.text.evaluate((root) => root.textContent)).toBe(before);
  await page.keyboard.press('Enter');
  await expect(desk.block('Gồm các loại:')).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');

  // A click asks; words that are being chosen are left alone.
  const other = await middleOf(desk, 'Nghị quyết số');
  await page.mouse.click(other.x, other.y);
  await expect(preview).toContainText('Tóm lược Nghị quyết 06-NQ/TW');
  await expect(preview).toContainText('Bản tóm lược học tập, không phải văn bản chính thức');
  await page.keyboard.press('Escape');
  await desk.select(desk.block('Theo điểm b'), 'Theo điểm b khoản 2');
  await page.waitForTimeout(900);
  await expect(preview).toHaveCount(0);
  expect(await page.evaluate(() => document.getSelection()?.toString())).toContain('Theo điểm b khoản 2');
});

test('two documents stand side by side: each scrolls by itself, the active one is asked, closing gives the room back', async ({
  desk,
  page,
}) => {
  await desk.beginAs('Thu Hạnh');
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  const whole = (await desk.text.boundingBox())?.width ?? 0;
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: /Tóm lược Nghị quyết/u }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Mở bên cạnh' }).click();
  const sheets = page.getByRole('main').locator('article.doc');
  await expect(sheets).toHaveCount(2);
  await expect(sheets.nth(0)).toContainText('Nội dung, yêu cầu');
  await expect(sheets.nth(1)).toContainText('Tóm lược Nghị quyết số 06-NQ/TW');
  await expectAccessible(page, 'two documents side by side');
  for (const nth of [0, 1]) expect((await sheets.nth(nth).boundingBox())?.width).toBeGreaterThan(300);

  // The contents are those of the sheet that the reader is at.
  await desk.leftPane.getByRole('tab', { name: 'Mục lục' }).click();
  await expect(desk.contents).toContainText('Năm quan điểm chỉ đạo');
  await expect(desk.leftPane.locator('.whose')).toHaveText(/Tóm lược/u);
  const top = await sheets.nth(0).evaluate((one) => one.scrollTop);
  await desk.contents.getByRole('button', { name: /^Sáu nhóm nhiệm vụ/u }).click();
  await expect(sheets.nth(1).getByRole('heading', { name: /^Sáu nhóm nhiệm vụ/u })).toBeInViewport();
  expect(await sheets.nth(0).evaluate((one) => one.scrollTop)).toBe(top);
  await sheets
    .nth(0)
    .locator('[data-block]')
    .filter({ hasText: 'Nội dung, yêu cầu' })
    .first()
    .click({ position: { x: 120, y: 10 } });
  await expect(desk.contents).toContainText('MỤC ĐÍCH, YÊU CẦU', { ignoreCase: true });
  await expect(desk.leftPane.locator('.whose')).toHaveText(/Hướng dẫn/u);

  const edge = page.getByRole('separator', { name: /^Mép giữa/u });
  await edge.focus();
  await page.keyboard.press('ArrowRight');
  await expect(edge).toHaveAttribute('aria-valuenow', '55');
  await edge.dblclick();
  await expect(edge).toHaveAttribute('aria-valuenow', '50');

  await sheets.nth(1).click({ position: { x: 150, y: 40 } });
  await page.keyboard.press('F8');
  await expect(sheets).toHaveCount(1);
  await expect(sheets.nth(0)).toContainText('Nội dung, yêu cầu');
  expect(Math.abs(((await sheets.nth(0).boundingBox())?.width ?? 0) - whole)).toBeLessThan(2);
  await page.keyboard.press('F8');
  await expect(sheets).toHaveCount(2);
  await expect(sheets.nth(1)).toContainText('Tóm lược Nghị quyết số 06-NQ/TW');
});

test('the panes’ edges are drawn by pointer and keys, kept, and nothing is cut', async ({ desk, page }) => {
  await desk.beginAs('Thu Hạnh');
  const left = page.getByRole('separator', { name: /^Mép khung mục lục/u });
  const width = async () => (await desk.leftPane.boundingBox())?.width ?? 0;
  const plain = await width();
  const box = await left.boundingBox();
  if (!box) throw new Error('no edge');
  await page.mouse.move(box.x + box.width / 2, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 60, box.y + 320, { steps: 5 });
  await page.mouse.up();
  await expect.poll(width).toBeGreaterThan(plain + 40);
  const drawn = await width();
  await left.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(width).toBeLessThan(drawn);
  await page.keyboard.press('End');
  const most = Number(await left.getAttribute('aria-valuemax'));
  await expect(left).toHaveAttribute('aria-valuenow', String(most));
  await page.keyboard.press('Home');
  await expect(left).toHaveAttribute('aria-valuenow', (await left.getAttribute('aria-valuemin')) ?? '');
  const least = await width();
  await page.waitForTimeout(600);
  await desk.continueAs('Thu Hạnh');
  await expect.poll(width).toBe(least);
  await left.dblclick();
  await expect.poll(width).toBe(plain);

  // Drawn as wide as can be, then in a smaller window and with the largest letters: the text has its room.
  const right = page.getByRole('separator', { name: /^Mép khung ghi chú/u });
  await right.focus();
  await page.keyboard.press('End');
  for (const [size, step] of [
    [{ width: 1024, height: 700 }, 2],
    [{ width: 1366, height: 768 }, 5],
    [{ width: 1024, height: 700 }, 5],
  ] as const) {
    await page.setViewportSize(size);
    await page.evaluate((own) => (document.documentElement.dataset['step'] = String(own)), step);
    await expect.poll(async () => (await desk.text.boundingBox())?.width ?? 0).toBeGreaterThan(400);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThan(
      1,
    );
  }
});
