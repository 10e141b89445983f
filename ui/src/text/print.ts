/** What is printed: the questions before it, and the words that stand on paper beside the document's. */
import { inFigures } from './number';

export const print = {
  title: 'In ra giấy',
  party: 'ĐẢNG CỘNG SẢN VIỆT NAM',
  sources: 'Nguồn của các câu trích',
  what: 'In phần nào',
  whole: 'Cả văn bản',
  here: 'Mục đang đọc',
  around: 'Phần lớn đang đọc',
  size: 'Cỡ chữ trên giấy',
  sizes: {
    small: { name: 'Nhỏ', hint: '10 pt, ít trang nhất' },
    normal: { name: 'Vừa', hint: '12 pt, như văn bản in' },
    large: { name: 'To', hint: '14 pt, dễ đọc nhất' },
  },
  notes: 'Kèm ghi chú của tôi',
  notesHint: (count: number) =>
    count === 0 ? 'Phần này chưa có ghi chú nào.' : 'Mỗi ghi chú đứng ngay dưới đoạn của nó, có ngày ghi.',
  marks: 'Kèm chỗ tô đậm',
  marksHint: (count: number) =>
    count === 0
      ? 'Phần này chưa tô chỗ nào.'
      : 'Gạch chân, mỗi bút một kiểu nét, in đen trắng vẫn phân biệt được.',
  editors: 'Kèm chú thích biên soạn',
  editorsHint: 'Như “nay là…”; trên giấy ghi rõ là không thuộc văn bản.',
  sum: (blocks: number, notes: number | null, marks: number | null, editors: number | null) => {
    const parts = [
      `${inFigures(blocks)} đoạn`,
      notes === null ? '' : `${inFigures(notes)} ghi chú`,
      marks === null ? '' : `${inFigures(marks)} chỗ tô đậm`,
      editors === null ? '' : `${editors} chú thích biên soạn`,
    ].filter(Boolean);
    const last = parts.pop() ?? '';
    return `Sẽ in ${parts.length === 0 ? last : `${parts.join(', ')} và ${last}`}.`;
  },
  tooMuch: (blocks: number, most: number) =>
    `Phần này có ${inFigures(blocks)} đoạn, mỗi lần chỉ in được ${inFigures(most)} đoạn. Hãy chuyển đến mục cần in rồi chọn in riêng mục đó.`,
  working: 'Đang dàn trang…',
  go: 'In',
  chosen: 'Chỗ đang chọn',
  chosenHint: (blocks: number) => `${inFigures(blocks)} đoạn có chữ đang chọn`,
  whichNotes: 'In những ghi chú nào',
  filteredNotes: 'Ghi chú đang lọc',
  allNotes: 'Tất cả ghi chú',
  notesSum: (count: number) => `Sẽ in ${inFigures(count)} ghi chú.`,
  tooManyNotes: (count: number, most: number) =>
    `Có ${inFigures(count)} ghi chú, mỗi lần chỉ in được ${inFigures(most)}. Hãy lọc bớt rồi in.`,
  sessionSum: (title: string) => `Sẽ in trang ghi của buổi “${title}”.`,
  screenSum: (title: string) => `Sẽ in trang này của “${title}”.`,
  screenHint: 'Chữ được chọn to nhất trong cỡ vừa một trang A4.',
  pages: (count: number) => `${inFigures(count)} trang A4.`,
  preview: 'Xem trước trang in',
  previewKeys: 'Trang in, mũi tên trái và phải để lật trang',
  previousPage: 'Trang trước (PageUp)',
  nextPage: 'Trang sau (PageDown)',
  larger: 'Phóng to trang',
  layOut: 'Dàn trang để xem trước',
  longHint: 'Phần này dài: dàn trang mất ít phút, trong lúc ấy màn hình đứng yên.',
  noNotes: 'Chưa có ghi chú nào để in.',
  notesOf: (reader: string) => (reader === '' ? 'Ghi chú' : `Ghi chú của ${reader}`),
  someNotes: (count: number) => `${inFigures(count)} ghi chú, chỉ gồm những ghi chú đang lọc`,
  notesFoot: (reader: string, date: string) => `Ghi chú của ${reader}, in ngày ${date}`,
  sessionFoot: (title: string, date: string) => `Buổi học: ${title}, ${date}`,
  from: (title: string) => `Trích từ ${title}`,
  mine: 'Ghi chú của tôi',
  unplaced: 'Ghi chú của tôi chưa rõ chỗ trong văn bản',
  inBrackets: 'ghi trong ngoặc',
  page: (page: number, of: number) => `Trang ${page}/${of}`,
  posted: (date: string) => `đăng ngày ${date}`,
  titled: (title: string) => `mục “${title}”`,
  screen: 'Xem trước và in (Ctrl+P)',
};
