import { expect, type Locator, type Page } from '@playwright/test';
import type { Bridge } from './bridge';

/** What a reader sees and does, in their words. */
export class Desk {
  readonly page: Page;
  readonly bridge: Bridge;
  readonly text: Locator;
  readonly contents: Locator;
  readonly leftPane: Locator;
  readonly rightPane: Locator;
  readonly searchBox: Locator;
  readonly results: Locator;
  readonly saved: Locator;

  constructor(page: Page, bridge: Bridge) {
    this.page = page;
    this.bridge = bridge;
    this.text = page.getByRole('main').getByRole('article').first();
    this.contents = page.getByRole('navigation', { name: 'Mục lục' });
    const pane = (name: string) =>
      page.getByRole('complementary', { name }).or(page.getByRole('dialog', { name, exact: true }));
    this.leftPane = pane('Mục lục và tài liệu');
    this.rightPane = pane('Ghi chú và buổi học');
    this.searchBox = page.getByRole('combobox', { name: 'Tìm' });
    this.results = page.getByRole('listbox', { name: 'Kết quả tìm' });
    this.saved = page.getByText(/^Đã lưu \d{2}:\d{2}$/u);
  }

  /** Opens the start screen as on a computer where the program was used before: without the welcome. */
  async open(): Promise<void> {
    await this.page.addInitScript(() => localStorage.setItem('sotay.welcomed', 'yes'));
    await this.page.goto(this.bridge.url);
  }

  /** Starts as a new reader: the guidance opens by itself. */
  async beginAs(name: string): Promise<void> {
    await this.open();
    await this.page.getByRole('textbox', { name: 'Tên của đồng chí' }).fill(name);
    await this.page.getByRole('button', { name: 'Bắt đầu đọc' }).click();
    await expect(this.text).toContainText('nghiên cứu, học tập, quán triệt');
  }

  /** Starts as a new reader whose profile is locked; gives the recovery code. */
  async beginLocked(name: string, passphrase: string): Promise<string> {
    await this.open();
    await this.page.getByRole('textbox', { name: 'Tên của đồng chí' }).fill(name);
    await this.page.getByRole('checkbox', { name: /Khoá hồ sơ/u }).check();
    await this.page.getByLabel('Mật khẩu hồ sơ', { exact: true }).fill(passphrase);
    await this.page.getByLabel('Gõ lại mật khẩu', { exact: true }).fill(passphrase);
    await this.page.getByRole('button', { name: 'Bắt đầu đọc' }).click();
    return this.keepCode();
  }

  /** Reads the recovery code off the screen and goes on. */
  async keepCode(): Promise<string> {
    await expect(this.page.getByRole('heading', { name: 'Mã khôi phục' })).toBeVisible({ timeout: 30_000 });
    const code = (await this.page.locator('main code').textContent()) ?? '';
    await this.page.getByRole('checkbox', { name: /Tôi đã cất/u }).check();
    await this.page.getByRole('button', { name: 'Tiếp tục' }).click();
    return code;
  }

  /** Locks with the keyboard, and waits for the names. */
  async lock(): Promise<void> {
    await this.page.keyboard.press('Control+l');
    await expect(this.page.getByRole('button', { name: /Tạo hồ sơ mới/u })).toBeVisible();
  }

  /** Opens a locked profile from the names. */
  async unlock(name: string, passphrase: string): Promise<void> {
    const field = this.page.getByLabel('Mật khẩu hồ sơ', { exact: true });
    // Whoever is alone on the computer is asked at once.
    const names = this.page.getByRole('button', {
      name: /, ghi chú được mã hoá trên đĩa|Mở lần cuối|Chưa mở lần nào/u,
    });
    await expect(names.first()).toBeVisible();
    if ((await names.count()) > 1 && (await field.count()) === 0) {
      await this.page.getByRole('button', { name }).click();
    }
    await field.fill(passphrase);
    await this.page.getByRole('button', { name: 'Mở khoá', exact: true }).click();
  }

