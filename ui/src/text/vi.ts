/** Every word that the reader reads. Figures are written the Vietnamese way, and no sentence blames the reader. */
import type { ErrorCode, Kind, NoteKind, ProblemCode } from '../ipc/types/commands';

export const app = {
  name: 'Sổ tay Nghị quyết',
  motto:
    'Đọc kỹ, tìm nhanh, ghi lại điều mình nghĩ. Mọi thứ nằm trên máy này, không cần mạng, không hỏi số thẻ đảng hay căn cước.',
  close: 'Đóng',
  closeWithKey: 'Đóng (Esc)',
  retry: 'Thử lại',
  cancel: 'Thôi',
  dismiss: 'Bỏ dòng này',
};

/** What is shown for each way that a command can fail. */
export const errors: Record<ErrorCode, string> = {
  bad_request: 'Chương trình vừa hỏi sai cách. Đây là lỗi của chương trình, không phải của đồng chí.',
  document_not_found: 'Tài liệu này không còn trong thư viện.',
  place_not_found: 'Đoạn này không còn trong tài liệu.',
  folder_unreadable: 'Không đọc được thư mục này. Có thể thư mục đã bị dời đi, hoặc máy không cho đọc.',
  folder_known: 'Thư mục này đã có trong thư viện.',
  name_invalid: 'Tên đang để trống hoặc quá dài.',
  name_taken: 'Đã có hồ sơ mang tên này. Xin chọn tên khác.',
  profile_not_found: 'Không còn thấy hồ sơ này trên máy.',
  no_profile: 'Chưa mở hồ sơ nào, nên chưa ghi được.',
  note_not_found: 'Không còn thấy ghi chú này.',
  note_too_long: 'Ghi chú dài quá 1 MB. Xin tách thành nhiều ghi chú.',
  session_not_found: 'Không còn thấy buổi học này.',
  session_running: 'Đang có một buổi học diễn ra. Xin kết thúc buổi ấy trước.',
  disk_full: 'Ổ đĩa đã đầy. Xin xoá bớt tệp không cần rồi thử lại.',
  read_only: 'Máy không cho ghi vào thư mục dữ liệu.',
  busy: 'Một chương trình khác đang giữ tệp ghi chú. Xin đợi giây lát rồi thử lại.',
  damaged:
    'Tệp ghi chú bị hỏng trong lúc đang mở. Xin đừng tắt cửa sổ này trước khi chép lại những gì chưa lưu.',
  io: 'Đọc hoặc ghi đĩa không thành.',
  internal: 'Chương trình gặp lỗi bên trong.',
};

export const kinds: Record<Kind, string> = {
  guidance: 'Nguyên văn',
  resolution: 'Nguyên văn',
  law: 'Nguyên văn',
  digest: 'Bản tóm lược học tập, không phải văn bản chính thức',
  glossary: 'Thuật ngữ',
  other: 'Tài liệu khác',
};

/** The same in a list of documents, where the kind of paper matters more. */
export const kindNames: Record<Kind, string> = {
  resolution: 'Nghị quyết, nguyên văn',
  guidance: 'Hướng dẫn, nguyên văn',
  law: 'Văn bản pháp luật, nguyên văn',
  digest: 'Bản tóm lược học tập, không phải văn bản chính thức',
  glossary: 'Thuật ngữ',
  other: 'Tài liệu khác',
};

/** Under a document's name in the results. */
export const kindInResults: Record<Kind, string> = {
  resolution: 'nguyên văn',
  guidance: 'nguyên văn',
  law: 'nguyên văn',
  digest: 'bản học tập, không phải văn bản chính thức',
  glossary: 'thuật ngữ',
  other: 'tài liệu khác',
};

export const pens: Record<NoteKind, string> = {
  viewpoint: 'Quan điểm',
  target: 'Mục tiêu',
  task: 'Nhiệm vụ',
  relation: 'Liên hệ',
  plain: 'Ghi chú',
};

/** What a block's mark says to a screen reader. */
export const penMarked = (kind: NoteKind, words: string) => `Tô đậm, ${pens[kind]}: ${words}.`;

