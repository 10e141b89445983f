//! Syllables are seen while an input method puts them together.
//!
//! wry switches that off for every page on Linux, because fcitx once put its list of candidates in a wrong place
//! (tauri#5986). With it off, a Vietnamese syllable stands in a small window of the input method's, or nowhere, until
//! the space after it. Vietnamese engines have no such list, and with the WebKitGTK of today it stands at the caret.

use tauri::WebviewWindow;
use webkit2gtk::{InputMethodContextExt, WebViewExt};

/// Lets the window's page show what is being typed where it is typed.
pub(crate) fn show(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|view| match view.inner().input_method_context() {
        Some(context) => context.set_enable_preedit(true),
        None => log::warn!("the page has no input method"),
    })
}
