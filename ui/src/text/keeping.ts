/** What keeps notes from being lost: saving, versions, the trash, backups, files out and in. */
import type { BackupTrouble, BackupWhy, ErrorCode } from '../ipc/types/commands';
import type { Deed } from '../state/deeds.svelte';
import { errors } from './errors';
import { inFigures } from './number';
import { visit } from './visit';

export const deeds: Record<Deed, string> = {
  create: 'viết ghi chú mới',
  words: 'sửa lời ghi chú',
  kind: 'đổi loại ghi chú',
  delete: 'xoá ghi chú',
  empty: 'bỏ ghi chú trống',
  restore: 'lấy ghi chú ra khỏi thùng rác',
  move: 'chuyển ghi chú theo câu văn',
  version: 'lấy lại một bản trước',
  merge: 'gộp ghi chú từ nơi khác',
  kinds: 'đổi loại các ghi chú đã chọn',
  deletes: 'xoá các ghi chú đã chọn',
  tags: 'đổi thẻ của các ghi chú',
  paper: 'mở bài mới',
  'paper-gone': 'xoá bài',
  'paper-back': 'lấy lại bài',
  'part-add': 'thêm đoạn vào bài',
  'part-words': 'sửa lời một đoạn của bài',
  'part-gone': 'xoá đoạn của bài',
  'part-back': 'lấy lại đoạn của bài',
  'part-order': 'đổi chỗ trong bài',
  'part-version': 'lấy lại bản trước của đoạn',
  'part-quote': 'biến thành trích dẫn',
};

export const deedLine = {
  undo: 'Hoàn tác',
  redo: 'Làm lại',
  undoHint: 'Hoàn tác (Ctrl+Z)',
  redoHint: 'Làm lại (Ctrl+Shift+Z)',
  undone: (deed: Deed) => `Đã hoàn tác: ${deeds[deed]}.`,
  redone: (deed: Deed) => `Đã làm lại: ${deeds[deed]}.`,
  done: {
    delete: 'Đã xoá ghi chú.',
    empty: 'Đã bỏ ghi chú trống.',
    restore: 'Đã lấy ghi chú ra khỏi thùng rác.',
    deletes: 'Đã xoá các ghi chú đã chọn.',
    kinds: 'Đã đổi loại các ghi chú đã chọn.',
    tags: 'Đã đổi thẻ của các ghi chú.',
    version: 'Đã lấy lại một bản trước của ghi chú.',
    'paper-gone': 'Đã xoá bài.',
    'part-add': 'Đã thêm vào bài.',
    'part-gone': 'Đã xoá đoạn của bài.',
    'part-order': 'Đã đổi chỗ.',
    'part-version': 'Đã lấy lại bản trước của đoạn.',
    'part-quote': 'Đã biến thành trích dẫn.',
  } as Partial<Record<Deed, string>>,
};

export const versions = {
  title: 'Các bản trước của ghi chú',
  open: 'Các bản trước',
  list: 'Các bản, mới nhất ở trên',
  none: 'Ghi chú này chưa có bản nào trước bản hiện tại.',
  noneHint: 'Mỗi khi ghi chú đổi, bản cũ được giữ lại ở đây.',
  preview: 'Bản này so với hiện tại',
  legendRemoved: 'có ở bản này, nay không còn',
  legendAdded: 'nay mới có',
  same: 'Lời của bản này giống hệt hiện tại.',
  kindWas: (kind: string) => `Khi ấy là loại: ${kind}`,
  empty: 'Bản này chưa viết gì.',
  restore: 'Lấy lại bản này',
  restoreHint: 'Bản hiện tại được giữ lại trong danh sách.',
  added: 'thêm:',
  removed: 'bỏ:',
};

export const trash = {
  title: 'Thùng rác',
  open: 'Thùng rác',
  lead: 'Ghi chú đã xoá được giữ 30 ngày, rồi tự mất hẳn.',
  none: 'Thùng rác trống',
  noneHint: 'Ghi chú bị xoá sẽ nằm ở đây 30 ngày.',
  when: (deleted: string, days: number) => `Xoá ${deleted}, ${days < 1 ? 'sắp mất hẳn' : `còn ${days} ngày`}`,
  restore: 'Lấy lại',
  purge: 'Xoá hẳn',
  purgeAsk: 'Xoá hẳn ghi chú này? Không lấy lại được nữa.',
  empty: 'Dọn sạch thùng rác',
  emptyAsk: (count: number) => `Xoá hẳn ${inFigures(count)} ghi chú? Không lấy lại được nữa.`,
  more: (left: number) => `Hiện thêm (còn ${left})`,
};

