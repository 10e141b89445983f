//! What a bad disk does to the index: any file of the folder damaged in any way is noticed or harmless, be it when the
//! index is opened or when what is damaged is first read.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use std::sync::Arc;

use crate::growth::grown;
use crate::tests::{library, place_of};
use crate::{Index, Request, SearchError};
use library::Entry;

/// Each number from 0 to below, drawn from a fixed seed: a case that fails fails again.
struct Drawn(u64);

impl Drawn {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

/// All files below the folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// What some queries find: places, scores, lights.
fn answers(index: &Index) -> Result<Vec<String>, SearchError> {
    let queries =
        ["đô thị thông minh", "bien doi khi hau", "nq06", "\"đô thị\" -hoá", "ddoo thij", "45%", "bóng đá"];
    let answer = |query: &&str| {
        let request = Request { query, typing: false, as_typed: false, limit: 10, doc: None, kind: None };
        let page = index.search(&request)?;
        let hits = page.hits.iter().map(|hit| (place_of(hit), hit.block, hit.score.to_bits(), &hit.marks));
        Ok(format!("{} {} {:?}", page.interpreted, page.total, hits.collect::<Vec<_>>()))
    };
    queries.iter().map(answer).collect()
}

/// Opens and asks, as often as damage is found meanwhile; says how often that was.
#[track_caller]
fn ask_until_whole(folder: &Path, documents: &[Arc<Entry>], told: &str) -> (Vec<String>, usize) {
    for times in 0..4 {
        let index = Index::open_or_build(folder, documents, &|_, _| true).unwrap();
        assert!(index.is_on_disk(), "{told}");
        match answers(&index) {
            Ok(answers) => return (answers, times),
            Err(SearchError::Damaged) => assert!(index.is_damaged(), "{told}"),
            Err(error) => panic!("{error}, {told}"),
        }
    }
    panic!("it is never whole, {told}")
}

fn damage(bytes: &mut Vec<u8>, how: usize, drawn: &mut Drawn) -> &'static str {
    let length = bytes.len();
    match how {
        0 => {
            for _ in 0..1 + drawn.next(4) {
                if let Some(byte) = bytes.get_mut(drawn.next(length)) {
                    *byte ^= 1 << drawn.next(8);
                }
            }
            "bits turned"
        }
        1 => {
            bytes.truncate(drawn.next(length));
            "cut"
        }
        2 => {
            let start = drawn.next(length);
            let end = (start + 1 + drawn.next(512)).min(length);
            bytes[start..end].fill(0);
            "zeros"
        }
        3 => {
            let more = 1 + drawn.next(64);
            bytes.extend((0..more).map(|_| drawn.next(256) as u8));
            "longer"
        }
        4 => {
            let start = drawn.next(length);
            for byte in bytes.iter_mut().skip(start).take(64) {
                *byte = drawn.next(256) as u8;
            }
            "garbage"
        }
        _ => {
            bytes.clear();
            "empty"
        }
    }
}

/// Damages a kept index in so many ways.
fn damage_all(documents: &[Arc<Entry>], kept: &Path, cases: usize) {
    let (expected, _) = ask_until_whole(kept, documents, "whole");
    let names: Vec<PathBuf> =
        files(kept).iter().map(|path| path.strip_prefix(kept).unwrap().to_owned()).collect();
    let mut drawn = Drawn(0x9E37_79B9_7F4A_7C15);
    for case in 0..cases {
        let home = TempDir::new().unwrap();
        let folder = home.path().join("index");
        for name in &names {
            let to = folder.join(name);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(kept.join(name), to).unwrap();
        }
        // Every file is damaged in every way, and at times a second one as well.
        let mut told = Vec::new();
        for turn in 0..1 + usize::from(case % 4 == 3) {
            let name = if turn == 0 { &names[case % names.len()] } else { &names[drawn.next(names.len())] };
            let mut bytes = fs::read(folder.join(name)).unwrap();
            let how = damage(&mut bytes, case / names.len() % 6, &mut drawn);
            fs::write(folder.join(name), bytes).unwrap();
            told.push(format!("{how}: {}", name.display()));
        }
        let told = format!("case {case}, {told:?}");
        assert_eq!(ask_until_whole(&folder, documents, &told).0, expected, "{told}");
        // The second start finds a whole one.
        let (answers, times) = ask_until_whole(&folder, documents, &told);
        assert_eq!((answers, times), (expected.clone(), 0), "again, {told}");
    }
}

#[test]
fn any_damage_is_noticed_or_harmless() {
    let documents = library();
    let whole = TempDir::new().unwrap();
    Index::open_or_build(whole.path(), &documents, &|_, _| true).unwrap();
    damage_all(&documents, whole.path(), 240);
}

/// The same where there are several parts, with documents that came and went, and files of many pieces.
#[test]
fn damage_of_an_index_that_grew_is_noticed_or_harmless() {
    let whole = TempDir::new().unwrap();
    let all = grown(0..30, 60);
    Index::open_or_build(whole.path(), &all[..25], &|_, _| true).unwrap();
    Index::open_or_build(whole.path(), &all[2..27], &|_, _| true).unwrap();
    Index::open_or_build(whole.path(), &all[3..], &|_, _| true).unwrap();
    damage_all(&all[3..], whole.path(), 100);
}

/// What isn't read at opening is compared when a question reads it; then only the part that it is in is read anew.
#[test]
fn damage_is_found_when_it_is_first_read() {
    let whole = TempDir::new().unwrap();
    let documents = grown(0..20, 150);
    let provisions: usize = documents.iter().map(|document| document.facts.provisions).sum();
    Index::open_or_build(whole.path(), &documents, &|_, _| true).unwrap();
    let (expected, _) = ask_until_whole(whole.path(), &documents, "whole");
    let names = files(whole.path()).into_iter();
    let postings: Vec<PathBuf> =
        names.filter(|path| path.extension().is_some_and(|name| name == "idx")).collect();
    let (mut late, mut pieces) = (0, 0);
    for path in postings {
        let bytes = fs::read(&path).unwrap();
        for piece in 0..bytes.len() / (64 << 10) {
            let home = TempDir::new().unwrap();
            let mut damaged = bytes.clone();
            damaged[(piece << 16) + 12_345] ^= 4;
            for from in files(whole.path()) {
                let to = home.path().join(from.strip_prefix(whole.path()).unwrap());
                fs::create_dir_all(to.parent().unwrap()).unwrap();
                fs::write(&to, if from == path { damaged.clone() } else { fs::read(&from).unwrap() })
                    .unwrap();
            }
            // A piece with the beginning of a column is read at opening; what was lost is read anew then.
            let only_some = |_: usize, total: usize| {
                assert!(0 < total && total < provisions, "{total} of {provisions}");
                true
            };
            let index = Index::open_or_build(home.path(), &documents, &only_some).unwrap();
            pieces += 1;
            match answers(&index) {
                Ok(answers) => assert_eq!(answers, expected),
                Err(error) => {
                    assert!(matches!(error, SearchError::Damaged), "{error}");
                    late += 1;
                    let index = Index::open_or_build(home.path(), &documents, &only_some).unwrap();
                    assert_eq!(answers(&index).unwrap(), expected);
                }
            }
        }
    }
    assert!(late > 0, "none of {pieces} was met by a question");
}
