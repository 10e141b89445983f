import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/test';

test.beforeEach(async ({ desk }) => {
  await desk.beginAs('Thu Hạnh');
});

test('a note on a passage is saved by itself and leads back to it', async ({ desk, page }) => {
  const passage = desk.block('Nội dung, yêu cầu');
  await desk.goTo(passage);
  await desk.write('Chọn hai điểm đột phá để nói kỹ.');
  await expect(desk.note('Chọn hai điểm đột phá')).toBeVisible();
  await expectAccessible(page, 'reading with a note');

  await desk.contents.getByRole('button').last().click();
  await expect(passage).not.toBeInViewport();
  await desk.screen('Ghi chú');
  await expectAccessible(page, 'my notes');
  await desk
    .note('Chọn hai điểm đột phá')
    .getByRole('button', { name: /^Tới đoạn văn/u })
    .click();
  await expect(passage).toBeInViewport();
});

test('chosen words are marked with a named pen, and can be written about', async ({ desk, page }) => {
  await desk.select(desk.block('Thành phần'), 'lãnh đạo các đô thị trực thuộc');
  const tool = page.getByRole('toolbar', { name: 'Tô đậm và ghi chú' });
  await expect(tool).toBeVisible();
  await expectAccessible(page, 'the selection toolbar');
  await tool.getByRole('button', { name: /Liên hệ/u }).click();

  const card = desk.note('lãnh đạo các đô thị trực thuộc');
  await expect(card.getByRole('button', { name: 'Loại ghi chú: Liên hệ' })).toBeVisible();
  await expect(desk.block('Thành phần')).toContainText('Tô đậm, Liên hệ: lãnh đạo các đô thị trực thuộc');

  await expect(card.getByRole('textbox', { name: 'Lời ghi chú' })).toBeFocused();
  await page.keyboard.insertText('Phường ta **nay** thuộc diện này.');
  await expect(card.getByText(/^Đã lưu/u)).toBeVisible();
  await expectAccessible(page, 'a note being written');
  await page.keyboard.press('Escape');
  // What was typed is what is shown, its signs too.
  await expect(card.getByRole('strong')).toHaveText('**nay**');
  await expect(card).toContainText('Liên hệ');
});

test('a deleted note comes back', async ({ desk, page }) => {
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Sẽ xoá rồi lấy lại');
  const card = desk.note('Sẽ xoá rồi lấy lại');
  await card.hover();
  await card.getByRole('button', { name: 'Xoá ghi chú' }).click();
  await expect(card).toHaveCount(0);
  await expect(page.getByText('Đã xoá ghi chú.')).toBeVisible();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(card).toBeVisible();

  await page.reload();
  await desk.continueAs('Thu Hạnh');
  await expect(card).toBeVisible();
});

test('a hostile note is only words', async ({ desk, page }) => {
  await page.evaluate(() => {
    Object.assign(window, { ran: [] });
    document.addEventListener('securitypolicyviolation', (event) => {
      (window as unknown as { ran: string[] }).ran.push(event.violatedDirective);
    });
  });
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write(
    [
      'Mở đầu <script>window.ran.push("script")</script>',
      '<img src="x" onerror="window.ran.push(1)"> <svg onload="window.ran.push(2)"></svg>',
      '[bấm vào đây](javascript:window.ran.push(3)) và [tệp](data:text/html,<script>alert(1)</script>)',
      '<style>body { display: none }</style> <iframe src="https://example.org"></iframe>',
    ].join('\n\n'),
  );
  const card = desk.note('Mở đầu');
  await expect(card).toContainText('bấm vào đây');
  await expect(card.locator('script, img, svg[onload], iframe, style, a[href]')).toHaveCount(0);
  await card.getByText('bấm vào đây').click();
  await desk.screen('Ghi chú');
  await expect(desk.note('Mở đầu')).toContainText('<script>');
  expect(await page.evaluate(() => (window as unknown as { ran: unknown[] }).ran)).toEqual([]);
});

test('a note can be found again by search', async ({ desk }) => {
  await desk.goTo(desk.block('Nội dung, yêu cầu'));
  await desk.write('Phân công chi bộ Hoà Bình');
  await desk.search('hoa binh');
  await expect(desk.results.getByRole('group', { name: 'Ghi chú của tôi' })).toContainText('Hoà Bình');
});