const why: Record<BackupWhy, string> = {
  change: 'tự động, khi có thay đổi',
  quit: 'tự động, lúc đóng',
  migration: 'trước khi nâng cấp chương trình',
  restore: 'trước khi khôi phục bản khác',
  import: 'trước khi nhập từ tệp',
  merge: 'trước khi gộp ghi chú từ nơi khác',
  by_hand: 'đồng chí tự sao lưu',
  lock: 'lúc đổi khoá',
};

const mega = 1_048_576;

export const backups = {
  title: 'Sao lưu',
  lead: 'Chương trình tự sao lưu khi ghi chú thay đổi và lúc đóng, rồi giữ ít dần: hai ngày gần nhất giữ đủ, sau đó giữ theo ngày, tuần và tháng.',
  now: 'Sao lưu ngay',
  making: 'Đang sao lưu…',
  made: (counts: string) => `Đã sao lưu và tự kiểm tra lại: ${counts}.`,
  place: 'Chép thêm một bản ra nơi khác',
  placeHint: 'Ví dụ một USB. Máy hỏng thì vẫn còn ghi chú. Chép xong, chương trình tự kiểm tra lại.',
  placeNone: 'Chưa chọn nơi nào.',
  placeAway: (since: string | null) =>
    since === null
      ? 'Không thấy thư mục sao lưu của hồ sơ ở nơi này, và chưa có bản nào được chép ra đây. Cắm đúng USB ấy vào thì lần sao lưu tới sẽ tự chép; dùng USB khác thì xin chọn lại nơi chép.'
      : `Không thấy thư mục sao lưu của hồ sơ ở nơi này: từ ${since} chưa có thêm bản nào được chép ra đây. Cắm đúng USB ấy vào thì lần sao lưu tới sẽ tự chép tiếp; dùng USB khác thì xin chọn lại nơi chép.`,
  choose: 'Chọn nơi chép',
  chooseOther: 'Chọn nơi khác',
  forget: 'Ngừng chép ra đây',
  here: 'Các bản trên máy này',
  there: 'Các bản ở nơi đã chọn',
  none: 'Chưa có bản sao lưu nào.',
  loading: 'Đang đọc danh sách…',
  counts: (notes: number | null, sessions: number | null) =>
    notes === null
      ? 'chưa đếm được'
      : `${inFigures(notes)} ghi chú${sessions === null ? '' : `, ${sessions} buổi học`}`,
  size: (bytes: number) =>
    bytes < mega
      ? `${Math.max(1, Math.round(bytes / 1024))} KB`
      : `${(bytes / mega).toFixed(1).replace('.', ',')} MB`,
  why,
  broken: 'Bản này hỏng, không mở được',
  restore: 'Khôi phục',
  restoreNamed: (when: string) => `Khôi phục bản ${when}`,
  confirm: (when: string) => `Đưa ghi chú về bản ${when}?`,
  confirmHint: 'Ghi chú hiện tại được giữ thành một bản sao lưu trước khi thay, nên việc này hoàn tác được.',
  confirmYes: 'Khôi phục bản này',
  restored: (when: string) => `Đã khôi phục bản ${when}.`,
  undo: 'Hoàn tác lần khôi phục này',
  more: (left: number) => `Hiện các bản cũ hơn (còn ${left})`,
  trouble: {
    failed: 'Bản sao lưu gần nhất chưa làm được.',
    place_failed: 'Chưa chép được bản sao lưu ra nơi đã chọn. USB có thể đã được rút ra.',
  } as Record<BackupTrouble, string>,
  see: 'Xem phần sao lưu',
};

export const transfer = {
  title: 'Xuất và nhập ghi chú',
  out: 'Xuất ra tệp',
  outHint:
    'Mọi ghi chú, buổi học, bản trước và thùng rác ra một tệp JSON, để mang sang máy khác hoặc cất riêng.',
  outPlain: 'Tệp xuất ra không được mã hoá: ai có tệp cũng đọc được.',
  outButton: 'Xuất ra tệp JSON',
  outDone: (notes: number, sessions: number) => `Đã xuất ${inFigures(notes)} ghi chú, ${sessions} buổi học.`,
  show: 'Mở thư mục chứa tệp',
  in: 'Nhập từ tệp',
  inHint:
    'Chỉ nhận tệp do chương trình này xuất ra. Tệp lạ hoặc hỏng thì từ chối cả tệp, không nhập dở dang.',
  inButton: 'Nhập từ tệp JSON',
  inDone: (notes: number, sessions: number) => `Đã nhập ${inFigures(notes)} ghi chú, ${sessions} buổi học.`,
  replaceAsk: (count: number) =>
    `Hồ sơ này đang có ${inFigures(count)} ghi chú. Thay tất cả bằng nội dung của tệp?`,
  replaceHint: 'Ghi chú hiện tại được sao lưu trước khi thay; có thể lấy lại ở phần Sao lưu.',
  replaceYes: 'Thay bằng tệp này',
  mergeInstead: 'Gộp vào thay vì thay hết',
  undo: 'Hoàn tác lần nhập này',
  fileName: (date: string) => `so-tay-${date}.json`,
};

