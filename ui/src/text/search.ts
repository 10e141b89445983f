/** The search box and its answers, the bar that finds in the page, and the card that explains both. */
import { inFigures } from './number';

export const search = {
  box: 'Tìm',
  placeholder: 'Tìm trong văn bản, hoặc gõ địa chỉ: II 3 4',
  clear: 'Xoá ô tìm',
  results: 'Kết quả tìm',
  seeking: 'Đang tìm:',
  asTyped: 'tìm đúng như đã gõ',
  exactly: 'đúng như đã gõ',
  asMeant: 'tìm như máy hiểu',
  /** How much was found; what there is none of isn't named. */
  count: (passages: number, documents: number, notes: number) =>
    [
      ...(passages > 0 ? [`${inFigures(passages)} đoạn trong ${inFigures(documents)} tài liệu`] : []),
      ...(notes > 0 ? [`${inFigures(notes)} ghi chú`] : []),
    ].join(', '),
  jump: 'đi tới mục này',
  inDocument: (title: string, sign: string | null) =>
    sign === null ? `trong ${title}` : `trong ${title} (${sign.toLocaleLowerCase('vi')})`,
  inText: 'tìm những chữ này trong văn bản',
  all: (count: number) => `xem cả ${count} đoạn`,
  allNotes: (count: number) => `xem cả ${inFigures(count)} ghi chú`,
  more: (left: number) => `xem thêm (còn ${left} đoạn)`,
  moreNotes: (left: number) => `xem thêm (còn ${inFigures(left)} ghi chú)`,
  myNotes: 'Ghi chú của tôi',
  noteWhen: (pen: string, when: string) => `${pen}, ${when}`,
  actions: 'Việc có thể làm',
  past: 'Đã tìm gần đây',
  open: 'Enter',
  nothing: 'Không thấy đoạn nào',
  nothingFor: (query: string) => `Không có đoạn nào khớp với “${query}”.`,
  tryThis: 'Có phải đồng chí muốn tìm',
  nothingHint: 'Xin thử ít từ hơn, hoặc gõ có dấu.',
  narrowed: (found: number | null) =>
    found === null || found === 0
      ? 'Đang chỉ tìm ở một phần. Tìm ở mọi nơi cũng không thấy.'
      : `Đang chỉ tìm ở một phần. Tìm ở mọi nơi thì thấy ${found} đoạn.`,
  everywhere: 'Tìm ở mọi nơi',
  cut: 'Câu tìm dài quá, chỉ tìm phần đầu.',
  unheld: 'Không đoạn nào có nguyên cụm trong ngoặc kép, nên đã tìm từng từ.',
  building: (done: number, total: number) => `Đang lập chỉ mục… ${done}/${total}`,
  buildingLabel: 'Đang lập chỉ mục',
  buildingHint: 'Văn bản vẫn đọc được trong lúc chờ.',
  inMemory: 'Không ghi được chỉ mục lên đĩa, nên đang tìm bằng chỉ mục trong bộ nhớ.',
  failed: 'Chưa lập được chỉ mục, nên tạm thời chưa tìm được. Đọc và ghi chú vẫn dùng được.',
  filter: 'Lọc',
  filterLabel: 'Lọc kết quả',
  only: 'Chỉ trong:',
  narrowKinds: 'Loại văn bản',
  narrowDocuments: 'Tài liệu',
  notesOnly: 'chỉ ghi chú',
  drop: (name: string) => `Bỏ lọc ${name}`,
  forget: 'Bỏ dòng này khỏi lịch sử (Delete)',
  forgetAll: 'Xoá hết',
  forgotten: 'Đã xoá khỏi lịch sử tìm.',
  forgottenAll: 'Đã xoá hết lịch sử tìm.',
  noMore: 'Xoá và ngừng lưu',
  notKept: 'Đã xoá lịch sử tìm và ngừng lưu. Bật lại trong “Cách gõ câu tìm”.',
  keys: { choose: 'chọn', open: 'mở', close: 'đóng', forget: 'xoá dòng' },
  help: 'Cách gõ câu tìm',
};

