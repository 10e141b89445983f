/**
 * Notes on their way out: into a file for Word, into Markdown, into plain text. What a note is has been put into words
 * before; here is how the words stand.
 */
import type { PaperBlock, PaperRun } from '../ipc/types/commands';
import { inFigures } from './number';

/** A note in words. */
export interface OutNote {
  /** Where it stands in its document, as a heading: "Mục II.1"; empty where that isn't known. */
  place: string;
  /** The words that it hangs on, a place a line; empty where it hangs on none. */
  quote: string;
  /** Where those come from. */
  source: string;
  /** Its pen's name. */
  kind: string;
  date: string;
  /** As it was typed. */
  body: string;
}

export interface NotesOut {
  title: string;
  /** A line under it: how many, and from when. */
  about: string;
  groups: readonly { name: string; notes: readonly OutNote[] }[];
}

export const notesOut = {
  button: 'Xuất',
  label: 'Xuất ghi chú ra tệp hoặc chép đi',
  filtered: (count: number) => `Đang lọc: ${inFigures(count)} ghi chú`,
  chosen: (count: number) => `Đã chọn: ${inFigures(count)} ghi chú`,
  all: (count: number) => `Tất cả: ${inFigures(count)} ghi chú`,
  paper: 'Bài thu hoạch…',
  docx: 'Tệp Word (.docx)',
  markdown: 'Tệp Markdown (.md)',
  plain: 'Văn bản thuần (.txt)',
  copy: 'Sao chép để dán',
  fileName: (date: string, ending: string) => `Ghi chú ${date}.${ending}`,
  written: (count: number, path: string) => `Đã ghi ${inFigures(count)} ghi chú vào ${path}`,
  outside: 'Tệp này nằm ngoài khoá của hồ sơ: ai mở được tệp đều đọc được.',
  copied: (count: number) => `Đã sao chép ${inFigures(count)} ghi chú.`,
  copiedOutside: 'Nay chương trình nào cũng dán ra được, dù hồ sơ có khoá.',
  none: 'Chưa có ghi chú nào để xuất.',
  absent: (doc: string) => `tài liệu “${doc}”, hiện không có trong thư viện`,
  about: (count: number, date: string) => `${inFigures(count)} ghi chú, xuất ngày ${date}`,
  someAbout: (count: number, date: string) =>
    `${inFigures(count)} ghi chú trong số đã ghi, xuất ngày ${date}`,
};

const linesOf = (text: string) => text.split(/\r\n|\r|\n/u);
export const quotation = (quote: string) => `“${quote.trim()}”`;
const signed = ({ kind, date }: OutNote) => `${kind}, ${date}`;

/** Words between pairs of stars are bold, as they are on the screen; in Word without their stars. */
function runsOf(line: string): PaperRun[] {
  const runs: PaperRun[] = [];
  let from = 0;
  for (const found of line.matchAll(/\*\*(?<words>[^\s*](?:.*?\S)?)\*\*/gu)) {
    if (found.index > from) runs.push({ text: line.slice(from, found.index) });
    runs.push({ text: found.groups?.['words'] ?? '', bold: true });
    from = found.index + found[0].length;
  }
  if (from < line.length) runs.push({ text: line.slice(from) });
  return runs;
}

/** A body's lines for Word, without the empty ones. */
export const bodyRuns = (body: string): PaperRun[][] =>
  linesOf(body)
    .filter((line) => line.trim() !== '')
    .map((line) => runsOf(line.trim()));

/** As paragraphs of a paper. A quotation's source is a footnote of Word's; what is empty is left out. */
export function asPaper({ groups }: NotesOut): PaperBlock[] {
  const blocks: PaperBlock[] = [];
  for (const { name, notes } of groups) {
    blocks.push({ style: 'heading', runs: [{ text: name }] });
    let place = '';
    for (const note of notes) {
      if (note.place !== '' && note.place !== place)
        blocks.push({ style: 'subheading', runs: [{ text: note.place }] });
      place = note.place;
      if (note.quote !== '')
        blocks.push({
          style: 'quote',
          runs: [{ text: quotation(note.quote), note: note.source }],
          keep: true,
        });
      const lines = bodyRuns(note.body);
      blocks.push({
        style: 'body',
        runs: [
          { text: note.kind, bold: true },
          { text: `, ${note.date}`, italic: true },
        ],
        keep: lines.length > 0,
      });
      for (const runs of lines) blocks.push({ style: 'body', runs });
    }
  }
  return blocks;
}

const markdownLines = (text: string, before: string) =>
  linesOf(text)
    .map((line) => `${before}${line.trimEnd()}`.trimEnd())
    .join('\n');

/** As Markdown. The reader's own words stand as they were typed. */
export function asMarkdown({ title, about, groups }: NotesOut): string {
  const parts = [`# ${title}`, about];
  for (const { name, notes } of groups) {
    parts.push(`## ${name}`);
    let place = '';
    for (const note of notes) {
      if (note.place !== '' && note.place !== place) parts.push(`### ${note.place}`);
      place = note.place;
      if (note.quote !== '') parts.push(markdownLines(`${quotation(note.quote)}\n(${note.source})`, '> '));
      parts.push(`*${signed(note)}*`);
      if (note.body.trim() !== '') parts.push(markdownLines(note.body.trim(), ''));
    }
  }
  return `${parts.join('\n\n')}\n`;
}

/** As plain words, to be pasted anywhere. */
export function asPlain({ title, about, groups }: NotesOut): string {
  const parts = [`${title}\n${about}`];
  for (const { name, notes } of groups) {
    parts.push(name.toLocaleUpperCase('vi'));
    for (const note of notes) {
      const quote = note.quote === '' ? [] : [`${quotation(note.quote)} (${note.source})`];
      const body = note.body.trim() === '' ? [] : [note.body.trim()];
      parts.push([...quote, signed(note), ...body].join('\n'));
    }
  }
  return `${parts.join('\n\n')}\n`;
}
