import { expectAccessible } from '../support/axe';
import { readDocx } from '../support/docx';
import { onPaper, slowPrinter } from '../support/paper';
import { expect, test } from '../support/test';

const DOC = 'huong-dan-nq06';
const QUESTIONS = [
  'Đồng chí tâm đắc nhất nội dung nào của Nghị quyết về đô thị?',
  'Nghị quyết có những điểm mới nào về quy hoạch?',
  'Bản thân và đơn vị sẽ làm những việc gì?',
];

interface Text {
  blocks: { id: string; label: string; text: string; kind: string }[];
}

test('ten notes become a paper with three questions, and another program reads the same words', async ({
  desk,
  page,
  bridge,
  folder,
}) => {
  await desk.beginAs('Thu Hạnh');
  const text = await bridge.call<Text>('open_document', { doc: DOC });
  const long = text.blocks
    .filter(({ kind, text: words }) => kind !== 'heading' && words.length > 60)
    .slice(0, 10);
  for (const [at, { id }] of long.entries()) {
    const kind = ['viewpoint', 'target', 'task', 'relation', 'plain'][at % 5] ?? 'plain';
    const anchor = { doc: DOC, block: id, range: [0, 30] };
    await bridge.call('create_note', { anchor, kind, body: `Lời thứ ${at} & <của tôi>. #thu-hoạch` });
  }
  await page.reload();
  await page.getByRole('button', { name: /Thu Hạnh/u }).click();
  await desk.screen('Bàn học');
  await expect(page.getByRole('heading', { name: 'Chưa có bài nào' })).toBeVisible();
  await expectAccessible(page, 'an empty shelf');
  await page.getByRole('button', { name: 'Bắt đầu một bài' }).click();
  await page.getByRole('textbox', { name: 'Tên bài' }).fill('Thu hoạch Nghị quyết 06');
  await page
    .getByRole('textbox', { name: 'Câu hỏi, mỗi dòng một câu' })
    .fill(QUESTIONS.map((question, at) => `${at + 1}. ${question}`).join('\n'));
  await page.getByRole('button', { name: 'Mở bài viết' }).click();
  await expect(page.getByRole('article', { name: 'Trả lời câu 3' })).toBeVisible();
  await expectAccessible(page, 'a paper');

  // Each note into an answer by one click, with its citation.
  await page.getByText('tất cả', { exact: true }).click();
  const list = page.getByRole('navigation', { name: 'Câu hỏi' });
  for (const at of [0, 1, 2]) {
    await list.getByRole('button', { name: QUESTIONS[at] ?? '' }).click();
    for (const note of at === 2 ? [6, 7, 8, 9] : [at * 3, at * 3 + 1, at * 3 + 2]) {
      const card = page
        .getByRole('complementary', { name: 'Ghi chú của tôi' })
        .getByRole('article')
        .nth(note);
      await card.getByRole('button', { name: 'Đưa vào' }).click();
      await expect(card.getByText('Đã có trong bài')).toBeVisible();
    }
  }
  const second = page.getByRole('article', { name: 'Trả lời câu 2' });
  await second.getByRole('textbox', { name: 'Tôi hiểu' }).fill('Tôi hiểu rằng quy hoạch đi trước một bước.');
  await second.getByRole('textbox', { name: 'Việc sẽ làm' }).fill('Tháng 12 rà lại hai khu của phường.');
  await expect(page.getByText(/^Đã lưu/u).first()).toBeVisible();

  await page.getByRole('button', { name: 'Xuất Word' }).click();
  await expect(page.getByText(/^Đã ghi bài vào /u)).toBeVisible();
  const { body, notes } = await readDocx(`${folder}/so-tay.json`);
  const at = (words: string) => body.findIndex((line) => line.includes(words));
  expect(body.filter((line) => /^Câu \d\. /u.test(line))).toEqual(
    QUESTIONS.map((question, index) => `Câu ${index + 1}. ${question}`),
  );
  expect(body.filter((line) => line.startsWith('Lời thứ')).sort()).toEqual(
    Array.from({ length: 10 }, (_, index) => `Lời thứ ${index} & <của tôi>.`),
  );
  expect(body.filter((line) => /^“.+”$/su.test(line))).toHaveLength(10);
  expect(notes).toHaveLength(10);
  expect(at('Tôi hiểu rằng quy hoạch')).toBeGreaterThan(at('Câu 2.'));
  expect(at('Tháng 12 rà lại')).toBeLessThan(at('Câu 3.'));
  expect(at('NGƯỜI VIẾT')).toBeGreaterThan(at('Lời thứ 9'));
  // Empty frames and their hints never print.
  expect(body.join('\n')).not.toMatch(/Ở đơn vị mình đang thế nào|Liên hệ đơn vị/u);
});

