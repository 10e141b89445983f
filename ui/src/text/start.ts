/** The start screen, and what stands there when a notebook can't be opened. */
import { inFigures } from './number';

export const start = {
  who: 'Ai đang ngồi học?',
  door: (name: string) => `Sổ tay của ${name}`,
  inside: 'Trong sổ tay này',
  moreInside: (count: number) => `và ${inFigures(count)} tài liệu khác`,
  nameLabel: 'Tên của đồng chí',
  nameEmpty: 'Xin gõ tên của đồng chí.',
  nameHint: 'Chỉ để phân biệt với người khác dùng chung máy.',
  begin: 'Bắt đầu đọc',
  opening: 'Đang mở…',
  preparing: 'Đang chuẩn bị…',
  revived:
    'Màn hình vừa gặp lỗi và đã được mở lại. Những gì đã báo “Đã lưu” còn nguyên; xin chọn lại tên để đọc tiếp.',
  locked: 'Có khoá, ghi chú được mã hoá trên đĩa',
  guest: 'Đọc không cần hồ sơ',
  guestHint: 'Không ghi gì lại trên máy',
  manage: 'Xoá, lấy lại hoặc mở từ bản sao lưu',
  manageTitle: 'Xoá, lấy lại, mở từ bản sao lưu',
  back: 'Về danh sách hồ sơ',
  remove: (name: string) => `Xoá hồ sơ ${name}`,
  removeWhat: (name: string) => `Hồ sơ ${name} cùng mọi ghi chú sẽ nằm trong thùng rác 30 ngày, rồi mất hẳn.`,
  typeName: 'Gõ đúng tên hồ sơ để xoá',
  removeYes: 'Xoá hồ sơ này',
  removed: 'Hồ sơ đã xoá',
  noneRemoved: 'Không có hồ sơ nào trong thùng rác.',
  goneOn: (date: string) => `Mất hẳn ngày ${date}`,
  restore: 'Lấy lại',
  restoreNamed: (name: string) => `Lấy lại hồ sơ ${name}`,
  newProfile: 'Tạo hồ sơ mới',
  newProfileHint: 'Chỉ cần một cái tên',
  unnamed: 'Hồ sơ chưa rõ tên',
  unnamedWhat: (what: { changed: string | null; notes: number | null; size: string; notebook: boolean }) =>
    [
      what.notebook ? 'Còn tệp ghi chú' : 'Chỉ còn bản sao lưu',
      what.changed === null ? '' : `viết lần cuối ${what.changed}`,
      what.notes === null ? '' : `${inFigures(what.notes)} ghi chú trong bản sao lưu mới nhất`,
      what.size,
    ]
      .filter((part) => part !== '')
      .join(', '),
  unnamedHint: 'Tệp tên của hồ sơ bị mất. Chọn để mở; có thể đặt lại tên trong phần Hồ sơ.',
  never: 'Chưa mở lần nào',
  last: (when: string) => `Mở lần cuối ${when}`,
  dark: 'Nền tối',
  light: 'Nền sáng',
  namesFailed: 'Chưa đọc được danh sách hồ sơ',
};

/** A short sign that the person in charge can look up or read out over the telephone. */
export function troubleCode(refusal: { outcome: string; reason?: string }): string {
  const codes: Record<string, string> = {
    damaged: 'GC-11',
    foreign: 'GC-12',
    missing: 'GC-13',
    newer: 'GC-21',
    in_use: 'GC-31',
    read_only: 'GC-41',
  };
  return codes[refusal.reason ?? refusal.outcome] ?? 'GC-01';
}

export interface TroubleWords {
  eyebrow: string;
  title: string;
  what: string;
  safe: string;
}

