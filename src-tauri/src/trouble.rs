//! What keeps the program from starting or going on: said in a native box, since no page can say it, and told by the exit
//! code to whoever started it without looking (`docs/install.md` lists the codes).

use std::path::PathBuf;
use std::process::ExitCode;

use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind};

const TITLE: &str = "Sổ tay Nghị quyết";
const CLOSE: &str = "Đóng";

/// Why there is no window, or no longer one. What is called a detail is what the system said, for the office's
/// administrator.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// Windows' WebView2, which draws the page, isn't on this computer.
    NoWebView,
    /// It is there, and no page came of it.
    WebView { detail: String },
    /// The reader's own folder can't be read or written.
    Data { folder: PathBuf, detail: String },
    /// Notes lie where an earlier version kept them, and can't be brought to where this one does.
    Older { from: PathBuf, to: PathBuf, detail: String },
    /// The page died too often, or what draws it did, and nothing here brings it back.
    Page,
    /// Anything else.
    Other { detail: String },
}

impl Trouble {
    /// The program's exit code.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Other { .. } => 1,
            Self::NoWebView | Self::WebView { .. } => 3,
            Self::Data { .. } | Self::Older { .. } => 4,
            Self::Page => 5,
        }
    }

    /// What happened, what is safe and what to do, in the reader's words.
    pub(crate) fn sentence(&self) -> String {
        match self {
            Self::NoWebView => "Máy này chưa có Microsoft Edge WebView2, phần của Windows mà Sổ tay Nghị quyết cần để \
                 hiển thị.\n\n\
                 Chưa có gì được ghi hay thay đổi. Xin nhờ người phụ trách máy cài “WebView2 Runtime” (bản Evergreen \
                 Standalone Installer, x64, cài được khi không có mạng), rồi mở lại chương trình."
                .into(),
            Self::WebView { detail } => with_detail(
                "Phần hiển thị của chương trình không chạy được trên máy này. Có thể phần đó của hệ thống bị hỏng, \
                 hoặc quy định của cơ quan không cho chạy.\n\n\
                 Ghi chú không bị đụng tới. Xin nhờ người phụ trách máy sửa hoặc cài lại phần đó (trên Windows là \
                 Microsoft Edge WebView2), rồi mở lại chương trình.",
                detail,
            ),
            Self::Data { folder, detail } => with_detail(
                &format!(
                    "Chưa mở được dữ liệu của chương trình trong thư mục:\n{}\n\n\
                     Không có gì bị xoá hay thay đổi. Xin kiểm tra quyền đọc, quyền ghi và chỗ trống của thư mục này \
                     rồi mở lại.",
                    folder.display()
                ),
                detail,
            ),
            Self::Older { from, to, detail } => with_detail(
                &format!(
                    "Ghi chú của phiên bản trước nằm ở:\n{}\n\n\
                     và chưa chuyển được sang chỗ mới:\n{}\n\n\
                     Không có gì bị mất: ghi chú vẫn ở một trong hai chỗ đó. Xin đóng các chương trình đang mở những \
                     thư mục này rồi mở lại.",
                    from.display(),
                    to.display()
                ),
                detail,
            ),
            Self::Page => "Phần hiển thị của chương trình đã dừng đột ngột và không tự mở lại được.\n\n\
                 Mọi ghi chú đã báo “Đã lưu” vẫn nguyên vẹn. Xin mở lại chương trình; nếu vẫn lỗi, xin báo cho người \
                 phụ trách máy."
                .into(),
            Self::Other { detail } => with_detail(
                "Sổ tay Nghị quyết gặp lỗi và phải dừng.\n\n\
                 Mọi ghi chú đã báo “Đã lưu” vẫn nguyên vẹn. Xin mở lại chương trình; nếu vẫn lỗi, xin báo cho người \
                 phụ trách máy.",
                detail,
            ),
        }
    }
}

