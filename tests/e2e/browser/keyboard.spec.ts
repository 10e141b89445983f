import { expect, test } from '../support/test';

// Whole journeys without a pointer, and what a screen reader is told on the way.

test('Ctrl+End and Ctrl+Home mean the text also where the bar has the focus', async ({ desk, page }) => {
  await desk.beginAs('Thu Hạnh');
  await page.getByRole('navigation', { name: 'Các phần' }).getByRole('button', { name: 'Đọc' }).focus();
  await page.keyboard.press('Control+End');
  await expect
    .poll(() => desk.text.evaluate((text) => text.scrollHeight - text.clientHeight - text.scrollTop))
    .toBeLessThan(4);
  await page.keyboard.press('Control+Home');
  await expect.poll(() => desk.text.evaluate((text) => text.scrollTop)).toBe(0);
  // In a field they mean the field.
  await page.keyboard.press('Control+End');
  await desk.searchBox.fill('quy hoạch');
  await page.keyboard.press('Escape');
  const top = await desk.text.evaluate((text) => text.scrollTop);
  await desk.searchBox.press('Control+Home');
  await page.waitForTimeout(200);
  expect(await desk.text.evaluate((text) => text.scrollTop)).toBe(top);
});

test('from the first start to a marked sentence, by keys alone', async ({ page, bridge, desk }) => {
  await page.goto(bridge.url);
  await expect(page.getByRole('button', { name: 'Tiếp' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Tên của đồng chí' })).toBeFocused();
  await page.keyboard.type('Thu Hanh');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Văn bản đã mở sẵn').first()).toBeVisible();

  // To the text, a sentence chosen, and a pen on it.
  for (
    let hops = 0;
    hops < 5 && !(await desk.text.evaluate((text) => text.contains(document.activeElement)));
    hops += 1
  ) {
    await page.keyboard.press('F6');
  }
  await page.keyboard.press('Control+Shift+a');
  await expect(page.getByRole('toolbar', { name: 'Tô đậm và ghi chú' })).toBeVisible();
  await page.keyboard.press('Alt+F10');
  await expect(page.getByRole('button', { name: /^Quan điểm/u })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: /^Mục tiêu/u })).toBeFocused();
  await page.keyboard.press('Enter');
  const card = page.locator('article.note');
  await expect(card.getByRole('textbox', { name: 'Lời ghi chú' })).toBeFocused();
  await page.keyboard.type('Ghi bang phim.');
  await expect(desk.saved.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(desk.text).toContainText('Tô đậm, Mục tiêu');
});

test('search, read, go back, bookmark, settings: by keys alone', async ({ page, desk }) => {
  await desk.beginAs('Thu Hạnh');
  await desk.indexed();
  await page.keyboard.press('/');
  await expect(desk.searchBox).toBeFocused();
  await page.keyboard.type('quy hoach do thi');
  await expect(desk.hits().first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(desk.text.locator('[data-block]:focus')).toBeVisible();
  await page.keyboard.press('Control+d');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(desk.text.getByRole('heading', { level: 1 })).toBeInViewport();

  await page.keyboard.press('Control+,');
  await expect(page.getByRole('radio', { name: 'Vừa' }).first()).toBeFocused();
  await page.keyboard.press('Shift+F6');
  const pages = page.getByRole('navigation', { name: 'Cài đặt' });
  await expect(pages.getByRole('button', { name: 'Dễ đọc' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Giới thiệu' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(desk.text).toBeVisible();
  // Escape leads back to what the settings were opened from, whatever that was.
  await page.keyboard.press('Control+4');
  await page.keyboard.press('Control+,');
  await page.keyboard.press('Escape');
  const parts = page.getByRole('navigation', { name: 'Các phần' });
  await expect(parts.getByRole('button', { name: 'Ghi chú' })).toHaveAttribute('aria-current', 'page');
  await page.keyboard.press('Control+1');
  await expect(desk.text).toBeVisible();
});

test('single letters are letters in a field, and nothing while a syllable is put together', async ({
  page,
  desk,
}) => {
  await desk.beginAs('Thu Hạnh');
  await page.keyboard.press('Control+Shift+a');
  await expect(page.getByRole('toolbar', { name: 'Tô đậm và ghi chú' })).toBeVisible();
  await desk.searchBox.focus();
  await page.keyboard.type('12/?');
  await expect(desk.searchBox).toHaveValue('12/?');
  await expect(page.locator('article.note')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await desk.searchBox.fill('');
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'đô', selectionStart: 2, selectionEnd: 2 });
  await expect(desk.searchBox).toHaveValue('đô');
  await client.send('Input.insertText', { text: 'đô' });
  await expect(desk.searchBox).toHaveValue('đô');
});

test('the reading screen as a screen reader has it', async ({ desk, page }) => {
  await desk.beginAs('Thu Hạnh');
  await expect(page.locator('header.top')).toMatchAriaSnapshot(`
    - banner:
      - button "Về chỗ đang đọc"
      - navigation "Các phần":
        - button "Đọc"
      - search:
        - combobox "Tìm"
      - button "Dễ đọc"
      - button "Hồ sơ Thu Hạnh"
  `);
  await expect(desk.leftPane).toMatchAriaSnapshot(`
    - complementary "Mục lục và tài liệu":
      - tablist "Mục lục và tài liệu":
        - tab "Mục lục" [selected]
        - tab "Tài liệu"
      - tabpanel "Mục lục":
        - navigation "Mục lục":
          - list:
            - listitem:
              - button "I Mục đích, yêu cầu"
  `);
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - navigation "Đang ở đâu trong văn bản":
        - button "Hướng dẫn học tập Nghị quyết 06-NQ/TW"
      - button "Đánh dấu trang (Ctrl+D)"
      - article "Hướng dẫn nghiên cứu, học tập, quán triệt và triển khai thực hiện Nghị quyết số 06 của Bộ Chính trị khóa XIII":
        - heading /Hướng dẫn nghiên cứu/ [level=1]
        - heading "I. MỤC ĐÍCH, YÊU CẦU" [level=2]
        - heading "1. Mục đích" [level=3]
  `);
  await expect(desk.rightPane).toMatchAriaSnapshot(`
    - complementary "Ghi chú và buổi học":
      - tablist "Ghi chú và buổi học":
        - tab "Ghi chú" [selected]
        - tab "Buổi học"
      - button "Lọc theo loại"
      - tabpanel "Ghi chú"
  `);
});

test('the settings as a screen reader has them', async ({ desk, page }) => {
  await desk.beginAs('Thu Hạnh');
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('navigation', { name: 'Cài đặt' })).toMatchAriaSnapshot(`
    - navigation "Cài đặt":
      - list:
        - listitem:
          - button "Dễ đọc"
  `);
  await expect(page.getByRole('main', { name: 'Dễ đọc' })).toMatchAriaSnapshot(`
    - main "Dễ đọc":
      - heading "Dễ đọc" [level=1]
      - heading "Cỡ chữ" [level=2]
      - radiogroup "Cỡ chữ":
        - radio "Gọn"
        - radio "Vừa" [checked]
        - radio "Rõ"
        - radio "To"
        - radio "Rất to"
      - heading "Nền" [level=2]
      - radiogroup "Nền"
      - radiogroup "Kiểu chữ của văn bản":
        - radio "Có chân" [checked]
        - radio "Không chân"
      - radiogroup "Bề rộng dòng chữ"
      - radiogroup "Khoảng cách dòng"
      - radiogroup "Chú thích biên soạn"
      - switch "Luôn hiện địa chỉ bên lề"
  `);
});

test('without motion for those who want none', async ({ desk, page }) => {
  await desk.beginAs('Thu Hạnh');
  await desk.contents.getByRole('button', { name: /Xây dựng kế hoạch/u }).click();
  const moving = await page.evaluate(
    () =>
      document
        .getAnimations()
        .filter((one) => one.playState === 'running' && one.effect?.getTiming().duration !== 0).length,
  );
  expect(moving).toBe(0);
  const slow = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) =>
        getComputedStyle(element)
          .transitionDuration.split(',')
          .some((time) => Number.parseFloat(time) > 0.001),
      ).length,
  );
  expect(slow).toBe(0);
});

test('the focus is always to be seen', async ({ desk, page }) => {
  await desk.beginAs('Thu Hạnh');
  const unseen: string[] = [];
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return '';
      const style = getComputedStyle(element);
      const ring =
        (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) ||
        style.boxShadow.includes('2px');
      // The search box shows its ring around the whole field.
      const around = element.parentElement
        ? getComputedStyle(element.parentElement).boxShadow.includes('2px')
        : false;
      return ring || around ? '' : element.outerHTML.slice(0, 100);
    });
    if (seen !== '') unseen.push(seen);
  }
  expect(unseen).toEqual([]);
});
