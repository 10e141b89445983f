import path from 'node:path';
import { expect, test as base } from '@playwright/test';
import { Bridge } from '../support/bridge';
import { type PdfPage, plain } from '../support/paper';
import { expectMargins, type Printed, PrintingDesk } from '../support/printer';
import { freshFolder } from '../support/program';
import { run } from '../support/window';

interface Block {
  id: string;
  kind: string;
  text: string;
  html: string | null;
  cells: string[];
}

interface Fixtures {
  folder: string;
  /** A profile that is there already, with whatever the test adds before the window is opened. */
  desk: Bridge;
  printing: () => Promise<PrintingDesk>;
}

const test = base.extend<Fixtures>({
  folder: async ({}, use) => {
    const folder = await freshFolder();
    await use(folder.path);
    await folder.remove();
  },
  desk: async ({ folder }, use) => {
    const desk = new Bridge({ data: path.join(folder, 'data') });
    await desk.start();
    await desk.call('create_profile', { name: 'Thu Hạnh' });
    await use(desk);
    await desk.stop();
  },
  printing: async ({ desk, folder }, use, info) => {
    let opened: PrintingDesk | undefined;
    await use(async () => {
      await desk.call('close_profile');
      await desk.stop();
      opened = await PrintingDesk.open(folder, desk);
      return opened;
    });
    if (info.status !== info.expectedStatus)
      await run('import', ['-silent', '-window', 'root', info.outputPath('display.png')]).catch(
        () => undefined,
      );
    await opened?.end();
  },
});

const GUIDANCE =
  'Hướng dẫn nghiên cứu, học tập, quán triệt và triển khai thực hiện Nghị quyết số 06 của Bộ Chính trị khóa XIII, đăng ngày 18/04/2022, Ban Tuyên giáo Trung ương';
const DIGEST =
  'Tóm lược Nghị quyết số 06-NQ/TW về quy hoạch, xây dựng, quản lý và phát triển bền vững đô thị Việt Nam đến năm 2030, tầm nhìn đến năm 2045, bản tóm lược học tập, không phải văn bản chính thức';

const blocksOf = async (desk: Bridge, doc: string) =>
  (await desk.call<{ blocks: Block[] }>('open_document', { doc })).blocks;

/** A block's words with the editor's letters between them, as they stand on paper. */
const withLetters = ({ html, text, cells }: Block) =>
  plain((cells.length > 0 ? cells.join('') : (html ?? text)).replace(/<[^>]*>/gu, ''));

/** A block's words alone. */
const withoutLetters = ({ text, cells }: Block) =>
  plain(cells.length > 0 ? text.replaceAll(' | ', '') : text);

/** Every block is there, word for word, in the one or the other order of reading; gives what isn't. */
const missing = (blocks: Block[], { flow, drawn }: Printed, words: (block: Block) => string) =>
  blocks
    .filter((block) => ![flow, drawn.join('')].some((all) => all.includes(words(block))))
    .map(({ id }) => id);

function expectFeet(pages: PdfPage[], foot: string): void {
  pages.forEach(({ text, width, height }, index) => {
    expect([Math.round(width), Math.round(height)]).toEqual([210, 297]);
    expect(text).toContain(plain(`Trang ${index + 1}/${pages.length}`));
    expect(text).toContain(plain(foot));
  });
}

/** Nothing of the window's own is on paper. */
function expectNoControls(pages: PdfPage[]): void {
  for (const { text } of pages)
    for (const words of ['Dễ đọc', 'Mục lục', 'Ctrl K', 'Viết ghi chú', 'In ra giấy', 'Huỷ'])
      expect(text).not.toContain(plain(words));
}

async function expectOnePage({ pages, file }: Printed, words: readonly string[]): Promise<void> {
  const [own, ...more] = pages;
  expect(more).toEqual([]);
  expect([Math.round(own?.width ?? 0), Math.round(own?.height ?? 0)]).toEqual([210, 297]);
  expect(own?.smallest).toBeGreaterThan(7.99);
  for (const one of words) expect(own?.text).toContain(plain(one));
  expectNoControls(pages);
  await expectMargins(file, 5);
}

