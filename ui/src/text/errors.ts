/** What is said when something can't be done, or a file of the library isn't as it should be. */
import type { ErrorCode, ProblemCode } from '../ipc/types/commands';

/** What is shown for each way that a command can fail. */
export const errors: Record<ErrorCode, string> = {
  bad_request: 'Chương trình vừa hỏi sai cách. Đây là lỗi của chương trình, không phải của đồng chí.',
  document_not_found: 'Tài liệu này không còn trong thư viện.',
  place_not_found: 'Đoạn này không còn trong tài liệu.',
  folder_unreadable: 'Không đọc được thư mục này. Có thể thư mục đã bị dời đi, hoặc máy không cho đọc.',
  folder_silent: 'Thư mục chưa trả lời. Xin xem lại ổ đĩa hoặc mạng rồi thử lại.',
  folder_known: 'Thư mục này đã có trong thư viện.',
  name_empty: 'Tên đang để trống.',
  name_too_long: 'Tên này dài quá. Xin viết ngắn lại.',
  name_taken: 'Đã có hồ sơ mang tên này. Xin chọn tên khác.',
  profile_not_found: 'Không còn thấy hồ sơ này trên máy.',
  no_profile: 'Chưa mở hồ sơ nào, nên chưa ghi được.',
  note_not_found: 'Không còn thấy ghi chú này.',
  note_too_long: 'Dài quá 1 MB. Xin tách thành nhiều phần.',
  session_not_found: 'Không còn thấy buổi học này.',
  session_running: 'Đang có một buổi học diễn ra. Xin kết thúc buổi ấy trước.',
  paper_not_found: 'Không còn thấy bài này.',
  part_not_found: 'Không còn thấy đoạn này trong bài.',
  passphrase_invalid: 'Mật khẩu cần ít nhất 8 ký tự.',
  name_mismatch: 'Tên gõ vào chưa đúng với tên hồ sơ.',
  not_locked: 'Hồ sơ này không có khoá.',
  already_locked: 'Hồ sơ này đã có khoá rồi.',
  json_foreign: 'Tệp này không phải do chương trình xuất ra, nên không nhập gì cả.',
  json_damaged: 'Tệp này bị hỏng hoặc đã bị sửa, nên không nhập gì cả.',
  json_newer: 'Tệp này do bản chương trình mới hơn xuất ra. Xin cài bản mới rồi nhập lại.',
  notebook_not_empty: 'Sổ này đã có ghi chú, nên chưa nhập gì cả.',
  backup_not_found: 'Không còn thấy bản sao lưu này.',
  backup_damaged: 'Bản sao lưu này bị hỏng. Ghi chú hiện tại vẫn còn nguyên. Xin chọn bản khác.',
  version_not_found: 'Không còn thấy bản trước này.',
  no_descriptors: 'Máy đang mở quá nhiều tệp. Xin đóng bớt chương trình khác rồi thử lại.',
  disk_full: 'Ổ đĩa đã đầy. Xin xoá bớt tệp không cần rồi thử lại.',
  read_only: 'Máy không cho ghi vào thư mục dữ liệu.',
  busy: 'Một chương trình khác đang giữ tệp ghi chú. Xin đợi giây lát rồi thử lại.',
  damaged:
    'Tệp ghi chú bị hỏng trong lúc đang mở. Xin đừng tắt cửa sổ này trước khi chép lại những gì chưa lưu.',
  not_at_its_place:
    'Tệp ghi chú không còn ở chỗ cũ: có thể đã bị xoá, dời đi hoặc bị tệp khác thay vào. Lời vừa viết còn trên màn hình này, xin đừng đóng cửa sổ.',
  io: 'Đọc hoặc ghi đĩa không thành.',
  internal: 'Chương trình gặp lỗi bên trong.',
};

const about = (detail: string) => (detail === '' ? '' : `: ${detail}`);

/** Whose detail is a program's own words, in English: shown to who asks for it, never in the sentence. */
export const technical: ReadonlySet<ProblemCode> = new Set([
  'unreadable',
  'bad_front_matter',
  'bad_value',
  'id_mismatch',
  'quick_ignored',
]);

