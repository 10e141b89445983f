import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import type { Bridge } from '../support/bridge';
import { expect, test } from '../support/test';

// What becomes a mark: whole syllables, one note however many blocks it reaches over, and edges that can be told apart.

test.beforeEach(async ({ desk }) => {
  await desk.beginAs('Thu Hạnh');
});

/** Where a letter begins on the screen: the one so far into some words of a block. */
async function letter(block: Locator, words: string, into: number): Promise<{ x: number; y: number }> {
  return block.evaluate(
    (element, [words, into]) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.textContent ?? '').indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at + into);
        range.setEnd(node, at + into + 1);
        const box = range.getBoundingClientRect();
        return { x: box.left + 0.5, y: (box.top + box.bottom) / 2 };
      }
      throw new Error(words);
    },
    [words, into] as const,
  );
}
async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}
/** The quotations of all notes, each place a line. */
const quotes = async (bridge: Bridge) => {
  type Place = { anchor: { quote: string } };
  const notes = await bridge.call<(Place & { further: Place[] })[]>('list_notes', {});
  return notes.map((note) => [note, ...note.further].map(({ anchor }) => anchor.quote).join('\n'));
};

test('a mark takes whole syllables, drawn by the pointer; with Alt every letter as it is', async ({
  desk,
  page,
  bridge,
}) => {
  const block = desk.block('Nâng cao nhận thức');
  await block.scrollIntoViewIfNeeded();
  // From the second letter of "nhận" to within "nhất".
  const [from, to] = [
    await letter(block, 'nhận thức', 1),
    await letter(block, 'thống nhất trong', 'thống nhấ'.length),
  ];
  await drag(page, from, to);
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('hận thức và tạo sự thống nhấ');
  await page.keyboard.press('3');
  await expect.poll(() => quotes(bridge)).toEqual(['nhận thức và tạo sự thống nhất']);
  await page.keyboard.press('Escape');

  // Again if the page moved under the pointer, as a reader would.
  const tool = page.getByRole('toolbar', { name: 'Tô đậm và ghi chú' });
  await page.keyboard.down('Alt');
  await expect(async () => {
    await drag(
      page,
      await letter(block, 'nhận thức', 1),
      await letter(block, 'thống nhất trong', 'thống nhấ'.length),
    );
    await expect(tool).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await page.keyboard.up('Alt');
  await tool.getByRole('button').first().click();
  await expect
    .poll(async () => (await quotes(bridge)).sort())
    .toEqual(['hận thức và tạo sự thống nhấ', 'nhận thức và tạo sự thống nhất']);
});

test('whole syllables by keys too; Alt pressed by itself takes the letters, and what is cited is the same', async ({
  desk,
  page,
  bridge,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const block = desk.block('Nâng cao nhận thức');
  await block.scrollIntoViewIfNeeded();
  await drag(page, await letter(block, 'nhận thức', 0), await letter(block, 'nhận thức', 'nhận thứ'.length));
  for (let key = 0; key < 2; key += 1) await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe('nhận t');
  // What is lit is what is copied.
  await page.keyboard.press('Control+c');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('nhận thức');
  await page.keyboard.press('Control+Shift+c');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('“nhận thức” (Hướng dẫn');
  await page.keyboard.press('Alt');
  await expect(page.locator('.live')).toContainText('Lấy đúng từng chữ cái đã bôi');
  await page.keyboard.press('Control+Shift+c');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('“nhận t” (Hướng');
  await page.keyboard.press('Alt');
  await page.keyboard.press('1');
  await expect.poll(() => quotes(bridge)).toEqual(['nhận thức']);
});

test('words of several blocks are one note with a place in each', async ({ desk, page, bridge }) => {
  const first = desk.block('Ban Kinh tế Trung ương');
  const last = desk.block('Thời gian cụ thể theo kế hoạch');
  await page.setViewportSize({ width: 1366, height: 1200 });
  await desk.goTo(desk.block('Thành phần'));
  await desk.block('Thành phần').evaluate((block) => block.scrollIntoView({ block: 'center' }));
  await expect(first).toBeInViewport({ ratio: 1 });
  await expect(last).toBeInViewport({ ratio: 1 });
  await drag(
    page,
    await letter(first, 'phối hợp', 2),
    await letter(last, 'Thời gian cụ thể', 'Thời gian c'.length),
  );
  await page.keyboard.press('2');
  await expect(desk.rightPane.locator('article.note')).toHaveCount(1);
  await page.keyboard.type('Ba chỗ, một ý.');
  await expect(desk.saved.first()).toBeVisible();
  await page.keyboard.press('Escape');
  const [quoted = ''] = await quotes(bridge);
  const lines = quoted.split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^phối hợp /u);
  expect(lines[1]).toMatch(/^Thành phần: .*quyết định\.$/u);
  expect(lines[2]).toBe('Thời gian cụ');

  // One card: where from and where to, and each place leads to its own.
  const card = desk.note('Ba chỗ, một ý.');
  await expect(card).toContainText('II.1, đoạn 1 đến gạch đầu dòng 2');
  await expect(card.getByRole('list', { name: 'Câu trích ở 3 chỗ' }).getByRole('button')).toHaveCount(3);
  await expectAccessible(page, 'a note on several places');
  for (const block of [first, desk.block('Thành phần'), last]) {
    await expect(block.locator('.mk.k2').first()).toBeVisible();
  }
  await desk.text.evaluate((text) => text.scrollTo(0, 0));
  await card.getByRole('button', { name: 'Thời gian cụ' }).click();
  await expect(last).toBeInViewport();
  await expect(last).toBeFocused();

  // A click on any of its marks leads to the one card.
  await desk.screen('Ghi chú');
  await desk.screen('Đọc');
  const { x, y } = await letter(last, 'gian cụ', 1);
  await page.mouse.click(x, y);
  await expect(card).toHaveClass(/lit/u);

  // Done, taken back and done again as one.
  await page.keyboard.press('Control+z');
  await expect(card).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(desk.rightPane.locator('article.note')).toHaveCount(0);
  await expect(first.locator('.mk')).toHaveCount(0);
  await expect(last.locator('.mk')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(last.locator('.mk.k2').first()).toBeVisible();
  await expect(desk.rightPane.locator('article.note')).toHaveCount(1);
});

test('a neighbouring block whose edge is only touched isn’t taken along', async ({ desk, page, bridge }) => {
  const first = desk.block('Thành phần');
  const last = desk.block('Thời gian cụ thể theo kế hoạch');
  await first.scrollIntoViewIfNeeded();
  await drag(page, await letter(first, 'ban thường vụ', 0), await letter(last, 'Thời gian', 1));
  await page.keyboard.press('1');
  await expect(desk.rightPane.locator('article.note')).toHaveCount(1);
  expect((await quotes(bridge))[0]).toMatch(/^ban thường vụ .*quyết định\.$/u);
});

/** Five notes over one passage, each within the one before or across its end. */
async function fiveMarks(bridge: Bridge): Promise<void> {
  type Opened = { blocks: { id: string; text: string }[] };
  const { blocks } = await bridge.call<Opened>('open_document', { doc: 'huong-dan-nq06' });
  const block = blocks.find(({ text }) => text.startsWith('Nâng cao nhận thức'));
  if (!block) throw new Error('no such block');
  const spans = [
    ['viewpoint', 'Nâng cao', 'tầm nhìn'],
    ['target', 'nhận thức', 'đô thị Việt Nam'],
    ['task', 'thống nhất', 'quản lý'],
    ['relation', 'hệ thống', 'quy hoạch'],
    ['plain', 'đồng thuận', 'nhân dân'],
  ] as const;
  for (const [kind, from, to] of spans) {
    const start = block.text.indexOf(from);
    const range = [start, block.text.indexOf(to, start) + to.length];
    const anchor = { doc: 'huong-dan-nq06', block: block.id, range };
    await bridge.call('create_note', { anchor, kind, body: kind });
  }
}

test('five marks over the same words can be told apart, and none strikes another line', async ({
  desk,
  page,
  bridge,
}) => {
  await fiveMarks(bridge);
  await page.reload();
  await desk.continueAs('Thu Hạnh');
  const block = desk.block('Nâng cao nhận thức');
  await block.scrollIntoViewIfNeeded();
  await expect(block.locator('.mk-edge').first()).toBeVisible();
  for (const step of ['1', '3', '5']) {
    for (const leading of ['tight', 'normal', 'loose']) {
      await page.evaluate(
        ([step, leading]) => {
          document.documentElement.dataset['step'] = step;
          document.documentElement.dataset['leading'] = leading;
        },
        [step, leading] as const,
      );
      // Another width of the column, and back: the marks are drawn again.
      const size = page.viewportSize() ?? { width: 1366, height: 768 };
      await page.setViewportSize({ ...size, width: size.width - 8 });
      await page.setViewportSize(size);
      await page.waitForTimeout(100);
      const found = await block.evaluate((element) => {
        const text = element.querySelector('[data-text]') ?? element;
        const range = document.createRange();
        range.selectNodeContents(text);
        const tops = [...new Set([...range.getClientRects()].map((box) => Math.round(box.top)))];
        const size = parseFloat(getComputedStyle(text).fontSize);
        const edges = [...element.querySelectorAll('.mk-edge')].map((edge) => edge.getBoundingClientRect());
        // The letters of a line begin an eighth of their size below its box.
        const struck = edges.filter((edge) => {
          return tops.some((top) => edge.top < top && edge.bottom > top + size / 8);
        });
        const rows = new Set(edges.map((edge) => Math.round(edge.bottom)));
        const pens = new Set(
          [...element.querySelectorAll('.mk-edge')].map((edge) => /k[0-4]/u.exec(edge.className)?.[0]),
        );
        return { struck: struck.length, rows: rows.size, lines: tops.length, pens: [...pens].sort() };
      });
      expect(found.struck, `${step} ${leading}`).toBe(0);
      expect(found.rows, `one row of edges a line at ${step} ${leading}`).toBeLessThanOrEqual(found.lines);
      expect(found.pens).toEqual(['k0', 'k1', 'k2', 'k3', 'k4']);
    }
  }
  // Each click on the same words leads to the next of the notes there, the innermost first.
  await page.evaluate(() => {
    document.documentElement.dataset['step'] = '2';
    delete document.documentElement.dataset['leading'];
  });
  // The reader takes hold of the page, or it would go back to where it stood before it was set otherwise.
  await desk.goTo(block);
  await expect(block).toBeInViewport({ ratio: 1 });
  for (const body of ['plain', 'relation', 'task', 'target', 'viewpoint', 'plain']) {
    const { x, y } = await letter(block, 'thuận trong', 1);
    await page.mouse.click(x, y);
    await expect(desk.note(body)).toHaveClass(/lit/u);
  }
});

test('the caret goes where a card was clicked', async ({ desk, page }) => {
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Dòng đầu của **ghi chú**\n\nDòng thứ hai, đến đây là hết.');
  const body = page.locator('article.note .body');
  const field = page.getByRole('textbox', { name: 'Lời ghi chú' });
  const caret = () => field.evaluate((area: HTMLTextAreaElement) => area.selectionStart);
  const whole = 'Dòng đầu của **ghi chú**\n\nDòng thứ hai, đến đây là hết.';
  for (const [words, into] of [
    ['đầu của', 1],
    ['ghi chú', 4],
    ['thứ hai', 5],
  ] as const) {
    const { x, y } = await letter(body, words, into);
    await page.mouse.click(x, y);
    await expect(field).toBeFocused();
    await expect.poll(caret).toBe(whole.indexOf(words) + into);
    await page.keyboard.press('Escape');
  }
});

test('a new note that is left empty is none; what was in it comes back', async ({ desk, page }) => {
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await page.keyboard.press('Control+n');
  const field = page.getByRole('textbox', { name: /^Viết ghi chú cho/u });
  await field.fill('viết rồi bỏ');
  await expect(desk.saved.first()).toBeVisible();
  await field.fill('');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Đã bỏ ghi chú trống.')).toBeVisible();
  await expect(page.locator('article.note')).toHaveCount(0);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(desk.note('viết rồi bỏ')).toBeVisible();

  await desk.select(desk.block('Thành phần'), 'Các đồng chí ủy viên');
  await page.getByRole('button', { name: 'Ghi chú (Ctrl+N)' }).click();
  await expect(page.getByRole('textbox', { name: 'Lời ghi chú' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('article.note')).toHaveCount(1);
  await expect(desk.block('Thành phần').locator('.mk')).toHaveCount(0);
});

test('the arrows walk over the cards of the notes’ screen as they stand', async ({ desk, page }) => {
  for (const words of ['Nâng cao nhận thức', 'Nội dung, yêu cầu', 'Thành phần', 'Thời gian cụ thể']) {
    await desk.goTo(desk.block(words));
    await desk.write(`Ở ${words}`);
  }
  await desk.screen('Ghi chú');
  const cards = page.locator('main article.note');
  await expect(cards).toHaveCount(4);
  const columns = await cards.evaluateAll(
    (all) => new Set(all.map((card) => Math.round(card.getBoundingClientRect().left))).size,
  );
  expect(columns).toBeGreaterThan(1);
  await cards.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(cards.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(cards.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(cards.nth(columns)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(cards.first()).toBeFocused();
});
