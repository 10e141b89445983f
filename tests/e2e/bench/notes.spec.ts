import { test as base, type Locator, type Page } from '@playwright/test';
import { Bridge } from '../support/bridge';
import { Desk } from '../support/desk';
import { writeManyNotes } from '../support/many-notes';
import { longest, percentile, watchTasks } from '../support/measure';
import { freshFolder } from '../support/program';

// A notebook of a hundred thousand notes, measured in Chromium. Nothing here fails for being slow.

const ALL = 100_000;
const NAME = 'Thu Hạnh';

const say = (what: string, values: number[]) =>
  console.log(
    `${what.padEnd(58)} p50 ${percentile(values, 0.5).toFixed(0).padStart(5)} ms   worst ${Math.max(...values).toFixed(0)}`,
  );

const test = base.extend<{ desk: Desk }>({
  desk: async ({ page }, use) => {
    const folder = await freshFolder();
    const file = `${folder.path}/so-tay.json`;
    const bridge = new Bridge({ data: `${folder.path}/data`, file });
    await bridge.start();
    const desk = new Desk(page, bridge);
    await desk.beginAs(NAME);
    await writeManyNotes(bridge, file, ALL);
    await bridge.call('import_json', { path: file, replace: true });
    await use(desk);
    await bridge.stop();
    await folder.remove();
  },
});

/** Clicks, and waits until after the frame in which something holds. */
async function untilPainted(page: Page, click: Locator, holds: () => boolean): Promise<number> {
  return click.evaluate(async (element, source) => {
    const check = new Function(`return (${source})()`) as () => boolean;
    const began = performance.now();
    (element as HTMLElement).click();
    while (!check()) await new Promise((done) => requestAnimationFrame(done));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - began;
  }, holds.toString());
}

test(`${ALL} notes: opening, the list, a filter, scrolling`, async ({ desk, page }) => {
  test.setTimeout(900_000);
  const found: Record<'profile' | 'pane' | 'list' | 'first' | 'filter' | 'tasks' | 'scroll', number[]> = {
    profile: [],
    pane: [],
    list: [],
    first: [],
    filter: [],
    tasks: [],
    scroll: [],
  };
  for (let run = 0; run < 5; run += 1) {
    await desk.bridge.call('close_profile');
    await desk.open();
    await watchTasks(page);
    const name = page.getByRole('button', { name: NAME });
    await name.waitFor();
    found.profile.push(await untilPainted(page, name, () => document.querySelector('[data-block]') !== null));
    const opened = performance.now();
    await page.locator('article.note').first().waitFor();
    found.pane.push(performance.now() - opened);
    await page.waitForTimeout(500);
    const tab = page
      .getByRole('navigation', { name: 'Các phần' })
      .getByRole('button', { name: 'Ghi chú', exact: true });
    found.list.push(
      await untilPainted(
        page,
        tab,
        () => document.querySelector('main article.note[aria-setsize="100000"]') !== null,
      ),
    );
    found.tasks.push(await longest(page));

    const filter = page.getByRole('main').getByRole('textbox', { name: 'Lọc theo chữ' });
    for (const [index, text] of [
      'quy ho',
      'quy hoa',
      'quy hoac',
      'quy hoach',
      'ho so',
      'ho so tre',
    ].entries()) {
      const time = await filter.evaluate(async (element, text) => {
        const field = element as HTMLInputElement;
        const shown = () =>
          `${document.querySelector('main [role=status]')?.textContent} ${document.querySelector('main article.note .body')?.textContent}`;
        const old = shown();
        const began = performance.now();
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        // What is shown changes, or the answer says the same.
        let answered = false;
        const watch = new PerformanceObserver((list) => {
          answered ||= list.getEntries().some((entry) => entry.name.endsWith('/call/note_page'));
        });
        watch.observe({ type: 'resource' });
        while (shown() === old && !answered) await new Promise((done) => requestAnimationFrame(done));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        watch.disconnect();
        return performance.now() - began;
      }, text);
      (index === 0 ? found.first : found.filter).push(time);
    }
    await filter.fill('');
    await page.waitForTimeout(300);
    await longest(page);
    const list = page.getByRole('main').locator('.scroll').first();
    for (let turn = 0; turn < 60; turn += 1) {
      await list.evaluate((element) => element.scrollBy(0, 1500));
      await page.waitForTimeout(30);
    }
    found.scroll.push(await longest(page));
  }
  say('a profile: from its name to the text, painted', found.profile);
  say('then the first note in the pane', found.pane);
  say('the list of notes: click to paint', found.list);
  say('opening all of these: longest task', found.tasks);
  say('the first key in the filter to paint (all words are read)', found.first);
  say('each further key to paint', found.filter);
  say('scrolling through a thousand cards: longest task', found.scroll);
});

test('a key in a note of 200,000 letters, at its end and in its middle', async ({ desk, page }) => {
  test.setTimeout(300_000);
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  const line = 'Các thôn cùng làm đường, trồng cây và giữ nước sạch. ';
  const words = `${line.repeat(6)}\n`.repeat(1000).slice(0, 200_000);
  const note = page.locator('article.note').first();
  await note.locator('.body').first().click();
  const area = note.getByRole('textbox', { name: 'Lời ghi chú' });
  await area.fill(words);
  // From the key to after the frame that shows its letter, without what is left of the frame before.
  await area.evaluate((field) => {
    const times: number[] = [];
    field.addEventListener('keydown', () => {
      const began = performance.now();
      const channel = new MessageChannel();
      channel.port1.onmessage = () => times.push(performance.now() - began);
      requestAnimationFrame(() => channel.port2.postMessage(null));
    });
    Object.assign(window, { times });
  });
  for (const place of ['Control+End', 'PageUp'] as const) {
    await page.keyboard.press(place);
    await page.waitForTimeout(1000);
    await page.evaluate(() => (window as unknown as { times: number[] }).times.splice(0));
    for (let key = 0; key < 60; key += 1) {
      await page.keyboard.type('a');
      await page.waitForTimeout(40);
    }
    const times = await page.evaluate(() => (window as unknown as { times: number[] }).times.splice(0));
    console.log(`${place}: p95 ${percentile(times, 0.95).toFixed(0)} ms`);
    say(`a key in a note of 200,000 letters (${place})`, times);
  }
});
