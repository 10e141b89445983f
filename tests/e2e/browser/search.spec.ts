import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/test';

test.beforeEach(async ({ desk }) => {
  await desk.beginAs('Thu Hạnh');
});

/** How many stretches of the text are lit as found. */
const litWords = () => [...(CSS.highlights.get('found') ?? [])].length;

test('“05 quan điểm chỉ đạo” leads to its passage, lit', async ({ desk, page }) => {
  await page.keyboard.press('Control+k');
  await expect(desk.searchBox).toBeFocused();
  await desk.search('05 quan điểm chỉ đạo');
  const hit = desk.hits().filter({ hasText: 'cụ thể hóa 05 quan điểm chỉ đạo' }).first();
  await expect(hit).toBeVisible();
  await expect(hit.locator('em').first()).toBeVisible();
  await expectAccessible(page, 'the results');

  await hit.click();
  const passage = page.locator('[data-block]:focus');
  await expect(passage).toContainText('05 quan điểm chỉ đạo');
  await expect(passage).toBeInViewport();
  await expect.poll(() => page.evaluate(litWords)).toBeGreaterThan(0);
});

test('“ty le do thi hoa 2030”, without marks, leads to the target', async ({ desk, page }) => {
  await desk.search('ty le do thi hoa 2030');
  await expect(desk.hits().first()).toBeVisible();
  await page.keyboard.press('Enter');
  const passage = page.locator('[data-block]:focus');
  await expect(passage).toContainText(/tỷ lệ đô thị h(oá|óa)/iu);
  await expect(passage).toContainText('50%');
  await expect(passage).toBeInViewport();
  await expect.poll(() => page.evaluate(litWords)).toBeGreaterThan(0);
});

test('an address leads to its place', async ({ desk, page }) => {
  await desk.search('II 3 4');
  await expect(desk.hits().first()).toContainText('đi tới mục này');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-block]:focus')).toContainText('(4)');
});

test('the arrows choose, Escape goes back, and the query stays', async ({ desk, page }) => {
  await desk.search('đô thị');
  await expect(desk.hits().nth(2)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(desk.hits().nth(2)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(desk.results).toBeHidden();
  await expect(desk.searchBox).toHaveValue('đô thị');
});

test('nothing found is said in words', async ({ desk, page }) => {
  await desk.search('xyzzyqwv');
  await expect(page.getByRole('heading', { name: 'Không thấy đoạn nào' })).toBeVisible();
  await expectAccessible(page, 'nothing found');
});

test('odd questions end well', async ({ desk, page }) => {
  for (const query of ['?!.,;:()[]{}"', '""', '-', 'AND OR NOT', 'đô '.repeat(2500)]) {
    await desk.search(query);
    await expect(page.getByRole('region', { name: 'Kết quả tìm' })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
  await desk.search('quy hoạch');
  await expect(desk.hits().first()).toBeVisible();
});
