//! Brings the page back when the process that draws it has died: a reader should never sit before an empty window.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use study::App;
use tauri::{AppHandle, Manager, WebviewWindow};
use webkit2gtk::WebViewExt;

use crate::page::Page;
use crate::trouble::say_and_exit;

/// More deaths than this within [`SPAN`], and the page won't live however often it is brought back.
const LIVES: usize = 3;
const SPAN: Duration = Duration::from_secs(60);
/// Tells the screens why they start anew (`ui/src/ipc/browser.ts`).
const REVIVED: &str = "#revived";

/// Watches over the window's page.
pub(crate) fn watch(window: &WebviewWindow, page: Page) -> tauri::Result<()> {
    let app = window.app_handle().clone();
    let deaths = Mutex::new(Vec::new());
    window.with_webview(move |view| {
        view.inner().connect_web_process_terminated(move |view, reason| {
            log::error!("the page's process ended: {reason:?}");
            let mut deaths = deaths.lock().unwrap_or_else(PoisonError::into_inner);
            if !may_live(&mut deaths, Instant::now()) {
                return give_up(&app);
            }
            // The page that knew the notebook is gone: the next one begins at the names, where a locked one is locked.
            app.state::<Arc<App>>().close();
            let address = view.uri().unwrap_or_default();
            let screens = address.split('#').next().unwrap_or_default();
            page.lost();
            view.load_uri(&format!("{screens}{REVIVED}"));
        });
    })
}

/// Notes a death; false if there were too many of late.
fn may_live(deaths: &mut Vec<Instant>, now: Instant) -> bool {
    deaths.retain(|&before| now.duration_since(before) < SPAN);
    deaths.push(now);
    deaths.len() <= LIVES
}

fn give_up(app: &AppHandle) {
    say_and_exit(
        app,
        "Phần hiển thị của chương trình gặp lỗi nhiều lần liên tiếp nên không mở lại được nữa.\n\n\
         Mọi ghi chú đã báo “Đã lưu” vẫn nguyên vẹn. Xin mở lại chương trình; nếu vẫn lỗi, xin báo cho người \
         phụ trách máy."
            .into(),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_dies_again_and_again_is_given_up() {
        let began = Instant::now();
        let mut deaths = Vec::new();
        let mut at = |seconds| may_live(&mut deaths, began + Duration::from_secs(seconds));
        assert!(at(0) && at(10) && at(20));
        assert!(!at(30));
    }

    #[test]
    fn old_deaths_are_forgiven() {
        let began = Instant::now();
        let mut deaths = Vec::new();
        assert!((0..20).all(|n| may_live(&mut deaths, began + Duration::from_secs(n * 30))));
    }
}
