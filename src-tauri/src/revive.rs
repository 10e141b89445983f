//! Brings the page back when the process that draws it has died: a reader should never sit before an empty window.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use study::App;
use tauri::{AppHandle, Manager, WebviewWindow};

#[cfg(target_os = "linux")]
use crate::page::Page;
use crate::trouble::{Trouble, say_and_exit};

/// More deaths than this within [`SPAN`], and the page won't live however often it is brought back.
const LIVES: usize = 3;
const SPAN: Duration = Duration::from_secs(60);
/// Tells the screens why they start anew (`ui/src/ipc/browser.ts`).
const REVIVED: &str = "#revived";

/// Watches over the window's page.
#[cfg(target_os = "linux")]
pub(crate) fn watch(window: &WebviewWindow, page: Page) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;

    let app = window.app_handle().clone();
    let deaths = Mutex::new(Vec::new());
    window.with_webview(move |view| {
        view.inner().connect_web_process_terminated(move |view, reason| {
            log::error!("the page's process ended: {reason:?}");
            if !clear_for_another(&app, &deaths) {
                return;
            }
            let address = view.uri().unwrap_or_default();
            page.lost();
            view.load_uri(&begun_anew(&address));
        });
    })
}

/// Watches over the window's page. WebView2 tells of every process it has; those that it starts again by itself, such as
/// the one that draws, are no death of the page.
#[cfg(windows)]
pub(crate) fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    use webview2_com::Microsoft::Web::WebView2::Win32::{
        COREWEBVIEW2_PROCESS_FAILED_KIND, COREWEBVIEW2_PROCESS_FAILED_KIND_BROWSER_PROCESS_EXITED,
        COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_EXITED,
    };
    use webview2_com::ProcessFailedEventHandler;

    let desk = window.clone();
    window.with_webview(move |view| {
        let deaths = Mutex::new(Vec::new());
        let answer = ProcessFailedEventHandler::create(Box::new(move |_, failure| {
            let mut kind = COREWEBVIEW2_PROCESS_FAILED_KIND::default();
            if let Some(failure) = failure {
                #[expect(unsafe_code, reason = "WebView2 has no safe interface")]
                // SAFETY: the pointer is that of a live number, written before the call comes back.
                unsafe {
                    failure.ProcessFailedKind(&mut kind)?;
                }
            }
            log::error!("a process of the page's ended: {kind:?}");
            let app = desk.app_handle();
            match kind {
                COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_EXITED => {
                    if clear_for_another(app, &deaths) {
                        load_again(&desk);
                    }
                }
                // With it the view is gone for good; another takes another window, and a start is just that.
                COREWEBVIEW2_PROCESS_FAILED_KIND_BROWSER_PROCESS_EXITED => {
                    app.state::<Arc<App>>().close();
                    say_and_exit(app, &Trouble::Page);
                }
                _ => {}
            }
            Ok(())
        }));
        let mut token = 0;
        #[expect(unsafe_code, reason = "WebView2 has no safe interface")]
        // SAFETY: this runs on the thread of the window, which owns the view, and the view keeps what it is given.
        let watched = unsafe {
            view.controller().CoreWebView2().and_then(|core| core.add_ProcessFailed(&answer, &mut token))
        };
        if let Err(error) = watched {
            log::warn!("nobody watches over the page: {error}");
        }
    })
}

#[cfg(windows)]
fn load_again(window: &WebviewWindow) {
    let loaded = window.url().and_then(|address| match begun_anew(address.as_str()).parse() {
        Ok(screens) => window.navigate(screens),
        Err(error) => Err(tauri::Error::InvalidUrl(error)),
    });
    if let Err(error) = loaded {
        log::error!("the page did not come back: {error}");
    }
}

/// Where the screens begin anew.
fn begun_anew(address: &str) -> String {
    let screens = address.split('#').next().unwrap_or_default();
    format!("{screens}{REVIVED}")
}

/// Makes room for another page; false, and the program ends, where the last ones died too fast. The page that knew the
/// notebook is gone: the next one begins at the names, where a locked one is locked.
fn clear_for_another(app: &AppHandle, deaths: &Mutex<Vec<Instant>>) -> bool {
    let mut deaths = deaths.lock().unwrap_or_else(PoisonError::into_inner);
    if !may_live(&mut deaths, Instant::now()) {
        say_and_exit(app, &Trouble::Page);
        return false;
    }
    #[cfg(target_os = "linux")]
    app.state::<crate::speech::Speech>().silence();
    app.state::<Arc<App>>().close();
    true
}

/// Notes a death; false if there were too many of late.
fn may_live(deaths: &mut Vec<Instant>, now: Instant) -> bool {
    deaths.retain(|&before| now.duration_since(before) < SPAN);
    deaths.push(now);
    deaths.len() <= LIVES
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
    fn the_screens_begin_anew_and_say_why() {
        assert_eq!(begun_anew("tauri://localhost/"), "tauri://localhost/#revived");
        assert_eq!(begun_anew("http://tauri.localhost/#revived"), "http://tauri.localhost/#revived");
    }

    #[test]
    fn old_deaths_are_forgiven() {
        let began = Instant::now();
        let mut deaths = Vec::new();
        assert!((0..20).all(|n| may_live(&mut deaths, began + Duration::from_secs(n * 30))));
    }
}
