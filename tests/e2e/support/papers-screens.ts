import { expect } from '@playwright/test';
import type { Desk } from './desk';
import type { Screen } from './screens';

const DOC = 'huong-dan-nq06';
const QUESTIONS = [
  'Đồng chí tâm đắc nhất nội dung nào về quy hoạch và phát triển đô thị bền vững?',
  'Nghị quyết có những điểm mới nào so với trước đây?',
  'Liên hệ trách nhiệm của bản thân và đơn vị; những việc sẽ làm trong năm.',
];

async function begin(desk: Desk): Promise<void> {
  const text = await desk.bridge.call<{
    blocks: { id: string; label: string; kind: string; text: string }[];
  }>('open_document', { doc: DOC });
  const long = text.blocks
    .filter(({ kind, text: words }) => kind !== 'heading' && words.length > 90)
    .slice(2, 7);
  const bodies = [
    'Quy hoạch phải đi trước một bước; phường ta còn hai khu chưa rà.',
    'Phân cấp đi liền trách nhiệm và kiểm tra. #quý-4',
    'Bà con khu phố 4 hỏi nhiều nhất về lộ giới.',
    'Cây xanh: phường đang ở đâu so với mục tiêu?',
    'Công khai bản đồ quy hoạch ở nhà văn hoá khu phố.',
  ];
  for (const [at, { id }] of long.entries()) {
    const kind = ['viewpoint', 'task', 'relation', 'target', 'plain'][at] ?? 'plain';
    await desk.bridge.call('create_note', {
      anchor: { doc: DOC, block: id, range: [0, 70] },
      kind,
      body: bodies[at] ?? '',
    });
  }
  await desk.page.keyboard.press('Control+6');
  await desk.page.getByRole('button', { name: 'Bắt đầu một bài' }).click();
  await desk.page.getByRole('textbox', { name: 'Tên bài' }).fill('Thu hoạch Nghị quyết số 06-NQ/TW');
  await desk.page.getByRole('textbox', { name: 'Câu hỏi, mỗi dòng một câu' }).fill(QUESTIONS.join('\n'));
}

async function filled(desk: Desk): Promise<void> {
  const { page } = desk;
  await begin(desk);
  await page.getByRole('button', { name: 'Mở bài viết' }).click();
  await page.getByText('tất cả', { exact: true }).click();
  const beside = page.getByRole('complementary', { name: 'Ghi chú của tôi' });
  for (const at of [0, 2]) await beside.getByRole('button', { name: 'Đưa vào' }).nth(at).click();
  const first = page.getByRole('article', { name: 'Trả lời câu 1' });
  await first
    .getByRole('textbox', { name: 'Tôi hiểu' })
    .fill(
      'Quy hoạch không phải là bản vẽ để treo: nó quyết định người dân khu phố sống ra sao mười năm nữa.',
    );
  await first
    .getByRole('textbox', { name: 'Việc sẽ làm' })
    .fill('Trước 15/12: rà lại hai khu, báo cáo chi uỷ. Người làm: tổ 5.');
  await page.getByRole('button', { name: 'Việc khác với bài' }).click();
  await page.getByRole('menuitem', { name: /^Đầu bài/u }).click();
  await page.getByRole('textbox', { name: 'Số trang yêu cầu' }).fill('5');
  await page.getByRole('textbox', { name: 'Chi bộ', exact: true }).fill('Chi bộ khu phố 4');
}

/** Closes the dialog that is open. It goes when all is saved: what is typed before that reaches nothing. */
async function done({ page }: Desk): Promise<void> {
  await page.getByRole('button', { name: 'Xong' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** The room of papers: the shelf, a new paper, one being written, its head, a copied run beside its source. */
export const papersScreens: readonly Screen[] = [
  { name: 'papers-new', show: begin },
  { name: 'papers-head', show: filled },
  {
    name: 'papers-room',
    show: async (desk) => {
      await filled(desk);
      await done(desk);
      await expect(desk.page.getByText(/lời của tôi/u).first()).toBeVisible({ timeout: 20_000 });
    },
  },
  {
    name: 'papers-source',
    show: async (desk) => {
      await filled(desk);
      await done(desk);
      const text = await desk.bridge.call<{ blocks: { label: string; text: string }[] }>('open_document', {
        doc: DOC,
      });
      const words = text.blocks
        .find(({ label }) => label === 'II.3.(5)')
        ?.text.split(' ')
        .slice(6, 30)
        .join(' ');
      const second = desk.page.getByRole('article', { name: 'Trả lời câu 2' });
      await second.getByRole('textbox', { name: 'Tôi hiểu' }).fill(`Điểm mới là ${words ?? ''}, theo tôi.`);
      await second.getByRole('button', { name: /tiếng giống nguyên văn/u }).click({ timeout: 20_000 });
      await expect(desk.page.getByRole('button', { name: 'Biến thành trích dẫn' })).toBeVisible();
    },
  },
  {
    name: 'papers-shelf',
    show: async (desk) => {
      await filled(desk);
      await done(desk);
      await desk.page.getByRole('button', { name: 'Về bàn học' }).click();
      await expect(desk.page.getByRole('button', { name: /Thu hoạch Nghị quyết/u })).toBeVisible();
    },
  },
];
