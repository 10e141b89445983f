//! Where the index is kept: a folder with one sub-folder a version, a pointer to the current one, and a lock.
//!
//! A new version is built beside the old one and becomes current when the pointer is replaced, in one step, after it
//! is complete. A folder in use is never renamed or written to, since Windows keeps mapped files. What can't be
//! trusted is set aside and built anew; where nothing can be written, the index is built in memory.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::MmapDirectory;
use uuid::Uuid;

use super::build::{build, units};
use super::reader::Reader;
use super::schema::VERSION;
use crate::error::SearchError;
use files::moves::{hold, remove_folder_if_free, rename};
use library::Entry;

const POINTER: &str = "current";
const LOCK: &str = "lock";
/// What the names of versions begin with.
const VERSIONS: &str = "v-";
/// What the names of versions set aside begin with.
const ASIDE: &str = "aside-";

/// Opens the index of these documents in the folder, or builds it there. `None` where that can't be done: the folder
/// is being written to by someone else, or can't be written to at all. It is left as it is then.
pub(crate) fn open_or_build(
    folder: &Path,
    documents: &[Arc<Entry>],
    progress: &dyn Fn(usize, usize) -> bool,
) -> Result<Option<Reader>, SearchError> {
    let key = key(documents);
    let count = units(documents).len();
    if let Pointer::To(version) = read_pointer(folder)
        && version.starts_with(&key)
        && let Some(reader) = open(&folder.join(&version), count)
    {
        return Ok(Some(reader));
    }
    let Ok(folder) = Folder::lock(folder) else { return Ok(None) };
    // Someone else may have built it before the lock was ours.
    match read_pointer(folder.path) {
        Pointer::To(version) if version.starts_with(&key) => match open(&folder.path.join(&version), count) {
            Some(reader) => return Ok(Some(reader)),
            None => folder.set_aside(&version),
        },
        _ => {}
    }
    match folder.build(&key, documents, count, progress) {
        Ok(reader) => Ok(reader),
        Err(SearchError::GivenUp) => Err(SearchError::GivenUp),
        // A full disk, a folder taken away: what is built in memory doesn't need it.
        Err(_) => Ok(None),
    }
}

/// What the index depends on: our version, the documents, and how they were cut into provisions and blocks.
fn key(documents: &[Arc<Entry>]) -> String {
    let mut hash = blake3::Hasher::new();
    let number = |hash: &mut blake3::Hasher, n: usize| {
        hash.update(&(n as u64).to_le_bytes());
    };
    number(&mut hash, VERSION as usize);
    hash.update(env!("CARGO_PKG_VERSION").as_bytes());
    for document in documents {
        for text in [document.id().as_str(), &document.facts.hash, &document.facts.cut] {
            number(&mut hash, text.len());
            hash.update(text.as_bytes());
        }
    }
    format!("{VERSIONS}{}", &hash.finalize().to_hex()[..32])
}

/// What the pointer says.
enum Pointer {
    To(String),
    Missing,
    Unreadable,
}

