//! Search over what the reader wrote: the same analyzer and the same understanding of the query as for the library.
//!
//! Notes come and go one by one while a library stands still, so they have an index of their own: each note as a row
//! of word numbers, and for each word the notes that hold it. It lives in memory only; dropping it forgets everything.

use std::collections::{BTreeMap, HashMap};

use viet::{Break, Kind, Token};

/// What was read of a note.
#[derive(Debug)]
pub(crate) struct Entry {
    pub id: String,
    pub doc: String,
    pub text: String,
    /// Its words in order.
    pub words: Vec<Place>,
    /// Document numbers in it, whole and short.
    codes: Vec<String>,
}

/// A word of a note.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub word: u32,
    /// It follows the word before in one sentence.
    pub joined: bool,
}

#[derive(Debug, Default)]
pub(crate) struct Word {
    pub key: String,
    /// The notes that hold it, by number, in order.
    pub notes: Vec<u32>,
}

/// The notes of one notebook, ready to be searched.
#[derive(Debug, Default)]
pub struct NoteIndex {
    /// A note keeps its number; changed, it gets a new one.
    entries: Vec<Option<Entry>>,
    by_row: HashMap<i64, u32>,
    pub(crate) vocabulary: Vec<Word>,
    by_key: HashMap<String, u32>,
    by_fold: BTreeMap<String, Vec<u32>>,
    pub(crate) by_code: HashMap<String, Vec<u32>>,
}

/// Numbers left behind by changed notes before they are given anew.
const MOST_GAPS: usize = 256;

impl NoteIndex {
    /// Puts a note in; one with the same row goes. `row` is the store's own number for it, `doc` the document it hangs
    /// on.
    pub fn put(&mut self, row: i64, id: &str, doc: &str, text: &str) {
        self.remove(row);
        let tokens: Vec<Token> = viet::tokens(text).collect();
        let number = small(self.entries.len());
        let mut words = Vec::with_capacity(tokens.len());
        for token in tokens.iter().filter(|token| !token.overlay) {
            let word = self.word(token);
            let holders = &mut self.vocabulary[word as usize].notes;
            if holders.last() != Some(&number) {
                holders.push(number);
            }
            words.push(Place { word, joined: token.before == Break::None && !words.is_empty() });
        }
        let codes = codes(&tokens);
        for code in &codes {
            self.by_code.entry(code.clone()).or_default().push(number);
        }
        let entry = Entry { id: id.to_owned(), doc: doc.to_owned(), text: text.to_owned(), words, codes };
        self.entries.push(Some(entry));
        self.by_row.insert(row, number);
    }

    /// Takes a note out, if it is there.
    pub fn remove(&mut self, row: i64) {
        let Some(number) = self.by_row.remove(&row) else { return };
        let Some(entry) = self.entries[number as usize].take() else { return };
        for place in entry.words {
            forget(&mut self.vocabulary[place.word as usize].notes, number);
        }
        for code in entry.codes {
            if let Some(notes) = self.by_code.get_mut(&code) {
                forget(notes, number);
            }
        }
        if self.entries.len() > MOST_GAPS + 2 * self.by_row.len() {
            self.renumber();
        }
    }

    /// Notes in it.
    pub fn len(&self) -> usize {
        self.by_row.len()
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.by_row.is_empty()
    }

    /// The id of the note with this row, as it was put in.
    pub fn id(&self, row: i64) -> Option<&str> {
        self.by_row.get(&row).and_then(|&number| self.entry(number)).map(|entry| entry.id.as_str())
    }

    /// Numbers given so far, those of notes that are gone among them.
    pub(crate) fn numbers(&self) -> usize {
        self.entries.len()
    }

    /// The word with this key.
    pub(crate) fn find_word(&self, key: &str) -> Option<u32> {
        self.by_key.get(key).copied()
    }

    /// The words with this fold.
    pub(crate) fn forms(&self, fold: &str) -> impl Iterator<Item = u32> {
        self.by_fold.get(fold).into_iter().flatten().copied()
    }

    /// The words whose fold begins so.
    pub(crate) fn prefixed<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = u32> {
        let from = self.by_fold.range(prefix.to_owned()..);
        from.take_while(move |(fold, _)| fold.starts_with(prefix)).flat_map(|(_, words)| words).copied()
    }

