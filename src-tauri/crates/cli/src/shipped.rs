//! Where the shipped library and its index are.

use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// The library asked for, or the shipped one: `SOTAY_LIBRARY`, else the package's resources, else `content/` upward
/// from the program.
pub(crate) fn library(asked: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(path) = asked {
        let is_folder = path.is_dir();
        return if is_folder {
            Ok(path.to_owned())
        } else {
            Err(Failure::Usage(format!("not a folder: {}", path.display())))
        };
    }
    if let Some(path) = std::env::var_os("SOTAY_LIBRARY").filter(|path| !path.is_empty()) {
        let path = PathBuf::from(path);
        return if path.is_dir() {
            Ok(path)
        } else {
            Err(Failure::Usage(format!("SOTAY_LIBRARY isn't a folder: {}", path.display())))
        };
    }
    let program = std::env::current_exe().map_err(Failure::Output)?;
    let packaged = ["../lib/sotay/content", "resources/content"];
    let beside = program.parent().into_iter().flat_map(|bin| packaged.map(|path| bin.join(path)));
    let upward = program.ancestors().skip(1).map(|folder| folder.join("content"));
    beside.chain(upward).find(|path| path.is_dir()).ok_or_else(|| {
        Failure::Usage("no shipped library found: set SOTAY_LIBRARY or name a folder".to_owned())
    })
}

/// The folder of the cached index: the one that the app itself keeps.
pub(crate) fn index_folder() -> Option<PathBuf> {
    let base = std::env::var_os("SOTAY_DATA_DIR").map(|data| PathBuf::from(data).join("cache"));
    base.or_else(|| {
        let ours = dirs::cache_dir()?.join("vn.sotay.nghiquyet");
        // Windows has one folder for caches and all else that belongs to one computer.
        Some(if cfg!(windows) { ours.join("cache") } else { ours })
    })
    .map(|cache| cache.join("index"))
}