test('a paper outlives a restart; parts are moved, deleted, brought back and taken back', async ({
  desk,
  page,
  bridge,
}) => {
  await desk.beginAs('Thu Hạnh');
  await desk.screen('Bàn học');
  await page.getByRole('button', { name: 'Bắt đầu một bài' }).click();
  await page.getByRole('textbox', { name: 'Câu hỏi, mỗi dòng một câu' }).fill('Một?\nHai?');
  await page.getByRole('button', { name: 'Mở bài viết' }).click();
  const first = page.getByRole('article', { name: 'Trả lời câu 1' });
  const field = first.getByRole('textbox', { name: 'Tôi hiểu' });
  await field.pressSequentially('Tiếng Việt có dấu.');
  await expect(page.getByText(/^Đã lưu/u).first()).toBeVisible();

  await page.keyboard.press('Alt+ArrowDown');
  const names = () =>
    first.getByRole('textbox').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  await expect.poll(names).toEqual(['Lời của câu hỏi 1', 'Liên hệ đơn vị', 'Tôi hiểu', 'Việc sẽ làm']);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect.poll(names).toEqual(['Lời của câu hỏi 1', 'Tôi hiểu', 'Liên hệ đơn vị', 'Việc sẽ làm']);

  await first.getByRole('button', { name: 'Việc với đoạn: Tôi hiểu' }).click();
  await page.getByRole('menuitem', { name: 'Xoá đoạn này' }).click();
  await expect(field).toHaveCount(0);
  await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click();
  await expect(field).toHaveValue('Tiếng Việt có dấu.');

  await bridge.kill();
  await bridge.start();
  await page.reload();
  await page.getByRole('button', { name: /Thu Hạnh/u }).click();
  await desk.screen('Bàn học');
  await page.getByRole('button', { name: /Bài chưa đặt tên/u }).click();
  await expect(field).toHaveValue('Tiếng Việt có dấu.');
});

test('chosen words go into the answer that was used last; a copied run becomes a quotation', async ({
  desk,
  page,
  bridge,
}) => {
  await desk.beginAs('Thu Hạnh');
  await desk.screen('Bàn học');
  await page.getByRole('button', { name: 'Bắt đầu một bài' }).click();
  await page.getByRole('textbox', { name: 'Câu hỏi, mỗi dòng một câu' }).fill(QUESTIONS.join('\n'));
  await page.getByRole('button', { name: 'Mở bài viết' }).click();
  const second = page.getByRole('article', { name: 'Trả lời câu 2' });
  const own = second.getByRole('textbox', { name: 'Tôi hiểu' });
  const text = await bridge.call<Text>('open_document', { doc: DOC });
  const block = text.blocks.find(({ label }) => label === 'II.3.(5)');
  const copied = (block?.text ?? '').split(' ').slice(8, 24).join(' ');
  await own.fill(`Tôi chép lại một câu: ${copied} rồi nói lời của mình.`);
  const run = second.getByRole('button', { name: /tiếng giống nguyên văn/u });
  await expect(run).toBeVisible({ timeout: 20_000 });
  await expect(second.getByText(/nguyên văn chưa dẫn/u)).toBeVisible();
  await run.click();
  await expect(page.getByText('So với thư viện trên máy, không so với mạng.')).toBeVisible();
  await expectAccessible(page, 'a copied run beside its source');
  await page.getByRole('button', { name: 'Biến thành trích dẫn' }).click();
  await expect(second.getByRole('textbox', { name: 'Trích' })).toHaveValue(
    new RegExp(copied.slice(0, 20), 'u'),
  );
  await expect(own).toHaveValue('Tôi chép lại một câu:');
  await expect(second.getByRole('textbox', { name: 'Đoạn của tôi' })).toHaveValue('rồi nói lời của mình.');
  await expect(run).toHaveCount(0);

  await desk.screen('Đọc');
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await page.keyboard.press('Control+Shift+D');
  await expect(page.getByText(/^Đã đưa vào câu 2 của bài/u)).toBeVisible();
  await desk.screen('Bàn học');
  await expect(second.getByRole('textbox', { name: 'Trích' })).toHaveCount(2);
});

