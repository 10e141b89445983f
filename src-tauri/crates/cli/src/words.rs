//! Every sentence of an import and of a comparison that is read by people, in Vietnamese. The window will say the same by the same codes.

use import::{DroppedKind, Format, Gravity, IssueKind, Place, Record, Refusal};
use library::compare::Change;

/// Why a file isn't taken in, and what to do.
pub(crate) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Empty => "Tệp trống, không có gì để nhận.".into(),
        Refusal::TooLarge(bytes) => format!(
            "Tệp quá lớn ({} MB; nhiều nhất 64 MB). Hãy bỏ bớt ảnh hoặc tách tệp rồi chọn lại.",
            bytes >> 20
        ),
        Refusal::Unreadable(_) => {
            "Không đọc được tệp từ đĩa: tệp không còn ở đó, hoặc không có quyền đọc. Hãy kiểm tra rồi chọn lại.".into()
        }
        Refusal::BeingWritten(lock) => format!(
            "Tệp đang được mở trong Word hoặc LibreOffice (có tệp khoá {lock}). Hãy lưu, đóng lại rồi chọn lại."
        ),
        Refusal::LockFile => "Đây là tệp khoá tạm của Word, không phải văn bản. Hãy chọn tệp cùng tên không có “~$”.".into(),
        Refusal::UnknownFormat(kind) if kind.is_empty() => {
            "Không nhận ra loại tệp. Hãy chọn tệp Word, ODT, RTF, PDF chữ, trang web (HTML, MHT) hoặc văn bản thuần; tệp khác thì mở trong Word rồi lưu lại thành .docx.".into()
        }
        Refusal::UnknownFormat(kind) => format!(
            "Tệp loại {kind} không đọc được ở đây. Hãy chọn tệp Word, ODT, RTF, PDF chữ, trang web (HTML, MHT) hoặc văn bản thuần; tệp khác thì mở trong Word rồi lưu lại thành .docx."
        ),
        Refusal::Encrypted => "Tệp đặt mật khẩu. Hãy mở bằng chương trình đã tạo ra tệp (Word, LibreOffice), bỏ mật khẩu, lưu lại rồi chọn lại.".into(),
        Refusal::Password => "Tệp PDF đặt mật khẩu. Hãy mở bằng mật khẩu, in lại ra PDF không mật khẩu rồi chọn lại.".into(),
        Refusal::Damaged { format, .. } => format!(
            "Tệp {} bị hỏng hoặc chép chưa hết. Hãy chép lại từ nơi gửi rồi chọn lại.",
            format_name(*format)
        ),
        Refusal::Bomb => "Tệp bung ra lớn bất thường, không phải một văn bản bình thường; không nhận.".into(),
        Refusal::TooMany => "Tệp có quá nhiều đoạn (hơn một triệu), không phải một văn bản bình thường; không nhận.".into(),
        Refusal::TooDeep => "Tệp lồng nhau quá sâu, không phải một văn bản bình thường; không nhận.".into(),
        Refusal::NoText => "Không có chữ nào trong tệp.".into(),
        Refusal::Scan { pictures, pages } => format!(
            "Bản quét: {pictures} trong {pages} trang chỉ là ảnh, không có chữ để đọc. Hãy xin bản Word hoặc bản PDF chữ của cơ quan ban hành."
        ),
        Refusal::NotVietnamese(_) => "Văn bản không phải tiếng Việt; không nhận.".into(),
        Refusal::Garbled(parts) => format!(
            "Chữ trong tệp đọc ra sai: chỉ {},{} % âm tiết là tiếng Việt. Không nhận làm văn bản; hãy xin bản Word hoặc bản PDF chữ khác.",
            parts / 10,
            parts % 10
        ),
        Refusal::UnknownEncoding => {
            "Tệp dùng bảng mã cũ không nhận ra. Hãy chuyển sang Unicode (trong UniKey) rồi chọn lại.".into()
        }
        Refusal::OldWord(_) => "Không đọc được tệp Word đời cũ này: hãy mở trong Word hoặc LibreOffice và lưu lại thành .docx.".into(),
        Refusal::Cancelled => "Đã dừng theo yêu cầu; chưa nhận gì.".into(),
        Refusal::NotProved(_) => {
            "Bản đọc được không khớp hoàn toàn với tệp gốc nên không nhận. Hãy lưu lại tệp trong Word rồi thử lại.".into()
        }
    }
}

/// A text that may not be passed on is never written to a folder that anybody can open.
pub(crate) fn restricted(words: &str) -> String {
    format!(
        "Văn bản ghi “{words}”: chỉ được nhận vào một hồ sơ có khoá trong ứng dụng, không ghi ra thư mục."
    )
}

pub(crate) fn already_there(folder: &str) -> String {
    format!("Văn bản này đã có trong {folder}; không ghi đè.")
}

