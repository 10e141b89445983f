/** Notes and their cards. */
import { inFigures } from './number';

export const notes = {
  title: 'Ghi chú của tôi',
  pane: 'Ghi chú',
  inSection: (address: string) => `Trong ${address}`,
  elsewhere: 'Ở các mục khác',
  near: 'Gần chỗ đang đọc',
  write: (label: string) => `Viết ghi chú cho ${label}`,
  writing: (label: string) => `Ghi vào ${label}`,
  body: 'Lời ghi chú',
  bodyHint: 'Viết điều mình nghĩ…',
  kind: 'Loại ghi chú',
  saving: 'Đang lưu…',
  saved: (clock: string) => `Đã lưu ${clock}`,
  unsaved: 'Chưa lưu được',
  putBack: 'Đặt tệp về chỗ cũ',
  puttingBack: 'Đang đặt về…',
  backToText: 'về văn bản',
  done: 'xong',
  edit: 'Sửa ghi chú',
  remove: 'Xoá ghi chú',
  goTo: 'Tới đoạn văn',
  removed: 'Đã xoá ghi chú.',
  undo: 'Hoàn tác',
  undoHint: 'Hoàn tác (Ctrl+Z)',
  all: 'Xem hết',
  less: 'Thu lại',
  wide: 'Viết rộng',
  passage: 'Đoạn văn của ghi chú',
  noPassage: 'Đoạn văn này hiện không có trong thư viện. Câu trích vẫn còn đây:',
  tooMuch: 'Chưa dán vào: một ghi chú chứa được 1 MB chữ. Xin tách thành nhiều ghi chú.',
  emptyBody: 'Chưa viết gì.',
  moved: (labels: readonly string[], among: number) => {
    const where = [...new Set(labels)].join(' và ');
    if (among === 1) return `Câu này nay nằm ở ${where}. Chuyển ghi chú theo?`;
    const which = labels.length === among ? 'Các câu này' : `${inFigures(labels.length)} câu trong đó`;
    return `${which} nay nằm ở ${where}. Chuyển ghi chú theo?`;
  },
  move: 'Chuyển theo',
  leave: 'Để nguyên',
  lost: (count: number, among: number) => {
    const which =
      among === 1 ? 'Câu này' : count === among ? 'Các câu này' : `${inFigures(count)} câu trong đó`;
    return `${which} không còn trong văn bản. Ghi chú và câu trích vẫn được giữ.`;
  },
  placesOf: (count: number) => `Câu trích ở ${inFigures(count)} chỗ`,
  morePlaces: (count: number) => `Xem thêm ${inFigures(count)} chỗ`,
  movedPlace: 'Câu này đã sang chỗ khác',
  lostPlace: 'Câu này không còn trong văn bản',
  missing: 'Tài liệu của ghi chú này hiện không có trong thư viện.',
  none: 'Chưa có ghi chú nào',
  noneHere: 'Tài liệu này chưa có ghi chú nào',
  noneHereBut: (count: number) => `Ở các tài liệu khác: ${inFigures(count)} ghi chú`,
  noneHint: 'Bôi chọn một câu trong văn bản rồi chọn màu, ghi chú sẽ hiện ở đây.',
  openText: 'Mở văn bản để đọc',
  noneMatch: 'Không có ghi chú nào khớp với bộ lọc.',
  clearFilters: 'Bỏ các bộ lọc',
  filter: 'Lọc theo chữ',
  filterKinds: 'Lọc theo loại',
  group: 'Xếp theo',
  byDocument: 'Theo văn bản',
  bySession: 'Theo buổi học',
  noSession: 'Ngoài buổi học',
  count: (count: number) => `${inFigures(count)} ghi chú`,
  matching: (count: number) => `${inFigures(count)} ghi chú khớp với bộ lọc`,
  failed: 'Việc vừa rồi chưa làm được.',
  onlyRead: 'Thư mục dữ liệu không cho ghi, nên sổ đang mở chỉ để đọc.',
  needProfile: 'Chưa mở hồ sơ nào, nên chưa ghi được.',
  needProfileHint: 'Văn bản và tìm kiếm vẫn dùng được.',
  chooseProfile: 'Chọn hồ sơ',
};