fn read_pointer(folder: &Path) -> Pointer {
    match fs::read(folder.join(POINTER)) {
        Ok(bytes) => match String::from_utf8(bytes).map(|name| name.trim().to_owned()) {
            Ok(name) if is_version(&name) => Pointer::To(name),
            _ => Pointer::Unreadable,
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Pointer::Missing,
        Err(_) => Pointer::Unreadable,
    }
}

/// A name that this file gave: nothing that could lead out of the folder.
fn is_version(name: &str) -> bool {
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

/// A version's index, if it is whole.
fn open(version: &Path, units: usize) -> Option<Reader> {
    let directory = MmapDirectory::open(version).ok()?;
    Reader::open(Box::new(directory), units).ok().flatten()
}

/// The folder while its lock is held.
struct Folder<'a> {
    path: &'a Path,
    /// Unlocked when it is closed, even by the system when the program is killed.
    _lock: File,
}

impl<'a> Folder<'a> {
    fn lock(path: &'a Path) -> io::Result<Self> {
        if is_foreign(path) {
            move_away(path)?;
        }
        fs::create_dir_all(path)?;
        let lock = hold(&path.join(LOCK))?.ok_or(io::ErrorKind::WouldBlock)?;
        Ok(Self { path, _lock: lock })
    }

    fn build(
        &self,
        key: &str,
        documents: &[Arc<Entry>],
        count: usize,
        progress: &dyn Fn(usize, usize) -> bool,
    ) -> Result<Option<Reader>, SearchError> {
        let version = format!("{key}-{}", Uuid::now_v7().simple());
        let path = self.path.join(&version);
        fs::create_dir(&path)?;
        let built = MmapDirectory::open(&path)
            .map_err(|error| SearchError::Tantivy(error.into()))
            .and_then(|directory| build(Box::new(directory), documents, progress));
        let reader = match built {
            Ok(()) => open(&path, count),
            Err(error) => {
                self.remove(&version);
                return Err(error);
            }
        };
        if reader.is_none() || self.point_to(&version).is_err() {
            self.remove(&version);
            return Ok(None);
        }
        self.remove_all_but(&version);
        Ok(reader)
    }

    /// Replaces the pointer in one step.
    fn point_to(&self, version: &str) -> io::Result<()> {
        let next = self.path.join(format!("{POINTER}.next"));
        let mut file = File::create(&next)?;
        file.write_all(version.as_bytes())?;
        file.sync_all()?;
        drop(file);
        rename(&next, &self.path.join(POINTER))
    }

    /// Keeps what couldn't be opened until the next build, out of the way. If it can't be moved it stays: the new
    /// version has another name.
    fn set_aside(&self, version: &str) {
        let _ = rename(&self.path.join(version), &self.path.join(format!("{ASIDE}{version}")));
    }

    /// Best effort: what is in use on Windows goes at the next build.
    fn remove(&self, version: &str) {
        let _ = remove_folder_if_free(&self.path.join(version));
    }

    /// Removes other versions: older ones, those of builds that were killed, and all set aside but the latest.
    fn remove_all_but(&self, current: &str) {
        let Ok(entries) = fs::read_dir(self.path) else { return };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let (mut aside, others): (Vec<String>, Vec<String>) = names
            .filter(|name| name != current && (is_version(name) || name.starts_with(ASIDE)))
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
        Pointer::To(_) => false,
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

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use tempfile::TempDir;

    use super::*;
    use crate::tests::{ask, library};
    use crate::{Index, SearchError};

    fn always(_: usize, _: usize) -> bool {
        true
    }

    /// Opens, and says whether it was built.
    #[track_caller]
    fn start(folder: &Path, on_disk: bool) -> bool {
        let built = Cell::new(false);
        let progress = |_: usize, _: usize| {
            built.set(true);
            true
        };
        let index = Index::open_or_build(folder, &library(), &progress).unwrap();
        assert_eq!(index.is_on_disk(), on_disk);
        assert!(!ask(&index, "do thi thong minh").hits.is_empty());
        built.get()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn version(folder: &Path) -> PathBuf {
        folder.join(fs::read_to_string(folder.join(POINTER)).unwrap())
    }

    #[test]
    fn built_once_then_opened() {
        let home = TempDir::new().unwrap();
        let folder = home.path().join("cache/index");
        assert!(start(&folder, true));
        assert!(!start(&folder, true));
        assert_eq!(names(&folder).len(), 3);
    }

    #[test]
    fn another_library_replaces_it() {
        let home = TempDir::new().unwrap();
        assert!(start(home.path(), true));
        let old = version(home.path());
        let open = Index::open_or_build(home.path(), &library(), &always).unwrap();
        let less = Index::open_or_build(home.path(), &library()[..1], &always).unwrap();
        assert!(less.is_on_disk() && less.provisions() < open.provisions());
        // Windows may keep what is open until the next build.
        assert!(cfg!(windows) || !old.exists());
        // What is open goes on after its files are gone.
        assert!(!ask(&open, "đô thị").hits.is_empty());
        assert!(start(home.path(), true));
    }

    #[test]
    fn any_damaged_file_is_noticed() {
        let home = TempDir::new().unwrap();
        start(home.path(), true);
        let files = names(&version(home.path()));
        for file in files.iter().filter(|name| !name.starts_with('.')) {
            for damage in ["cut", "flip", "gone", "garbage"] {
                let path = version(home.path()).join(file);
                let Ok(mut bytes) = fs::read(&path) else { continue };
                let middle = bytes.len() / 2;
                match damage {
                    "cut" => bytes.truncate(middle),
                    "flip" => bytes[middle] ^= 0x55,
                    "gone" => bytes.clear(),
                    _ => bytes = b"khong phai chi muc".to_vec(),
                }
                fs::remove_file(&path).unwrap();
                if damage != "gone" {
                    fs::write(&path, bytes).unwrap();
                }
                start(home.path(), true);
                assert!(!start(home.path(), true), "{file} {damage}");
            }
        }
        assert!(names(home.path()).iter().filter(|name| name.starts_with(ASIDE)).count() <= 1);
    }

    #[test]
    fn garbage_is_moved_away_and_kept() {
        let home = TempDir::new().unwrap();
        let folder = home.path().join("index");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("meta.json"), "của chương trình khác").unwrap();
        assert!(start(&folder, true));
        assert!(home.path().join("index.aside-1/meta.json").exists());
        fs::write(folder.join(POINTER), b"../../../etc\xff").unwrap();
        assert!(start(&folder, true));
        assert!(home.path().join("index.aside-2").exists());
        fs::remove_dir_all(&folder).unwrap();
        fs::write(&folder, "một tệp").unwrap();
        assert!(start(&folder, true));
        assert_eq!(fs::read_to_string(home.path().join("index.aside-3")).unwrap(), "một tệp");
        // Systems leave files of their own in folders that were looked at.
        fs::write(folder.join(".DS_Store"), "x").unwrap();
        assert!(!start(&folder, true));
    }

    #[test]
    fn a_pointer_to_nowhere_is_followed_by_a_build() {
        let home = TempDir::new().unwrap();
        start(home.path(), true);
        fs::remove_dir_all(version(home.path())).unwrap();
        assert!(start(home.path(), true));
        assert!(!start(home.path(), true));
    }

    #[test]
    fn while_someone_else_builds_it_is_built_in_memory() {
        let home = TempDir::new().unwrap();
        let lock = File::create(home.path().join(LOCK)).unwrap();
        lock.try_lock().unwrap();
        assert!(start(home.path(), false));
        assert_eq!(names(home.path()), [LOCK]);
        drop(lock);
        assert!(start(home.path(), true));
        // A lock hinders no one from opening what is ready.
        let lock = File::open(home.path().join(LOCK)).unwrap();
        lock.try_lock().unwrap();
        assert!(!start(home.path(), true));
    }

    #[test]
    fn where_nothing_can_be_written_it_is_built_in_memory() {
        let home = TempDir::new().unwrap();
        let file = home.path().join("tep");
        fs::write(&file, "ở đây").unwrap();
        assert!(start(&file.join("cache/index"), false));
        assert_eq!(fs::read_to_string(&file).unwrap(), "ở đây");
    }

    #[test]
    fn a_build_that_was_killed_leaves_nothing_in_the_way() {
        let home = TempDir::new().unwrap();
        let calls = Cell::new(0);
        let progress = |_: usize, _: usize| {
            calls.set(calls.get() + 1);
            calls.get() < 2
        };
        let given_up = Index::open_or_build(home.path(), &library(), &progress);
        assert!(matches!(given_up, Err(SearchError::GivenUp)));
        assert_eq!(names(home.path()), [LOCK]);
        // As a kill would leave it: half a version, half a pointer, nobody's lock.
        let half = home.path().join(format!("{}-0123456789abcdef", key(&library())));
        fs::create_dir(&half).unwrap();
        fs::write(half.join("meta.json"), "{").unwrap();
        fs::write(home.path().join("current.next"), "v-").unwrap();
        assert!(start(home.path(), true));
        assert!(!half.exists());
        assert!(!start(home.path(), true));
    }

    #[test]
    fn the_key_knows_text_order_and_division() {
        let all = library();
        let reversed: Vec<_> = all.iter().rev().cloned().collect();
        assert_ne!(key(&all), key(&reversed));
        assert_ne!(key(&all), key(&all[..1]));
        assert_eq!(key(&all), key(&library()));
    }
}
