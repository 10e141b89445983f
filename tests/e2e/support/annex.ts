import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './program';

/** Lines in a section of the annex. */
export const IN_SECTION = 25;
/** What stands on a line of a section, both counted from 1. */
export const figure = (section: number, line: number) =>
  `${section * 100 + line},${line % 10} nghìn hộ ở biểu ${section}`;

export interface Annex {
  /** How many lines, a block each; a heading is added for each section. */
  lines: number;
  /** Rows of a table at the end. */
  rows?: number;
  /** How many paragraphs of a thousand letters another document has: a large one by its words alone. */
  wordy?: number;
  /** Words that stand nowhere else, as a paragraph at the end of a section. */
  odd?: { section: number; words: string };
}

/** An annex of figures, one a line, as statistical tables are when they were pasted. */
export function annex({ lines, rows = 0, odd }: Annex): string {
  const out = [
    '---',
    'id: phu-luc',
    'title: Phụ lục số liệu',
    'kind: other',
    '---',
    '',
    '# Phụ lục số liệu',
    '',
  ];
  for (let section = 1; (section - 1) * IN_SECTION < lines; section += 1) {
    out.push(`## ${section}. Biểu số liệu ${section}`, '');
    for (let line = 1; line <= IN_SECTION; line += 1) out.push(figure(section, line), '');
    if (odd?.section === section) out.push(odd.words, '');
  }
  if (rows > 0) {
    out.push('## Bảng cuối', '', '| Xã | Số hộ | Ghi chú |', '|---|---:|---|');
    for (let row = 1; row <= rows; row += 1) out.push(`| Xã thứ ${row} | ${row * 3} | hàng ${row} |`);
    out.push('');
  }
  return out.join('\n');
}

/** A library of the shipped documents and an annex. */
export async function libraryWith(folder: string, made: Annex): Promise<string> {
  const library = path.join(folder, 'library');
  await cp(path.join(root, 'content'), library, { recursive: true });
  await mkdir(path.join(library, 'phu-luc'));
  await writeFile(path.join(library, 'phu-luc', 'index.md'), annex(made));
  if (made.wordy) {
    const paragraph = (n: number) =>
      `${'Các thôn cùng làm đường, trồng cây và giữ nước sạch. '.repeat(20)}Ý ${n}.`;
    const paragraphs = Array.from({ length: made.wordy }, (_, n) => paragraph(n + 1));
    await writeFile(path.join(library, 'bien-ban.md'), ['# Biên bản dài', ...paragraphs].join('\n\n'));
  }
  return library;
}
