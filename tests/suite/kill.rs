//! The index's writer killed from outside, at any moment of building, changing and putting in order: the next start
//! works, and answers as if nothing had happened.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use library::Library;
use search::{Index, Page, Request};
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

fn ask(index: &Index) -> Page {
    let query = "do thi thong minh";
    let request = Request { query, typing: false, as_typed: false, limit: 5, doc: None, kind: None };
    index.search(&request).expect("a page")
}

/// Opens the index and says whether something had to be built.
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
    assert_eq!(
        opened.provisions(),
        documents.iter().map(|document| document.facts.provisions).sum::<usize>()
    );
    assert_eq!(ask(&opened).hits.len(), 5);
    built.get()
}

/// What it answers is what an index of the same library in memory does.
#[track_caller]
fn is_right(library: &Path, index: &Path, told: &str) {
    let documents = Library::load(&[library.to_owned()]).documents;
    let kept = Index::open_or_build(index, &documents, &|_, _| true).expect("an index");
    assert!(kept.is_on_disk(), "{told}");
    let fresh = Index::in_memory(&documents, &|_, _| true).expect("an index");
    let answer = |index: &Index| {
        let page = ask(index);
        let hit = |hit: &search::Hit| (hit.document.id().to_string(), hit.provision, hit.score.to_bits());
        (page.total, page.hits.iter().map(hit).collect::<Vec<_>>())
    };
    assert_eq!(answer(&kept), answer(&fresh), "{told}");
}

#[test]
fn a_build_killed_at_any_moment_is_ended_by_the_next_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let library = folder.path().join("library");
    long_library(&library);
    let index = |data: &Path| data.join("cache/index");
    let whole = folder.path().join("whole");
    let began = Instant::now();
    assert!(start(&library, &whole).wait().expect("an end").success());
    let takes = began.elapsed();
    assert!(!open(&library, &index(&whole)), "what one process builds another opens");

    let (mut half, mut some) = (0, 0);
    let data = folder.path().join("data");
    for part in [0, 3, 6, 10, 15, 20, 30, 40, 50, 60, 70, 80] {
        let mut child = start(&library, &data);
        // The first is killed at once, the others so long after the build has begun.
        if part > 0 {
            until_versions(&index(&data), versions(&index(&data)).len() + 1);
            std::thread::sleep(takes * (part - 3) / 100);
        }
        child.kill().expect("a kill");
        child.wait().expect("an end");
        // Nothing points to what isn't whole; what is pointed to may be a part of the library.
        if !index(&data).join("current").exists() {
            half += usize::from(!versions(&index(&data)).is_empty());
            continue;
        }
        some += usize::from(open(&library, &index(&data)));
        is_right(&library, &index(&data), &format!("killed at {part}"));
        fs::remove_dir_all(&data).expect("an empty folder");
    }
    assert!(half + some >= 2, "only {half} and {some} kills fell into a build of {takes:?}");
    open(&library, &index(&data));
    assert!(versions(&index(&data)).len() <= 3, "what was killed is cleared away");
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
    is_right(&library, &index, "after a kill");
}

/// Documents come, change and go while the one who writes them into the index, and puts it in order, is killed.
#[test]
fn a_change_killed_at_any_moment_is_made_by_the_next_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let library = folder.path().join("library");
    let passage = |number: usize, turn: usize| {
        let text = format!("Đô thị thông minh số {number}, lần {turn}, dữ liệu mở từ{turn}x.");
        source(
            &format!("d{number}"),
            &format!("## I. Mục {number}\n\n{text}\n\n## II. Khác\n\nQuy hoạch đô thị.\n"),
        )
    };
    for number in 0..24 {
        write_library(&library, &[(&format!("d{number}"), &passage(number, 0))]);
    }
    let data = folder.path().join("data");
    let index = data.join("cache/index");
    let began = Instant::now();
    assert!(start(&library, &data).wait().expect("an end").success());
    let takes = began.elapsed();
    let mut unmade = 0;
    for turn in 1..60_usize {
        let number = turn * 7 % 24;
        let id = format!("d{number}");
        match turn % 4 {
            0 => fs::remove_dir_all(library.join(&id)).unwrap_or_default(),
            _ => write_library(&library, &[(&id, &passage(number, turn))]),
        }
        let mut child = start(&library, &data);
        std::thread::sleep(takes * u32::try_from(turn * 7 % 40).expect("small") / 32);
        child.kill().expect("a kill");
        child.wait().expect("an end");
        if turn % 3 == 0 {
            unmade += usize::from(open(&library, &index));
            is_right(&library, &index, &format!("turn {turn}"));
        }
    }
    assert!(unmade > 0, "no kill of 19 came before the change was made");
    assert!(start(&library, &data).wait().expect("an end").success());
    is_right(&library, &index, "at the end");
    assert!(versions(&index).len() < 20, "{} versions are kept", versions(&index).len());
}
