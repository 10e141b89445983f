/** What a reader can do, by name. */

export const shortcuts = {
  title: 'Trợ giúp và phím tắt',
  lead: 'Mọi việc làm bằng chuột đều làm được bằng bàn phím.',
  tips: [
    'Gõ địa chỉ vào ô tìm để tới thẳng nơi ấy: II 3 4, II 2 gạch đầu dòng 1; chọn cả tài liệu thì thêm tên tắt ở trước (hd là hướng dẫn, tl là tóm lược, tn là thuật ngữ): tl quan điểm 2.',
    'Bôi chọn một câu rồi bấm 1, 2, 3 hoặc 4 để tô; lời ghi chú tự lưu, không cần bấm nút nào. Chỗ tô luôn trọn chữ; giữ Alt khi bôi thì lấy đúng từng chữ cái.',
    'Bấm địa chỉ bên lề để chép đoạn ấy kèm nguồn. Chữ a, b, c nhỏ là chú thích của người biên soạn.',
    'Chữ có gạch chấm (“mục II.3”, số của một văn bản) dẫn tới đoạn khác: rê chuột hay Tab tới để xem trước, phím cách để vào đọc, Enter để tới, Ctrl+Enter để mở bên cạnh.',
    'F6 đi qua từng khung, phím mũi tên đi trong khung, Esc đóng những gì đang che văn bản.',
  ],
  groups: { find: 'Tìm và đi lại', write: 'Ghi chú', view: 'Màn hình', help: 'Trợ giúp' },
  or: 'hoặc',
  fieldNote: 'Phím đơn như 1 hay / chỉ có tác dụng khi không gõ trong ô nào.',
};

/** The names of what a reader can do, as menus and the list of shortcuts have them. */
export const actionNames = {
  search: 'Tìm trong văn bản',
  goBack: 'Về chỗ vừa đọc',
  goForward: 'Tới chỗ vừa rời',
  readOn: 'Đọc tiếp mục chưa đọc',
  bookmark: 'Đánh dấu trang chỗ đang đọc',
  palette: 'Tất cả lệnh',
  asTyped: 'Tìm đúng như đã gõ, hoặc như máy hiểu',
  find: 'Tìm trong tài liệu đang đọc',
  findNext: 'Tới chỗ khớp kế tiếp',
  findPrevious: 'Về chỗ khớp trước',
  searchHelp: 'Cách gõ câu tìm',
  nextPane: 'Sang khung kế tiếp',
  previousPane: 'Về khung trước',
  chooseSentence: 'Chọn từng câu của đoạn đang đọc',
  toolbar: 'Vào thanh tô đậm',
  noteHere: 'Ghi chú cho đoạn đang đọc',
  viewpoint: 'Tô câu đang chọn: Quan điểm',
  target: 'Tô câu đang chọn: Mục tiêu',
  task: 'Tô câu đang chọn: Nhiệm vụ',
  relation: 'Tô câu đang chọn: Liên hệ',
  copyCitation: 'Chép trích dẫn kèm nguồn',
  undo: 'Hoàn tác việc vừa làm với ghi chú',
  redo: 'Làm lại việc vừa hoàn tác',
  lock: 'Khoá hồ sơ, về màn hình chọn hồ sơ',
  profile: 'Hồ sơ và khoá',
  backups: 'Sao lưu',
  transfer: 'Xuất và nhập ghi chú',
  trash: 'Thùng rác',
  print: 'In ra giấy',
  larger: 'Chữ to hơn một nấc',
  smaller: 'Chữ nhỏ hơn một nấc',
  textAlone: 'Ẩn hoặc hiện hai khung bên',
  beside: 'Mở tài liệu thứ hai bên cạnh, hoặc đóng bớt',
  fullScreen: 'Toàn màn hình',
  toReading: 'Mở phần Đọc',
  toQuick: 'Mở phần Tra nhanh',
  toTargets: 'Mở phần Chỉ tiêu',
  toNotes: 'Mở phần Ghi chú',
  toSession: 'Mở phần Buổi học',
  shortcuts: 'Phím tắt',
  settings: 'Cài đặt',
  about: 'Giới thiệu',
  dataFolder: 'Thư mục dữ liệu',
  switchProfile: 'Đổi hồ sơ',
};

export const palette = {
  title: 'Tất cả lệnh',
  box: 'Gõ tên lệnh cần tìm',
  none: 'Không có lệnh nào mang tên ấy lúc này.',
  list: 'Các lệnh dùng được',
};

/** Keys that are named by a word: the faces of the program have no arrows. */
export const keyNames: Readonly<Record<string, string>> = {
  ArrowLeft: 'Trái',
  ArrowRight: 'Phải',
  ArrowUp: 'Lên',
  ArrowDown: 'Xuống',
  Plus: '+',
};