    /// What was read of the note with this number.
    pub(crate) fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.get(number as usize)?.as_ref()
    }

    fn word(&mut self, token: &Token) -> u32 {
        if let Some(&word) = self.by_key.get(&token.key) {
            return word;
        }
        let word = small(self.vocabulary.len());
        self.vocabulary.push(Word { key: token.key.clone(), notes: Vec::new() });
        self.by_key.insert(token.key.clone(), word);
        self.by_fold.entry(token.fold.clone()).or_default().push(word);
        word
    }

    /// Gives the notes their numbers anew: each edit left one behind.
    fn renumber(&mut self) {
        let mut renamed = vec![0; self.entries.len()];
        let mut next = 0;
        for (number, entry) in self.entries.iter().enumerate() {
            renamed[number] = next;
            next += u32::from(entry.is_some());
        }
        self.entries.retain(Option::is_some);
        let lists = self.vocabulary.iter_mut().map(|word| &mut word.notes).chain(self.by_code.values_mut());
        for number in lists.flatten().chain(self.by_row.values_mut()) {
            *number = renamed[*number as usize];
        }
    }
}

/// The document numbers that a text holds or names.
fn codes(tokens: &[Token]) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for token in tokens.iter().filter(|token| token.kind == Kind::Code) {
        codes.extend(viet::code::short(&token.key));
        codes.push(token.key.clone());
    }
    codes.extend(viet::code::references(tokens).iter().map(viet::code::Reference::term));
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn forget(notes: &mut Vec<u32>, number: u32) {
    if let Ok(at) = notes.binary_search(&number) {
        notes.remove(at);
    }
}

