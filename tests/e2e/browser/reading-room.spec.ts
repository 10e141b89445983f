import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/test';

test.beforeEach(async ({ desk }) => {
  await desk.beginAs('Thu Hạnh');
});

test('the way back crosses documents, to the line', async ({ desk, page }) => {
  const passage = desk.block('Nội dung, yêu cầu');
  await desk.contents.getByRole('button', { name: /Xây dựng kế hoạch/u }).click();
  await expect(passage).toBeInViewport();
  // A few lines down inside of a long block.
  await desk.text.evaluate((text) => text.scrollBy(0, 150));
  await page.waitForTimeout(400);
  const top = await desk.text.evaluate((text) => text.scrollTop);
  await desk.leftPane.getByRole('tab', { name: 'Tài liệu' }).click();
  await desk.leftPane.getByRole('button', { name: /Tóm lược Nghị quyết/u }).click();
  await expect(desk.text).toContainText('năm 2045');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(desk.text).toContainText('nghiên cứu, học tập');
  await expect
    .poll(async () => Math.abs((await desk.text.evaluate((text) => text.scrollTop)) - top))
    .toBeLessThan(32);
  await page.keyboard.press('Alt+ArrowRight');
  await expect(desk.text).toContainText('năm 2045');
});

test('reading goes on at the line where it stopped, and says so', async ({ desk, page }) => {
  await desk.contents.getByRole('button', { name: /Xây dựng kế hoạch/u }).click();
  await desk.text.evaluate((text) => text.scrollBy(0, 130));
  await page.waitForTimeout(1500);
  const top = await desk.text.evaluate((text) => text.scrollTop);
  await desk.continueAs('Thu Hạnh');
  await expect(page.getByText(/^Đọc tiếp từ II\.2/u)).toBeVisible();
  await expectAccessible(page, 'reading taken up again');
  // The line about it takes a little room from the text.
  await expect
    .poll(async () => Math.abs((await desk.text.evaluate((text) => text.scrollTop)) - top))
    .toBeLessThan(32);
  await page.getByRole('button', { name: 'Về đầu văn bản' }).click();
  await expect(desk.text.getByRole('heading', { level: 1 })).toBeInViewport();
  await expect(page.getByText(/^Đọc tiếp từ/u)).toHaveCount(0);
});

test('bookmarks are put, found again after a restart, and taken out', async ({ desk, page }) => {
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await page.keyboard.press('Control+d');
  const bookmarks = page.getByRole('region', { name: 'Dấu trang' });
  await expect(
    bookmarks.getByRole('button', { name: /^Tới dấu trang II\.2, gạch đầu dòng 1/u }),
  ).toBeVisible();
  await expectAccessible(page, 'reading with a bookmark');
  await desk.continueAs('Thu Hạnh');
  await desk.contents
    .getByRole('button', { name: /Mục đích, yêu cầu/u })
    .first()
    .click();
  await bookmarks.getByRole('button', { name: /^Tới dấu trang II\.2, gạch đầu dòng 1/u }).click();
  await expect(desk.block('Nội dung, yêu cầu')).toBeInViewport();
  await bookmarks.getByRole('button', { name: /^Bỏ dấu trang/u }).click();
  await expect(bookmarks).toHaveCount(0);
});

test('what is dwelt on counts as read, what is scrolled past does not', async ({ desk, page, bridge }) => {
  await desk.scrollText(1);
  await page.waitForTimeout(300);
  await desk.scrollText(0);
  const read = () => bridge.call<{ blocks: string[] }>('progress', { doc: 'huong-dan-nq06' });
  // The first paragraph takes some fifteen seconds even for the fastest reader; its heading less.
  await expect.poll(async () => (await read()).blocks.length, { timeout: 45_000 }).toBeGreaterThan(0);
  const { blocks } = await read();
  expect(blocks.every((block) => /^(0|I|I\.1):/u.test(block))).toBe(true);
});

