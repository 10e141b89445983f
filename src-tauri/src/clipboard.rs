//! The clipboard, written by the window's own toolkit: the page may write it only for a moment after a key or a click,
//! and a citation can take longer. GTK's works on X11 and on every Wayland desktop, in the process that stays for as
//! long as the program runs.

use study::api::ApiError;
use tauri::WebviewWindow;

/// Puts words on the clipboard, with `html` also as formatted text. True once they are seen to be there; false where the
/// page has to write them itself, because the system asks nothing of it (Windows).
#[tauri::command]
pub(crate) async fn copy(
    window: WebviewWindow,
    text: String,
    html: Option<String>,
) -> Result<bool, ApiError> {
    #[cfg(target_os = "linux")]
    return linux::copy(window, text, html).await.map(|()| true);
    #[cfg(not(target_os = "linux"))]
    {
        let _ = (window, text, html);
        Ok(false)
    }
}

/// Hands what we put on the clipboard to the desktop's clipboard keeper, where there is one: it outlives the program then.
pub(crate) fn leave_behind() {
    #[cfg(target_os = "linux")]
    linux::leave_behind();
}

#[cfg(target_os = "linux")]
mod linux {
    use std::cell::Cell;
    use std::rc::Rc;
    use std::sync::mpsc;
    use std::time::Duration;

    use gtk::gdk::Display;
    use gtk::gdk::prelude::DisplayExtManual;
    use gtk::glib::prelude::ObjectExt;
    use gtk::glib::translate::ToGlibPtr;
    use gtk::glib::{ControlFlow, Priority};
    use gtk::{Clipboard, SelectionData, TargetEntry, TargetFlags};
    use study::api::{ApiError, ErrorCode};
    use tauri::WebviewWindow;

    use crate::call::aside;

    /// How long the display may take to say what is on the clipboard.
    const PATIENCE: Duration = Duration::from_secs(10);
    const TEXT: u32 = 0;
    const HTML: u32 = 1;
    const OLD: u32 = 2;
    /// By these names programs ask for plain words.
    const TEXT_NAMES: [(&str, u32); 5] = [
        ("UTF8_STRING", TEXT),
        ("text/plain;charset=utf-8", TEXT),
        ("text/plain", TEXT),
        ("TEXT", OLD),
        ("STRING", OLD),
    ];
    /// Without it some word processors take the letters for Latin-1.
    const CHARSET: &str = r#"<meta http-equiv="content-type" content="text/html; charset=utf-8">"#;

    pub(super) async fn copy(
        window: WebviewWindow,
        text: String,
        html: Option<String>,
    ) -> Result<(), ApiError> {
        let (sender, receiver) = mpsc::channel();
        // GTK is spoken to on the thread that it runs on.
        window.run_on_main_thread(move || put(text, html, sender)).map_err(refused)?;
        aside(move || receiver.recv_timeout(PATIENCE).map_err(refused)?.then_some(()).ok_or_else(lost)).await
    }

    fn put(text: String, html: Option<String>, done: mpsc::Sender<bool>) {
        let Some(display) = Display::default() else { return };
        let Some(clipboard) = Clipboard::default(&display) else { return };
        let plain = TEXT_NAMES.map(|(name, kind)| TargetEntry::new(name, TargetFlags::empty(), kind));
        let mut targets = Vec::from(plain);
        if html.is_some() {
            targets.push(TargetEntry::new("text/html", TargetFlags::empty(), HTML));
        }
        let formatted = html.map(|html| format!("{CHARSET}{html}")).unwrap_or_default();
        let wanted = text.clone();
        let give = move |_: &Clipboard, asked: &SelectionData, target: u32| {
            match target {
                HTML => asked.set(&asked.target(), 8, formatted.as_bytes()),
                // GTK would put bare "text/plain" into the locale's letters, and spell ours out where it has none.
                TEXT => asked.set(&asked.target(), 8, text.as_bytes()),
                _ => {
                    asked.set_text(&text);
                }
            }
        };
        let look = move |clipboard: &Clipboard| {
            clipboard.request_text(move |_, now| {
                let _ = done.send(now == Some(wanted.as_str()));
            });
        };
        if !display.backend().is_wayland() {
            if clipboard.set_with_data(&targets, give) {
                may_outlive_us(&clipboard);
                display.sync();
            }
            look(&clipboard);
            return;
        }
        // A Wayland desktop takes nothing from a program whose last key or click is older than what is there, and doesn't
        // say so: GTK goes on believing that the words there are ours. One that takes them tells the window in front of it.
        let told = Rc::new(Cell::new(false));
        let heard = Rc::clone(&told);
        let listening = clipboard.connect_local("owner-change", false, move |_| {
            heard.set(true);
            None
        });
        clipboard.set_with_data(&targets, give);
        // Its answer comes with that to `sync`, and is heard before whatever is done when nothing else is.
        display.sync();
        let mut once = Some((look, listening));
        gtk::glib::idle_add_local_full(Priority::LOW, move || {
            if let Some((look, listening)) = once.take() {
                clipboard.disconnect(listening);
                // Where nothing was heard, what would have told `done` goes, and with it the waiting.
                if told.get() {
                    look(&clipboard);
                }
            }
            ControlFlow::Break
        });
    }

    #[expect(unsafe_code, reason = "gtk-rs has no safe name for this call")]
    fn may_outlive_us(clipboard: &Clipboard) {
        // SAFETY: the pointer is that of a live clipboard, and no list with a length of zero stands for all targets.
        unsafe { gtk::ffi::gtk_clipboard_set_can_store(clipboard.to_glib_none().0, std::ptr::null(), 0) }
    }

    pub(super) fn leave_behind() {
        if !gtk::is_initialized_main_thread() {
            return;
        }
        if let Some(clipboard) = Display::default().and_then(|display| Clipboard::default(&display)) {
            // It does nothing where the words on the clipboard aren't ours, or nobody would keep them.
            clipboard.store();
        }
    }

    fn lost() -> ApiError {
        refused("the clipboard holds something else")
    }

    fn refused(error: impl std::fmt::Display) -> ApiError {
        ApiError { code: ErrorCode::Io, message: format!("the clipboard was not written: {error}") }
    }
}
