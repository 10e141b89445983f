//! The built screens, as files.

use std::path::{Component, Path, PathBuf};

/// The file that a path names inside `root`; nothing if it leads out of it.
pub(crate) fn within(root: &Path, path: &str) -> Option<PathBuf> {
    let path = match path.trim_start_matches('/') {
        "" => "index.html",
        path => path,
    };
    let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    plain.then(|| root.join(path))
}

/// The media type that a browser needs to take a file for what it is.
pub(crate) fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("woff") => "font/woff",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, file: Option<&str>) {
        assert_eq!(within(Path::new("ui"), path), file.map(PathBuf::from), "{path}");
    }

    #[test]
    fn a_path_stays_inside() {
        check("/", Some("ui/index.html"));
        check("/assets/main.js", Some("ui/assets/main.js"));
        check("/../Cargo.toml", None);
        check("/assets/../../Cargo.toml", None);
        check("//etc/passwd", Some("ui/etc/passwd"));
    }
}