test('printed by the engine itself: the whole text, every page with its line, and what is promised on one page', async ({
  desk,
  printing,
}, info) => {
  const blocks = await blocksOf(desk, 'huong-dan-nq06');
  const window = await printing();
  await window.keys('ctrl+p');
  const text = await window.print('Return', info.outputPath('text.pdf'), GUIDANCE);
  expect(text.pages.length).toBeGreaterThan(2);
  expectFeet(text.pages, GUIDANCE);
  expect(missing(blocks, text, withLetters)).toEqual([]);
  expect(text.flow).toContain(plain('Chú thích biên soạn, không thuộc văn bản'));
  expect(text.pages[0]?.usual).toBeCloseTo(12, 1);
  expectNoControls(text.pages);
  await expectMargins(text.file, 5);

  await window.keys('ctrl+2');
  await window.keys('ctrl+p');
  const quick = await window.print('Return', info.outputPath('quick.pdf'));
  await expectOnePage(quick, [
    'Tóm lược Nghị quyết 06-NQ/TW trong một trang',
    'Bản tóm lược học tập, không phải văn bản chính thức',
    'Lấy con người và chất lượng sống làm trung tâm',
    '08/12/2025: Kết luận số 224-KL/TW',
    'Từ 01/7/2025 không còn cấp huyện',
    'Tóm lược Nghị quyết số 06-NQ/TW về quy hoạch',
  ]);

  await window.keys('ctrl+3');
  await window.keys('ctrl+p');
  const targets = await window.print('Return', info.outputPath('targets.pdf'));
  await expectOnePage(targets, [
    '2045: thuộc nhóm trung bình cao của ASEAN và châu Á',
    'Mỗi hình một thang riêng',
  ]);
  await window.close();
});

test(
  'printed in each size of letters, without the editor’s notes: no row is cut, no page ends in a heading',
  {
    tag: '@full',
  },
  async ({ desk, printing }, info) => {
    const blocks = await blocksOf(desk, 'tom-luoc-nq06');
    const rows = blocks.filter(({ kind }) => kind === 'table_row');
    expect(rows.length).toBeGreaterThan(15);
    const window = await printing();
    await window.follow('sotay://tom-luoc-nq06/0');
    const counts: number[] = [];
    for (const [size, steps] of [
      [10, ['Tab', 'Left']],
      [12, ['Tab', 'Right']],
      [14, ['Tab', 'Right']],
    ] as const) {
      await window.keys('ctrl+p', ...steps);
      // Notes, marks, and what the editor adds: off from the first print on.
      if (size === 10) await window.keys('Tab', 'Tab', 'Tab', 'space');
      const printed = await window.print('Return', info.outputPath(`${size}.pdf`), DIGEST);
      const { pages, drawn } = printed;
      counts.push(pages.length);
      expect(pages[0]?.usual).toBeCloseTo(size, 1);
      expectFeet(pages, DIGEST);
      expect(missing(blocks, printed, withoutLetters)).toEqual([]);
      for (const row of rows)
        expect(
          drawn.filter((page) => page.includes(withoutLetters(row))),
          row.id,
        ).not.toEqual([]);
      const heads = drawn.filter((page) => page.includes(plain('Chỉ tiêu Năm 2025 Năm 2030 Năm 2045 Theo')));
      const tables = drawn.filter((page) =>
        rows.some((row) => row.cells.length === 5 && page.includes(withoutLetters(row))),
      );
      expect(heads).toEqual(tables);
      const headings = new Set(blocks.filter(({ kind }) => kind === 'heading').map(withoutLetters));
      expect(printed.lastLines.filter((line) => line !== '').length).toBeGreaterThan(pages.length / 2);
      for (const last of printed.lastLines.slice(0, -1)) expect(headings).not.toContain(last);
      await expectMargins(printed.file, 5);
    }
    expect(counts).toEqual([...counts].sort((one, other) => one - other));
    expect(new Set(counts).size, 'each size has its own number of pages').toBe(3);
    await window.close();
  },
);

test(
  'printed in the dark theme with the largest letters: ink on white, and a long note word for word',
  {
    tag: '@full',
  },
  async ({ desk, printing }, info) => {
    const said = Array.from({ length: 120 }, (_, at) => `Đoạn ghi thứ ${at + 1}, viết cho dài.`);
    await desk.call('create_note', {
      anchor: { doc: 'huong-dan-nq06', block: 'I.1:1' },
      kind: 'plain',
      body: said.join('\n\n'),
    });
    const [profile] = await desk.call<{ id: string }[]>('profiles');
    await desk.call('close_profile');
    const { settings } = await desk.call<{ settings: object }>('open_profile', { id: profile?.id });
    await desk.call('save_settings', { ...settings, theme: 'dark', step: 5 });
    const blocks = await blocksOf(desk, 'huong-dan-nq06');
    const window = await printing();
    await window.keys('ctrl+p', 'Tab', 'Tab', 'space');
    const printed = await window.print('Return', info.outputPath('dark.pdf'), GUIDANCE);
    expectFeet(printed.pages, GUIDANCE);
    expect(printed.flow).toContain(plain(said.join('')));
    expect(missing(blocks, printed, withLetters)).toEqual([]);
    await expectMargins(printed.file, 5);
    await window.close();
  },
);
