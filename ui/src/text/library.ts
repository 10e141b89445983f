/** The left pane: contents, documents, folders. */
import { inFigures } from './number';

export const library = {
  contents: 'Mục lục',
  documents: 'Tài liệu',
  filter: 'Lọc mục lục',
  filterDocuments: 'Lọc tài liệu',
  noDocument: 'Không có tài liệu nào khớp.',
  folderMenu: (name: string) => `Việc với thư mục ${name}`,
  list: 'Danh sách tài liệu',
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
  skipped: ' Tài liệu này bị bỏ qua.',
  details: 'Chi tiết',
  alike: (count: number) => `${count} chỗ cùng loại`,
  more: (count: number) => `Xem ${count} chỗ còn lại`,
  severity: { error: 'Lỗi', warning: 'Cần xem lại' },
  empty: 'Chưa có tài liệu nào đọc được.',
  emptyHint: 'Xin thêm một thư mục tài liệu.',
  busy: 'Đang đọc các thư mục…',
  reading: (done: number, total: number) =>
    total === 0
      ? 'Đang xem trong thư mục có gì…'
      : `Đang đọc ${inFigures(done)} trong ${inFigures(total)} tài liệu`,
  stopReading: 'Dừng đọc',
  silent: 'Thư mục chưa trả lời. Tài liệu trong đó sẽ hiện khi đọc được.',
  absent: (day: string) => `Thư mục không có ở đây lúc này. Đang hiện bản đã đọc ngày ${day}.`,
  keptFrom: (day: string) => `bản đã đọc ngày ${day}`,
  tryAgain: 'Thử lại',
  stopped: 'Đã dừng đọc giữa chừng; chưa có hết tài liệu.',
  readThis: 'Đọc lại thư mục này',
  readOnFolder: 'Đọc tiếp',
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
