//! An index that grows with its library: after any changes it answers as one that was built of what is there now, and a
//! change costs what it is worth.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use tempfile::TempDir;

use crate::tests::place_of;
use crate::{Index, Lighting, Request};
use library::{Entry, Library, parse};

/// Sentences of the shipped library.
fn sentences() -> Vec<String> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../content");
    let documents = Library::load(&[content]).texts().collect::<Vec<_>>();
    let blocks = documents.iter().flat_map(|document| &document.blocks);
    let cut = blocks.flat_map(|block| block.inline.text.split(['.', ';', '|']));
    let cut = cut.map(|sentence| sentence.trim().replace(['[', '*', '#', '<'], ""));
    cut.filter(|sentence| sentence.len() > 8).collect()
}

/// Numbers that look drawn, the same each time.
fn drawn(mut seed: u64) -> impl FnMut(usize) -> usize {
    move |below| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below.max(1) as u64) as usize
    }
}

/// Documents of so many provisions made of the shipped library's sentences, each from its number alone.
pub(crate) fn grown(numbers: Range<u64>, provisions: usize) -> Vec<Arc<Entry>> {
    let sentences = sentences();
    numbers.map(|number| grown_one(&sentences, number, provisions)).collect()
}

fn grown_one(sentences: &[String], number: u64, provisions: usize) -> Arc<Entry> {
    let mut next = drawn(0x2545_F491_4F6C_DD1D ^ (number + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let title = &sentences[next(sentences.len())];
    let mut source = format!("---\nid: d{number}\ntitle: {:?}\nkind: law\n---\n\n", title);
    for unit in 0..provisions {
        source.push_str(&format!("## Mục {unit} {{#a{unit}}}\n\n"));
        for _ in 0..1 + next(4) {
            source.push_str(&sentences[next(sentences.len())]);
            // A word that no other document has, and an abbreviation.
            match next(40) {
                0 => source.push_str(&format!(" từ{number}x")),
                1 => source.push_str(" theo kế hoạch hành động quốc gia (KHHĐQG)"),
                _ => {}
            }
            source.push_str(".\n\n");
        }
    }
    Arc::new(Entry::held(parse(&source, &format!("d{number}")).0))
}

fn request(query: &str, typing: bool) -> Request<'_> {
    Request { query, typing, as_typed: false, limit: 20, doc: None, kind: None }
}

/// All that some questions are told.
fn told(index: &Index, queries: &[String]) -> Vec<String> {
    let answer = |(number, query): (usize, &String)| {
        let page = index.search(&request(query, number % 3 == 0)).unwrap();
        let hits =
            page.hits.iter().map(|hit| (place_of(hit), hit.block, hit.score.to_bits(), hit.marks.clone()));
        let totals: BTreeMap<_, _> = page.totals.iter().map(|(id, total)| (id.to_string(), total)).collect();
        let lighting =
            Lighting { query, typing: false, as_typed: false, together: number % 2 == 0, opened: None };
        let lit = page.hits.first().map(|hit| index.marks(&hit.document, &lighting));
        let rest = (page.total, totals, page.unheld, page.whole, page.suggestion.as_deref(), lit);
        format!("{query}: {} {:?} {rest:?}", page.interpreted, hits.collect::<Vec<_>>())
    };
    queries.iter().enumerate().map(answer).collect()
}

fn queries(sentences: &[String], mut next: impl FnMut(usize) -> usize) -> Vec<String> {
    let mut queries: Vec<String> =
        ["khhdqg", "kế hoạch hành động quốc gia", "từ3x", "tu7x", "\"đô thị\" -xanh", "nq06"]
            .map(str::to_owned)
            .to_vec();
    for number in 0..24 {
        let words: Vec<&str> = sentences[next(sentences.len())].split(' ').take(2 + next(12)).collect();
        let text = words.join(" ");
        queries.push(match number % 4 {
            0 => viet::fold(&text),
            1 => format!("\"{}\" đô thị", words[..words.len().min(2)].join(" ")),
            _ => text,
        });
    }
    queries
}

#[test]
fn after_any_history_it_answers_as_one_built_anew() {
    let sentences = sentences();
    let documents: Vec<_> =
        (0..14).map(|number| grown_one(&sentences, number, 3 + number as usize * 4)).collect();
    let mut next = drawn(0x51CE_B00B_1E55_0BAD);
    let mut tended = 0;
    for _ in 0..6 {
        let folder = TempDir::new().unwrap();
        let mut library: Vec<Arc<Entry>> = documents[..6].to_vec();
        for _ in 0..10 {
            for _ in 0..1 + next(3) {
                let at = next(library.len() + 1);
                let other = documents[next(documents.len())].clone();
                match next(4) {
                    // One comes, and may be there already; one goes; one is exchanged; the order is another.
                    0 => library.insert(at, other),
                    1 if at < library.len() => drop(library.remove(at)),
                    2 if at < library.len() => library[at] = other,
                    _ => library.rotate_left(at),
                }
            }
            let mut partial = Vec::new();
            let mut ready = |index: Index| partial.push(index);
            let index = Index::open_or_update(folder.path(), &library, &|_, _| true, &mut ready).unwrap();
            assert!(index.is_on_disk());
            let fresh = Index::in_memory(&library, &|_, _| true).unwrap();
            let queries = queries(&sentences, &mut next);
            let expected = told(&fresh, &queries);
            assert_eq!(told(&index, &queries), expected);
            assert!(partial.iter().all(|partial| partial.provisions() <= index.provisions()));
            partial.iter().for_each(|partial| drop(told(partial, &queries)));
            if next(2) == 0 {
                while Index::tend(folder.path(), &|| true).unwrap() {
                    tended += 1;
                    let again = Index::open_or_build(folder.path(), &library, &|_, _| false).unwrap();
                    assert_eq!(told(&again, &queries), expected);
                }
                // What was open before goes on.
                assert_eq!(told(&index, &queries), expected);
            }
        }
    }
    assert!(tended > 3, "only {tended} times was there something to put in order");
}

/// Length and time of each file below the folder.
fn files(folder: &Path) -> BTreeMap<PathBuf, (u64, std::time::SystemTime)> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let meta = fs::metadata(&path).unwrap();
            if meta.is_dir() {
                open.push(path);
            } else {
                found.insert(path, (meta.len(), meta.modified().unwrap()));
            }
        }
    }
    found
}