/// A notebook has far fewer notes, and a note far fewer words.
fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::engine::{Index, NotePage, Request};
    use crate::tests::library;

    const REQUEST: Request<'static> =
        Request { query: "", typing: false, as_typed: false, limit: 50, doc: None, kind: None };

    fn notes(texts: &[&str]) -> NoteIndex {
        let mut notes = NoteIndex::default();
        for (row, text) in (1..).zip(texts) {
            notes.put(row, &row.to_string(), "nq", text);
        }
        notes
    }

    fn index() -> Index {
        Index::in_memory(&library(), &|_, _| true).unwrap()
    }

    #[track_caller]
    fn check(notes: &[&str], query: &str, expected: &[&str]) {
        check_with(notes, &Request { query, ..REQUEST }, expected);
    }

    /// `expected`: the lit words of each note found, best first.
    #[track_caller]
    fn check_with(texts: &[&str], request: &Request<'_>, expected: &[&str]) {
        let found = index().search_notes(request, &notes(texts));
        let lit = |hit: &crate::NoteHit| {
            let text = texts[hit.id.parse::<usize>().unwrap() - 1];
            hit.marks.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>().join("|")
        };
        let lit: Vec<String> = found.hits.iter().map(lit).collect();
        assert_eq!(lit, expected, "{}", request.query);
        assert_eq!(found.total, expected.len());
    }

    #[test]
    fn however_it_is_typed_the_note_is_found() {
        let texts = ["Phân công chi bộ Hoà Bình", "Hỏi về biến đổi khí hậu", "quy hoa\u{323}ch đô thị"];
        for query in ["hoà bình", "hòa bình", "hoa binh", "HOÀ BÌNH", "hoaf binhf", "hoa2 binh2", "hoà binh"]
        {
            check(&texts, query, &["Hoà Bình"]);
        }
        for query in ["quy hoạch", "quy hoach", "quy hoa\u{323}ch"] {
            check(&texts, query, &["quy hoa\u{323}ch"]);
        }
        check(&texts, "bdkh", &["biến đổi khí hậu"]);
        check_with(&texts, &Request { query: "hoa bi", typing: true, ..REQUEST }, &["Hoà Bình"]);
        check_with(&texts, &Request { query: "hoa binh", as_typed: true, ..REQUEST }, &[]);
    }

    #[test]
    fn marks_that_were_typed_count_and_nothing_is_forced() {
        let texts = ["lượng hữu cơ", "đã xong", "đô thị thông minh"];
        for query in ["lương hưu", "bóng đá", "thị xã", "", "  ", "!?"] {
            check(&texts, query, &[]);
        }
        check(&texts, "đô thị xanh thông minh", &["đô thị thông minh"]);
    }

    #[test]
    fn numbers_codes_phrases_and_exclusions() {
        let texts = ["Theo Nghị quyết số 06 năm 2030", "NQ 06-NQ/TW và 1.000 đô thị", "thị trường, đô thị"];
        check(&texts, "nq06", &["NQ 06-NQ/TW", "Nghị quyết số 06"]);
        check(&texts, "1000", &["1.000"]);
        check(&texts, "\"đô thị\"", &["đô thị", "đô thị"]);
        check(&texts, "\"đô thị\" -NQ", &["đô thị"]);
        check(&texts, "\"thị đô\"", &[]);
    }

    #[test]
    fn a_note_that_changes_is_found_by_its_new_words_only() {
        let mut notes = notes(&["đô thị", "giao thông"]);
        let index = index();
        let found = |notes: &NoteIndex, query| {
            let NotePage { hits, .. } = index.search_notes(&Request { query, ..REQUEST }, notes);
            hits.into_iter().map(|hit| hit.id).collect::<Vec<_>>()
        };
        for turn in 0..1_000 {
            notes.put(1, "1", "nq", if turn % 2 == 0 { "cây xanh" } else { "khí hậu" });
        }
        assert_eq!((found(&notes, "khí hậu"), found(&notes, "cây xanh")), (vec!["1".to_owned()], vec![]));
        assert_eq!(found(&notes, "đô thị"), Vec::<String>::new());
        assert_eq!(found(&notes, "giao thông"), ["2"]);
        assert!(notes.entries.len() < 400, "numbers are given anew");
        notes.remove(2);
        notes.remove(2);
        assert_eq!((found(&notes, "giao thông").len(), notes.len()), (0, 1));
    }

    #[test]
    fn filters_go_by_the_document_that_a_note_hangs_on() {
        use library::Kind;
        let kind = Some(Kind::Glossary);
        check_with(&["đô thị"], &Request { query: "đô thị", doc: Some("nq"), ..REQUEST }, &["đô thị"]);
        check_with(&["đô thị"], &Request { query: "đô thị", doc: Some("tn"), ..REQUEST }, &[]);
        check_with(&["đô thị"], &Request { query: "đô thị", kind, ..REQUEST }, &[]);
    }

    /// Run with `--ignored --nocapture`; the figures hold for a release build.
    #[test]
    #[ignore = "a measurement"]
    fn ten_thousand_notes_are_searched_at_once() {
        let texts: Vec<_> = library().iter().filter_map(|document| document.read()).collect();
        let words: Vec<String> = texts
            .iter()
            .flat_map(|document| &document.blocks)
            .flat_map(|block| block.inline.text.split_whitespace())
            .map(str::to_owned)
            .collect();
        let text = |row: usize| {
            let word = |i: usize| words[(row * 31 + i * (1 + row % 7)) % words.len()].as_str();
            (0..60).map(word).collect::<Vec<_>>().join(" ")
        };
        let mut notes = NoteIndex::default();
        let start = Instant::now();
        for row in 0..10_000 {
            notes.put(row as i64, &row.to_string(), "nq", &text(row));
        }
        println!("10,000 notes of 60 words read in {:?}", start.elapsed());
        let start = Instant::now();
        (0..100).for_each(|row| notes.put(row, "x", "nq", &text(row as usize)));
        println!("one changed note: {:?}", start.elapsed() / 100);
        let index = index();
        let mut times: Vec<Duration> = Vec::new();
        for round in 0..50 {
            for query in [
                "đô thị",
                "do thi",
                "q",
                "quy h",
                "quy hoach do thi ben vung",
                "nq06",
                "\"đô thị hoá\" -xanh",
            ] {
                let typing = round % 2 == 0;
                let start = Instant::now();
                index.search_notes(&Request { query, typing, limit: 8, ..REQUEST }, &notes);
                times.push(start.elapsed());
            }
        }
        times.sort();
        let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
        println!("p50 {:?}, p99 {:?}, most {:?}", at(0.5), at(0.99), at(1.0));
    }
}
