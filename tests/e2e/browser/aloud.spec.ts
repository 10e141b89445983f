import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/test';
import { bar, end, giveVoice, last, lit, said } from '../support/voice';

test.describe('with a voice', () => {
  test.beforeEach(async ({ desk, page }) => {
    await giveVoice(page);
    await desk.beginAs('Thu Hạnh');
  });

  test('F4 reads sentence after sentence from here, each lit while it is said', async ({ desk, page }) => {
    await desk.goTo(desk.block('Căn cứ Nghị quyết số 06-NQ/TW'));
    await page.keyboard.press('F4');
    await expect
      .poll(() => last(page))
      .toContain('Nghị quyết số không sáu, nghị quyết Trung ương, ngày hai mươi tư');
    expect(await page.evaluate(() => mouth.said[0]?.lang)).toBe('vi-VN');
    await expect.poll(async () => (await lit(page)).words).toContain('Căn cứ Nghị quyết số 06-NQ/TW');
    await expectAccessible(page, 'the bar');
    for (let sentence = 0; sentence < 12; sentence += 1) {
      const before = await said(page);
      const words = (await lit(page)).words;
      await end(page);
      await expect.poll(async () => (await said(page)).length).toBe(before.length + 1);
      await expect.poll(async () => (await lit(page)).words).not.toBe(words);
      await expect.poll(async () => (await lit(page)).seen).toBe(true);
    }
    // The editor's notes stand between the passages, and nobody reads them: they aren't the document.
    expect((await said(page)).join(' ')).not.toContain('Nay là');
    // A heading in capitals is read as words, its numeral as a number.
    expect((await said(page)).join('|')).toContain('một. mục đích, yêu cầu');
  });

  test('the bar pauses, steps, changes the pace, and Escape in it ends the reading', async ({
    desk,
    page,
  }) => {
    await desk.goTo(desk.block('Nâng cao nhận thức'));
    await page.keyboard.press('F4');
    await expect.poll(() => last(page)).toContain('Nâng cao nhận thức');
    await bar(page).getByRole('button', { name: 'Tạm dừng (F4)' }).click();
    await expect(bar(page).getByRole('button', { name: 'Đọc tiếp (F4)' })).toBeVisible();
    expect(await page.evaluate(() => mouth.cancelled)).toBe(1);
    await bar(page).getByRole('button', { name: 'Câu sau' }).click();
    await expect.poll(async () => (await lit(page)).words).toContain('Giúp cấp ủy');
    expect(await said(page)).toHaveLength(1);
    await page.keyboard.press('F4');
    await expect.poll(() => last(page)).toContain('Giúp cấp ủy');
    await bar(page).getByRole('button', { name: 'Câu trước' }).click();
    await expect.poll(() => last(page)).toContain('Nâng cao nhận thức');
    await bar(page).getByRole('button', { name: 'Đọc nhanh hơn' }).click();
    await expect(bar(page)).toContainText('Tốc độ 4/5');
    await expect.poll(() => page.evaluate(() => mouth.said.at(-1)?.rate)).toBe(1.25);
    await page.keyboard.press('Escape');
    await expect(bar(page)).toBeHidden();
    expect((await lit(page)).words).toBe('');
    await expect(page.locator('article.doc')).toBeFocused();
    // The pace is the reader's own.
    await expect
      .poll(async () => {
        await page.reload();
        await page.getByRole('button', { name: 'Thu Hạnh' }).click();
        await expect(desk.text).toContainText('nghiên cứu, học tập, quán triệt');
        await page.keyboard.press('F4');
        return bar(page).textContent();
      })
      .toContain('Tốc độ 4/5');
  });

  test('the menu reads the passage or the section, F4 and the menu the chosen words', async ({
    desk,
    page,
  }) => {
    await page.evaluate(() => (mouth.quick = true));
    const passage = desk.block('Giúp cấp ủy');
    await passage.scrollIntoViewIfNeeded();
    await passage.locator('.tx').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Đọc thành tiếng đoạn này' }).click();
    await expect.poll(async () => (await said(page)).join(' ')).toContain('Giúp cấp ủy');
    await expect(bar(page)).toBeHidden();
    expect((await said(page)).join(' ')).not.toContain('Yêu cầu');

    await passage.locator('.tx').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Đọc thành tiếng cả mục này' }).click();
    await expect.poll(async () => (await said(page)).join(' ')).toContain('Nâng cao nhận thức');
    await expect(bar(page)).toBeHidden();
    expect((await said(page)).join(' ')).not.toContain('nghiêm túc, chất lượng');

    const before = (await said(page)).length;
    await desk.select(passage, 'tổ chức đảng các cấp');
    await page.keyboard.press('F4');
    await expect.poll(async () => (await said(page)).slice(before)).toEqual(['tổ chức đảng các cấp']);
    await expect(bar(page)).toBeHidden();
    await desk.select(passage, 'tổ chức đảng các cấp');
    await passage.getByText('tổ chức đảng các cấp').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Đọc thành tiếng', exact: true }).click();
    await expect.poll(async () => (await said(page)).length).toBe(before + 2);
    expect(await last(page)).toBe('tổ chức đảng các cấp');
    // From the palette a section: there is no choice of words any more.
    await page.keyboard.press('Control+Shift+p');
    await page.keyboard.type('doc thanh tieng ca muc');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await said(page)).slice(before + 2).join(' '))
      .toContain('Nâng cao nhận thức');
  });

  test('a reader who scrolls away is not pulled back until they ask', async ({ desk, page }) => {
    await desk.goTo(desk.block('Căn cứ Nghị quyết số 06-NQ/TW'));
    await page.keyboard.press('F4');
    await expect.poll(async () => (await lit(page)).seen).toBe(true);
    await page.locator('article.doc').hover();
    await page.mouse.wheel(0, 4000);
    await expect.poll(async () => (await lit(page)).seen).toBe(false);
    const top = await page.locator('article.doc').evaluate((text) => text.scrollTop);
    for (let sentence = 0; sentence < 3; sentence += 1) {
      const before = (await said(page)).length;
      await end(page);
      await expect.poll(async () => (await said(page)).length).toBe(before + 1);
    }
    expect(await page.locator('article.doc').evaluate((text) => text.scrollTop)).toBe(top);
    await bar(page)
      .getByRole('button', { name: /^Đang đọc/u })
      .click();
    await expect.poll(async () => (await lit(page)).seen).toBe(true);
    await end(page);
    await expect.poll(async () => (await lit(page)).seen).toBe(true);
  });

  test('another document ends it, another screen and the print dialog pause it', async ({ desk, page }) => {
    await desk.goTo(desk.block('Nâng cao nhận thức'));
    await page.keyboard.press('F4');
    await expect(bar(page)).toBeVisible();
    await page.keyboard.press('Control+p');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(bar(page).getByRole('button', { name: 'Đọc tiếp (F4)' })).toBeVisible();
    await page.keyboard.press('F4');
    await expect(bar(page).getByRole('button', { name: 'Tạm dừng (F4)' })).toBeVisible();
    await page.getByRole('button', { name: 'Ghi chú', exact: true }).first().click();
    await page.getByRole('button', { name: 'Đọc', exact: true }).first().click();
    await expect(bar(page).getByRole('button', { name: 'Đọc tiếp (F4)' })).toBeVisible();
    await page.getByRole('tab', { name: 'Tài liệu' }).click();
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: /Thuật ngữ/u })
      .first()
      .click();
    await expect(bar(page)).toBeHidden();
    expect((await lit(page)).words).toBe('');
  });

  test('a table is read cell by cell, each after the name of its column', async ({ desk, page }) => {
    await page.evaluate(() => (mouth.quick = true));
    await page.getByRole('tab', { name: 'Tài liệu' }).click();
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: /Tóm lược/u })
      .first()
      .click();
    const row = desk.text
      .locator('[data-block]')
      .filter({ hasText: 'Tỷ lệ đô thị hoá toàn quốc' })
      .filter({ hasText: '45%' })
      .last();
    await row.scrollIntoViewIfNeeded();
    await row.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Đọc thành tiếng đoạn này' }).click();
    await expect
      .poll(async () => (await said(page)).join(' | '))
      .toMatch(/hai nghìn không trăm hai mươi lăm: .*bốn mươi lăm phần trăm/u);
  });
});

test('a voice that reads through a network is none', async ({ desk, page }) => {
  await giveVoice(page, [{ lang: 'vi-VN', localService: false }]);
  await desk.beginAs('Thu Hạnh');
  await page.keyboard.press('F4');
  await expect(page.getByText('Máy chưa có giọng đọc tiếng Việt')).toBeVisible();
  await expect(page.getByText('speech-dispatcher-espeak-ng')).toBeVisible();
  await expectAccessible(page, 'the bar without a voice');
  expect(await said(page)).toEqual([]);
  await bar(page).getByRole('button', { name: 'Đóng' }).click();
  await expect(bar(page)).toBeHidden();
});