export const trouble = {
  path: 'Tệp ghi chú',
  newest: 'Bản sao lưu mới nhất',
  openThis: 'Mở bản này',
  choose: (count: number) => `Chọn bản khác (${count})`,
  hasBackup: 'Ghi chú của đồng chí không bị xoá: có bản sao lưu đọc được, đã kiểm tra.',
  keeps: (clock: string) =>
    `Tệp hiện tại được giữ nguyên bên cạnh, không ghi đè, để còn cứu được những gì viết sau ${clock}:`,
  code: 'Mã lỗi cho người phụ trách máy:',
  retry: 'Thử mở lại',
  another: 'Chọn hồ sơ khác',
  reveal: 'Mở thư mục chứa tệp',
  readOnly: 'Đọc văn bản, chưa cần ghi chú',
  toRead: 'Mở chỉ để đọc',
  toReadHint: 'Ghi chú đã có vẫn đọc, tìm và in được; viết thêm hay sửa thì chưa.',
  damaged: (name: string): TroubleWords => ({
    eyebrow: 'Ghi chú chưa mở được',
    title: `Không đọc được tệp ghi chú của ${name}`,
    what: 'Tệp bị hỏng, có thể vì máy tắt đột ngột hoặc ổ đĩa có lỗi.',
    safe: 'Chương trình không ghi gì vào tệp này: tệp được giữ nguyên, để còn cứu được những gì đã viết. Xin chép tệp ra nơi khác trước khi nhờ người phụ trách máy xem.',
  }),
  missing: (name: string): TroubleWords => ({
    eyebrow: 'Ghi chú chưa mở được',
    title: `Không thấy tệp ghi chú của ${name}`,
    what: 'Hồ sơ còn đây mà tệp ghi chú không còn ở chỗ của nó. Có thể tệp đã bị dời đi hoặc bị xoá.',
    safe: 'Chương trình không tạo tệp trống để thay vào. Nếu tệp đã được cất ở nơi khác, xin đặt lại đúng chỗ rồi thử mở lại.',
  }),
  foreign: (name: string): TroubleWords => ({
    eyebrow: 'Ghi chú chưa mở được',
    title: `Tệp ghi chú của ${name} là của chương trình khác`,
    what: 'Ở chỗ của tệp ghi chú đang có một tệp lành lặn, nhưng do chương trình khác tạo ra.',
    safe: 'Chương trình không ghi gì vào tệp này và cũng không xoá nó. Nếu tệp ghi chú cũ đã được cất ở nơi khác, xin đặt lại đúng chỗ rồi thử mở lại.',
  }),
  newer: (name: string, found: number, known: number): TroubleWords => ({
    eyebrow: 'Cần bản chương trình mới hơn',
    title: `Ghi chú của ${name} được viết bằng bản mới hơn`,
    what: `Tệp ghi chú theo định dạng số ${found}, bản chương trình này chỉ đọc được tới định dạng số ${known}.`,
    safe: 'Ghi chú vẫn còn nguyên và không bị đụng tới. Xin cài bản chương trình mới trên máy này, hoặc mở trên máy đã viết.',
  }),
  inUse: (name: string): TroubleWords => ({
    eyebrow: 'Hồ sơ đang được mở ở nơi khác',
    title: `Hồ sơ ${name} đang mở trong một cửa sổ khác`,
    what: 'Một cửa sổ khác, hoặc một người khác trên máy này, đang giữ tệp ghi chú.',
    safe: 'Ghi chú vẫn an toàn ở cửa sổ kia. Xin đóng cửa sổ ấy rồi thử mở lại ở đây.',
  }),
  readOnlyFile: (name: string): TroubleWords => ({
    eyebrow: 'Không ghi được vào thư mục dữ liệu',
    title: `Máy không cho ghi vào tệp ghi chú của ${name}`,
    what: 'Tệp hoặc thư mục chứa nó chỉ được phép đọc. Nếu cứ mở, những gì đồng chí viết sẽ không giữ lại được.',
    safe: 'Ghi chú đã có vẫn còn nguyên. Xin nhờ người phụ trách máy cho phép ghi vào thư mục này rồi thử mở lại.',
  }),
};