  /** Opens something of the menu under the reader's name. */
  async menu(item: string): Promise<void> {
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: /^(?:Hồ sơ |Khách,)/u })
      .click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** Chooses a name on the start screen. */
  async continueAs(name: string): Promise<void> {
    await this.open();
    await this.page.getByRole('button', { name }).click();
    await expect(this.searchBox).toBeVisible();
  }

  async search(query: string): Promise<void> {
    await this.indexed();
    await this.searchBox.fill(query);
    await expect(this.page.getByRole('region', { name: 'Kết quả tìm' })).toBeVisible();
  }

  /** Waits until the index is whole. */
  async indexed(): Promise<void> {
    await expect
      .poll(async () => (await this.bridge.call<{ state: string }>('index_state')).state, { timeout: 30_000 })
      .toBe('ready');
  }

  hits(): Locator {
    return this.results.getByRole('option');
  }

  /**
   * Scrolls to a part of the text, from 0 to 1, as by hand: a text that is still on its way to where it was opened lets
   * go at the first turn of a wheel, and would otherwise go back there.
   */
  scrollText(part: number): Promise<void> {
    return this.text.evaluate((text, part) => {
      text.dispatchEvent(new WheelEvent('wheel'));
      text.scrollTo(0, (text.scrollHeight - text.clientHeight) * part);
    }, part);
  }

  /** A block of the text, by some of its words. */
  block(words: string | RegExp): Locator {
    return this.text.locator('[data-block]').filter({ hasText: words }).first();
  }

  /** Puts the reader at a block, as a click on it does. */
  async goTo(block: Locator): Promise<void> {
    await block.scrollIntoViewIfNeeded();
    // The scrolling tells where the reader is, too: it must not come after the click.
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
    );
    await block
      .locator('.tx')
      .first()
      .click({ position: { x: 4, y: 8 } });
  }

  /** Selects words of a block with the pointer; again if the page moved under it, as a reader would. */
  async select(block: Locator, words: string): Promise<void> {
    await expect(async () => {
      await this.#drag(block, words);
      expect(await this.page.evaluate(() => document.getSelection()?.toString())).toContain(words);
    }).toPass({ timeout: 20_000 });
  }

  /** Draws the pointer from the first letter of the words to their last. */
  async #drag(block: Locator, words: string): Promise<void> {
    await block.scrollIntoViewIfNeeded();
    const ends = await block.evaluate((element, wanted) => {
      // Pressed on words that are selected, a pointer would carry them off instead of selecting anew.
      document.getSelection()?.removeAllRanges();
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.textContent ?? '').indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const boxes = [...range.getClientRects()];
        const [first, last] = [boxes[0], boxes.at(-1)];
        if (first && last) {
          return {
            from: [first.left + 1, (first.top + first.bottom) / 2],
            to: [last.right - 1, (last.top + last.bottom) / 2],
          };
        }
      }
      throw new Error(`no “${wanted}” in one piece here`);
    }, words);
    const [fromX = 0, fromY = 0] = ends.from;
    const [toX = 0, toY = 0] = ends.to;
    await this.page.mouse.move(fromX, fromY);
    await this.page.mouse.down();
    await this.page.mouse.move(toX, toY, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Writes a note on the block that the reader is at, and waits until it is on disk. */
  async write(body: string): Promise<void> {
    await this.page.keyboard.press('Control+n');
    await this.page.getByRole('textbox', { name: /^Viết ghi chú cho/u }).fill(body);
    await expect(this.saved.first()).toBeVisible();
    await this.page.keyboard.press('Escape');
  }

  /** A note's card. */
  note(words: string | RegExp): Locator {
    return this.page.locator('article.note').filter({ hasText: words });
  }

  /** Brings the contents and documents on screen where they aren't. */
  async showLeft(): Promise<void> {
    if (await this.leftPane.isVisible()) return;
    await this.page.getByRole('main').getByRole('button', { name: 'Mục lục và tài liệu' }).click();
  }

  async screen(name: 'Đọc' | 'Tra nhanh' | 'Chỉ tiêu' | 'Ghi chú' | 'Buổi học' | 'Bàn học'): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Các phần' })
      .getByRole('button', { name, exact: true })
      .click();
  }
}
