//! Why a pack isn't made or taken in, in Vietnamese. The window says the same by the same codes.

use pack::{PackError, Signed};

/// Why, and what to do.
pub(crate) fn refusal(error: &PackError) -> String {
    match error {
        PackError::Unreadable(_) => {
            "Không đọc được tệp hoặc thư mục: không còn ở đó, hoặc không có quyền đọc. Hãy kiểm tra rồi chọn lại.".into()
        }
        PackError::Unwritable(_) => {
            "Không ghi được ra đĩa: đĩa đầy, hoặc không có quyền ghi vào thư mục. Không có gì thay đổi.".into()
        }
        PackError::Damaged(_) => {
            "Tệp này không phải gói tài liệu, hoặc bị hỏng, chép chưa hết. Hãy chép lại từ nơi gửi.".into()
        }
        PackError::TooLarge => {
            "Gói lớn bất thường (tệp gói tối đa 512 MB, bung ra 1 GB, 5.000 tệp), nên không nhận.".into()
        }
        PackError::Name(name) => {
            format!("Trong gói có tên tệp không hợp lệ “{name}”, nên không nhận. Hãy xin lại gói từ nơi gửi.")
        }
        PackError::Twice => {
            "Trong gói có hai tệp trùng tên, nên không nhận. Hãy xin lại gói từ nơi gửi.".into()
        }
        PackError::Changed(name) => {
            format!("“{name}” không đúng như lúc đóng gói, nên không nhận gì cả. Hãy xin lại gói từ nơi gửi.")
        }
        PackError::Newer(_) => {
            "Gói do bản chương trình mới hơn đóng. Hãy cài bản mới rồi nhận lại.".into()
        }
        PackError::Signature => {
            "Chữ ký không đúng với nội dung gói: gói đã bị sửa, hoặc chữ ký không phải của gói này. Không nhận.".into()
        }
        PackError::UnknownKey(id) => {
            format!("Gói ký bằng khoá {id} chưa có ở đây. Hãy thêm khoá của nơi gửi rồi nhận lại.")
        }
        PackError::Unsigned => "Gói không có chữ ký. Muốn nhận thì phải đồng ý nhận gói không ký.".into(),
        PackError::OtherKey => {
            "Gói trước cùng tên được ký bằng khoá khác, nên gói này không thay được. Hãy hỏi lại nơi gửi.".into()
        }
        PackError::NotNewer(serial) => {
            format!("Đã nhận gói này với số {serial}; chỉ nhận gói có số lớn hơn.")
        }
        PackError::NoDocument(id) => {
            format!("“{id}” không phải tài liệu đọc được. Hãy chạy sotay-cli check để xem sai ở đâu.")
        }
        PackError::Restricted(id) => {
            format!("Tài liệu “{id}” có dấu độ mật hoặc chỉ lưu hành nội bộ: không được đưa vào gói.")
        }
        PackError::Nothing => "Không có tài liệu nào để đóng gói.".into(),
        PackError::SameId(id) => format!("Có hai tài liệu cùng mã “{id}”. Hãy bỏ bớt một."),
        PackError::About => {
            "Gói cần tên (tối đa 80 chữ), số từ 1 trở lên và ngày viết như 2026-11-30.".into()
        }
        PackError::Key => "Đây không phải tệp khoá công khai của minisign.".into(),
        PackError::NotHere => "Không có gói nào tên như thế.".into(),
    }
}

pub(crate) fn signed(signed: &Signed) -> String {
    match signed {
        Signed::No => "Không có chữ ký".into(),
        Signed::Unknown(id) => format!("Ký bằng khoá {id} chưa có ở đây"),
        Signed::By(key) if key.name.is_empty() => format!("Chữ ký đúng, khoá {}", key.fingerprint()),
        Signed::By(key) => format!("Chữ ký đúng, khoá “{}” ({})", key.name, key.fingerprint()),
    }
}

pub(crate) fn left_out(path: &str) -> String {
    format!("Không đưa vào gói: {path}")
}

pub(crate) fn made(path: &str, documents: usize, files: usize) -> String {
    format!("Đã đóng gói {documents} tài liệu ({files} tệp): {path}")
}

pub(crate) fn heading(name: &str, serial: u32, date: &str) -> String {
    format!("{name}, số {serial}, ngày {date}")
}

pub(crate) fn taken(folder: &str) -> String {
    format!("Đã nhận vào {folder}")
}
