/** The search box and its answers. */
import { pens } from './pens';

export const search = {
  box: 'Tìm',
  placeholder: 'Tìm trong văn bản, hoặc gõ địa chỉ: II 3 4',
  clear: 'Xoá ô tìm',
  results: 'Kết quả tìm',
  seeking: 'Đang tìm:',
  asTyped: 'tìm đúng như đã gõ',
  exactly: 'đúng như đã gõ',
  count: (passages: number, documents: number) => `${passages} đoạn trong ${documents} tài liệu`,
  took: (microseconds: number) => {
    const ms = microseconds / 1000;
    if (ms < 1) return 'dưới 1 ms';
    return `${Math.round(ms)} ms`;
  },
  jump: 'đi tới mục này',
  all: (count: number) => `xem cả ${count} đoạn`,
  more: (left: number) => `xem thêm (còn ${left} đoạn)`,
  myNotes: 'Ghi chú của tôi',
  noteWhen: (pen: string, when: string) => (pen === pens.plain ? `Ghi chú, ${when}` : `${pen}, ${when}`),
  open: 'Enter',
  nothing: 'Không thấy đoạn nào',
  nothingFor: (query: string) => `Không có đoạn nào khớp với “${query}”.`,
  tryThis: 'Có phải đồng chí muốn tìm',
  nothingHint: 'Xin thử ít từ hơn, hoặc gõ có dấu.',
  cut: 'Câu tìm dài quá, chỉ tìm phần đầu.',
  building: (done: number, total: number) => `Đang lập chỉ mục… ${done}/${total}`,
  failed: 'Chưa lập được chỉ mục, nên tạm thời chưa tìm được. Đọc và ghi chú vẫn dùng được.',
  keys: { choose: 'chọn', open: 'mở', close: 'đóng' },
  phrase: '"…"',
  phraseHint: 'để tìm cả cụm',
  exclude: '-từ',
  excludeHint: 'để bỏ',
  syntaxLead: 'Thêm',
};