const about = (detail: string) => (detail === '' ? '' : `: ${detail}`);
/** What is wrong in a file of the library. The detail names what the sentence is about. */
export const problems: Record<ProblemCode, (detail: string) => string> = {
  not_utf8: () => 'Tệp không phải mã UTF-8, nên không đọc được chữ Việt.',
  unreadable: (detail) => `Không đọc được tệp${about(detail)}.`,
  no_front_matter: () => 'Thiếu phần khai báo ở đầu tệp (giữa hai dòng ---).',
  bad_front_matter: (detail) => `Phần khai báo ở đầu tệp viết sai${about(detail)}.`,
  missing_field: (detail) => `Phần khai báo thiếu mục “${detail}”.`,
  unknown_field: (detail) => `Phần khai báo có mục lạ “${detail}”, được bỏ qua.`,
  bad_value: (detail) => `Giá trị trong phần khai báo không dùng được${about(detail)}.`,
  id_mismatch: (detail) => `Mã tài liệu không khớp tên thư mục${about(detail)}.`,
  duplicate_document: (detail) => `Đã có tài liệu khác mang mã “${detail}”.`,
  raw_html: (detail) => `Có mã HTML, không được hiện thành hình${about(detail)}.`,
  unclosed_fence: () => 'Khối mã mở ra mà không đóng lại; phần sau của tệp nằm cả trong khối.',
  equal_address: (detail) => `Hai đề mục trùng địa chỉ “${detail}”; đề mục sau được thêm dấu ~.`,
  no_heading: () => 'Tài liệu không có đề mục nào.',
  missing_note: (detail) => `Dấu chú thích “${detail}” không có lời chú thích.`,
  unused_note: (detail) => `Lời chú thích “${detail}” không được nhắc tới ở đâu.`,
  image: (detail) => `Có hình ảnh, chương trình không hiện hình${about(detail)}.`,
  unsafe_link: (detail) => `Có liên kết không an toàn, đã gỡ${about(detail)}.`,
  external_link: (detail) => `Có liên kết ra ngoài máy, chỉ giữ lại chữ${about(detail)}.`,
  broken_link: (detail) => `Liên kết trỏ tới chỗ không có${about(detail)}.`,
  long_paragraph: (detail) => `Một đoạn quá dài, đọc và tìm sẽ chậm${about(detail)}.`,
  empty_library: () =>
    'Trong thư mục không có tài liệu nào (mỗi tài liệu là một thư mục con có tệp index.md).',
};

export const frame = {
  parts: 'Các phần',
  choosePart: 'Chọn phần',
  backToNames: 'Về màn hình chọn hồ sơ',
  screens: { reading: 'Đọc', notes: 'Ghi chú', session: 'Buổi học' },
  leftPane: 'Mục lục và tài liệu',
  rightPane: 'Ghi chú và buổi học',
  sheet: 'Văn bản',
  showLeft: 'Mục lục và tài liệu',
  showRight: 'Ghi chú và buổi học',
  profileMenu: (name: string) => `Hồ sơ ${name}`,
  noProfile: 'Chưa mở hồ sơ',
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
  nowStep: (step: number, name: string) => `Cỡ chữ nấc ${step}: ${name}`,
};

export const start = {
  who: 'Ai đang ngồi học?',
  nameLabel: 'Tên của đồng chí',
  nameHint: 'Chỉ để phân biệt với người khác dùng chung máy.',
  begin: 'Bắt đầu đọc',
  opening: 'Đang mở…',
  preparing: 'Đang chuẩn bị…',
  newProfile: 'Tạo hồ sơ mới',
  newProfileHint: 'Chỉ cần một cái tên',
  never: 'Chưa mở lần nào',
  last: (when: string) => `Mở lần cuối ${when}`,
  dark: 'Nền tối',
  light: 'Nền sáng',
  namesFailed: 'Chưa đọc được danh sách hồ sơ',
};

export interface TroubleWords {
  eyebrow: string;
  title: string;
  what: string;
  safe: string;
}