fn with_detail(words: &str, detail: &str) -> String {
    format!("{words}\n\nChi tiết cho người phụ trách máy:\n{detail}")
}

/// Says it in a native dialog of the running program, then ends it.
pub(crate) fn say_and_exit(app: &AppHandle, trouble: &Trouble) {
    log::error!("the program can't go on: {trouble:?}");
    let (handle, code) = (app.clone(), i32::from(trouble.code()));
    app.dialog()
        .message(trouble.sentence())
        .title(TITLE)
        .kind(MessageDialogKind::Error)
        .buttons(MessageDialogButtons::OkCustom(CLOSE.into()))
        .show(move |_| handle.exit(code));
}

/// Says it where there is no program yet or no longer one; comes back once the reader has closed the box. It stands on the
/// terminal as well, for wherever there is no screen.
pub(crate) fn say(trouble: &Trouble) -> ExitCode {
    let words = trouble.sentence();
    eprintln!("{TITLE}: {words}");
    show(&words);
    ExitCode::from(trouble.code())
}

#[cfg(target_os = "linux")]
fn show(words: &str) {
    use gtk::prelude::{DialogExt, GtkWindowExt};
    // Without a display there is no box, and the words on the terminal must do.
    if gtk::init().is_err() {
        return;
    }
    let nobody = None::<&gtk::Window>;
    let (kind, buttons) = (gtk::MessageType::Error, gtk::ButtonsType::None);
    let dialog = gtk::MessageDialog::new(nobody, gtk::DialogFlags::empty(), kind, buttons, words);
    dialog.set_title(TITLE);
    dialog.add_button(CLOSE, gtk::ResponseType::Close);
    dialog.run();
}

#[cfg(not(target_os = "linux"))]
fn show(words: &str) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(TITLE)
        .set_description(words)
        .set_buttons(rfd::MessageButtons::OkCustom(CLOSE.into()))
        .show();
}

/// Has a panic on the thread of the window said before it ends the program: where there is no terminal, it would be gone
/// without a word. A panic on another thread ends only what that thread did, and is answered there.
pub(crate) fn explain_panics() {
    let window = std::thread::current().id();
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        usual(panic);
        log::error!("{panic}");
        if std::thread::current().id() == window {
            // Where in the code is for the log; here it would be half a page of folders that nobody knows.
            let detail = panic.payload_as_str().unwrap_or("panic").to_owned();
            let trouble = Trouble::Other { detail };
            say(&trouble);
            std::process::exit(i32::from(trouble.code()));
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(trouble: &Trouble, code: u8, words: &[&str]) {
        let said = trouble.sentence();
        for word in words {
            assert!(said.contains(word), "{word} is not in: {said}");
        }
        assert_eq!(trouble.code(), code);
        // Rust's line breaks in a sentence must not leave holes in it.
        assert!(!said.contains("  "), "{said}");
    }

    #[test]
    fn every_trouble_says_what_is_safe_and_what_to_do() {
        let detail = || "os error 5".to_owned();
        let data = Trouble::Data { folder: "/x/profiles".into(), detail: detail() };
        let older = Trouble::Older { from: "/a".into(), to: "/b".into(), detail: detail() };
        check(&Trouble::NoWebView, 3, &["WebView2", "Chưa có gì được ghi", "mở lại"]);
        check(&Trouble::WebView { detail: detail() }, 3, &["WebView2", "không bị đụng tới", "os error 5"]);
        check(&data, 4, &["/x/profiles", "Không có gì bị xoá", "mở lại", "os error 5"]);
        check(&older, 4, &["/a", "/b", "Không có gì bị mất", "mở lại", "os error 5"]);
        check(&Trouble::Page, 5, &["“Đã lưu” vẫn nguyên vẹn", "mở lại"]);
        check(&Trouble::Other { detail: detail() }, 1, &["“Đã lưu” vẫn nguyên vẹn", "mở lại", "os error 5"]);
    }
}
