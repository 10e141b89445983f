import type { Page } from '@playwright/test';
import { IN_SECTION, figure, libraryWith } from '../support/annex';
import { Bridge } from '../support/bridge';
import type { Desk } from '../support/desk';
import { asked, plain, slowPrinter } from '../support/paper';
import { expect, test as base } from '../support/test';
import { end, giveVoiceNow, last, lit } from '../support/voice';

// A document of 128,000 blocks: what is seen, found, marked, copied and printed of it is the same as of any other, and
// only what is near the sight is on the page.

const LINES = 128_000;
const SECTIONS = LINES / IN_SECTION;
const ODD = 'Riêng đảo Cồn Cỏ có vườn bàng vuông cổ thụ';
const ROWS = 3000;

const test = base.extend({
  bridge: async ({ folder }, use) => {
    const library = await libraryWith(folder, {
      lines: LINES,
      rows: ROWS,
      wordy: 1200,
      odd: { section: 4000, words: ODD },
    });
    const bridge = new Bridge({ data: `${folder}/data`, library });
    await bridge.start();
    await use(bridge);
    await bridge.stop();
  },
});

async function open(desk: Desk) {
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: /Phụ lục số liệu/u }).click();
  await expect(desk.text).toContainText(figure(1, 1));
}
test.beforeEach(async ({ desk }) => {
  test.setTimeout(240_000);
  await desk.beginAs('Thu Hạnh');
  await open(desk);
});

/** A long copy takes its time, and a browser keeps what a test before this one has copied. */
const emptyClipboard = (page: Page) => page.evaluate(() => navigator.clipboard.writeText(''));

/** What has become too much is taken off bit by bit, when the machine has time for it. */
const isLittle = (page: Page) =>
  expect.poll(() => page.locator('article.doc [data-block]').count()).toBeLessThan(900);
/** At so many heights of the sheet no words stand: nothing, or the room of a leaf that is empty. */
const blanks = (page: Page) =>
  page.evaluate(() => {
    const sheet = document.querySelector('article.doc');
    const frame = sheet?.getBoundingClientRect();
    if (!sheet || !frame) return -1;
    const heights = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => frame.top + frame.height * part);
    const lines = [...sheet.querySelectorAll('[data-block]')].map((one) => one.getBoundingClientRect());
    // A heading has room of its own above it.
    return heights.filter((y) => !lines.some((box) => box.top - 60 <= y && y <= box.bottom + 60)).length;
  });
async function goToSection(desk: Desk, section: number) {
  await desk.searchBox.fill(String(section));
  await expect(desk.hits().first()).toContainText(`Biểu số liệu ${section}`);
  await desk.searchBox.press('Enter');
  await expect(desk.text.locator('[data-block]:focus')).toContainText(`${section}. Biểu số liệu ${section}`);
}

test('only what is near the sight is on the page, and it is never empty there', async ({ desk, page }) => {
  await isLittle(page);
  for (const [part, section] of [
    [0.5, Math.round(SECTIONS * 0.49)],
    [1, 0],
    [0.25, Math.round(SECTIONS * 0.245)],
    [0, 1],
  ] as const) {
    await desk.scrollText(part);
    await expect.poll(() => blanks(page), `at ${part}`).toBe(0);
    await isLittle(page);
    if (section === 0) await expect(desk.text.getByText(`Xã thứ ${ROWS}`, { exact: true })).toBeInViewport();
    if (section === 1) await expect(desk.text.getByRole('heading', { level: 1 })).toBeInViewport();
  }
  // By the wheel, on and on.
  await desk.text.hover();
  for (let turn = 0; turn < 12; turn += 1) {
    for (let notch = 0; notch < 10; notch += 1) await page.mouse.wheel(0, 700);
    await expect.poll(() => blanks(page), `after ${turn + 1} turns`).toBe(0);
  }
  await isLittle(page);
  // And back: what was taken off comes again.
  for (let turn = 0; turn < 12; turn += 1) {
    for (let notch = 0; notch < 10; notch += 1) await page.mouse.wheel(0, -710);
    await expect.poll(() => blanks(page), `back after ${turn + 1} turns`).toBe(0);
  }
  await expect(desk.text.getByRole('heading', { level: 1 })).toBeInViewport();
});

test('a document of few blocks and many words is there to its end', async ({ desk, page }) => {
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: /Biên bản dài/u }).click();
  await expect(desk.text).toContainText('Ý 1.');
  for (const part of [0.4, 0.8, 1]) {
    await desk.scrollText(part);
    await expect.poll(() => blanks(page)).toBe(0);
  }
  await expect(desk.text).toContainText('Ý 1200.');
});