pub(crate) fn not_written() -> String {
    "Không ghi được ra đĩa: đĩa đầy, hoặc không có quyền ghi vào thư mục. Không có gì được nhận.".into()
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::Docx => "Word (.docx)",
        Format::Doc => "Word đời cũ (.doc)",
        Format::Rtf => "RTF",
        Format::Pdf => "PDF",
        Format::Odt => "OpenDocument (.odt)",
        Format::Html => "trang web (HTML)",
        Format::Mht => "trang web lưu kèm (MHT)",
        Format::Text => "văn bản thuần",
    }
}

/// "PDF, 35 trang, bảng mã TCVN3 (12.040 chữ)".
pub(crate) fn kind_of_file(record: &Record) -> String {
    let mut out = format_name(record.format).to_owned();
    if record.pages > 0 {
        out.push_str(&format!(", {} trang", record.pages));
    }
    for (encoding, letters) in &record.encodings {
        out.push_str(&format!(", bảng mã {encoding} ({letters} chữ đã chuyển sang Unicode)"));
    }
    out
}

pub(crate) fn place(place: Place) -> String {
    match (place.page, place.paragraph) {
        (0, 0) => "cả tệp".into(),
        (0, paragraph) => format!("đoạn {paragraph}"),
        (page, 0) => format!("trang {page}"),
        (page, line) => format!("trang {page}, dòng {line}"),
    }
}

pub(crate) fn gravity(gravity: Gravity) -> &'static str {
    match gravity {
        Gravity::Note => "ghi nhận",
        Gravity::Warning => "cần xem",
        Gravity::Error => "cần sửa",
    }
}

/// What is to be looked at.
pub(crate) fn issue(kind: &IssueKind) -> String {
    match kind {
        IssueKind::Gap { articles } => format!("thứ tự điều không liền: {articles}"),
        IssueKind::Skipped { under, last, next } => {
            within(under, &format!("sau {last} là {next}, thiếu ở giữa"))
        }
        IssueKind::Twice { under, sign } => within(under, &format!("hai lần {sign}")),
        IssueKind::SameAddress { address } => format!("hai phần cùng địa chỉ {address}"),
        IssueKind::Glued { words } => format!("“{words}” viết liền"),
        IssueKind::TrackedChanges { inserted, deleted } => {
            format!(
                "có sửa đổi được theo dõi ({inserted} chỗ thêm, {deleted} chỗ xoá): đọc theo bản đã chấp nhận hết"
            )
        }
        IssueKind::Hidden { count } => format!("{count} đoạn chữ ẩn, không đưa vào"),
        IssueKind::MergedCells { rows } => {
            format!("bảng có ô gộp ở {rows} hàng: trải ra thành ô đơn, ô thừa để trống")
        }
        IssueKind::NestedTable => "bảng lồng trong ô: chữ của bảng con nằm trong ô ngoài".into(),
        IssueKind::LayoutTable { cells } => format!("bảng chỉ để dàn trang ({cells} ô): đọc thành các đoạn"),
        IssueKind::TextBox { count } => format!("{count} khung chữ: đặt tại chỗ neo của khung"),
        IssueKind::Formula { words } => format!("công thức viết thành một dòng: {words}"),
        IssueKind::Picture { count } => format!("{count} hình không đưa vào"),
        IssueKind::Symbol { font, character } => {
            format!("ký hiệu U+{character:04X} của phông {font} không có chữ tương ứng")
        }
        IssueKind::CaseUnknown { words } => format!("không rõ chữ hoa hay chữ thường (TCVN3): {words}"),
        IssueKind::DrawnCapitals { words } => {
            format!("bản gốc in hoa bằng phông, ở đây giữ chữ như đã gõ: {words}")
        }
        IssueKind::MixedEncoding { encoding, words } => {
            format!("đoạn này gõ bằng bảng mã {encoding}, đã chuyển: {words}")
        }
        IssueKind::Unmapped { count } => format!("{count} ký tự không có trong bảng mã, giữ nguyên"),
        IssueKind::Spoilt { words } => {
            format!("chữ hỏng, không rõ là chữ gì (hiện là �): {words}")
        }
        IssueKind::AutomaticNumbers { count } => {
            format!(
                "{count} đoạn có số tự động không tính được: hãy so số với bản gốc (tệp .doc thì lưu lại thành .docx để có đủ số)"
            )
        }
        IssueKind::Unruled { lines } => format!("có thể là bảng không kẻ ({lines} dòng): giữ thành dòng"),
        IssueKind::Unread { count } => {
            format!("{count} chỗ trong tệp không đọc được ở đây: hãy xem chữ bỏ qua, đối chiếu với bản gốc")
        }
        IssueKind::PicturePage { page } => format!("trang {page} chỉ là ảnh: không có chữ nào của trang này"),
        IssueKind::NoNumber => "không thấy số, ký hiệu văn bản".into(),
        IssueKind::NoDate => "không thấy ngày ban hành".into(),
        IssueKind::Restricted { words } => format!("văn bản ghi “{words}”"),
        IssueKind::StyleLost { words } => format!("không giữ được chữ đậm, chữ nghiêng: {words}"),
        IssueKind::LongHeading { words } => format!("tên điều dài như một đoạn, chỉ giữ số làm tên: {words}"),
    }
}

