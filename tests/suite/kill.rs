//! A build of the index that is killed from outside, at any moment: the next start works, and its index is kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use library::Library;
use search::{Index, Request};
use support::{content, source, write_library};

use crate::cli::program;

/// A library that takes a while to index: the shipped one's passages over and over, in other orders.
fn long_library(folder: &Path) {
    let documents: Vec<_> = Library::load(&[content()]).texts().collect();
    let blocks = documents.iter().flat_map(|document| &document.blocks);
    let texts: Vec<String> = blocks
        .map(|block| {
            block.inline.text.chars().filter(|c| c.is_alphanumeric() || " ,.;".contains(*c)).collect()
        })
        .collect();
    for number in 0..6_usize {
        let mut markdown = String::new();
        for section in 0..250_usize {
            markdown.push_str(&format!("## Mục {section} {{#a{section}}}\n\n"));
            for part in 0..4 {
                let at = (number * 1009 + section * 31 + part * 17) % texts.len();
                markdown.push_str(&format!("Đoạn này: {}\n\n", texts[at].trim()));
            }
        }
        let id = format!("d{number}");
        write_library(folder, &[(&id, &source(&id, &markdown))]);
    }
}

fn start(library: &Path, data: &Path) -> Child {
    let mut command = Command::new(program());
    command.args(["search", "do thi thong minh"]).stdout(Stdio::null());
    command.env("SOTAY_LIBRARY", library).env("SOTAY_DATA_DIR", data);
    command.spawn().expect("sotay-cli runs; build it with `cargo build -p sotay-cli`")
}

/// Versions of the index in the folder, whole or not.
fn versions(index: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(index).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| path.is_dir()).collect()
}

/// Waits until there are so many: a build has begun.
fn until_versions(index: &Path, count: usize) {
    let began = Instant::now();
    while versions(index).len() < count && began.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Opens the index and says whether it had to be built.
#[track_caller]
fn open(library: &Path, index: &Path) -> bool {
    let documents = Library::load(&[library.to_owned()]).documents;
    let built = std::cell::Cell::new(false);
    let progress = |_: usize, _: usize| {
        built.set(true);
        true
    };
    let opened = Index::open_or_build(index, &documents, &progress).expect("an index");
    assert!(opened.is_on_disk());
    let query = "do thi thong minh";
    let request = Request { query, typing: false, as_typed: false, limit: 5, doc: None, kind: None };
    assert_eq!(opened.search(&request).expect("a page").hits.len(), 5);
    built.get()
}

#[test]
fn a_build_killed_at_any_moment_is_built_by_the_next_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let library = folder.path().join("library");
    long_library(&library);
    let index = |data: &Path| data.join("cache/index");
    let whole = folder.path().join("whole");
    let began = Instant::now();
    assert!(start(&library, &whole).wait().expect("an end").success());
    let takes = began.elapsed();
    assert!(!open(&library, &index(&whole)), "what one process builds another opens");

    let mut half = 0;
    let data = folder.path().join("data");
    for part in [0, 3, 6, 10, 15, 20, 30, 40, 50, 70] {
        let mut child = start(&library, &data);
        // The first is killed at once, the others so long after the build has begun.
        if part > 0 {
            until_versions(&index(&data), versions(&index(&data)).len() + 1);
            std::thread::sleep(takes * (part - 3) / 100);
        }
        child.kill().expect("a kill");
        child.wait().expect("an end");
        // Nothing points to what isn't whole.
        half += usize::from(!versions(&index(&data)).is_empty() && !index(&data).join("current").exists());
        if index(&data).join("current").exists() {
            assert!(!open(&library, &index(&data)), "what is pointed to is whole");
            fs::remove_dir_all(&data).expect("an empty folder");
        }
    }
    assert!(half >= 2, "only {half} kills fell into a build of {takes:?}");
    open(&library, &index(&data));
    assert_eq!(versions(&index(&data)).len(), 1, "what was killed is cleared away");
    assert!(!open(&library, &index(&data)), "what was built is kept");
}

#[test]
fn a_kill_while_an_older_index_stands_keeps_one_of_the_two() {
    let folder = tempfile::tempdir().expect("a folder");
    let library = folder.path().join("library");
    write_library(&library, &[("d", &source("d", &"## I. Đô thị thông minh\n\nDữ liệu.\n\n".repeat(8)))]);
    let data = folder.path().join("data");
    assert!(start(&library, &data).wait().expect("an end").success());
    let index = data.join("cache/index");
    let pointer = fs::read(index.join("current")).expect("a pointer");
    long_library(&library);
    let mut child = start(&library, &data);
    until_versions(&index, 2);
    child.kill().expect("a kill");
    child.wait().expect("an end");
    assert_eq!(fs::read(index.join("current")).expect("a pointer"), pointer, "killed before the swap");
    assert!(open(&library, &index));
    assert_eq!(versions(&index).len(), 1);
}
