/** What a reader can do, by name. */

export const shortcuts = {
  title: 'Phím tắt',
  groups: { find: 'Tìm và đi lại', write: 'Ghi chú', view: 'Màn hình', help: 'Trợ giúp' },
  or: 'hoặc',
  fieldNote: 'Phím đơn như 1 hay / chỉ có tác dụng khi không gõ trong ô nào.',
};

/** The names of what a reader can do, as menus and the list of shortcuts have them. */
export const actionNames = {
  search: 'Tìm trong văn bản',
  nextPane: 'Sang khung kế tiếp',
  previousPane: 'Về khung trước',
  toolbar: 'Vào thanh tô đậm',
  noteHere: 'Ghi chú cho đoạn đang đọc',
  viewpoint: 'Tô câu đang chọn: Quan điểm',
  target: 'Tô câu đang chọn: Mục tiêu',
  task: 'Tô câu đang chọn: Nhiệm vụ',
  relation: 'Tô câu đang chọn: Liên hệ',
  copyCitation: 'Chép trích dẫn kèm nguồn',
  undoRemove: 'Lấy lại ghi chú vừa xoá',
  print: 'In văn bản',
  larger: 'Chữ to hơn một nấc',
  smaller: 'Chữ nhỏ hơn một nấc',
  toReading: 'Mở phần Đọc',
  toNotes: 'Mở phần Ghi chú',
  toSession: 'Mở phần Buổi học',
  shortcuts: 'Phím tắt',
  about: 'Giới thiệu',
  dataFolder: 'Thư mục dữ liệu',
  switchProfile: 'Đổi hồ sơ',
};
