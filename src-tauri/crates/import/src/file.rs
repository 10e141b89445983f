//! The bytes of a file on a disk, if it can be taken as it is.

use std::path::{Path, PathBuf};

use crate::caps;
use crate::refusal::Refusal;

/// Reads a file.
///
/// # Errors
/// [`Refusal::LockFile`], [`Refusal::BeingWritten`], [`Refusal::TooLarge`] or [`Refusal::Unreadable`].
pub fn read_file(path: &Path) -> Result<Vec<u8>, Refusal> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.starts_with("~$") || name.starts_with(".~lock.") {
        return Err(Refusal::LockFile);
    }
    let unreadable = |error: std::io::Error| Refusal::Unreadable(error.to_string());
    let meta = std::fs::metadata(path).map_err(unreadable)?;
    if !meta.is_file() {
        return Err(Refusal::Unreadable("not a file".to_owned()));
    }
    if meta.len() > caps::FILE {
        return Err(Refusal::TooLarge(meta.len()));
    }
    if let Some(lock) = locks(path, &name).into_iter().find(|lock| lock.exists()) {
        return Err(Refusal::BeingWritten(
            lock.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        ));
    }
    std::fs::read(path).map_err(unreadable)
}

/// The lock files that Word and LibreOffice would put beside it. Word writes over the first two letters of a long name.
fn locks(path: &Path, name: &str) -> Vec<PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let over = match stem.chars().count() {
        0..=6 => 0,
        7 => 1,
        _ => 2,
    };
    let short: String = name.chars().skip(over).collect();
    vec![path.with_file_name(format!("~${short}")), path.with_file_name(format!(".~lock.{name}#"))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_locks() {
        for (name, lock) in [
            ("nq06.docx", "~$nq06.docx"),
            ("nghiquyet.docx", "~$hiquyet.docx"),
            ("luat_06.docx", "~$uat_06.docx"),
        ] {
            assert_eq!(locks(Path::new(name), name)[0], Path::new(lock));
        }
    }
}
