/** Packs of documents for a stick, and the keys that are trusted. */
import type { PackCode } from '../ipc/types/commands';

export const packs = {
  menu: 'Gói tài liệu',
  takeIn: 'Nhận gói tài liệu…',
  make: 'Đóng gói tài liệu…',
  keys: 'Khoá tin cậy…',

  inTitle: 'Nhận gói tài liệu',
  checking: 'Đang kiểm tra từng tệp trong gói…',
  pick: 'Chọn tệp gói…',
  pickAnother: 'Chọn gói khác…',
  number: (serial: number, date: string) => `Gói số ${serial}, ngày ${date}`,
  replaces: (serial: number) => `Thay cho gói số ${serial} đang có. Ghi chú của đồng chí vẫn còn.`,
  holds: (count: number) => `Trong gói có ${count} tài liệu, đã kiểm tra đủ từng tệp:`,
  hidden: 'Thư viện đã có tài liệu này từ nơi khác; bản ấy vẫn được đọc, bản trong gói không hiện.',
  signedBy: (name: string) =>
    name === '' ? 'Chữ ký đúng, do khoá đã tin cậy.' : `Chữ ký đúng, do khoá “${name}”.`,
  signedUnknown: (key: string) =>
    `Gói có chữ ký, nhưng bằng khoá ${key} mà máy này chưa có, nên chưa biết thật hay giả. Hãy thêm khoá của nơi gửi, rồi mới nhận được gói.`,
  unsigned:
    'Gói này không có chữ ký. Không ai bảo đảm được gói do đâu mà có và chưa bị sửa. Chỉ nên nhận nếu đồng chí lấy gói tận tay người gửi.',
  accept: 'Nhận vào thư viện',
  acceptUnsigned: 'Tôi hiểu, vẫn nhận gói không ký',
  addKey: 'Thêm khoá…',
  done: (name: string, serial: number) => `Đã nhận gói “${name}” số ${serial} vào thư viện.`,
  open: 'Mở đọc',

  outTitle: 'Đóng gói tài liệu',
  outLead:
    'Chọn những tài liệu cần gửi. Chúng được gói thành một tệp để chép vào thẻ nhớ, đưa tới máy khác cũng có Sổ tay.',
  outNone:
    'Chưa có tài liệu nào để đóng gói. Chỉ đóng gói được văn bản của đơn vị đã ở trong thư viện; tài liệu có sẵn thì máy nào cũng có.',
  which: 'Tài liệu đưa vào gói',
  all: 'Chọn tất cả',
  name: 'Tên gói',
  nameHint: 'Gói sau cùng tên sẽ thay gói trước trên máy người nhận.',
  serial: 'Số thứ tự của gói',
  serialHint: 'Mỗi lần gửi lại phải lớn hơn lần trước.',
  save: (count: number) => (count === 0 ? 'Đóng gói…' : `Đóng gói ${count} tài liệu…`),
  fileName: (name: string, serial: number) => `${name} ${serial}.sotaypack`,
  made: (count: number, size: string) => `Đã đóng gói ${count} tài liệu (${size}).`,
  show: 'Mở thư mục',
  madeHint:
    'Gói chưa có chữ ký, người nhận sẽ được hỏi trước khi nhận. Cơ quan muốn ký thì ký ngoài ứng dụng bằng minisign.',

  keysTitle: 'Khoá tin cậy',
  keysLead: 'Gói tài liệu có chữ ký của một khoá dưới đây thì nhận được ngay.',
  noKeys: 'Chưa tin khoá nào.',
  unnamed: 'Khoá không tên',
  keyId: (id: string) => `Mã khoá ${id}`,
  compare: 'Hãy so dấu vân tay này với bản in mà cơ quan gửi gói đưa cho đồng chí, đủ tám nhóm:',
  trust: 'Đúng cả tám nhóm, tin khoá này',
  known: 'Khoá này đã được tin cậy.',
  removeKey: 'Thôi tin khoá này',
  removeKeyNamed: (name: string) => `Thôi tin khoá ${name}`,

  folder: (serial: number, date: string, state: 'no' | 'unknown' | 'by') =>
    `Gói số ${serial}, ngày ${date}${state === 'by' ? ', chữ ký đúng' : state === 'no' ? ', không có chữ ký' : ', chữ ký chưa kiểm được'}`,
  badge: 'gói không có chữ ký',
  badgeUnknown: 'gói có chữ ký chưa kiểm được',
  remove: 'Gỡ gói khỏi thư viện',
  removed: (name: string) => `Đã gỡ gói “${name}”. Tệp gói trên thẻ nhớ vẫn còn, lúc nào cũng nhận lại được.`,
};

/** Why a pack isn't made or taken in, or a key isn't added; and what to do. */
export const packRefusals: Record<PackCode, (detail: string) => string> = {
  unreadable: () => 'Không đọc được tệp: không còn ở đó, hoặc máy không cho đọc. Xin kiểm tra rồi chọn lại.',
  unwritable: () => 'Không ghi được ra đĩa: đĩa đầy, hoặc máy không cho ghi vào đó. Chưa có gì thay đổi.',
  damaged: () => 'Tệp này không phải gói tài liệu, hoặc bị hỏng, chép chưa hết. Xin chép lại từ nơi gửi.',
  too_large: () => 'Gói lớn bất thường (tệp gói tối đa 512 MB, bung ra 1 GB, 5.000 tệp), nên không nhận.',
  name: (detail) => `Trong gói có tên tệp không hợp lệ “${detail}”, nên không nhận. Xin hỏi lại nơi gửi.`,
  twice: () => 'Trong gói có hai tệp trùng tên, nên không nhận. Xin hỏi lại nơi gửi.',
  changed: (detail) =>
    `“${detail}” không đúng như lúc đóng gói, nên không nhận gì cả. Xin lấy lại gói từ nơi gửi.`,
  newer: () => 'Gói do bản chương trình mới hơn đóng. Xin cài bản mới rồi nhận lại.',
  signature: () =>
    'Chữ ký không đúng với nội dung: gói đã bị sửa, hoặc chữ ký không phải của gói này. Không nhận gì cả.',
  unknown_key: (detail) => packs.signedUnknown(detail),
  unsigned: () => packs.unsigned,
  other_key: () =>
    'Gói trước cùng tên do khoá khác ký, nên gói này không thay được. Xin hỏi lại nơi gửi trước khi nhận.',
  not_newer: (detail) => `Đã nhận gói này với số ${detail}; chỉ nhận gói có số lớn hơn.`,
  no_document: (detail) => `“${detail}” không phải tài liệu đọc được, nên không đóng hay nhận gói.`,
  restricted: (detail) =>
    `Tài liệu “${detail}” có dấu độ mật hoặc chỉ lưu hành nội bộ, không được đưa vào gói.`,
  nothing: () => 'Không có tài liệu nào để đóng gói.',
  same_id: (detail) => `Có hai tài liệu cùng mã “${detail}”. Xin bỏ bớt một.`,
  about: () => 'Gói cần có tên (tối đa 80 chữ) và số thứ tự từ 1 trở lên.',
  key: () => 'Đây không phải tệp khoá công khai của minisign (đuôi .pub).',
  not_here: () => 'Gói này không còn trong thư viện.',
};
