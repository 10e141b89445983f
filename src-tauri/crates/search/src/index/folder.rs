//! The folder that the index is kept in: a sub-folder for each version, a pointer to the current one, and a lock.
//!
//! What is new is written into a folder of its own and counts when the pointer is replaced, in one step, after it is
//! complete. A folder in use is never renamed or written to, since Windows keeps mapped files.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use uuid::Uuid;

use super::entry::format;
use files::moves::{hold, remove_folder_if_free, rename};

pub(super) const POINTER: &str = "current";
pub(super) const LOCK: &str = "lock";
/// What the names of versions begin with.
const VERSIONS: &str = "v-";
/// What the names of versions set aside begin with.
pub(super) const ASIDE: &str = "aside-";

/// What the pointer says.
#[derive(PartialEq, Eq)]
pub(super) enum Pointer {
    /// A version that this program may have written.
    To(String),
    /// A version of another format.
    Other,
    Missing,
    Unreadable,
}

pub(super) fn read_pointer(folder: &Path) -> Pointer {
    match fs::read(folder.join(POINTER)) {
        Ok(bytes) => match String::from_utf8(bytes).map(|name| name.trim().to_owned()) {
            Ok(name) if name.starts_with(&prefix()) && is_version(&name) => Pointer::To(name),
            Ok(name) if is_version(&name) => Pointer::Other,
            _ => Pointer::Unreadable,
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Pointer::Missing,
        Err(_) => Pointer::Unreadable,
    }
}

/// What the names of this program's own versions begin with.
fn prefix() -> String {
    format!("{VERSIONS}{}-", format())
}

/// A name that this file gave: nothing that could lead out of the folder.
pub(super) fn is_version(name: &str) -> bool {
    let plain = |rest: &str| rest.len() > 32 && rest.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    name.strip_prefix(VERSIONS).is_some_and(plain)
}

fn is_ours(name: &str) -> bool {
    name == POINTER
        || name == LOCK
        || name.starts_with(POINTER)
        || name.starts_with(ASIDE)
        || is_version(name)
}

/// Folders that this process writes to.
static WRITTEN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// The right to write to a folder, among the threads of this process.
pub(super) struct Turn(PathBuf);

impl Turn {
    /// Waits until no other thread writes there; `None` if that isn't wanted any more.
    pub(super) fn wait(folder: &Path, wanted: &dyn Fn() -> bool) -> Option<Self> {
        while !WRITTEN.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned()) {
            if !wanted() {
                return None;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Some(Self(folder.to_owned()))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        WRITTEN.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.0);
    }
}

/// The folder while its lock is held.
pub(super) struct Folder<'a> {
    pub path: &'a Path,
    /// Unlocked when it is closed, even by the system when the program is killed.
    _lock: File,
}

impl<'a> Folder<'a> {
    pub(super) fn lock(path: &'a Path) -> io::Result<Self> {
        if is_foreign(path) {
            move_away(path)?;
        }
        fs::create_dir_all(path)?;
        let lock = hold(&path.join(LOCK))?.ok_or(io::ErrorKind::WouldBlock)?;
        Ok(Self { path, _lock: lock })
    }

    /// Makes the folder of a version.
    pub(super) fn begin(&self) -> io::Result<String> {
        let version = format!("{}{}", prefix(), Uuid::now_v7().simple());
        fs::create_dir(self.path.join(&version))?;
        Ok(version)
    }

    /// Replaces the pointer in one step.
    pub(super) fn point_to(&self, version: &str) -> io::Result<()> {
        let next = self.path.join(format!("{POINTER}.next"));
        let mut file = File::create(&next)?;
        file.write_all(version.as_bytes())?;
        file.sync_all()?;
        drop(file);
        rename(&next, &self.path.join(POINTER))
    }

    /// Keeps what couldn't be opened until the next build, out of the way. If it can't be moved it stays: what is
    /// written has other names.
    pub(super) fn set_aside(&self, version: &str) {
        let _ = rename(&self.path.join(version), &self.path.join(format!("{ASIDE}{version}")));
    }

    /// Best effort: what is in use on Windows goes another time.
    pub(super) fn remove(&self, version: &str) {
        let _ = remove_folder_if_free(&self.path.join(version));
    }

    /// Removes other versions: those that nothing is needed of any more, those of builds that were killed, and all set
    /// aside but the latest.
    pub(super) fn remove_all_but(&self, needed: &BTreeSet<&str>) {
        let Ok(entries) = fs::read_dir(self.path) else { return };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let (mut aside, others): (Vec<String>, Vec<String>) = names
            .filter(|name| !needed.contains(name.as_str()) && (is_version(name) || name.starts_with(ASIDE)))
            .partition(|name| name.starts_with(ASIDE));
        aside.sort_by_key(|name| modified(&self.path.join(name)));
        aside.pop();
        aside.into_iter().chain(others).for_each(|name| self.remove(&name));
    }
}

fn modified(path: &Path) -> Option<std::time::SystemTime> {
    fs::metadata(path).and_then(|meta| meta.modified()).ok()
}

/// True if something stands here that this file didn't write: a file of that name, or a folder of another program.
/// Beside a pointer of ours, others' files are let be: systems leave theirs in every folder that is looked at.
fn is_foreign(path: &Path) -> bool {
    match fs::metadata(path) {
        Err(_) => return fs::symlink_metadata(path).is_ok(),
        Ok(meta) if !meta.is_dir() => return true,
        Ok(_) => {}
    }
    match read_pointer(path) {
        Pointer::To(_) | Pointer::Other => false,
        Pointer::Unreadable => true,
        Pointer::Missing => fs::read_dir(path)
            .is_ok_and(|entries| entries.flatten().any(|e| !e.file_name().to_str().is_some_and(is_ours))),
    }
}

/// Renames what stands here to a free name beside it.
fn move_away(path: &Path) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy().into_owned();
    let free = (1..1000).map(|n| path.with_file_name(format!("{name}.aside-{n}"))).find(|free: &PathBuf| {
        fs::symlink_metadata(free).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    });
    rename(path, &free.ok_or(io::ErrorKind::AlreadyExists)?)
}
