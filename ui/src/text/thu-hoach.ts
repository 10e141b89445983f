/** A paper made of a reader's notes: what is asked before, and what stands on it. */
import type { NoteKind, PaperBlock, PaperFields, PaperHead, PaperSigner } from '../ipc/types/commands';
import { inFigures } from './number';
import { bodyRuns, quotation, type OutNote } from './notes-out';
import { pens } from './pens';

export const thuHoach = {
  title: 'Bài thu hoạch từ ghi chú',
  lead: (count: number) =>
    `${inFigures(count)} ghi chú được xếp theo loại, rồi theo thứ tự của văn bản. Câu trích có chú thích nguồn ở chân trang. Ô nào để trống thì trên giấy không có gì.`,
  subject: 'Chủ đề',
  subjectHint: 'Chẳng hạn: Học tập, quán triệt Nghị quyết số 06-NQ/TW',
  superior: 'Đảng bộ cấp trên',
  cell: 'Chi bộ',
  writer: 'Họ và tên',
  role: 'Chức vụ, đơn vị',
  place: 'Nơi viết',
  placeHint: 'Chẳng hạn: Hà Nội',
  form: 'Thể thức',
  compared: (state: string) => `Kiểm với bản gốc: ${state}.`,
  go: 'Xuất Word',
  fileName: (date: string) => `Bài thu hoạch ${date}.docx`,
  written: (path: string) => `Đã ghi bài thu hoạch vào ${path}`,
  heading: 'Bài thu hoạch',
  signer: 'Người viết',
  kept: 'Đảng bộ, chi bộ, họ tên, chức vụ và nơi viết được giữ trong hồ sơ cho lần sau.',
};

const ROMAN = ['I', 'II', 'III', 'IV', 'V'];

/** "Hà Nội, ngày 05 tháng 02 năm 2026": a nought before days to nine, and before the first two months. */
export function placeAndDay(place: string, time: number): string {
  const date = new Date(time);
  const [day, month] = [date.getDate(), date.getMonth() + 1];
  const two = (value: number, to: number) => (value <= to ? `0${value}` : String(value));
  const when = `ngày ${two(day, 9)} tháng ${two(month, 2)} năm ${date.getFullYear()}`;
  return place.trim() === ''
    ? when.charAt(0).toLocaleUpperCase('vi') + when.slice(1)
    : `${place.trim()}, ${when}`;
}

export function headOf(fields: PaperFields, time: number): PaperHead {
  return {
    superior: fields.superior.trim(),
    issuer: fields.cell.trim(),
    place_and_day: placeAndDay(fields.place, time),
  };
}

export const signerOf = ({ writer }: PaperFields): PaperSigner => ({
  titles: [thuHoach.signer],
  name: writer.trim(),
});

const TAG = '#\\p{L}[\\p{L}\\p{M}\\p{N}_-]*';
/** Tags one after the other, and the space behind them where words follow. */
const TAGS = new RegExp(`(^|[ \\t(])(?:${TAG}[ \\t]+)*${TAG}(?:[ \\t](?=\\S))?`, 'gmu');

/** Tags put a reader's own notes in order; on a paper for others they say nothing. */
export const withoutTags = (body: string) => body.replace(TAGS, '$1');

/** The notes as a paper's text: who writes, then what the pens marked, pen by pen. The reader's words as they are. */
export function asThuHoach(
  fields: PaperFields,
  groups: readonly { kind: NoteKind; notes: readonly OutNote[] }[],
): PaperBlock[] {
  const line = (name: string, value: string): PaperBlock[] =>
    value.trim() === ''
      ? []
      : [{ style: 'body', runs: [{ text: `${name}: ` }, { text: value.trim(), bold: true }] }];
  const blocks = [...line(thuHoach.writer, fields.writer), ...line(thuHoach.role, fields.role)];
  const filled = groups.filter(({ notes }) => notes.length > 0);
  filled.forEach(({ kind, notes }, at) => {
    // Of one kind alone there is nothing to number.
    const number = filled.length > 1 ? `${ROMAN[at] ?? ''}. ` : '';
    if (filled.length > 1) blocks.push({ style: 'heading', runs: [{ text: `${number}${pens[kind]}` }] });
    for (const { quote, source, body } of notes) {
      const lines = bodyRuns(withoutTags(body));
      if (quote !== '')
        blocks.push({
          style: 'quote',
          runs: [{ text: quotation(quote), note: source }],
          keep: lines.length > 0,
        });
      for (const runs of lines) blocks.push({ style: 'body', runs });
    }
  });
  return blocks;
}