test('what comes above the sight moves nothing in it', async ({ desk, page }) => {
  await goToSection(desk, 2561);
  const line = desk.text.getByText(figure(2561, 3), { exact: true });
  await expect(line).toBeInViewport();
  const at = async () => (await line.boundingBox())?.y ?? 0;
  await page.waitForTimeout(600);
  const before = await at();
  // Up a little at a time: leaves above get words, and their true heights.
  for (let step = 0; step < 8; step += 1) {
    await desk.text.evaluate((text) => text.scrollBy(0, -40));
    await page.waitForTimeout(120);
  }
  expect(Math.abs((await at()) - before - 8 * 40)).toBeLessThan(3);
});

test('an address leads into the middle, and the keys go on from there', async ({ desk, page }) => {
  await goToSection(desk, 2561);
  await expect(desk.text.getByRole('heading', { name: '2561. Biểu số liệu 2561' })).toBeInViewport();
  await expect(desk.contents.locator('[aria-current=location]')).toContainText('Biểu số liệu 2561');
  // From address to address, farther than anything that was on the page.
  await desk.text.locator('.addr[tabindex="0"]').focus();
  for (let step = 0; step < IN_SECTION * 3; step += 1) await page.keyboard.press('ArrowDown');
  const focused = desk.text.locator('[data-block]:has(.addr:focus)');
  await expect(focused).toContainText(/^2563|^2564/u);
  await expect(focused).toBeInViewport();
});

test('a passage is found, and all of its words in the page, to the last', async ({ desk, page }) => {
  await desk.search('vườn bàng vuông cổ thụ');
  await expect(desk.hits().first()).toContainText('Cồn Cỏ');
  await desk.searchBox.press('Enter');
  const passage = desk.text.locator('[data-block]:focus');
  await expect(passage).toContainText(ODD);
  await expect(passage).toBeInViewport();
  const painted = (name: string) =>
    page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map(String).join(' '), name);
  await expect.poll(() => painted('found')).toContain('bàng');
  await goToSection(desk, 1);

  await page.keyboard.press('Control+f');
  const bar = page.getByRole('search', { name: 'Tìm trong tài liệu này' });
  await bar.getByRole('textbox').fill('nghìn hộ');
  await expect(bar.locator('.count')).toHaveText(/^\d+\/128000$/u);
  await expect.poll(() => painted('found')).toContain('nghìn');
  // From the first back around to the last.
  for (let at = Number((await bar.locator('.count').textContent())?.split('/')[0]); at >= 1; at -= 1) {
    await page.keyboard.press('Shift+Enter');
  }
  await expect(bar.locator('.count')).toHaveText('128000/128000');
  await expect(desk.text.getByText(figure(SECTIONS, IN_SECTION))).toBeInViewport();
  await expect.poll(() => painted('found-now')).toBe('nghìn hộ');
  await isLittle(page);
});

test('a mark near the end is there again after other documents', async ({ desk, page }) => {
  await goToSection(desk, SECTIONS);
  await desk.select(desk.block(figure(SECTIONS, 2)), 'nghìn hộ');
  await page.getByRole('toolbar', { name: 'Tô đậm và ghi chú' }).getByRole('button').first().click();
  const mark = desk.block(figure(SECTIONS, 2)).locator('.mk');
  await expect(mark).toBeVisible();
  await page.keyboard.type('Hỏi lại số này');
  await expect(desk.saved.first()).toBeVisible();
  await page.keyboard.press('Escape');
  // Away from it, within the document and out of it.
  await desk.scrollText(0.3);
  await expect.poll(() => blanks(page)).toBe(0);
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: /Tóm lược Nghị quyết/u }).click();
  await expect(desk.text).toContainText('năm 2045');
  await expect(desk.text).not.toContainText('nghìn hộ');
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: /Phụ lục số liệu/u }).click();
  await expect(desk.text).toContainText('nghìn hộ');
  await goToSection(desk, SECTIONS);
  await expect(mark).toBeVisible();
  const words = await desk.block(figure(SECTIONS, 2)).evaluate((block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf('nghìn hộ');
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 8);
      return range.getBoundingClientRect().toJSON() as DOMRect;
    }
    return null;
  });
  const drawn = await mark.boundingBox();
  expect(Math.abs((drawn?.x ?? 0) - (words?.x ?? -99))).toBeLessThan(3);
  expect(Math.abs((drawn?.y ?? 0) - (words?.y ?? -99))).toBeLessThan(8);
});

