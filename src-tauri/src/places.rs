//! Where things are on this computer. The core is told; it never asks.
//!
//! What the reader wrote has a folder of its own, which holds nothing else: it can be backed up as it is, and whoever
//! clears away caches, logs or the web view's folder (an uninstaller, too) never comes near it.

use std::path::{Path, PathBuf};

use files::names::simplified;
use study::Paths;
use tauri::Manager;

/// Lies beside a program that is carried about on a stick, and keeps what it writes beside itself.
const PORTABLE: &str = "mang-theo.txt";

/// The folders of this computer and this reader.
pub(crate) struct Places {
    pub(crate) paths: Paths,
    pub(crate) logs: PathBuf,
    /// What the page remembers, and all that the web view writes.
    pub(crate) webview: PathBuf,
    /// Where an earlier version kept several of these in one.
    pub(crate) older: Option<PathBuf>,
    /// The window's size and place, where they aren't kept in the system's folder of settings.
    pub(crate) window: Option<PathBuf>,
}

/// What a kind of system has its programs write into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum System {
    Linux,
    Windows,
    Mac,
}

/// The system's folders for this program and this reader.
struct Given {
    /// For what belongs to this computer alone. The folder of all programs on Windows, ours elsewhere.
    local: PathBuf,
    /// Ours in the system's local folder, where an earlier version kept all.
    ours: PathBuf,
    cache: PathBuf,
    /// For what is kept and yet not precious.
    state: PathBuf,
    logs: PathBuf,
}

impl System {
    pub(crate) const HERE: Self = if cfg!(windows) {
        Self::Windows
    } else if cfg!(target_os = "macos") {
        Self::Mac
    } else {
        Self::Linux
    };

    fn places(self, given: Given, library: PathBuf) -> Places {
        let Given { local, ours, cache, state, logs } = given;
        let (data, cache, logs, webview) = match self {
            // A name that one finds without knowing what an identifier is, and without marks, for scripts' sake.
            Self::Windows => {
                (local.join("SoTayNghiQuyet"), ours.join("cache"), ours.join("logs"), ours.join("webview"))
            }
            Self::Linux => (ours.clone(), cache, state.join("logs"), state.join("webview")),
            Self::Mac => (ours.clone(), cache, logs, ours.join("webview")),
        };
        Places { paths: Paths { data, cache, library }, logs, webview, older: Some(ours), window: None }
    }
}

impl Places {
    /// The platform's folders; all of them under `SOTAY_DATA_DIR` where that is set, or beside the program where that is
    /// carried about.
    pub(crate) fn find(app: &impl Manager<tauri::Wry>) -> tauri::Result<Self> {
        // Windows' own way of writing a whole path, `\\?\`, is for programs, and some of these are shown.
        let plain = |path: PathBuf| simplified(&path);
        let resources = app.path().resource_dir().ok().map(plain);
        let program = std::env::current_exe().ok().map(plain);
        let library = library(var("SOTAY_LIBRARY"), resources.as_deref(), program.as_deref());
        if let Some(data) = var("SOTAY_DATA_DIR") {
            return Ok(Self::under(data.clone(), &data, library));
        }
        if let Some(folder) = program.as_deref().and_then(carried) {
            return Ok(Self::under(folder.join("ghi-chu"), &folder.join("tam-thoi"), library));
        }
        let path = app.path();
        let given = Given {
            // The local folder, not the roaming one: offices redirect the latter to a file server, where
            // SQLite's write-ahead log doesn't work.
            local: path.local_data_dir()?,
            ours: path.app_local_data_dir()?,
            cache: path.app_cache_dir()?,
            state: state(var("XDG_STATE_HOME"), &path.home_dir()?).join(&app.config().identifier),
            logs: path.app_log_dir()?,
        };
        Ok(System::HERE.places(given, library))
    }

    fn under(data: PathBuf, kept: &Path, library: PathBuf) -> Self {
        let [cache, logs, webview] = ["cache", "logs", "webview"].map(|name| kept.join(name));
        // What keeps it would take a relative one for one below the settings.
        let window = std::path::absolute(kept.join("window.json")).ok();
        Self { paths: Paths { data, cache, library }, logs, webview, older: None, window }
    }
}

