/** The window: its parts, the dial, the menu, the page about the program. */

export const frame = {
  parts: 'Các phần',
  choosePart: 'Chọn phần',
  backToText: 'Về chỗ đang đọc',
  screens: {
    reading: 'Đọc',
    quick: 'Tra nhanh',
    targets: 'Chỉ tiêu',
    notes: 'Ghi chú',
    session: 'Buổi học',
    papers: 'Bàn học',
    settings: 'Cài đặt',
  },
  leftPane: 'Mục lục và tài liệu',
  rightPane: 'Ghi chú và buổi học',
  sheet: 'Văn bản',
  leftEdge: 'Mép khung mục lục: kéo để đổi bề rộng, bấm đúp để về như cũ',
  rightEdge: 'Mép khung ghi chú: kéo để đổi bề rộng, bấm đúp để về như cũ',
  middleEdge: 'Mép giữa hai văn bản: kéo để chia lại, bấm đúp để chia đều',
  paneWidth: (now: number, min: number, max: number) =>
    max <= min ? 'hết chỗ để đổi' : `${Math.round(((now - min) / (max - min)) * 100)}%`,
  alone: 'Đã ẩn hai khung bên.',
  notAlone: 'Hai khung bên lại hiện.',
  showLeft: 'Mục lục và tài liệu',
  showRight: 'Ghi chú và buổi học',
  profileMenu: (name: string) => `Hồ sơ ${name}`,
  guest: 'Khách',
  guestMenu: 'Khách, chưa mở hồ sơ',
  onlyRead: 'chỉ đọc',
  ease: 'Dễ đọc',
};

export const ease = {
  title: 'Dễ đọc',
  lead: 'Một nấc đổi tất cả: chữ, nút bấm, thực đơn và khoảng cách.',
  size: 'Cỡ chữ',
  steps: ['Gọn', 'Vừa', 'Rõ', 'To', 'Rất to'],
  ground: 'Nền',
  themes: { light: 'Sáng', sepia: 'Nâu giấy', dark: 'Tối', contrast: 'Tương phản' },
  sample: 'Đọc',
  system: 'Theo nền của máy',
  systemHint: 'Sáng, tối hoặc tương phản, đúng như máy đang đặt',
  more: 'Thêm lựa chọn: kiểu chữ, bề rộng dòng, khoảng cách',
  nowStep: (step: number, name: string) => `Cỡ chữ nấc ${step}: ${name}`,
};

export const menu = {
  switchProfile: 'Đổi hồ sơ',
  dataFolder: 'Thư mục dữ liệu',
  about: 'Giới thiệu',
  shortcuts: 'Phím tắt',
};