/// Bytes in all, and those that weren't there before.
fn written(folder: &Path, before: &BTreeMap<PathBuf, (u64, std::time::SystemTime)>) -> (u64, u64) {
    let now = files(folder);
    let new = now.iter().filter(|(path, file)| before.get(*path) != Some(file));
    (now.values().map(|file| file.0).sum(), new.map(|(_, file)| file.0).sum())
}

fn open(folder: &Path, library: &[Arc<Entry>]) -> Index {
    Index::open_or_build(folder, library, &|_, _| true).unwrap()
}

/// What adding, changing and removing one of the documents writes, in bytes, and the whole index's bytes.
fn changes(folder: &Path, library: &[Arc<Entry>], others: &[Arc<Entry>]) -> ([u64; 3], u64) {
    let (with, mut without) = ([library, &others[..1]].concat(), library.to_vec());
    let mut changed = with.clone();
    changed[library.len() / 2] = others[1].clone();
    without.remove(library.len() / 3);
    let mut all = 0;
    let bytes = [&with, &changed, &without].map(|library| {
        let before = files(folder);
        let index = open(folder, library);
        assert_eq!(index.provisions(), library.iter().map(|d| d.facts.provisions).sum::<usize>());
        let (whole, new) = written(folder, &before);
        all = whole;
        new
    });
    (bytes, all)
}

#[test]
fn nothing_is_written_where_nothing_changed_and_little_where_little_did() {
    let folder = TempDir::new().unwrap();
    let library = grown(0..200, 12);
    open(folder.path(), &library);
    let before = files(folder.path());
    let index =
        Index::open_or_build(folder.path(), &library, &|_, _| panic!("nothing is to be read")).unwrap();
    let mut turned = library.clone();
    turned.rotate_left(7);
    open(folder.path(), &turned);
    assert_eq!(files(folder.path()), before);
    assert_eq!(index.provisions(), library.iter().map(|d| d.facts.provisions).sum::<usize>());
    let (bytes, all) = changes(folder.path(), &library, &grown(500..502, 12));
    println!("added, changed, removed: {bytes:?} of {all} bytes");
    // A small part has files that are as long as in a large one; in the measurement below it is less than a hundredth.
    assert!(bytes.iter().all(|&bytes| bytes * 25 < all), "{bytes:?} of {all}");
    assert!(bytes[2] * 200 < all, "{bytes:?} of {all}");
}

