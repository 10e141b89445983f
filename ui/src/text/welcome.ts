/** The four screens of the first start. */
export const welcome = {
  step: (step: number, all: number) => `Bước ${step} trong ${all}`,
  skip: 'Bỏ qua phần làm quen',
  next: 'Tiếp',
  back: 'Trở lại',
  ease: {
    title: 'Chữ thế này đã vừa mắt chưa?',
    lead: 'Chọn cỡ chữ và nền dễ đọc nhất. Lúc nào cũng đổi được ở nút “Dễ đọc” trên cùng.',
  },
  text: {
    title: 'Văn bản đã mở sẵn',
    lines: [
      'Mục lục ở bên trái; cửa sổ hẹp thì bấm nút danh sách ở góc trang. Gõ vào ô tìm trên cùng để tìm, có dấu hay không dấu đều được, hoặc gõ địa chỉ như II 3 4.',
      'Bấm địa chỉ bên lề để chép đoạn ấy kèm nguồn. Chữ a, b, c nhỏ là chú thích của người biên soạn.',
    ],
  },
  mark: {
    title: 'Tô thử một câu',
    lines: [
      'Bôi chọn một câu trong văn bản rồi chọn một trong bốn màu, hoặc bấm phím 1 đến 4. Ghi chú hiện ở bên phải và tự lưu.',
    ],
    help: 'Chọn giúp một câu',
    done: 'Được rồi: câu đã được tô và đã lưu trên máy này.',
    guest: 'Muốn tô và ghi chú, hãy mở một hồ sơ.',
    finish: 'Bắt đầu đọc',
  },
};
