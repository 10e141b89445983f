import type { Locator, Page } from '@playwright/test';
import { syllables, written } from '../support/syllables';
import { expect, test } from '../support/test';

/**
 * Types as the input methods of Windows do: letters as they are, and at a mark so many Backspaces and the letters anew,
 * which come at once and belong to no key.
 */
async function typeReplacing(page: Page, words: readonly string[]): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  for (const word of words) {
    const bare = word.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
    await page.keyboard.type(bare, { delay: 1000 / 12 });
    const same = [...word].findIndex((letter, at) => letter !== bare[at]);
    if (same >= 0) {
      for (let left = bare.length; left > same; left -= 1) await page.keyboard.press('Backspace');
      for (const text of word.slice(same)) {
        // VK_PACKET, which carries a letter instead of a key.
        const packet = { windowsVirtualKeyCode: 231, key: text };
        await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', text, ...packet });
        await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...packet });
      }
    }
    await page.keyboard.press('Space');
  }
}

const WORDS = syllables(24, 7).map(written);
const TEXT = `${WORDS.join(' ')} `;
const holds = (field: Locator) => expect(field).toHaveValue(TEXT);

test('what is typed by Backspace and replacement arrives in the search, the filter and a note', async ({
  desk,
  page,
  bridge,
}) => {
  test.setTimeout(180_000);
  await desk.beginAs('Thu Hạnh');
  await desk.indexed();
  await desk.searchBox.click();
  await typeReplacing(page, WORDS);
  await holds(desk.searchBox);
  await expect(page.getByRole('region', { name: 'Kết quả tìm' })).toContainText('Không thấy đoạn nào');
  await page.keyboard.press('Control+a');
  await typeReplacing(page, ['quy', 'hoạch', 'treo']);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-block]:focus')).toContainText('Quy hoạch treo');

  // The glossary, which is on the sheet now, is long enough to be filtered.
  const filter = desk.leftPane.getByRole('textbox', { name: 'Lọc mục lục' });
  await filter.click();
  await typeReplacing(page, WORDS);
  await holds(filter);
  await page.keyboard.press('Control+a');
  await typeReplacing(page, ['đô', 'thị']);
  await expect(desk.contents.getByRole('button', { name: /đô thị/iu }).first()).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+n');
  const note = page.getByRole('textbox', { name: /^Viết ghi chú cho/u });
  await expect(note).toBeFocused();
  await typeReplacing(page, WORDS);
  await holds(note);
  await expect(desk.saved.first()).toBeVisible();
  await expect
    .poll(async () => (await bridge.call<{ body: string }[]>('list_notes')).map((one) => one.body.trim()))
    .toEqual([TEXT.trim()]);
});
