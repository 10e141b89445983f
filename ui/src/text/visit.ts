/** Backups of another computer: found in a folder, opened as a profile or merged. */
import type { MergeSummary } from '../ipc/types/commands';
import type { NoGuest } from '../state/visiting.svelte';
import { inFigures } from './number';

/** What a merging changes, each thing in a few words; only what isn't none. */
function summary(sum: MergeSummary): string[] {
  const lines: [number, string][] = [
    [sum.new, 'ghi chú mới'],
    [sum.newer_there, 'ghi chú khác lời, bản kia mới hơn: lấy bản kia, lời ở đây giữ trong các bản trước'],
    [sum.newer_here, 'ghi chú khác lời, ở đây mới hơn: giữ lời ở đây, lời kia vào các bản trước'],
    [sum.moved, 'ghi chú chuyển theo câu văn'],
    [sum.out_of_trash, 'ghi chú được lấy ra khỏi thùng rác'],
    [sum.into_trash, 'ghi chú vào thùng rác, vì bên kia đã xoá'],
    [sum.new_in_trash, 'ghi chú thêm vào thùng rác'],
    [sum.removed, 'ghi chú trong thùng rác mất hẳn, vì bên kia đã xoá hẳn'],
    [sum.stay_removed, 'ghi chú ở đây đã xoá hẳn nên không lấy lại'],
    [sum.sessions, 'buổi học mới'],
    [sum.changed_sessions, 'buổi học được cập nhật'],
    [sum.bookmarks, 'dấu trang mới'],
    [sum.lost_bookmarks, 'dấu trang bỏ đi'],
    [sum.read, 'đoạn đã đọc thêm'],
    [sum.papers, 'bài thu hoạch mới'],
    [sum.changed_papers, 'bài thu hoạch được cập nhật'],
  ];
  return lines.filter(([count]) => count > 0).map(([count, what]) => `${inFigures(count)} ${what}`);
}

export const visit = {
  title: 'Bản sao lưu từ máy khác',
  hint: 'Chọn USB hoặc thư mục có bản sao lưu của Sổ tay: mở thành hồ sơ riêng, hoặc gộp vào hồ sơ đang mở. Không có gì trong thư mục ấy bị sửa.',
  startHint: 'Chọn USB hoặc thư mục có bản sao lưu của Sổ tay, làm ở máy này hay máy khác.',
  open: 'Mở bản sao lưu từ thư mục…',
  other: 'Chọn thư mục khác…',
  searching: (looked: number) => `Đang tìm… đã xem ${inFigures(looked)} mục.`,
  stop: 'Dừng tìm',
  cutShort: 'Thư mục này quá nhiều tệp nên chưa xem hết. Xin chọn thư mục gần bản sao lưu hơn.',
  none: 'Không thấy bản sao lưu nào trong thư mục này',
  noneHint:
    'Bản sao lưu trên USB nằm trong thư mục So-tay-Nghi-quyet; trên máy, trong thư mục backups của hồ sơ. Chọn chính USB hoặc thư mục chứa nó đều được.',
  list: 'Hồ sơ tìm thấy',
  nameless: 'Hồ sơ không rõ tên',
  dates: (first: string, last: string) =>
    first === last ? `Sao lưu ${last}` : `Sao lưu từ ${first} đến ${last}`,
  notes: (count: number) => `${inFigures(count)} ghi chú`,
  locked: 'Có khoá',
  known: (name: string) => `Cùng người với hồ sơ ${name} trên máy này`,
  choose: 'Mở',
  chooseNamed: (name: string) => `Mở bản sao lưu của ${name}`,
  opening: 'Đang mở…',
  useCode: 'Quên mật khẩu? Dùng mã khôi phục',
  usePassphrase: 'Dùng mật khẩu',
  inside: (notes: number, sessions: number) =>
    `Trong bản này có ${inFigures(notes)} ghi chú, ${sessions} buổi học.`,
  made: (when: string) => `Bản này làm ${when}.`,
  passedOver: (count: number) =>
    `${inFigures(count)} bản mới hơn bị hỏng nên không dùng. Đây là bản lành mới nhất.`,
  alreadyHere: (name: string) =>
    `Máy này đã có hồ sơ ${name} của cùng người ấy. Muốn hai bên thành một, xin mở hồ sơ ${name} rồi gộp ở Cài đặt, phần Sao lưu.`,
  takeIn: 'Mở thành hồ sơ riêng',
  takeInHint: 'Hồ sơ mới nằm riêng trên máy này. Hồ sơ có khoá vẫn dùng mật khẩu cũ.',
  name: 'Tên hồ sơ',
  merge: 'Gộp vào hồ sơ đang mở',
  mergeAsk: 'Gộp vào hồ sơ đang mở sẽ có:',
  mergeNothing: 'Hồ sơ đang mở đã có đủ mọi thứ trong bản này, không cần gộp.',
  mergeHint:
    'Không lời nào bị mất. Cài đặt ở đây giữ nguyên. Trước khi gộp có một bản sao lưu, nên việc này hoàn tác được.',
  mergeUnlocked:
    'Bản này có khoá, hồ sơ đang mở thì không: gộp xong, ghi chú của bản này nằm ở đây không được mã hoá.',
  merged: 'Đã gộp.',
  undo: 'Hoàn tác lần gộp này',
  undoAsk: (since: number) =>
    (since > 0
      ? `Từ lúc gộp đã có ${inFigures(since)} thay đổi ở ghi chú. Hoàn tác thì những thay đổi ấy cũng mất khỏi sổ, cùng buổi học, dấu trang và phần đã đọc từ lúc ấy.`
      : 'Sổ sẽ trở lại đúng như trước khi gộp. Buổi học, dấu trang và phần đã đọc từ lúc gộp cũng mất khỏi sổ.') +
    ' Sổ hiện giờ được sao lưu trước, cần thì mở lại ở phần Sao lưu.',
  undoYes: 'Hoàn tác',
  file: 'Tệp này và hồ sơ đang mở',
  back: 'Về danh sách tìm thấy',
  close: 'Huỷ, không mở',
  summary,
  refusals: {
    no_keys:
      'Bản sao lưu này có khoá mà thiếu tệp khoá (tên kết thúc bằng keys.json) đi kèm. Xin chép cả thư mục sao lưu rồi mở lại.',
    damaged: 'Mọi bản sao lưu ở đây đều bị hỏng. Không có gì được lấy vào máy này.',
    newer: 'Bản sao lưu này do bản chương trình mới hơn làm ra. Xin cài bản mới trên máy này rồi mở lại.',
  } satisfies Record<NoGuest, string>,
};