#[test]
fn a_library_that_comes_in_is_searched_from_early_on() {
    let folder = TempDir::new().unwrap();
    let library = grown(0..50, 80);
    let mut seen = Vec::new();
    let mut ready = |index: Index| {
        let page = index.search(&request("đô thị", false)).unwrap();
        seen.push((index.provisions(), page.total));
    };
    let index = Index::open_or_update(folder.path(), &library, &|_, _| true, &mut ready).unwrap();
    assert!(seen.len() >= 2 && seen.is_sorted(), "{seen:?}");
    assert!(seen[0].0 * 3 < index.provisions() && seen[0].1 > 0, "{seen:?}");
    // What was given up goes on where it was.
    let folder = TempDir::new().unwrap();
    let given_up = Index::open_or_build(folder.path(), &library, &|done, _| done < 3_500);
    assert!(given_up.is_err());
    let begins = std::cell::Cell::new(0);
    let progress = |_, total| {
        begins.set(total);
        true
    };
    let resumed = Index::open_or_build(folder.path(), &library, &progress).unwrap();
    assert_eq!(resumed.provisions(), index.provisions());
    assert!(begins.get() < index.provisions() / 2, "{}", begins.get());
}

/// Run with `--release -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn two_thousand_documents() {
    let sentences = sentences();
    let folder = TempDir::new().unwrap();
    let started = Instant::now();
    let library: Vec<_> = (0..2_000).map(|number| grown_one(&sentences, number, 99)).collect();
    let text: usize = library.iter().map(|document| document.facts.length).sum();
    println!("made in {:?}, {:.1} million characters", started.elapsed(), text as f64 / 1e6);
    let started = Instant::now();
    let mut ready = |index: Index| println!("  {} provisions at {:?}", index.provisions(), started.elapsed());
    Index::open_or_update(folder.path(), &library, &|_, _| true, &mut ready).unwrap();
    let (all, _) = written(folder.path(), &BTreeMap::new());
    println!("built in {:?}, {:.1} MB", started.elapsed(), all as f64 / 1e6);
    let mut names: BTreeMap<String, u64> = BTreeMap::new();
    for (path, (length, _)) in files(folder.path()) {
        let ending = path.extension().or(path.file_name()).unwrap().to_string_lossy().into_owned();
        *names.entry(ending).or_default() += length;
    }
    println!("  {names:?}");
    let queries = queries(&sentences, drawn(7));
    let ask = |index: &Index, what: &str| {
        let mut times: Vec<f64> = Vec::new();
        for _ in 0..4 {
            for query in &queries {
                let started = Instant::now();
                index.search(&request(query, false)).unwrap();
                times.push(started.elapsed().as_secs_f64() * 1e3);
            }
        }
        let first = times[..queries.len()].iter().copied().fold(0.0, f64::max);
        times.drain(..queries.len());
        times.sort_by(f64::total_cmp);
        let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
        println!("  {what}: p50 {:.2}, p99 {:.2}, worst of the first round {first:.2} ms", at(0.5), at(0.99));
    };
    for _ in 0..3 {
        let started = Instant::now();
        let index = open(folder.path(), &library);
        println!("opened in {:?}", started.elapsed());
        ask(&index, "asked");
    }
    let others: Vec<_> = (5_000..5_060).map(|number| grown_one(&sentences, number, 99)).collect();
    let mut now = library.clone();
    for (number, other) in others.iter().enumerate() {
        match number % 3 {
            0 => now.push(other.clone()),
            1 => now[number * 30] = other.clone(),
            _ => drop(now.remove(number * 29)),
        }
        let before = files(folder.path());
        let started = Instant::now();
        let index = open(folder.path(), &now);
        let took = started.elapsed();
        let (all, new) = written(folder.path(), &before);
        println!("{number}: {took:?}, {new} bytes, {:.3} %", 100.0 * new as f64 / all as f64);
        if number % 12 == 11 {
            ask(&index, "asked");
        }
        let before = files(folder.path());
        let started = Instant::now();
        if Index::tend(folder.path(), &|| true).unwrap() {
            let (_, new) = written(folder.path(), &before);
            println!("  put in order in {:?}, {new} bytes", started.elapsed());
        }
    }
}
