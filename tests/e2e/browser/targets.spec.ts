import { expect, test } from '../support/test';

test.beforeEach(async ({ desk }) => {
  await desk.beginAs('Thu Hạnh');
  await desk.screen('Chỉ tiêu');
});

test('every target is drawn or stated, with its words, its source and what must be checked', async ({
  page,
}) => {
  const figures = page.getByRole('figure');
  await expect(figures).toHaveCount(10);
  await expect(
    page.getByRole('region', { name: 'Chỉ tiêu không vẽ được thành hình' }).getByRole('button'),
  ).toHaveCount(5);
  const rate = figures.filter({ hasText: 'Tỷ lệ đô thị hoá toàn quốc' });
  await expect(
    rate.getByRole('img', {
      name: 'Tỷ lệ đô thị hoá toàn quốc. 2025: từ 45%; 2030: trên 50%; 2045: thuộc nhóm trung bình cao của ASEAN và châu Á.',
    }),
  ).toBeVisible();
  await expect(rate).toContainText('thuộc nhóm trung bình cao của ASEAN và châu Á');
  await expect(rate).toContainText('Theo: Nghị quyết');
  const cable = figures.filter({ hasText: 'Băng rộng cáp quang' });
  await expect(cable.locator('circle, rect'), 'no number is made of “phổ cập”').toHaveCount(1);
  await expect(cable).toContainText('phổ cập, toàn bộ số hộ');
  await expect(cable).toContainText('(cần đối chiếu)');
  await expect(page.getByRole('main')).toContainText('Mỗi hình một thang riêng, không bắt đầu từ 0');
  await expect(page.getByRole('main')).toContainText('Bản tóm lược học tập, không phải văn bản chính thức');
});

test('a range stands from its low end to its high end, and kinds of numbers differ by shape', async ({
  page,
}) => {
  const cities = page.getByRole('figure').filter({ hasText: 'Số đô thị toàn quốc' });
  const bars = cities.locator('rect');
  await expect(bars).toHaveCount(2);
  const [early, late] = await bars.evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect().toJSON()),
  );
  // 950–1.000 and 1.000–1.200: they touch at 1.000, and the second spans four times as much.
  expect(Math.abs(early.top - late.bottom)).toBeLessThan(2.5);
  expect(late.height / early.height).toBeGreaterThan(3);
  await expect(cities).toContainText('~1.000–1.200');
  const rate = page.getByRole('figure').filter({ hasText: 'Tỷ lệ đô thị hoá' });
  await expect(rate.locator('circle.solid')).toHaveCount(1);
  await expect(rate.locator('circle.open')).toHaveCount(1);
  await expect(rate.locator('path.arrow')).toHaveCount(2);
});

test('the same as a table, by keyboard, and back to the passage', async ({ desk, page }) => {
  const chart = page.getByRole('radio', { name: 'Hình' });
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Bảng' })).toBeChecked();
  const table = page.getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(16);
  await expect(table.getByRole('columnheader')).toHaveText([
    'Chỉ tiêu',
    'Năm 2025',
    'Năm 2030',
    'Năm 2045',
    'Theo',
  ]);
  // A range keeps on one line and is copied as it is printed.
  const trees = table.getByRole('row', { name: /^Cây xanh/u });
  await expect(trees).toContainText('khoảng 6–8 m² (cần đối chiếu)');
  await expect(trees.getByText('6–8', { exact: true })).toHaveCSS('white-space', 'nowrap');
  await table.getByRole('button', { name: /^Kinh tế đô thị trong GDP/u }).focus();
  await page.keyboard.press('Enter');
  await expect(desk.block(/Kinh tế đô thị trong GDP cả nước/u)).toBeInViewport();
});

test('letters in the charts are never small, at any step and width', async ({ page }) => {
  for (const [width, step] of [
    [1366, 1],
    [1181, 2],
    [640, 2],
    [900, 5],
  ] as const) {
    await page.setViewportSize({ width, height: 768 });
    await page.evaluate((value) => (document.documentElement.dataset['step'] = value), String(step));
    await page.waitForTimeout(120);
    const smallest = await page.evaluate(() => {
      const sizes = [...document.querySelectorAll<SVGTextElement>('figure svg text')].map((text) => {
        const scale = text.getScreenCTM()?.a ?? 0;
        return Number.parseFloat(getComputedStyle(text).fontSize) * scale;
      });
      return Math.min(...sizes);
    });
    expect(smallest, `${width} px, step ${step}`).toBeGreaterThanOrEqual(14);
    const outside = await page.evaluate(
      () =>
        [...document.querySelectorAll<SVGTextElement>('figure svg text')].filter((text) => {
          const own = text.getBoundingClientRect();
          const chart = text.ownerSVGElement?.getBoundingClientRect();
          return !chart || own.left < chart.left - 3 || own.right > chart.right + 3;
        }).length,
    );
    expect(outside, `${width} px, step ${step}`).toBe(0);
  }
});

test('in the text a wide table is cards at large steps: nothing scrolls sideways, and it is still a table', async ({
  desk,
  page,
}) => {
  await desk.screen('Đọc');
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: /Tóm lược Nghị quyết/u }).click();
  const table = desk.text.getByRole('table').filter({ hasText: 'Năm 2045' });
  // The last is cards.
  const looks = [1920, 1366].flatMap((width) => [1, 2, 3, 4, 5].map((step) => ({ width, step })));
  for (const { width, step } of looks) {
    await page.setViewportSize({ width, height: 768 });
    await page.evaluate((value) => (document.documentElement.dataset['step'] = value), String(step));
    await table.scrollIntoViewIfNeeded();
    await page.waitForTimeout(120);
    const beyond = await table.evaluate((one) => {
      const scroller = one.parentElement;
      return scroller ? scroller.scrollWidth - scroller.clientWidth : NaN;
    });
    expect(beyond, `${width} px, step ${step}`).toBe(0);
    const broken = await table
      .locator('.whole')
      .evaluateAll((all) => all.filter((one) => one.getClientRects().length > 1).length);
    expect(broken, `over two lines, ${width} px, step ${step}`).toBe(0);
    // As a table each column has room for a few words, and the heads are alike.
    const asTable = await table.evaluate((one) => getComputedStyle(one).display === 'table');
    if (asTable) {
      const lines = await table
        .locator('thead .cell')
        .evaluateAll((heads) => heads.map((head) => Math.round(head.getBoundingClientRect().height)));
      expect(new Set(lines).size, `heads, ${width} px, step ${step}`).toBe(1);
      const vision = await table
        .getByText('thuộc nhóm trung bình cao')
        .evaluate(
          (cell) =>
            cell.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(cell).lineHeight),
        );
      expect(vision, `lines of 2045, ${width} px, step ${step}`).toBeLessThan(5);
    }
    await expect(table.getByRole('row')).toHaveCount(16);
    await expect(table.getByRole('columnheader')).toHaveCount(5);
    await expect(table.getByRole('row').nth(1).getByRole('cell', { name: 'từ 45%' })).toBeVisible();
  }
  const second = table.getByRole('row').nth(1).getByRole('cell');
  const tops = await second.evaluateAll((cells) =>
    cells.slice(2).map((cell) => cell.getBoundingClientRect().top),
  );
  expect(
    tops.every((top, index) => index === 0 || top > (tops[index - 1] ?? 0)),
    'one under another',
  ).toBe(true);
});
