import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { clickAt, DragSource, middleOf, onDisplay } from '../support/desktop';
import { type Reader, test } from '../support/reader';
import { run } from '../support/window';

/** The looks in which menus and what is dropped are most likely to lack contrast or room. */
const LOOKS = [
  ['dark', 2],
  ['contrast', 2],
  ['light', 5],
  ['dark', 5],
] as const;

async function menuOn(reader: Reader, css: string, words: string, what: string): Promise<void> {
  await clickAt(await middleOf(await reader.see(css, words)), 3);
  await reader.see('.context-menu [role=menuitem]');
  await reader.settled();
  await reader.look(what);
  await run('import', ['-silent', '-window', 'root', test.info().outputPath(`${what}.png`)]);
  await reader.keys('Escape');
  await reader.gone('.context-menu');
}

for (const [theme, step] of LOOKS) {
  test(
    `menus and what is dropped can be read: ${theme}, step ${step}`,
    { tag: '@full' },
    async ({ reader, folder }) => {
      const own = path.join(folder, 'Văn bản của tỉnh');
      await mkdir(path.join(own, 'rieng'), { recursive: true });
      await writeFile(
        path.join(own, 'rieng', 'index.md'),
        '---\nid: rieng\ntitle: Văn bản riêng\nkind: other\n---\n\n# Văn bản riêng\n\n## I. Phần một\n\nMột câu.\n',
      );
      const paper = path.join(folder, 'Báo cáo sơ kết quý một năm hai nghìn không trăm hai mươi sáu.docx');
      await writeFile(paper, 'x');
      await reader.open();
      await reader.note('Hạn từng quý.');
      await reader.wear(theme, step);
      await menuOn(
        reader,
        'article.doc h1, article.doc [data-block]',
        'Hướng dẫn',
        `text menu ${theme} ${step}`,
      );
      await menuOn(reader, 'article.note', 'Hạn từng quý.', `note menu ${theme} ${step}`);

      const carried = await DragSource.show('files', [own, paper]);
      try {
        await carried.carry(await onDisplay(683, 400), async () => {
          return (await reader.window.driver.findElements({ css: '.target' })).length > 0;
        });
        await run('import', [
          '-silent',
          '-window',
          'root',
          test.info().outputPath(`target ${theme} ${step}.png`),
        ]);
        await carried.letGo();
      } finally {
        await carried.end();
      }
      await reader.see('dialog li', 'Đã thêm vào thư viện: 1 tài liệu.');
      await reader.settled();
      await reader.look(`dropped ${theme} ${step}`);
      await run('import', [
        '-silent',
        '-window',
        'root',
        test.info().outputPath(`dropped ${theme} ${step}.png`),
      ]);
    },
  );
}
