import { expect, test } from '../support/test';

test.beforeEach(async ({ desk }) => {
  await desk.beginAs('Thu Hạnh');
});

test('five viewpoints, six groups, every target, dates and bodies stand on cards that open their passages', async ({
  desk,
  page,
}) => {
  await desk.screen('Tra nhanh');
  const group = (name: string | RegExp) => page.getByRole('region', { name });
  await expect(group(/^Năm quan điểm chỉ đạo/u).getByRole('button')).toHaveCount(5);
  await expect(group(/^Sáu nhóm nhiệm vụ/u).getByRole('button')).toHaveCount(6);
  await expect(group(/^Chỉ tiêu đến năm/u).getByRole('button')).toHaveCount(15);
  await expect(group(/^Trục thời gian/u).getByRole('button')).toHaveCount(9);
  await expect(group(/^Tổ chức thực hiện/u).getByRole('button')).toHaveCount(5);

  await group(/^Năm quan điểm/u)
    .getByRole('button', { name: /^Thể chế mở đường, tạo đột phá/u })
    .click();
  await expect(desk.block(/Thể chế mở đường, tạo đột phá/u)).toBeInViewport();
  await expect(page.locator('header.head')).toContainText(
    'Bản tóm lược học tập, không phải văn bản chính thức',
  );

  await desk.screen('Tra nhanh');
  await page.getByRole('button', { name: 'Cây xanh bình quân mỗi người dân đô thị' }).click();
  await expect(desk.block(/Cây xanh bình quân/u)).toBeInViewport();
});

test('it says what it is and what still has to be checked; names are whole', async ({ desk, page }) => {
  await desk.screen('Tra nhanh');
  const sheet = page.getByRole('main');
  await expect(sheet.getByText('Bản tóm lược học tập, không phải văn bản chính thức')).toBeVisible();
  const viewpoints = page.getByRole('region', { name: /^Năm quan điểm/u });
  await expect(viewpoints).toContainText('Cần đối chiếu: Nghị quyết có 05 quan điểm chỉ đạo');
  await expect(viewpoints.getByRole('listitem').nth(3)).toContainText('(cần đối chiếu)');
  await expect(page.getByRole('region', { name: /^Sáu nhóm/u })).toContainText(
    'bảo đảm an sinh và phúc lợi xã hội, an ninh, an toàn và trật tự đô thị',
  );
  const cut = await sheet.evaluate((element) =>
    [...element.querySelectorAll<HTMLElement>('.card, .card *')]
      .filter((one) => !one.closest('.vh') && getComputedStyle(one).textOverflow === 'ellipsis')
      .map((one) => one.outerHTML),
  );
  expect(cut, 'nothing is cut by an ellipsis').toEqual([]);
});

test('the guidance has cards of its own, with the editor’s notes', async ({ desk, page }) => {
  await desk.screen('Tra nhanh');
  await page.getByRole('button', { name: /^Chọn văn bản/u }).click();
  await page.getByRole('menuitemradio', { name: /^Hướng dẫn học tập/u }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hướng dẫn học tập');
  await expect(page.getByRole('main')).toContainText('Tên nhóm 2 trong Nghị quyết là');
  await expect(page.getByRole('main')).toContainText('Thời gian hoàn thành: Trong Quý II/ 2022.');
  await page.getByRole('button', { name: /^Đẩy mạnh phát triển nhà ở/u }).click();
  await expect(desk.block(/^.{0,12}\(4\)/u)).toBeInViewport();
});

test('by keyboard alone', async ({ desk, page }) => {
  await page.keyboard.press('Control+2');
  const viewpoints = page.getByRole('region', { name: /^Năm quan điểm/u });
  await expect(viewpoints).toBeVisible();
  const first = viewpoints.getByRole('button').first();
  for (let presses = 0; presses < 20; presses += 1) {
    if (await first.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(viewpoints.getByRole('button').nth(1)).toBeFocused();
  // Down its column, then to the head of the next: each group is one stop.
  const inside = (name: RegExp) => page.getByRole('region', { name }).locator(':focus');
  await page.keyboard.press('Tab');
  await expect(inside(/^Tổ chức thực hiện/u)).toHaveCount(1);
  const tasks = page
    .getByRole('region', { name: /^Sáu nhóm/u })
    .getByRole('button')
    .first();
  for (let presses = 0; presses < 2; presses += 1) {
    await page.keyboard.press('Tab');
    if (await tasks.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(tasks).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(desk.block(/Phát triển kinh tế khu vực đô thị; đổi mới/u)).toBeInViewport();
});

test('the bar has room for all parts, and at a large step they are a menu', async ({ desk, page }) => {
  const parts = page.getByRole('navigation', { name: 'Các phần' }).getByRole('button');
  await expect(parts).toHaveText(['Đọc', 'Tra nhanh', 'Chỉ tiêu', 'Ghi chú', 'Buổi học', 'Bàn học']);
  for (const width of [1366, 1246]) {
    await page.setViewportSize({ width, height: 768 });
    const last = await parts.last().boundingBox();
    const box = await desk.searchBox.boundingBox();
    expect((last?.x ?? 0) + (last?.width ?? 0), `at ${width}`).toBeLessThanOrEqual(box?.x ?? 0);
    expect(box?.width ?? 0).toBeGreaterThan(180);
  }
  for (let step = 2; step < 5; step += 1) await page.keyboard.press('Control+=');
  await page.getByRole('button', { name: 'Chọn phần: Đọc' }).click();
  await page.getByRole('menuitemradio', { name: 'Chỉ tiêu' }).click();
  await expect(page.getByRole('radio', { name: 'Hình' })).toBeVisible();
});

test('in brief what each card is about fits on one screen, with the tops and the caution in a line', async ({
  desk,
  page,
}) => {
  await desk.screen('Tra nhanh');
  const bottom = (name: RegExp) =>
    page
      .getByRole('region', { name })
      .getByRole('listitem')
      .last()
      .evaluate((one) => one.getBoundingClientRect().bottom);
  for (const name of [/^Năm quan điểm/u, /^Sáu nhóm nhiệm vụ/u, /^Chỉ tiêu đến năm/u]) {
    expect(await bottom(name), String(name)).toBeLessThanOrEqual(768);
  }
  const groups = page.locator('.group > h2, .group > .heads');
  const tops = await groups.evaluateAll((all) =>
    all.map((one) => Math.round(one.getBoundingClientRect().top)),
  );
  expect(new Set([...tops].sort((a, b) => a - b).slice(0, 3)).size, 'one top line').toBe(1);
  const lines = await page
    .locator('.group .intro')
    .evaluateAll((all) =>
      all.map(
        (one) => one.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(one).lineHeight),
      ),
    );
  expect(Math.max(...lines)).toBeLessThan(1.9);
  const viewpoint = page.getByRole('region', { name: /^Năm quan điểm/u }).getByText('Đô thị hoá là quy luật');
  await expect(viewpoint).toBeHidden();
  await page.getByRole('radio', { name: 'Đủ chữ' }).click();
  await expect(viewpoint).toBeVisible();
  // A card is as high as its words.
  const loose = await page
    .locator('.card.quick')
    .evaluateAll((all) =>
      all.map(
        (one) =>
          one.getBoundingClientRect().height -
          (one.querySelector('.words')?.getBoundingClientRect().height ?? 0),
      ),
    );
  expect(Math.max(...loose)).toBeLessThan(40);
});
