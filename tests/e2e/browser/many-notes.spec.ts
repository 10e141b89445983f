import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import type { Desk } from '../support/desk';
import { bodyOf, writeManyNotes } from '../support/many-notes';
import { expect, test } from '../support/test';

const ALL = 4000;
const NAME = 'Thu Hạnh';
/** Never more cards than this on the page, and never more notes asked for at once. */
const MOST = 360;

/** What the page asks the core for from now on, and how many notes came over with it. */
function listening(page: Page) {
  const seen = { all: false, notes: 0 };
  page.on('response', async (response) => {
    if (response.url().endsWith('/call/list_notes')) seen.all = true;
    if (!response.url().endsWith('/call/note_page')) return;
    const reply = (await response.json().catch(() => null)) as {
      notes?: unknown[];
    } | null;
    seen.notes += reply?.notes?.length ?? 0;
  });
  return seen;
}

/** Signs in, and reads a file of many notes in by hand. */
async function readIn(desk: Desk, file: string): Promise<void> {
  const { bridge, page } = desk;
  await desk.beginAs(NAME);
  await writeManyNotes(bridge, file, ALL);
  // The window doesn't know what was written behind it.
  await desk.continueAs(NAME);
  await desk.menu('Xuất và nhập ghi chú');
  await page.getByRole('button', { name: 'Nhập từ tệp JSON' }).click();
  await page.getByRole('button', { name: 'Thay bằng tệp này' }).click();
  await expect(page.getByText('Đã nhập 4.000 ghi chú')).toBeVisible({
    timeout: 30_000,
  });
}

test('thousands of notes: a page of them comes over, filters are the core’s, keys walk on', async ({
  desk,
  folder,
  page,
}) => {
  test.setTimeout(180_000);
  await readIn(desk, `${folder}/so-tay.json`);
  const seen = listening(page);
  await page.reload();
  await desk.continueAs(NAME);
  await expect(page.locator('article.note').first()).toBeVisible();
  await desk.screen('Ghi chú');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'Ghi chú của tôi' })).toContainText('4.000 ghi chú');
  const cards = main.locator('article.note');
  await expect(cards.first()).toHaveAttribute('aria-setsize', String(ALL));
  await expect(cards.first()).toHaveAttribute('aria-posinset', '1');
  await expectAccessible(page, 'thousands of notes');
  expect(seen.all, 'the whole list is asked for').toBe(false);
  expect(seen.notes).toBeLessThan(MOST);

  await test.step('filters', async () => {
    const filter = main.getByRole('textbox', { name: 'Lọc theo chữ' });
    await filter.fill('so 3999');
    await expect(cards).toHaveCount(1);
    await expect(cards).toContainText(bodyOf(3999));
    await expect(main.getByRole('status').filter({ hasText: '1 ghi chú khớp' })).toBeAttached();
    await filter.fill('bo phan mot cua');
    await expect(main.getByRole('status').filter({ hasText: '1.000 ghi chú khớp' })).toBeAttached();
    await main.getByRole('button', { name: 'Quan điểm' }).click();
    await expect(main.getByRole('status').filter({ hasText: '200 ghi chú khớp' })).toBeAttached();
    await filter.fill('không có chữ này');
    await main.getByRole('button', { name: 'Bỏ các bộ lọc' }).click();
    await expect(cards.first()).toHaveAttribute('aria-setsize', String(ALL));
    await main.getByRole('radio', { name: 'Theo buổi học' }).click();
    await expect(main.getByRole('heading', { level: 2 }).first()).toContainText('500 ghi chú');
    await main.getByRole('radio', { name: 'Theo văn bản' }).click();
    await expect(main.getByRole('heading', { level: 2 }).first()).toContainText('Hướng dẫn');
  });

  await test.step('scrolling brings more and lets go of what is far', async () => {
    const list = main.locator('.scroll').first();
    for (let n = 0; n < 12; n += 1) {
      await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await page.waitForTimeout(60);
    }
    await expect
      .poll(async () => Number(await cards.first().getAttribute('aria-posinset')))
      .toBeGreaterThan(60);
    expect(await cards.count()).toBeLessThanOrEqual(MOST);
    for (let n = 0; n < 60; n += 1) {
      await list.evaluate((element) => element.scrollTo(0, 0));
      await page.waitForTimeout(40);
      if ((await cards.first().getAttribute('aria-posinset')) === '1') break;
    }
    await expect(cards.first()).toHaveAttribute('aria-posinset', '1');
  });

  await test.step('keys: to the end, over it, back, and through a page’s edge', async () => {
    await cards.first().focus();
    const at = () => page.locator(':focus').getAttribute('aria-posinset');
    await page.keyboard.press('End');
    await expect.poll(at).toBe(String(ALL));
    await page.keyboard.press('ArrowDown');
    await expect.poll(at).toBe('1');
    await page.keyboard.press('ArrowUp');
    await expect.poll(at).toBe(String(ALL));
    await page.keyboard.press('Home');
    await expect.poll(at).toBe('1');
    for (let n = 1; n < 75; n += 1) {
      await page.keyboard.press('ArrowRight');
      await expect.poll(at).toBe(String(n + 1));
    }
  });
  expect(seen.all).toBe(false);
});

test('among thousands of notes one is written, marked, deleted, brought back, found and kept', async ({
  desk,
  bridge,
  folder,
  page,
}) => {
  test.setTimeout(180_000);
  await readIn(desk, `${folder}/so-tay.json`);
  const seen = listening(page);
  await page.reload();
  await desk.continueAs(NAME);
  const passage = desk.block('Nội dung, yêu cầu');
  await desk.goTo(passage);
  await desk.write('Viết giữa bốn nghìn ghi chú');
  const card = desk.note('Viết giữa bốn nghìn ghi chú');
  await expect(card).toBeVisible();
  await desk.select(desk.block('Thành phần'), 'lãnh đạo các đô thị trực thuộc');
  await page
    .getByRole('toolbar', { name: 'Tô đậm và ghi chú' })
    .getByRole('button', { name: /Liên hệ/u })
    .click();
  await expect(page.getByRole('textbox', { name: 'Lời ghi chú' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(desk.block('Thành phần')).toContainText('Tô đậm, Liên hệ: lãnh đạo các đô thị trực thuộc');

  await desk.goTo(passage);
  await card.hover();
  await card.getByRole('button', { name: 'Xoá ghi chú' }).click();
  await expect(card).toHaveCount(0);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(card).toBeVisible();
  await desk.search('so 3217');
  const found = desk.results.getByRole('group', { name: 'Ghi chú của tôi' }).getByRole('option').first();
  await expect(found).toContainText('3217');
  await found.click();
  await expect(desk.note(bodyOf(3217))).toBeInViewport();
  expect(seen.all).toBe(false);
  expect((await bridge.call<unknown[]>('list_notes')).length).toBe(ALL + 2);
});