/** What is wrong in a file of the library. The detail names what the sentence is about. */
export const problems: Record<ProblemCode, (detail: string) => string> = {
  not_utf8: () => 'Tệp không phải mã UTF-8, nên không đọc được chữ Việt.',
  unreadable: () => 'Không đọc được. Có thể đã bị dời đi, hoặc máy không cho đọc.',
  no_front_matter: () => 'Thiếu phần khai báo ở đầu tệp (giữa hai dòng ---).',
  bad_front_matter: () => 'Phần khai báo ở đầu tệp viết sai. Hãy xem lại dòng này, hoặc bỏ cả phần khai báo.',
  missing_field: (detail) => `Phần khai báo thiếu mục “${detail}”.`,
  unknown_field: (detail) => `Phần khai báo có mục lạ “${detail}”, được bỏ qua.`,
  bad_value: () => 'Một giá trị trong phần khai báo không dùng được.',
  id_mismatch: () => 'Mã tài liệu không khớp tên thư mục chứa nó.',
  duplicate_document: (detail) => `Đã có tài liệu khác mang mã “${detail}”.`,
  shared_id: (detail) =>
    `Thư mục khác cũng có tài liệu mang mã này. Cả hai đều đọc được; ở đây tài liệu mang mã “${detail}”.`,
  raw_html: (detail) => `Có mã HTML, không được hiện${about(detail)}.`,
  html_tag: (detail) => `Thẻ HTML không được hiện, chữ bên trong vẫn giữ${about(detail)}.`,
  wide_row: (detail) => `Hàng có nhiều ô hơn đầu bảng; các ô thừa vẫn được hiện${about(detail)}.`,
  long_heading: (detail) => `Đề mục quá dài; phần sau được hiện thành đoạn văn${about(detail)}.`,
  gap: (detail) =>
    `Số điều không liền nhau${about(detail)}. Hãy đối chiếu với bản gốc xem có điều nào thiếu hay lặp không.`,
  fence_info: (detail) => `Chữ ghi ở dấu mở khối mã không được hiện${about(detail)}.`,
  legacy_text: (detail) =>
    `Văn bản gõ bằng bảng mã cũ (${detail}), nên không đọc và tìm được. Hãy chuyển sang Unicode rồi lưu lại.`,
  other_encoding: (detail) => `Tệp lưu bằng bảng mã ${detail}. Hãy mở tệp và lưu lại với bảng mã UTF-8.`,
  foreign_field: (detail) => `Dòng khai báo của chương trình khác, được bỏ qua${about(detail)}.`,
  other_files: (detail) =>
    `${detail.replace(' .', ' tệp .')}: chưa đọc được; hãy lưu lại thành tệp .txt hoặc .md.`,
  too_many_files: (detail) =>
    `Thư mục có hơn ${detail} tài liệu, nên từ đây trở đi không đọc nữa. Hãy thêm riêng thư mục cần đọc.`,
  unclosed_fence: () => 'Khối mã mở ra mà không đóng lại; phần sau của tệp nằm cả trong khối.',
  equal_address: (detail) => `Hai đề mục trùng địa chỉ “${detail}”; đề mục sau được thêm dấu ~.`,
  no_heading: () => 'Tài liệu không có đề mục nào.',
  missing_note: (detail) => `Dấu chú thích “${detail}” không có lời chú thích.`,
  unused_note: (detail) => `Lời chú thích không được nhắc tới ở đâu, nên không hiện: [^${detail}.`,
  image: (detail) => `Có hình ảnh, chương trình không hiện hình${about(detail)}.`,
  unsafe_link: (detail) => `Có liên kết không an toàn, đã gỡ${about(detail)}.`,
  external_link: (detail) => `Có liên kết ra ngoài máy, chỉ giữ lại chữ${about(detail)}.`,
  broken_link: (detail) => `Liên kết trỏ tới chỗ không có${about(detail)}.`,
  long_paragraph: (detail) => `Một đoạn quá dài, đọc và tìm sẽ chậm${about(detail)}.`,
  quick_ignored: () => 'Phần Tra nhanh trong khai báo viết sai, nên được bỏ qua.',
  quick_address: (detail) => `Phần Tra nhanh trỏ tới chỗ không có${about(detail)}.`,
  quick_empty: (detail) => `Chỗ mà phần Tra nhanh trỏ tới không có ý nào để làm thẻ${about(detail)}.`,
  quick_no_years: (detail) =>
    `Chỗ mà phần Tra nhanh trỏ tới không có bảng chỉ tiêu với cột theo năm${about(detail)}.`,
  empty_library: () =>
    'Trong thư mục không có tài liệu nào (mỗi tài liệu là một tệp .md, .txt, hoặc một thư mục con có tệp index.md).',
};
