/** The lock of a profile, its passphrase and its recovery code. */

export const lock = {
  title: 'Hồ sơ và khoá',
  passphrase: 'Mật khẩu hồ sơ',
  current: 'Mật khẩu đang dùng',
  fresh: 'Mật khẩu mới',
  again: 'Gõ lại mật khẩu',
  show: 'Hiện mật khẩu',
  hide: 'Che mật khẩu',
  hint: 'Ít nhất 8 ký tự. Một câu dễ nhớ, nhiều từ, khó đoán hơn một từ có ký hiệu.',
  tooShort: 'Mật khẩu cần ít nhất 8 ký tự.',
  differ: 'Hai lần gõ chưa giống nhau.',
  open: 'Mở khoá',
  opening: 'Đang mở khoá…',
  wrong: 'Mật khẩu chưa đúng.',
  wrongCode: 'Mã khôi phục chưa đúng.',
  wait: (time: string) => `Xin đợi ${time} rồi thử lại.`,
  seconds: (count: number) => {
    if (count < 60) return `${count} giây`;
    const rest = count % 60;
    return `${Math.floor(count / 60)} phút${rest > 0 ? ` ${rest} giây` : ''}`;
  },
  forgot: 'Quên mật khẩu? Dùng mã khôi phục',
  haveIt: 'Dùng mật khẩu',
  code: 'Mã khôi phục',
  codeHint: 'Mã đã in ra hoặc chép lại lúc đặt khoá. Gõ hoa hay thường, có gạch hay không đều được.',
  recover: 'Đặt mật khẩu mới và mở',
  recoverHint: 'Mã này chỉ dùng được một lần. Mở xong, chương trình đưa một mã mới để cất.',

  wish: 'Khoá hồ sơ bằng mật khẩu',
  wishHint: 'Ghi chú được mã hoá trên đĩa. Không có mật khẩu thì không ai đọc được.',
  protects: 'Khoá giữ được gì',
  protectsWhat:
    'Ghi chú, buổi học, các bản trước, thùng rác và bản sao lưu đều được mã hoá. Ai mở tệp, rút ổ đĩa hay chép máy đi cũng không đọc được.',
  doesNot: 'Khoá không giữ được gì',
  doesNotWhat: [
    'Người có quyền quản trị máy này có thể cài chương trình theo dõi.',
    'Chương trình ghi phím, nếu có trong máy, thấy được mật khẩu lúc đồng chí gõ.',
    'Trong lúc hồ sơ đang mở, ghi chú nằm trong bộ nhớ của máy.',
    'Tên hồ sơ vẫn hiện ở màn hình chọn hồ sơ.',
  ],
  noBackDoor: 'Quên cả mật khẩu lẫn mã khôi phục thì không ai mở lại được ghi chú.',

  codeTitle: 'Mã khôi phục',
  codeLead: (name: string) =>
    `Nếu quên mật khẩu, chỉ có mã này mở lại được ghi chú của ${name}. Mã chỉ hiện một lần, ngay bây giờ.`,
  codeKeep: 'Xin in ra hoặc chép tay, cất ở nơi chỉ đồng chí lấy được. Không nên cất chung với máy này.',
  print: 'In mã',
  copy: 'Chép mã',
  copied: 'Đã chép mã vào bộ nhớ tạm.',
  copyNote: 'Bộ nhớ tạm thì chương trình khác đọc được: dán vào chỗ cất xong, xin chép một chữ khác đè lên.',
  kept: 'Tôi đã cất mã này ở nơi an toàn',
  goOn: 'Tiếp tục',
  printed: (date: string) => `In ngày ${date}`,

  isLocked: 'Hồ sơ này có khoá',
  isLockedHint: 'Ghi chú được mã hoá trên đĩa. Ctrl+L khoá lại ngay.',
  isOpen: 'Hồ sơ này không khoá',
  isOpenHint: 'Ai dùng máy này cũng mở đọc được ghi chú.',
  lockNow: 'Khoá lại ngay',
  tasks: {
    lock: 'Đặt khoá',
    change: 'Đổi mật khẩu',
    code: 'Lấy mã khôi phục mới',
    unlock: 'Bỏ khoá hẳn',
  },
  taskHints: {
    lock: 'Mã hoá mọi ghi chú bằng một mật khẩu.',
    change: 'Cần mật khẩu đang dùng. Mã khôi phục cũ vẫn dùng được.',
    code: 'Mã cũ hết tác dụng ngay khi có mã mới.',
    unlock: 'Ghi chú trở lại dạng không mã hoá, ai dùng máy này cũng đọc được.',
  },
  done: {
    lock: 'Đã khoá hồ sơ. Mọi ghi chú nay được mã hoá.',
    change: 'Đã đổi mật khẩu.',
    code: 'Đã có mã khôi phục mới. Mã cũ không còn tác dụng.',
    unlock: 'Đã bỏ khoá. Ghi chú không còn được mã hoá.',
  },
  working: 'Đang mã hoá lại, có thể mất một lúc…',
  cannotPromise: 'Điều không hứa được',
  cannotPromiseWhat: [
    'Các bản không mã hoá (bản sao lưu, bản trước, tệp nhật ký của cơ sở dữ liệu) được mã hoá lại hoặc xoá, nhưng ổ đĩa, nhất là ổ SSD và USB, có thể còn giữ dấu vết ở những ô cũ.',
    'Những tệp đã xuất ra trước đây, và bản sao mà đồng chí tự chép đi nơi khác, vẫn ở dạng đọc được.',
  ],
  leftBehind: 'Những tệp sau ở dạng đọc được mà chương trình chưa xoá nổi. Xin tự xoá:',

  autoLock: 'Tự khoá khi không ai dùng máy',
  autoLockHint: 'Tính từ lần gõ phím hay rê chuột cuối cùng. Đang viết dở thì lưu xong mới khoá.',
  autoLockOff: 'Hồ sơ không khoá thì không có gì để tự khoá.',
  minutes: (count: number) => (count === 0 ? 'Không tự khoá' : `Sau ${count} phút`),

  rename: 'Tên hồ sơ',
  renameButton: 'Đổi tên',
  renamed: 'Đã đổi tên.',
};