/// The folder of a program that is carried about.
fn carried(program: &Path) -> Option<PathBuf> {
    let folder = program.parent()?;
    folder.join(PORTABLE).is_file().then(|| folder.to_owned())
}

/// Linux' folder for what is kept and yet not precious; a relative one doesn't count (XDG Base Directory Specification).
fn state(named: Option<PathBuf>, home: &Path) -> PathBuf {
    named.filter(|folder| folder.is_absolute()).unwrap_or_else(|| home.join(".local/state"))
}

fn var(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// The shipped library: the one named, else the package's, else the nearest `content/` above the program.
/// Where there is none, the place it should have been, so that the core can name it.
fn library(named: Option<PathBuf>, resources: Option<&Path>, program: Option<&Path>) -> PathBuf {
    if let Some(named) = named {
        return named;
    }
    let packaged = resources.map(|folder| folder.join("content"));
    let above = program.into_iter().flat_map(Path::ancestors).skip(1).map(|folder| folder.join("content"));
    packaged
        .clone()
        .into_iter()
        .chain(above)
        .find(|folder| folder.is_dir())
        .or(packaged)
        .unwrap_or_else(|| PathBuf::from("content"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(folders: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for folder in folders {
            std::fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        root
    }

    #[test]
    fn a_named_library_comes_first() {
        let root = tree(&["res/content"]);
        let found = library(Some("elsewhere".into()), Some(&root.path().join("res")), None);
        assert_eq!(found, Path::new("elsewhere"));
    }

    #[test]
    fn then_the_packages_own() {
        let root = tree(&["res/content", "content", "bin"]);
        let (res, program) = (root.path().join("res"), root.path().join("bin/sotay"));
        assert_eq!(library(None, Some(&res), Some(&program)), res.join("content"));
    }

    #[test]
    fn then_the_nearest_above_the_program() {
        let root = tree(&["content", "target/debug", "res"]);
        let (res, program) = (root.path().join("res"), root.path().join("target/debug/sotay"));
        assert_eq!(library(None, Some(&res), Some(&program)), root.path().join("content"));
    }

    #[test]
    fn a_missing_library_is_named_by_its_packaged_place() {
        let root = tree(&["res"]);
        let res = root.path().join("res");
        assert_eq!(library(None, Some(&res), None), res.join("content"));
    }

    fn given() -> Given {
        let [local, ours, cache, state, logs] = ["/l", "/l/id", "/c/id", "/s/id", "/g/id"].map(PathBuf::from);
        Given { local, ours, cache, state, logs }
    }

    #[track_caller]
    fn check(system: System, expected: [&str; 4]) {
        let places = system.places(given(), "content".into());
        let found = [&places.paths.data, &places.paths.cache, &places.logs, &places.webview];
        assert_eq!(found.map(PathBuf::as_path), expected.map(Path::new), "{system:?}");
    }

    #[test]
    fn each_system_has_notes_cache_logs_and_web_view_apart() {
        check(System::Windows, ["/l/SoTayNghiQuyet", "/l/id/cache", "/l/id/logs", "/l/id/webview"]);
        check(System::Linux, ["/l/id", "/c/id", "/s/id/logs", "/s/id/webview"]);
        check(System::Mac, ["/l/id", "/c/id", "/g/id", "/l/id/webview"]);
    }

    #[test]
    fn a_program_with_the_mark_beside_it_is_carried_about() {
        let root = tree(&["stick"]);
        let program = root.path().join("stick/sotay.exe");
        assert_eq!(carried(&program), None);
        std::fs::write(root.path().join("stick").join(PORTABLE), "").unwrap();
        assert_eq!(carried(&program), Some(root.path().join("stick")));
    }

    #[test]
    fn what_is_kept_has_its_place_on_linux() {
        let home = Path::new("/home/hanh");
        assert_eq!(state(None, home), home.join(".local/state"));
        assert_eq!(state(Some("relative".into()), home), home.join(".local/state"));
        #[cfg(unix)]
        assert_eq!(state(Some("/elsewhere".into()), home), Path::new("/elsewhere"));
    }
}
