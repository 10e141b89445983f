/** Reading aloud: the bar at the foot of the sheet, and what starts it. */

export const aloud = {
  title: 'Đọc thành tiếng',
  place: (name: string) => `Đang đọc ${name}`,
  start: 'Đọc thành tiếng từ đây (F4)',
  pause: 'Tạm dừng (F4)',
  continue: 'Đọc tiếp (F4)',
  next: 'Câu sau',
  previous: 'Câu trước',
  stop: 'Thôi đọc (Shift+F4)',
  slower: 'Đọc chậm hơn',
  faster: 'Đọc nhanh hơn',
  pace: (step: number) => `Tốc độ ${step}/5`,
  show: 'Tới câu đang đọc',
  looking: 'Đang tìm giọng đọc…',
  notBegun: 'Chưa đọc câu nào',
  failed: 'Giọng đọc không trả lời. Xin bấm đọc tiếp để thử lại.',
  missing: {
    linux:
      'Máy chưa có giọng đọc tiếng Việt. Xin cài hai gói speech-dispatcher và speech-dispatcher-espeak-ng, rồi bấm đọc lại.',
    windows:
      'Máy chưa có giọng đọc tiếng Việt. Xin mở Cài đặt của Windows, vào Thời gian và ngôn ngữ, Giọng nói, Thêm giọng nói, chọn Tiếng Việt, rồi mở lại chương trình.',
  },
  retry: 'Tìm lại giọng đọc',
  close: 'Đóng',
  menu: {
    words: 'Đọc thành tiếng',
    block: 'Đọc thành tiếng đoạn này',
    section: 'Đọc thành tiếng cả mục này',
    from: 'Đọc thành tiếng từ đây tới hết',
  },
};
