/** "Tra nhanh" and "Chỉ tiêu". Titles, cards and figures come from the documents; these are the words around them. */
import type { AmountView, FigureView } from '../ipc/types/commands';

export const quick = {
  title: (document: string) => `${document} trong một trang`,
  choose: 'Chọn văn bản',
  chosen: (document: string) => `Chọn văn bản, đang xem: ${document}`,
  glossary: 'Thuật ngữ',
  way: 'Xem nhiều hay ít chữ',
  brief: 'Gọn',
  full: 'Đủ chữ',
  print: 'In…',
  year: (year: number) => `Năm ${year}`,
  opening: 'Đang mở…',
  failed: 'Chưa mở được.',
  none: 'Chưa có văn bản nào để tra nhanh',
  noneHint: 'Văn bản được đưa vào đây khi phần khai báo ở đầu tệp có mục quick.',
  openText: 'Mở văn bản để đọc',
};

export const targets = {
  noneHint: 'Bảng chỉ tiêu được vẽ khi phần khai báo ở đầu tệp có mục quick, dòng targets.',
  none: 'Chưa có bảng chỉ tiêu nào',
  view: 'Cách xem',
  chart: 'Hình',
  table: 'Bảng',
  stated: 'Chỉ tiêu không vẽ được thành hình',
  by: (year: number) => `năm ${year}`,
  unit: (unit: string) => `đơn vị: ${unit}`,
  key: 'Cách đọc hình',
  range: 'từ … đến …',
  from: 'từ … trở lên',
  above: 'trên …',
  about: '~ khoảng',
  scale:
    'Mỗi hình một thang riêng, không bắt đầu từ 0; trục năm có chỗ ngắt. Hình rỗng là mốc đầu, hình đặc là các mốc sau.',
};

const PREFIX: Partial<Record<AmountView, string>> = {
  from: 'từ ',
  above: 'trên ',
  up_to: 'tối đa ',
  below: 'dưới ',
};

/** A figure as it stands beside its mark: "từ 45", "~1.000–1.200". Empty where the source has no number. */
export function shortFigure(figure: Pick<FigureView, 'amount' | 'about' | 'written'>): string {
  if (figure.written === '') return '';
  return `${PREFIX[figure.amount] ?? ''}${figure.about ? '~' : ''}${figure.written}`;
}

/** A target in spoken words, as its table has them. */
export function spokenTarget(name: string, years: readonly number[], figures: readonly FigureView[]): string {
  const said = figures.map((figure, index) => {
    const words = figure.text.replace(/(\d)–(\d)/gu, '$1 đến $2');
    return `${years[index] ?? ''}: ${words}`;
  });
  return `${name}. ${said.join('; ')}.`;
}
