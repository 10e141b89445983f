/** The program's name and the words that stand everywhere. */

export const app = {
  name: 'Sổ tay Nghị quyết',
  motto:
    'Đọc kỹ, tìm nhanh, ghi lại điều mình nghĩ. Mọi thứ nằm trên máy này, không cần mạng, không hỏi số thẻ đảng hay căn cước.',
  close: 'Đóng',
  closeWithKey: 'Đóng (Esc)',
  retry: 'Thử lại',
  broken: 'Chưa mở được màn hình đọc. Xin đóng chương trình rồi mở lại; ghi chú không bị ảnh hưởng.',
  cancel: 'Huỷ',
  dismiss: 'Bỏ dòng này',
};
