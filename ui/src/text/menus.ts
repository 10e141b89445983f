/** Menus that stand on something, and what is said of things dropped on the window. */

export const menus = {
  words: 'Thao tác với những chữ đang chọn',
  block: 'Thao tác với đoạn này',
  note: 'Thao tác với ghi chú này',
  document: 'Thao tác với tài liệu này',
  result: 'Thao tác với kết quả này',
  copy: 'Chép',
  copyCited: 'Chép kèm nguồn',
  copyBlock: 'Chép cả đoạn kèm nguồn',
  copyAddress: 'Chép địa chỉ',
  copyNote: 'Chép lời ghi chú',
  copyQuote: 'Chép câu trích kèm nguồn',
  copySource: 'Chép tên, số và ngày của tài liệu',
  pen: (name: string) => `Tô: ${name}`,
  noteOnWords: 'Ghi chú cho chỗ này',
  noteOnBlock: 'Ghi chú cho đoạn này',
  lookFor: 'Tìm những chữ này',
  bookmark: 'Đánh dấu trang',
  unbookmark: 'Bỏ dấu trang',
  print: 'In…',
  edit: 'Sửa ghi chú',
  kind: (name: string) => `Loại: ${name}`,
  versions: 'Các bản trước',
  remove: 'Xoá ghi chú',
  toPassage: 'Tới đoạn văn',
  open: 'Mở',
  reveal: 'Mở thư mục chứa tệp',
  copied: 'Đã chép.',
  copiedAddress: (link: string) => `Đã chép địa chỉ ${link}. Dán vào ô tìm là tới đúng chỗ.`,
  nothingToCopy: 'Chưa có chữ nào để chép.',
};

const kind = (extension: string) => (extension === '' ? 'tệp này' : `tệp .${extension}`);

export const dropped = {
  title: 'Vừa thả vào cửa sổ',
  here: 'Thả vào đây',
  hereHint: 'Thư mục thì thêm vào thư viện, tệp ghi chú thì nhập vào sổ.',
  busy: 'Đang xem…',
  added: (count: number) => `Đã thêm vào thư viện: ${count} tài liệu.`,
  addedNone:
    'Đã thêm vào thư viện, nhưng chưa thấy tài liệu nào (mỗi tài liệu là một tệp .md, .txt, hoặc một thư mục con có tệp index.md).',
  undo: 'Hoàn tác',
  undoNamed: (name: string) => `Hoàn tác việc thêm ${name}`,
  known: 'Thư mục này đã có trong thư viện.',
  guest: 'Chưa mở hồ sơ nào, nên chưa nhận được. Xin chọn hồ sơ rồi thả lại.',
  document: 'Tài liệu này có trong thư viện.',
  open: 'Mở',
  notes: 'Tệp ghi chú do chương trình xuất ra.',
  readIn: 'Nhập ghi chú…',
  loose: 'Tệp .md và .txt được đọc theo thư mục. Xin thả cả thư mục chứa tệp này vào đây.',
  foreignJson: 'Chưa đọc được tệp .json này: tệp không phải do chương trình xuất ra.',
  other: (extension: string) =>
    `Chưa đọc được ${kind(extension)}. Chương trình đọc thư mục tài liệu và tệp ghi chú .json do mình xuất ra.`,
  unreadable: 'Không đọc được. Có thể đã bị dời đi, hoặc máy không cho đọc.',
};
