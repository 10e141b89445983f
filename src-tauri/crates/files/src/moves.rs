//! Renaming, replacing, removing, and holding a file alone.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use crate::patience::patiently;

/// Whether there is nothing at this path.
pub fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Gives a file another name, that of another file perhaps, in one step; or a folder one that nothing has. Neither the
/// files nor anything in the folder may be open here. On Windows the names are on disk when it returns; elsewhere after
/// [`sync_folder`](crate::whole::sync_folder).
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(|| rename_once(from, to))
}

#[cfg(not(windows))]
fn rename_once(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// The standard library's own way doesn't wait for the disk; but where the other file is open it asks for the rename
/// that newer Windows has for that, and it knows how to say long paths.
#[cfg(windows)]
fn rename_once(from: &Path, to: &Path) -> io::Result<()> {
    write_through(from, to).or_else(|_| fs::rename(from, to))
}

#[cfg(windows)]
#[allow(unsafe_code, reason = "no safe and kept crate calls it with this flag")]
fn write_through(from: &Path, to: &Path) -> io::Result<()> {
    use std::os::windows::ffi::OsStrExt;
    use windows_sys::Win32::Storage::FileSystem::{
        MOVEFILE_REPLACE_EXISTING, MOVEFILE_WRITE_THROUGH, MoveFileExW,
    };
    let wide = |path: &Path| -> Vec<u16> { path.as_os_str().encode_wide().chain([0]).collect() };
    let (from, to) = (wide(from), wide(to));
    if from[..from.len() - 1].contains(&0) || to[..to.len() - 1].contains(&0) {
        return Err(io::ErrorKind::InvalidFilename.into());
    }
    // SAFETY: both end with a zero and live until the call returns, which only reads them.
    let done = unsafe {
        MoveFileExW(from.as_ptr(), to.as_ptr(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH)
    };
    if done == 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

/// Gives a file a second name. Not every disk can: FAT and many shares can't.
pub fn link(file: &Path, name: &Path) -> io::Result<()> {
    patiently(|| fs::hard_link(file, name))
}

/// Removes a file if it is there.
pub fn remove(path: &Path) -> io::Result<()> {
    match patiently(|| fs::remove_file(path)) {
        Err(error) if !is_absent(&error) => Err(error),
        _ => Ok(()),
    }
}

/// Removes a folder and all that is in it, if it is there.
pub fn remove_folder(path: &Path) -> io::Result<()> {
    match patiently(|| fs::remove_dir_all(path)) {
        Err(error) if !is_absent(&error) => Err(error),
        _ => Ok(()),
    }
}

/// The same, tried once: where others of this program may have files in it open, it goes another time.
pub fn remove_folder_if_free(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if !is_absent(&error) => Err(error),
        _ => Ok(()),
    }
}

/// Opens a file for holding it, and makes it if it isn't there. What stands in it stays.
pub fn to_hold(path: &Path) -> io::Result<File> {
    patiently(|| File::options().create(true).truncate(false).write(true).open(path))
}

/// Holds a file alone until it is dropped or unlocked; nothing if another holds it.
pub fn hold(path: &Path) -> io::Result<Option<File>> {
    let file = to_hold(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_from_one_file_to_another() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("một"), "1").unwrap();
        fs::write(at("hai"), "2").unwrap();
        rename(&at("hai"), &at("một")).unwrap();
        assert_eq!(fs::read_to_string(at("một")).unwrap(), "2");
        assert!(!at("hai").exists());
        assert!(is_absent(&rename(&at("hai"), &at("ba")).unwrap_err()));
        fs::create_dir_all(at("thư mục/trong")).unwrap();
        rename(&at("thư mục"), &at("khác")).unwrap();
        assert!(at("khác/trong").is_dir());
        for _ in 0..2 {
            remove(&at("một")).unwrap();
            remove_folder(&at("khác")).unwrap();
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_is_held_by_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let held = hold(&path).unwrap();
        assert!(held.is_some());
        assert!(hold(&path).unwrap().is_none());
        drop(held);
        assert!(hold(&path).unwrap().is_some());
    }

    /// A virus scanner that opens whatever is new, with leave for nobody: a hundred times, ten at once.
    #[cfg(windows)]
    #[test]
    fn what_another_holds_for_a_moment_is_moved_all_the_same() {
        std::thread::scope(|threads| {
            for first in 0..10 {
                threads.spawn(move || (first..first + 10).for_each(moved_from_under_a_scanner));
            }
        });
    }

    #[cfg(windows)]
    fn moved_from_under_a_scanner(round: usize) {
        use std::os::windows::fs::OpenOptionsExt;
        use std::time::Duration;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("mới"), round.to_string()).unwrap();
        fs::write(at("cũ"), "cũ").unwrap();
        fs::create_dir_all(at("thư mục")).unwrap();
        fs::write(at("thư mục/tệp"), "").unwrap();
        let held = at(["mới", "cũ", "thư mục/tệp"][round % 3]);
        let scanner = File::options().read(true).share_mode(0).open(held).unwrap();
        let scanner = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(300));
            drop(scanner);
        });
        rename(&at("mới"), &at("cũ")).unwrap();
        assert_eq!(fs::read_to_string(at("cũ")).unwrap(), round.to_string());
        rename(&at("thư mục"), &at("khác")).unwrap();
        remove_folder(&at("khác")).unwrap();
        scanner.join().unwrap();
    }

    /// Even a rename that isn't let through says why, and leaves both files as they were.
    #[cfg(windows)]
    #[test]
    fn what_another_keeps_is_said_to_be_held() {
        use std::os::windows::fs::OpenOptionsExt;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("mới"), "mới").unwrap();
        fs::write(at("cũ"), "cũ").unwrap();
        let held = File::options().read(true).share_mode(0).open(at("mới")).unwrap();
        let error = rename(&at("mới"), &at("cũ")).unwrap_err();
        assert!(crate::patience::is_held(&error), "{error:?}");
        drop(held);
        assert_eq!(fs::read_to_string(at("cũ")).unwrap(), "cũ");
        assert_eq!(fs::read_to_string(at("mới")).unwrap(), "mới");
    }
}
