//! What a bad disk does to the index: any file of the folder damaged in any way is noticed or harmless.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::Index;
use crate::tests::{ask, library};

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
fn answers(index: &Index) -> Vec<String> {
    let queries =
        ["đô thị thông minh", "bien doi khi hau", "nq06", "\"đô thị\" -hoá", "ddoo thij", "45%", "bóng đá"];
    let answer = |query: &&str| {
        let page = ask(index, query);
        let hits = page.hits.iter().map(|hit| (hit.provision, hit.block, hit.score.to_bits(), &hit.marks));
        format!("{} {:?}", page.interpreted, hits.collect::<Vec<_>>())
    };
    queries.iter().map(answer).collect()
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

#[test]
fn any_damage_is_noticed_or_harmless() {
    let documents = library();
    let whole = TempDir::new().unwrap();
    let index = Index::open_or_build(whole.path(), &documents, &|_, _| true).unwrap();
    let expected = answers(&index);
    drop(index);
    let names: Vec<PathBuf> =
        files(whole.path()).iter().map(|path| path.strip_prefix(whole.path()).unwrap().to_owned()).collect();
    let mut drawn = Drawn(0x9E37_79B9_7F4A_7C15);
    for case in 0..240 {
        let home = TempDir::new().unwrap();
        let folder = home.path().join("index");
        for name in &names {
            let to = folder.join(name);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(whole.path().join(name), to).unwrap();
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
        let index = Index::open_or_build(&folder, &documents, &|_, _| true).unwrap();
        assert_eq!(answers(&index), expected, "case {case}, {told:?}");
        assert!(index.is_on_disk(), "case {case}, {told:?}");
        drop(index);
        // The second start finds a whole one.
        let again = Index::open_or_build(&folder, &documents, &|_, _| false).unwrap();
        assert_eq!(answers(&again), expected, "case {case} again, {told:?}");
    }
}
