//! The page in the window: which one it may be, and when it may come.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tauri::Url;

/// The window's label in `tauri.conf.json`.
pub(crate) const MAIN: &str = "main";

/// The page in the window. It is loaded once: whatever would load it again (a key, a menu, a gesture of the engine's)
/// would throw away what isn't saved yet.
#[derive(Clone, Default)]
pub(crate) struct Page(Arc<AtomicBool>);

impl Page {
    pub(crate) fn may_load(&self, url: &Url) -> bool {
        if !is_ours(url) {
            return false;
        }
        let loaded = self.0.swap(true, Ordering::Relaxed);
        // In development Vite loads it anew after a change. On Windows a dead page's own "Reload" is the only way back.
        !loaded || cfg!(dev) || !cfg!(target_os = "linux")
    }

    /// The page is gone: the next one may come.
    #[cfg(target_os = "linux")]
    pub(crate) fn lost(&self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// Whether an address is one of our own screens.
fn is_ours(url: &Url) -> bool {
    let host = url.host_str();
    match url.scheme() {
        "tauri" => host == Some("localhost"),
        // On Windows our screens have an ordinary scheme; in development they come from Vite.
        "http" | "https" => host == Some("tauri.localhost") || cfg!(dev) && host == Some("localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, ours: bool) {
        assert_eq!(is_ours(&Url::parse(address).unwrap()), ours, "{address}");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_page_is_loaded_once_and_again_only_after_it_died() {
        let (page, ours) = (Page::default(), Url::parse("tauri://localhost/").unwrap());
        assert!(!page.may_load(&Url::parse("https://example.org/").unwrap()));
        assert!(page.may_load(&ours));
        assert!(!page.may_load(&ours));
        page.lost();
        assert!(page.may_load(&ours));
        assert!(!page.may_load(&ours));
    }

    #[test]
    fn only_our_screens_load_in_the_window() {
        check("tauri://localhost/", true);
        check("http://tauri.localhost/index.html", true);
        check("https://example.org/", false);
        check("http://tauri.localhost.example.org/", false);
        check("tauri://example.org/", false);
        check("javascript:alert(1)", false);
        check("file:///etc/passwd", false);
        check("data:text/html,x", false);
    }
}
