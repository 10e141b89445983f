import { expect, test } from 'vitest';
import { asMarkdown, asPaper, asPlain, type NotesOut, type OutNote } from './notes-out';

const note: OutNote = {
  place: 'Mục II.1',
  quote: 'văn hoá là nền tảng\ntinh thần',
  source: 'Hướng dẫn, mục II.1',
  kind: 'Quan điểm',
  date: '1/12/2026',
  body: 'Một **điều** cần nhớ.\n\n# 2 * 3',
};
const out: NotesOut = {
  title: 'Ghi chú của Lan',
  about: '2 ghi chú',
  groups: [{ name: 'Hướng dẫn', notes: [note, { ...note, quote: '', body: ' ' }] }],
};

test('in a paper the source is a footnote, the place is said once, and what is empty leaves nothing', () => {
  expect(asPaper(out)).toEqual([
    { style: 'heading', runs: [{ text: 'Hướng dẫn' }] },
    { style: 'subheading', runs: [{ text: 'Mục II.1' }] },
    { style: 'quote', runs: [{ text: '“văn hoá là nền tảng\ntinh thần”', note: note.source }], keep: true },
    {
      style: 'body',
      runs: [
        { text: 'Quan điểm', bold: true },
        { text: ', 1/12/2026', italic: true },
      ],
      keep: true,
    },
    { style: 'body', runs: [{ text: 'Một ' }, { text: 'điều', bold: true }, { text: ' cần nhớ.' }] },
    { style: 'body', runs: [{ text: '# 2 * 3' }] },
    {
      style: 'body',
      runs: [
        { text: 'Quan điểm', bold: true },
        { text: ', 1/12/2026', italic: true },
      ],
      keep: false,
    },
  ]);
});

test('in Markdown and in plain words the reader’s own words stand as they were typed', () => {
  expect(asMarkdown(out)).toBe(
    `# Ghi chú của Lan

2 ghi chú

## Hướng dẫn

### Mục II.1

> “văn hoá là nền tảng
> tinh thần”
> (Hướng dẫn, mục II.1)

*Quan điểm, 1/12/2026*

Một **điều** cần nhớ.

# 2 * 3

*Quan điểm, 1/12/2026*
`,
  );
  expect(asPlain(out)).toBe(
    `Ghi chú của Lan
2 ghi chú

HƯỚNG DẪN

“văn hoá là nền tảng
tinh thần” (Hướng dẫn, mục II.1)
Quan điểm, 1/12/2026
Một **điều** cần nhớ.

# 2 * 3

Quan điểm, 1/12/2026
`,
  );
});
