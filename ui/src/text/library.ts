/** The left pane: contents, documents, folders. */

export const library = {
  contents: 'Mục lục',
  documents: 'Tài liệu',
  filter: 'Lọc mục lục',
  noneMatch: 'Không có mục nào khớp.',
  noContents: 'Tài liệu này không chia mục.',
  notesCount: 'ghi chú: ',
  shipped: 'Có sẵn trong chương trình',
  addFolder: 'Thêm thư mục',
  addHint: 'Thêm một thư mục tài liệu khác để đọc và tìm chung. Tệp của đồng chí không bị sửa hay xoá.',
  readAgain: 'Đọc lại các thư mục',
  remove: 'Gỡ khỏi thư viện',
  reveal: 'Mở thư mục',
  documentsIn: (count: number) => `${count} tài liệu`,
  problems: (errorCount: number, warningCount: number) =>
    [errorCount > 0 ? `${errorCount} lỗi` : '', warningCount > 0 ? `${warningCount} điều cần xem lại` : '']
      .filter(Boolean)
      .join(', '),
  line: (line: number) => `dòng ${line}`,
  skipped: 'Tài liệu này bị bỏ qua.',
  severity: { error: 'Lỗi', warning: 'Cần xem lại' },
  empty: 'Chưa có tài liệu nào đọc được.',
  emptyHint: 'Xin thêm một thư mục tài liệu.',
  busy: 'Đang đọc các thư mục…',
  fold: (title: string) => `Thu gọn ${title}`,
  unfold: (title: string) => `Mở ra ${title}`,
  read: 'đã đọc',
  progress: (done: number, all: number) => `Đã đọc ${done} trong ${all} mục`,
  readAll: 'Đã đọc hết các mục',
  readOn: 'đọc tiếp',
  forget: 'Xoá dấu đã đọc của tài liệu này',
  bookmarks: 'Dấu trang',
  bookmarkHere: (label: string) => `Tới dấu trang ${label}`,
  bookmarkLost: 'Câu này không còn trong văn bản.',
  removeBookmark: 'Bỏ dấu trang',
  otherTexts: 'Ở tài liệu khác',
};