/** What is shown where the notebook can't be put back at its place; anything else as everywhere. */
const notBack: Partial<Record<ErrorCode, string>> = {
  not_at_its_place:
    'Chưa đặt về được: không thấy ổ đĩa có tệp ghi chú. Nếu sổ nằm trên USB, xin cắm lại đúng USB ấy rồi thử lại, hoặc ghi ra thư mục khác.',
  read_only: 'Chưa đặt về được: máy không cho ghi vào chỗ cũ. Xin ghi ra thư mục khác.',
  disk_full:
    'Chưa đặt về được: ổ đĩa ở chỗ cũ đã đầy. Xin xoá bớt tệp rồi thử lại, hoặc ghi ra thư mục khác.',
  io: 'Chưa đặt về được: ổ đĩa ở chỗ cũ không ghi được. Xin ghi ra thư mục khác.',
  damaged:
    'Chưa đặt về được: chương trình khác đã ghi đè lên tệp đang mở, nên sổ không còn nguyên vẹn. Xin chép lại lời chưa lưu, rồi đóng hồ sơ và khôi phục từ bản sao lưu.',
};

/** What is shown where the notebook can't be written to the folder that was chosen. */
const notElsewhere: Partial<Record<ErrorCode, string>> = {
  read_only: 'Máy không cho ghi vào thư mục vừa chọn. Xin chọn thư mục khác.',
  disk_full: 'Nơi vừa chọn không còn đủ chỗ trống. Xin chọn nơi khác.',
  io: 'Chưa ghi được: không đọc được hết sổ đang mở, hoặc không ghi được vào thư mục vừa chọn. Xin thử thư mục khác, hoặc chép lại lời trên màn hình trước khi đóng.',
  damaged:
    'Chưa ghi được: chương trình khác đã ghi đè lên tệp đang mở, nên sổ không còn nguyên vẹn. Xin chép lại lời chưa lưu, rồi đóng hồ sơ và khôi phục từ bản sao lưu.',
  backup_damaged: 'Bản vừa ghi, khi kiểm tra lại, không khớp nên đã bỏ đi. Xin chọn nơi khác.',
};

export const elsewhere = {
  write: 'Ghi ra thư mục khác…',
  writing: 'Đang ghi ra…',
  done: (clock: string) => `Lúc ${clock} đã ghi cả sổ ghi chú, đủ đến lần lưu gần nhất, vào:`,
  next: `Muốn dùng tiếp ở máy này hay máy khác: tại màn hình chọn hồ sơ, bấm “${visit.open}” rồi chọn thư mục ấy.`,
  unsaved: 'Lời chưa lưu đang ở trên màn hình không có trong đó; xin chép lại trước khi đóng.',
  show: 'Mở thư mục này',
  notBack: (code: ErrorCode) => notBack[code] ?? errors[code],
  failed: (code: ErrorCode) => notElsewhere[code] ?? errors[code],
};

export const closing = {
  title: 'Còn ghi chú chưa lưu được',
  what: 'Những lời sau đang ở trên màn hình mà chưa ghi được xuống đĩa. Đóng cửa sổ bây giờ thì sẽ mất.',
  lost: 'Tệp ghi chú không còn ở chỗ cũ: có thể đã bị xoá, dời đi hoặc bị tệp khác thay vào. Xin đặt tệp về chỗ cũ rồi hãy đóng; tệp lạ đang ở đó được giữ lại bên cạnh.',
  lostTitle: 'Tệp ghi chú không còn ở chỗ cũ',
  putBack: 'Đặt về chỗ cũ rồi đóng',
  slow: 'Chương trình chưa trả lời, nên chưa biết ghi chú đã lưu hay chưa.',
  retry: 'Thử lại rồi đóng',
  copy: 'Chép ra bộ nhớ tạm',
  copied: 'Đã chép. Xin dán vào một tệp khác rồi hãy đóng.',
  leave: 'Vẫn đóng',
  stay: 'Ở lại',
};