test('the contents fold, and are filtered by typing', async ({ desk, page }) => {
  const part = desk.contents.getByRole('button', { name: /^II\s*Nội dung/u });
  await part.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(desk.contents.getByRole('button', { name: /Xây dựng kế hoạch/u })).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(desk.contents.getByRole('button', { name: /Xây dựng kế hoạch/u })).toBeVisible();
  await page.keyboard.press('k');
  const filter = desk.leftPane.getByRole('textbox', { name: 'Lọc mục lục' });
  await expect(filter).toBeFocused();
  await filter.fill('ke hoach');
  await expect(desk.contents.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(desk.block('Nội dung, yêu cầu')).toBeInViewport();
});

test('words of two blocks are marked as a whole, by keys alone', async ({ desk, page }) => {
  const first = desk.block('Thành phần');
  const second = desk.block('Thời gian cụ thể theo kế hoạch');
  await first.scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    const text = (words: string) => {
      const walker = document.createTreeWalker(
        document.querySelector('article') ?? document,
        NodeFilter.SHOW_TEXT,
      );
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.textContent?.includes(words)) return node;
      }
      throw new Error(words);
    };
    const [from, to] = [text('Thành phần'), text('Thời gian cụ thể')];
    document.getSelection()?.setBaseAndExtent(from, 0, to, 'Thời gian cụ thể'.length);
  });
  await page.keyboard.press('2');
  await expect(first).toContainText('Tô đậm, Mục tiêu');
  await expect(second).toContainText('Tô đậm, Mục tiêu: Thời gian cụ thể');
  await expect(first.locator('.mk').first()).toBeVisible();
  await expect(second.locator('.mk').first()).toBeVisible();

  await page.keyboard.press('Escape');
  await desk.rightPane.getByRole('button', { name: 'Lọc theo loại' }).click();
  await desk.rightPane.getByRole('button', { name: 'Quan điểm', exact: true }).click();
  await expect(desk.rightPane.locator('article.note')).toHaveCount(0);
  await desk.rightPane.getByRole('button', { name: 'Mục tiêu', exact: true }).click();
  await expect(desk.rightPane.locator('article.note')).toHaveCount(1);
  await expectAccessible(page, 'notes filtered by pen');
});

test('editor’s notes open at their letter, and stand where the reader wants them', async ({ desk, page }) => {
  const sign = desk.text.getByRole('button', { name: 'Chú thích a' }).first();
  await sign.focus();
  await page.keyboard.press('Enter');
  const note = page.getByRole('dialog', { name: 'Chú thích biên soạn a' });
  await expect(note).toContainText('Chú thích biên soạn, không thuộc văn bản');
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);
  await expect(sign).toBeFocused();

  const count = await desk.text.getByRole('note').count();
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: 'Ở cuối mục' }).click();
  await page.keyboard.press('Control+1');
  await expect(desk.text).toContainText('nghiên cứu, học tập');
  const gathered = await desk.text.getByRole('note').count();
  expect(gathered).toBeGreaterThan(0);
  expect(gathered).toBeLessThan(count);
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: 'Chỉ khi hỏi' }).click();
  await page.keyboard.press('Control+1');
  await expect(desk.text.getByRole('note')).toHaveCount(0);
});

test('the text is set as the reader likes, and stays so', async ({ desk, page }) => {
  const style = (name: string) =>
    desk.text.evaluate((text, name) => getComputedStyle(text).getPropertyValue(name), name);
  const before = await style('line-height');
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: 'Không chân' }).click();
  await page.getByRole('radio', { name: 'Thưa' }).click();
  await page.getByRole('switch', { name: 'Luôn hiện địa chỉ bên lề' }).click();
  await page.keyboard.press('Control+1');
  expect(await style('font-family')).toContain('Be Vietnam Pro');
  expect(Number.parseFloat(await style('line-height'))).toBeGreaterThan(Number.parseFloat(before));
  await expect(desk.block('Nội dung, yêu cầu').locator('.addr > span')).toHaveCSS('opacity', '1');
  await page.waitForTimeout(400);
  await desk.continueAs('Thu Hạnh');
  await expect(desk.text).toContainText('nghiên cứu, học tập');
  expect(await style('font-family')).toContain('Be Vietnam Pro');
});

