//! The index's folder: what stands there before, beside and after.

use std::cell::Cell;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::growth::grown;
use crate::tests::{ask, library};
use crate::{Index, SearchError};

const POINTER: &str = "current";
const LOCK: &str = "lock";
const ASIDE: &str = "aside-";

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
    let others = grown(0..4, 20);
    let other = Index::open_or_build(home.path(), &others, &always).unwrap();
    assert!(other.is_on_disk() && other.provisions() > open.provisions());
    // What is gone is still counted by the language tables, until they are made anew.
    while Index::tend(home.path(), &|| true).unwrap() {}
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
    let half = home.path().join(format!("v-{}-0123456789abcdef", "0".repeat(32)));
    fs::create_dir(&half).unwrap();
    fs::write(half.join("meta.json"), "{").unwrap();
    fs::write(home.path().join("current.next"), "v-").unwrap();
    assert!(start(home.path(), true));
    assert!(!half.exists());
    assert!(!start(home.path(), true));
}
