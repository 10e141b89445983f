//! Where things are on this computer. The core is told; it never asks.

use std::path::{Path, PathBuf};

use study::Paths;
use tauri::Manager;

/// The folders of this computer and this reader.
pub(crate) struct Places {
    pub(crate) paths: Paths,
    pub(crate) logs: PathBuf,
}

impl Places {
    /// The platform's folders; all of them under `SOTAY_DATA_DIR` where that is set.
    pub(crate) fn find(app: &impl Manager<tauri::Wry>) -> tauri::Result<Self> {
        let resources = app.path().resource_dir().ok();
        let program = std::env::current_exe().ok();
        let library = library(var("SOTAY_LIBRARY"), resources.as_deref(), program.as_deref());
        if let Some(data) = var("SOTAY_DATA_DIR") {
            let (cache, logs) = (data.join("cache"), data.join("logs"));
            return Ok(Self { paths: Paths { data, cache, library }, logs });
        }
        // The local folder, not the roaming one: offices redirect the latter to a file server, where
        // SQLite's write-ahead log doesn't work.
        let data = app.path().app_local_data_dir()?;
        let cache = app.path().app_cache_dir()?;
        let logs = app.path().app_log_dir()?;
        Ok(Self { paths: Paths { data, cache, library }, logs })
    }
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
}
