/** Several notes chosen at once, and tags. */
import { inFigures } from './number';

export const choosing = {
  begin: 'Chọn nhiều',
  pick: 'Chọn ghi chú này',
  bar: 'Việc với các ghi chú đã chọn',
  chosen: (count: number) => (count === 0 ? 'Chưa chọn ghi chú nào' : `Đã chọn ${inFigures(count)} ghi chú`),
  hint: 'Bấm vào từng ghi chú, hoặc dùng phím cách. Giữ Shift để chọn cả một dãy.',
  all: (count: number) => `Chọn cả ${inFigures(count)}`,
  kind: 'Đổi loại',
  tag: 'Gắn thẻ',
  remove: 'Xoá',
  stop: 'Thôi chọn',
};

export const tags = {
  menu: 'Lọc theo thẻ',
  button: 'Thẻ',
  manage: 'Sửa các thẻ',
  title: 'Các thẻ',
  lead: 'Gõ # liền trước một chữ trong lời ghi chú thì chữ ấy thành thẻ, chẳng hạn #quý-4 hay #chi-bộ.',
  none: 'Chưa có thẻ nào.',
  name: 'Tên thẻ',
  nameOf: (tag: string) => `Tên mới của #${tag}`,
  rename: 'Đổi tên',
  renameOf: (tag: string) => `Đổi tên thẻ #${tag}`,
  takeOut: 'Bỏ thẻ',
  takeOutOf: (tag: string) => `Bỏ thẻ #${tag}`,
  takeOutAsk: (tag: string, count: number) =>
    `Bỏ thẻ #${tag} khỏi ${inFigures(count)} ghi chú? Các ghi chú vẫn còn.`,
  takeOutYes: 'Bỏ thẻ',
  merge: (from: string, to: string) => `Đã có thẻ #${to}. Gộp #${from} vào thẻ ấy?`,
  mergeYes: 'Gộp',
  save: 'Đổi',
  put: 'Gắn',
  wrong: 'Tên thẻ bắt đầu bằng chữ cái, chỉ gồm chữ, số, gạch nối; dài nhất 60 chữ.',
  filtered: (tag: string) => `Thẻ #${tag}`,
  drop: (tag: string) => `Thôi lọc theo #${tag}`,
};