/** The bar that finds in the open document. */
export const find = {
  title: 'Tìm trong tài liệu này',
  at: (at: number, count: number) => `${at}/${count}`,
  spoken: (count: string, place: string) => `Chỗ khớp ${count.replace('/', ' trên ')}, ${place}`,
  none: 'Không thấy trong tài liệu này',
  building: 'Đang lập chỉ mục…',
  failed: 'Chưa tìm được',
  every: 'từng chữ',
  everyHint: 'Dừng ở từng chữ của câu tìm, không chỉ ở những chỗ nói trọn câu ấy',
  next: 'Chỗ kế tiếp (F3)',
  previous: 'Chỗ trước (Shift+F3)',
  close: 'Đóng (Esc)',
};

export interface Lesson {
  title: string;
  what: string;
  examples: readonly string[];
  /** What the documents' short names stand for is listed below it. */
  signs?: boolean;
}

/** The help card: what can be typed, with examples that run. */
export const searchHelp = {
  title: 'Cách gõ câu tìm',
  lead: 'Gõ sao cũng ra: có dấu, không dấu, hay quên bật bộ gõ. Bấm một ví dụ để tìm thử.',
  lessons: [
    {
      title: 'Không dấu, nửa dấu',
      what: 'Máy đoán dấu và luôn nói đã hiểu thế nào. Alt+T để tìm đúng như đã gõ.',
      examples: ['quy hoach do thi', 'ty le do thi hoa 2030'],
    },
    {
      title: 'Quên bật bộ gõ',
      what: 'Chữ gõ kiểu Telex hay VNI vẫn đọc được.',
      examples: ['ddoo thij thoong minh', 'd9o6 thi5'],
    },
    {
      title: 'Cả cụm từ',
      what: 'Đặt trong ngoặc kép để các từ phải đứng liền nhau.',
      examples: ['"quy hoạch đô thị"'],
    },
    {
      title: 'Bỏ bớt',
      what: 'Dấu trừ sát trước một từ hoặc một cụm để bỏ các đoạn có nó.',
      examples: ['đô thị -xanh', 'đô thị -"thông minh"'],
    },
    {
      title: 'Địa chỉ trong văn bản',
      what: 'Gõ số mục để đi thẳng tới; trong mục thì thêm gạch đầu dòng, đoạn hay hàng thứ mấy. Muốn chọn tài liệu, gõ tên tắt của tài liệu ở trước.',
      examples: ['II 3 4', 'II 2 gạch đầu dòng 1', 'tl quan điểm 2'],
      signs: true,
    },
    {
      title: 'Số hiệu văn bản',
      what: 'Viết đủ, viết tắt hay đọc thành lời đều được.',
      examples: ['06-NQ/TW', 'nq06', 'nghi quyet 6'],
    },
    {
      title: 'Chữ viết tắt',
      what: 'Gõ tắt thì tìm cả chữ đầy đủ, và ngược lại.',
      examples: ['bdkh', 'ubnd'],
    },
    {
      title: 'Con số',
      what: '05 cũng là 5, 1.000 cũng là 1000, quý 2 cũng là quý II.',
      examples: ['5 quan điểm', '45%', '1000 do thi', 'quy 2 2022'],
    },
  ] satisfies readonly Lesson[],
  signs: 'Tên tắt của tài liệu:',
  sign: (sign: string, title: string) => `${sign.toLocaleLowerCase('vi')} là ${title}`,
  inPage: 'Ctrl+F tìm trong tài liệu đang mở cũng bằng cách này; F3 và Shift+F3 đi qua từng chỗ khớp.',
  selected: 'Bôi chọn vài chữ rồi bấm Ctrl+K để tìm chính những chữ ấy.',
  run: (example: string) => `Tìm thử: ${example}`,
  keep: 'Lưu lịch sử tìm trong hồ sơ này',
  keepHint: 'Tắt đi thì những câu đã lưu cũng được xoá. Lịch sử chỉ nằm trong tệp ghi chú của đồng chí.',
};