test('all of it is copied, also what isn’t on the page', async ({ desk, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.text.focus();
  await page.keyboard.press('Control+a');
  await emptyClipboard(page);
  await page.keyboard.press('Control+c');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(async () => (await copied()).length, { timeout: 30_000 }).toBeGreaterThan(LINES * 10);
  const lines = (await copied()).split('\n');
  expect(lines[0]).toBe('Phụ lục số liệu');
  expect(lines[2]).toBe(figure(1, 1));
  expect(lines).toContain(ODD);
  expect(lines.at(-1)).toBe(`Xã thứ ${ROWS}\t${ROWS * 3}\thàng ${ROWS}`);
  expect(lines).toHaveLength(1 + LINES + SECTIONS + 1 + 1 + 1 + ROWS);
});

test('what is selected over words that aren’t on the page is copied, and nothing that is only touched', async ({
  desk,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.text.focus();
  const select = (words: string, how: 'begin' | 'end') =>
    desk.block(words).evaluate(
      (block, { words, how }) => {
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (!(node.textContent ?? '').includes(words)) continue;
          if (how === 'begin') document.getSelection()?.setPosition(node, 5);
          else document.getSelection()?.extend(node, 0);
        }
      },
      { words, how },
    );
  const [first, beyond] = [figure(1, 1), `Xã thứ ${ROWS}`];
  await select(first, 'begin');
  await desk.scrollText(1);
  await expect(desk.text.getByText(beyond, { exact: true })).toBeInViewport();
  await select(beyond, 'end');
  await emptyClipboard(page);
  await page.keyboard.press('Control+c');
  const copied = async () => (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  await expect.poll(async () => (await copied()).length, { timeout: 30_000 }).toBeGreaterThan(LINES);
  const lines = await copied();
  expect([lines[0], lines.at(-1)]).toEqual([
    first.slice(5).trim(),
    `Xã thứ ${ROWS - 1}\t${(ROWS - 1) * 3}\thàng ${ROWS - 1}`,
  ]);
});

test('a section is printed whole; the whole is too much for one print, and that is said', async ({
  desk,
  page,
}) => {
  await slowPrinter(page);
  await page.reload();
  await page.getByRole('button', { name: 'Thu Hạnh' }).click();
  await expect(desk.text).toContainText('Phụ lục số liệu');
  await goToSection(desk, 3000);
  await page.keyboard.press('Control+p');
  const dialog = page.getByRole('dialog', { name: 'In ra giấy' });
  await expect(dialog).toContainText(/Phần này có 13[0-9.]+ đoạn, mỗi lần chỉ in được 10\.000 đoạn/u);
  await expect(dialog.getByRole('button', { name: 'In', exact: true })).toBeDisabled();
  await dialog.getByRole('radio', { name: /Mục 3000/u }).click();
  await expect(dialog).toContainText(`Sẽ in ${IN_SECTION + 1} đoạn.`);
  await dialog.getByRole('button', { name: 'In', exact: true }).click();
  await asked(page);
  const text = plain(
    await page.evaluate(() =>
      [...document.querySelectorAll('.onpaper .flow')].map((one) => one.textContent).join(''),
    ),
  );
  for (let line = 1; line <= IN_SECTION; line += 1) expect(text).toContain(plain(figure(3000, line)));
});

test('its contents are walked and filtered by keys', async ({ desk, page }) => {
  await desk.leftPane.getByRole('tab', { name: 'Mục lục' }).click();
  const rows = desk.contents.getByRole('listitem');
  expect(await rows.count()).toBeLessThan(200);
  const first = desk.contents.getByRole('button', { name: /Biểu số liệu 1$/u });
  await first.focus();
  for (let step = 0; step < 60; step += 1) await page.keyboard.press('ArrowDown');
  const focused = desk.contents.locator('button:focus');
  await expect(focused).toContainText('Biểu số liệu 61');
  await expect(focused).toBeInViewport();
  await expect(desk.contents.locator('li:has(button:focus)')).toHaveAttribute('aria-posinset', '61');
  await page.keyboard.press('End');
  await expect(focused).toContainText('Bảng cuối');
  await page.keyboard.press('ArrowDown');
  await expect(focused).toContainText('Biểu số liệu 1');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(focused).toContainText(`Biểu số liệu ${SECTIONS}`);
  await page.keyboard.press('Enter');
  await expect(
    desk.text.getByRole('heading', { name: `${SECTIONS}. Biểu số liệu ${SECTIONS}` }),
  ).toBeInViewport();

  await desk.leftPane.getByRole('textbox', { name: 'Lọc mục lục' }).fill('bieu so lieu 4321');
  await expect(rows).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(focused).toContainText('Biểu số liệu 4321');
  await page.keyboard.press('Enter');
  await expect(desk.text.getByText(figure(4321, 1), { exact: true })).toBeInViewport();
});

test('it is read aloud where its words come only as they are read', async ({ desk, page }) => {
  await giveVoiceNow(page);
  await goToSection(desk, 4000);
  await page.keyboard.press('F4');
  await expect.poll(() => last(page)).toMatch(/^bốn nghìn. Biểu số liệu bốn nghìn/u);
  // Past the blocks that come together: the page has neither their words nor their elements yet.
  for (let sentence = 0; sentence < 40; sentence += 1) {
    const words = await lit(page);
    await end(page);
    await expect.poll(async () => (await lit(page)).words).not.toBe(words.words);
    await expect.poll(async () => (await lit(page)).seen).toBe(true);
  }
  await isLittle(page);
});