export const trouble = {
  path: 'Tệp ghi chú',
  retry: 'Thử mở lại',
  another: 'Chọn hồ sơ khác',
  reveal: 'Mở thư mục chứa tệp',
  readOnly: 'Đọc văn bản, chưa cần ghi chú',
  damaged: (name: string): TroubleWords => ({
    eyebrow: 'Ghi chú chưa mở được',
    title: `Không đọc được tệp ghi chú của ${name}`,
    what: 'Tệp bị hỏng, có thể vì máy tắt đột ngột hoặc ổ đĩa có lỗi.',
    safe: 'Chương trình không ghi gì vào tệp này: tệp được giữ nguyên, để còn cứu được những gì đã viết. Xin chép tệp ra nơi khác trước khi nhờ người phụ trách máy xem.',
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
    what: `Tệp ghi chú theo khuôn số ${found}, bản chương trình này chỉ đọc được tới khuôn số ${known}.`,
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

export const library = {
  contents: 'Mục lục',
  documents: 'Tài liệu',
  filter: 'Lọc mục lục',
  noneMatch: 'Không có mục nào khớp.',
  noContents: 'Tài liệu này không chia mục.',
  notesCount: 'ghi chú: ',
  shipped: 'Có sẵn trong chương trình',
  addFolder: 'Thêm thư mục',
  addHint: 'Thêm một thư mục tài liệu khác để đọc và tìm chung. Tệp của đồng chí không bị sửa hay xoá.',
  readAgain: 'Đọc lại các thư mục',
  remove: 'Gỡ khỏi thư viện',
  reveal: 'Mở thư mục',
  documentsIn: (count: number) => `${count} tài liệu`,
  problems: (errorCount: number, warningCount: number) =>
    [errorCount > 0 ? `${errorCount} lỗi` : '', warningCount > 0 ? `${warningCount} điều cần xem lại` : '']
      .filter(Boolean)
      .join(', '),
  line: (line: number) => `dòng ${line}`,
  skipped: 'Tài liệu này bị bỏ qua.',
  severity: { error: 'Lỗi', warning: 'Cần xem lại' },
  empty: 'Chưa có tài liệu nào đọc được.',
  emptyHint: 'Xin thêm một thư mục tài liệu.',
  busy: 'Đang đọc các thư mục…',
};

export const reading = {
  section: (address: string) => `Mục ${address}`,
  print: 'In (Ctrl+P)',
  opening: 'Đang mở tài liệu…',
  failed: 'Chưa mở được tài liệu',
  editorsNotes: 'Chú thích biên soạn, không thuộc văn bản',
  copyHint: 'Chép trích dẫn (Ctrl+Shift+C)',
  copyPlace: (label: string, spoken: string) =>
    label === '' ? `Chép trích dẫn ${spoken}` : `${label}, chép trích dẫn ${spoken}`,
  copied: 'Đã chép trích dẫn kèm nguồn.',
  notCopied: 'Máy không cho chép vào bộ nhớ tạm.',
  source: 'Nguồn',
  table: (columns: string) => `Bảng: ${columns}`,
  tool: 'Tô đậm và ghi chú',
  note: 'Ghi chú',
  noteHint: 'Ghi chú (Ctrl+N)',
  quote: 'Trích kèm nguồn (Ctrl+Shift+C)',
};

export const search = {
  box: 'Tìm',
  placeholder: 'Tìm trong văn bản, hoặc gõ địa chỉ: II 3 4',
  clear: 'Xoá ô tìm',
  results: 'Kết quả tìm',
  seeking: 'Đang tìm:',
  asTyped: 'tìm đúng như đã gõ',
  exactly: 'đúng như đã gõ',
  count: (passages: number, documents: number) => `${passages} đoạn trong ${documents} tài liệu`,
  took: (microseconds: number) => {
    const ms = microseconds / 1000;
    if (ms < 1) return 'dưới 1 ms';
    return `${Math.round(ms)} ms`;
  },
  jump: 'đi tới mục này',
  all: (count: number) => `xem cả ${count} đoạn`,
  more: (left: number) => `xem thêm (còn ${left} đoạn)`,
  myNotes: 'Ghi chú của tôi',
  noteWhen: (pen: string, when: string) => (pen === pens.plain ? `Ghi chú, ${when}` : `${pen}, ${when}`),
  open: 'Enter',
  nothing: 'Không thấy đoạn nào',
  nothingFor: (query: string) => `Không có đoạn nào khớp với “${query}”.`,
  tryThis: 'Có phải đồng chí muốn tìm',
  nothingHint: 'Xin thử ít từ hơn, hoặc gõ có dấu.',
  cut: 'Câu tìm dài quá, chỉ tìm phần đầu.',
  building: (done: number, total: number) => `Đang lập chỉ mục… ${done}/${total}`,
  failed: 'Chưa lập được chỉ mục, nên tạm thời chưa tìm được. Đọc và ghi chú vẫn dùng được.',
  keys: { choose: 'chọn', open: 'mở', close: 'đóng' },
  phrase: '"…"',
  phraseHint: 'để tìm cả cụm',
  exclude: '-từ',
  excludeHint: 'để bỏ',
  syntaxLead: 'Thêm',
};

export const notes = {
  title: 'Ghi chú của tôi',
  pane: 'Ghi chú',
  inSection: (address: string) => `Trong ${address}`,
  elsewhere: 'Ở các mục khác',
  near: 'Gần chỗ đang đọc',
  write: (label: string) => `Viết ghi chú cho ${label}`,
  writing: (label: string) => `Ghi vào ${label}`,
  body: 'Lời ghi chú',
  bodyHint: 'Viết điều mình nghĩ…',
  kind: 'Loại ghi chú',
  saving: 'Đang lưu…',
  saved: (clock: string) => `Đã lưu ${clock}`,
  unsaved: 'Chưa lưu được',
  backToText: 'về văn bản',
  edit: 'Sửa ghi chú',
  remove: 'Xoá ghi chú',
  goTo: 'Tới đoạn văn',
  removed: 'Đã xoá ghi chú.',
  undo: 'Hoàn tác',
  undoHint: 'Hoàn tác (Ctrl+Z)',
  emptyBody: 'Chưa viết gì.',
  moved: (label: string) => `Câu này nay nằm ở ${label}. Chuyển ghi chú theo?`,
  move: 'Chuyển theo',
  leave: 'Để nguyên',
  lost: 'Câu này không còn trong văn bản. Ghi chú và câu trích vẫn được giữ.',
  missing: 'Tài liệu của ghi chú này hiện không có trong thư viện.',
  none: 'Chưa có ghi chú nào',
  noneHint: 'Bôi chọn một câu trong văn bản rồi chọn màu, ghi chú sẽ hiện ở đây.',
  openText: 'Mở văn bản để đọc',
  noneMatch: 'Không có ghi chú nào khớp với bộ lọc.',
  clearFilters: 'Bỏ các bộ lọc',
  filter: 'Lọc theo chữ',
  filterKinds: 'Lọc theo loại',
  group: 'Xếp theo',
  byDocument: 'Theo văn bản',
  bySession: 'Theo buổi học',
  noSession: 'Ngoài buổi học',
  count: (count: number) => `${count} ghi chú`,
  failed: 'Việc vừa rồi chưa làm được.',
  needProfile: 'Chưa mở hồ sơ nào, nên chưa ghi được.',
  needProfileHint: 'Văn bản và tìm kiếm vẫn dùng được.',
  chooseProfile: 'Chọn hồ sơ',
};

export const sessions = {
  title: 'Buổi học',
  running: 'Buổi học đang diễn ra',
  start: 'Bắt đầu buổi học',
  end: 'Kết thúc buổi học',
  new: 'Buổi học mới',
  name: 'Tên buổi học',
  nameHint: 'Ví dụ: Sinh hoạt chuyên đề tháng này',
  place: 'Nơi học',
  covers: 'Nội dung',
  optional: '(không bắt buộc)',
  since: (clock: string) => `từ ${clock}`,
  elapsed: 'đã học',
  past: 'Các buổi đã học',
  none: 'Chưa có buổi học nào',
  noneHint: 'Bắt đầu một buổi: ghi chú viết trong lúc học sẽ được xếp vào buổi ấy.',
  notesOf: 'Ghi chú của buổi học',
  noNotes: 'Chưa có ghi chú nào trong buổi này.',
  edit: 'Sửa',
  done: 'Xong',
  minutes: (count: number) => (count < 1 ? 'chưa tới 1 phút' : `${count} phút`),
  writeHere: 'Ghi chú mới',
  openText: 'Mở văn bản',
  list: 'Danh sách buổi học',
  screen: 'Mở màn hình buổi học',
};

export const menu = {
  switchProfile: 'Đổi hồ sơ',
  dataFolder: 'Thư mục dữ liệu',
  about: 'Giới thiệu',
  shortcuts: 'Phím tắt',
};

export const aboutBox = {
  title: 'Giới thiệu',
  version: (version: string) => `Phiên bản ${version}`,
  what: 'Bàn học yên tĩnh, không cần mạng: đọc nghị quyết, tìm trong văn bản và giữ ghi chú của riêng mình.',
  stays:
    'Những gì rời khỏi máy này: không gì cả. Chương trình không nối mạng và không hỏi số thẻ đảng hay căn cước.',
  data: 'Dữ liệu nằm ở',
  openData: 'Mở thư mục dữ liệu',
};

export const shortcuts = {
  title: 'Phím tắt',
  groups: { find: 'Tìm và đi lại', write: 'Ghi chú', view: 'Màn hình', help: 'Trợ giúp' },
  or: 'hoặc',
  fieldNote: 'Phím đơn như 1 hay / chỉ có tác dụng khi không gõ trong ô nào.',
};

/** The names of what a reader can do, as menus and the list of shortcuts have them. */
export const actionNames = {
  search: 'Tìm trong văn bản',
  nextPane: 'Sang khung kế tiếp',
  previousPane: 'Về khung trước',
  toolbar: 'Vào thanh tô đậm',
  noteHere: 'Ghi chú cho đoạn đang đọc',
  viewpoint: 'Tô câu đang chọn: Quan điểm',
  target: 'Tô câu đang chọn: Mục tiêu',
  task: 'Tô câu đang chọn: Nhiệm vụ',
  relation: 'Tô câu đang chọn: Liên hệ',
  copyCitation: 'Chép trích dẫn kèm nguồn',
  undoRemove: 'Lấy lại ghi chú vừa xoá',
  print: 'In văn bản',
  larger: 'Chữ to hơn một nấc',
  smaller: 'Chữ nhỏ hơn một nấc',
  toReading: 'Mở phần Đọc',
  toNotes: 'Mở phần Ghi chú',
  toSession: 'Mở phần Buổi học',
  shortcuts: 'Phím tắt',
  about: 'Giới thiệu',
  dataFolder: 'Thư mục dữ liệu',
  switchProfile: 'Đổi hồ sơ',
};