/// Before the first article there is nothing to name.
fn within(under: &str, what: &str) -> String {
    if under.is_empty() { what.to_owned() } else { format!("{under}: {what}") }
}

pub(crate) fn dropped(what: DroppedKind) -> &'static str {
    match what {
        DroppedKind::Header => "đầu trang",
        DroppedKind::Footer => "chân trang",
        DroppedKind::Contents => "mục lục",
        DroppedKind::Hidden => "chữ ẩn",
        DroppedKind::Deleted => "chữ đã xoá (theo dõi sửa đổi)",
        DroppedKind::Alternative => "bản thứ hai của cùng một khung",
        DroppedKind::Comment => "nhận xét",
        DroppedKind::Furniture => "phần không phải văn bản của trang web",
        DroppedKind::Watermark => "chữ nghệ thuật, hình chìm",
        DroppedKind::Note => "chú thích cuối trang, cuối văn bản",
        DroppedKind::TextBox => "khung chữ",
        DroppedKind::Unread => "phần không đọc được",
    }
}

/// What was brought into order, one line each.
pub(crate) fn repaired(record: &Record) -> Vec<String> {
    let repaired = record.repaired;
    [
        (repaired.composed, "chữ ghép lại thành một ký tự (NFC)"),
        (repaired.strokes, "chữ Ð đổi thành Đ"),
        (repaired.invisible, "ký hiệu vô hình bỏ đi"),
        (repaired.blanks, "khoảng trắng thu lại"),
        (repaired.decoded, "chữ có dấu chuyển từ bảng mã cũ"),
        (repaired.bullets, "dấu đầu dòng của phông ký hiệu"),
        (repaired.joined, "dòng bị ngắt đã nối lại thành đoạn"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| format!("đã chỉnh: {count} {what}"))
    .collect()
}

/// "3 đoạn sửa lời, 1 đoạn thêm; 210 đoạn giữ nguyên." What is none isn't named.
pub(crate) fn changes(counts: &[(Change, usize)]) -> String {
    let of = |wanted: Change| {
        counts.iter().filter(move |(change, _)| *change == wanted).map(|(_, count)| count).sum::<usize>()
    };
    let changed: Vec<String> = counts
        .iter()
        .filter(|(change, count)| *change != Change::Same && *count > 0)
        .map(|(change, count)| format!("{count} đoạn {}", change_words(*change)))
        .collect();
    let same = of(Change::Same);
    if changed.is_empty() {
        return format!("Hai bản giống hệt nhau ({same} đoạn).");
    }
    format!("{}; {same} đoạn giữ nguyên.", changed.join(", "))
}

fn change_words(change: Change) -> &'static str {
    match change {
        Change::Same => "giữ nguyên",
        Change::Renumbered => "chỉ đổi số",
        Change::Edited => "sửa lời",
        Change::Moved => "chuyển chỗ",
        Change::Added => "thêm mới",
        Change::Removed => "bỏ đi",
    }
}

/// What became of one block.
pub(crate) fn change(change: Change) -> &'static str {
    match change {
        Change::Same => "Giữ nguyên",
        Change::Renumbered => "Đổi số",
        Change::Edited => "Sửa lời",
        Change::Moved => "Chuyển chỗ",
        Change::Added => "Thêm mới",
        Change::Removed => "Bỏ đi",
    }
}

pub(crate) fn moved_from(place: &str) -> String {
    format!("(trong bản cũ: {place})")
}

pub(crate) fn unchanged(count: usize) -> String {
    format!("… {count} đoạn giữ nguyên")
}

pub(crate) fn removed_part() -> &'static str {
    " (bản mới không còn)"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_reader_reads_is_vietnamese_and_whole() {
        let details = "letters of the file: 'a' 2 ≠ 1".to_owned();
        assert!(!refusal(&Refusal::NotProved(details)).contains("letters"));
        let skipped =
            |under: &str| IssueKind::Skipped { under: under.into(), last: "1".into(), next: "3".into() };
        assert_eq!(issue(&skipped("")), "sau 1 là 3, thiếu ở giữa");
        assert_eq!(issue(&skipped("Điều 2")), "Điều 2: sau 1 là 3, thiếu ở giữa");
        assert_eq!(issue(&IssueKind::Twice { under: String::new(), sign: "a)".into() }), "hai lần a)");
    }
}