test('a citation is copied plain and formatted', async ({ desk, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await page.keyboard.press('Control+Shift+c');
  await expect(page.getByText('Đã chép trích dẫn kèm nguồn.')).toBeAttached();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (item ? (await item.getType(type)).text() : '');
    return { plain: await read('text/plain'), html: await read('text/html') };
  });
  expect(copied.plain).toMatch(
    /^“Nội dung, yêu cầu: .*” \(Hướng dẫn .*, Ban Tuyên giáo Trung ương, mục II\.2, gạch đầu dòng 1\)$/su,
  );
  expect(copied.html).toContain('<blockquote>');
  expect(copied.html).toContain('<cite>Hướng dẫn nghiên cứu');
});

test('a link leads there: pasted into the box, typed, or followed', async ({
  desk,
  page,
  context,
  bridge,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('sotay://huong-dan-nq06/II.3.(4)'));
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+v');
  await expect(desk.block('Đẩy mạnh phát triển nhà ở')).toBeInViewport();
  await expect(desk.searchBox).toHaveValue('');
  await desk.searchBox.fill('sotay://tom-luoc-nq06');
  await page.keyboard.press('Enter');
  await expect(desk.text).toContainText('năm 2045');
  await page.goto(`${bridge.url}#sotay://huong-dan-nq06/III`);
  await page.reload();
  await page.getByRole('button', { name: 'Thu Hạnh' }).click();
  await expect(desk.text.getByRole('heading', { name: /TỔ CHỨC THỰC HIỆN/u })).toBeInViewport();
});

test('the jump box takes addresses as people write them', async ({ desk, page }) => {
  for (const [typed, words, title] of [
    ['II 3 4', 'Đẩy mạnh phát triển nhà ở', 'Hướng dẫn'],
    ['tl quan điểm 2', 'Lấy con người và chất lượng sống', 'Tóm lược'],
    ['hd ii.3.(4)', 'Đẩy mạnh phát triển nhà ở', 'Hướng dẫn'],
    ['II 2 gach dau dong 1', 'Nội dung, yêu cầu', 'Hướng dẫn'],
    ['hd II.2 –1', 'Nội dung, yêu cầu', 'Hướng dẫn'],
  ] as const) {
    await desk.search(typed);
    await expect(desk.hits().first()).toContainText('đi tới mục này');
    await page.keyboard.press('Enter');
    await expect(page.locator('header.head')).toContainText(title);
    await expect(desk.block(words)).toBeInViewport();
  }
});

test('the head keeps its buttons in one row, at every step and with a way back', async ({ desk, page }) => {
  await desk.search('tl quan điểm 2');
  await page.keyboard.press('Enter');
  const head = page.locator('header.head');
  await expect(head).toContainText('không phải văn bản chính thức');
  await expect(head.getByRole('button', { name: /^Về chỗ vừa đọc/u })).toBeVisible();
  for (const width of [1280, 1366, 1440, 1600, 1920]) {
    await page.setViewportSize({ width, height: 768 });
    for (const step of ['1', '2', '3', '4', '5']) {
      await page.evaluate((value) => (document.documentElement.dataset['step'] = value), step);
      const apart = await head.getByRole('button').evaluateAll((buttons) => {
        const seen = buttons.map((button) => button.getBoundingClientRect()).filter((box) => box.width > 0);
        const middles = seen.map((box) => (box.top + box.bottom) / 2);
        return Math.max(...middles) - Math.min(...middles);
      });
      expect(apart, `${width} px, step ${step}`).toBeLessThan(8);
    }
  }
});

test('everything that can be done is in the palette', async ({ page, desk }) => {
  await page.keyboard.press('Control+Shift+P');
  const box = page.getByRole('combobox', { name: 'Gõ tên lệnh cần tìm' });
  await expect(box).toBeFocused();
  await box.fill('buoi hoc');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(desk.page.getByRole('heading', { name: /Buổi học/u }).first()).toBeVisible();
});
