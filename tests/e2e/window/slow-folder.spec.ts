import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hang } from '../support/hang';
import { GUIDANCE, test as base } from '../support/reader';

// The window itself starts while a folder of the library lies on a disk that doesn't answer.

const test = base.extend<{ answers: () => Promise<void> }>({
  answers: async ({ folder }, use) => {
    const own = path.join(folder, 'added', 'ke-hoach');
    await mkdir(own, { recursive: true });
    const file = path.join(own, 'index.md');
    const text =
      '---\nid: ke-hoach\ntitle: "Kế hoạch của phường"\nkind: other\n---\n\n# Kế hoạch của phường\n\n## I. Việc\n\nKiểm kê hàng cây.\n';
    await writeFile(file, text);
    const answers = await hang(file);
    await use(answers);
    await answers();
  },
  desk: async ({ desk, folder, answers }, use) => {
    void answers;
    await desk.call('add_folder', { path: path.join(folder, 'added') });
    await use(desk);
  },
});

test('the window starts, reads, finds and closes with a folder that hangs', async ({ reader, answers }) => {
  await reader.open();
  await reader.see('article.doc [data-block]', GUIDANCE);
  await reader.press('[role=tab]', 'Tài liệu');
  await reader.see('[data-pane=left]', 'Thư mục chưa trả lời');
  await reader.jump('II.3');
  await reader.see('[data-block]:focus');
  await answers();
  await reader.document('Kế hoạch của phường');
  await reader.see('article.doc [data-block]', 'Kiểm kê hàng cây.');
});