test('what was handed in is kept as it was', async ({ desk, page, folder }) => {
  await desk.beginAs('Thu Hạnh');
  await desk.screen('Bàn học');
  await page.getByRole('button', { name: 'Bắt đầu một bài' }).click();
  await page.getByRole('textbox', { name: 'Câu hỏi, mỗi dòng một câu' }).fill('Một?');
  await page.getByRole('button', { name: 'Mở bài viết' }).click();
  const field = page.getByRole('textbox', { name: 'Tôi hiểu' });
  await field.fill('Lời đã nộp.');
  await page.getByRole('button', { name: 'Việc khác với bài' }).click();
  await page.getByRole('menuitem', { name: /Nộp bài/u }).click();
  await expectAccessible(page, 'handing in');
  await page.getByRole('button', { name: 'Giữ bản này' }).click();
  await expect(page.getByText(/^đã nộp/u)).toBeVisible();
  await field.fill('Lời sau khi nộp.');
  await page.getByRole('button', { name: 'Việc khác với bài' }).click();
  await page.getByRole('menuitem', { name: /^bản nộp/u }).click();
  await expect(page.getByRole('dialog').getByText('Lời đã nộp.')).toBeVisible();
  await page.getByRole('button', { name: 'Xuất Word bản này' }).click();
  await expect(page.getByText(/^Đã ghi bài vào /u)).toBeVisible();
  const { body } = await readDocx(`${folder}/so-tay.json`);
  expect(body).toContain('Lời đã nộp.');
});

test('a paper is printed as it goes out, with its sources behind it and nothing that is empty', async ({
  desk,
  page,
  bridge,
}) => {
  await slowPrinter(page);
  await desk.beginAs('Thu Hạnh');
  const text = await bridge.call<Text>('open_document', { doc: DOC });
  const block = text.blocks.find(({ label }) => label === 'II.3.(5)');
  await desk.screen('Bàn học');
  await page.getByRole('button', { name: 'Bắt đầu một bài' }).click();
  await page.getByRole('textbox', { name: 'Câu hỏi, mỗi dòng một câu' }).fill('Một?\nHai?');
  await page.getByRole('button', { name: 'Mở bài viết' }).click();
  await page.getByRole('textbox', { name: 'Việc sẽ làm' }).first().fill('Rà lại hai khu. '.repeat(200));
  await desk.screen('Đọc');
  await bridge.call('create_note', {
    anchor: { doc: DOC, block: block?.id ?? '', range: [0, 40] },
    kind: 'task',
    body: 'Lời ghi.',
  });
  await desk.screen('Bàn học');
  await page.getByText('tất cả', { exact: true }).click();
  await page.getByRole('button', { name: 'Đưa vào' }).first().click();
  await expect(page.getByText('Đã có trong bài')).toBeVisible();
  await page.keyboard.press('Control+p');
  const pages = await onPaper(page);
  expect(pages.length).toBeGreaterThan(1);
  const words = pages
    .map((one) => one.text)
    .join(' ')
    .replace(/\s+/gu, '');
  const plain = (said: string) => said.replace(/\s+/gu, '');
  for (const said of ['BÀI THU HOẠCH', 'Câu 1. Một?', 'Lời ghi.', 'NGƯỜI VIẾT', 'Nguồn của các câu trích'])
    expect(words).toContain(plain(said));
  expect(words).toContain(plain((block?.text ?? '').slice(0, 40)));
  expect(words).not.toContain(plain('Câu 2.'));
  expect(words).not.toContain(plain('Ở đơn vị mình'));
});
