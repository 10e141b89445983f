//! What the index knows of a document without its text: a few facts for opening, and where its share of the language
//! tables lies.

use std::ops::Range;

use super::bytes::{Cursor, put, put_text};
use super::schema::{Column, VERSION};
use library::Entry;

/// What tells a document as it was indexed from every other: its id, its text, and how that was cut.
pub(crate) type Key = [u8; 16];

/// What must be known of a document of the library to find it in the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Facts {
    pub key: Key,
    pub provisions: u32,
}

impl Facts {
    pub(crate) fn of(document: &Entry) -> Self {
        let mut told = Vec::with_capacity(256);
        let facts = &document.facts;
        let texts =
            [document.id().as_str(), &facts.hash, &facts.cut, &facts.manifest.title, document.short_title()];
        texts.into_iter().for_each(|text| put_text(&mut told, text));
        let mut key = Key::default();
        key.copy_from_slice(&blake3::hash(&told).as_bytes()[..16]);
        Self { key, provisions: u32::try_from(facts.provisions).unwrap_or(u32::MAX) }
    }
}

/// What this program writes can be read by it; what another version wrote may not.
pub(super) fn format() -> String {
    let told = format!("{VERSION} {}", env!("CARGO_PKG_VERSION"));
    blake3::hash(told.as_bytes()).to_hex()[..32].to_owned()
}

/// A name of a document, word by word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Name {
    pub words: u32,
    /// Its keys and its folds, with a space between two.
    pub keys: String,
    pub folds: String,
}

impl Name {
    fn of(title: &str) -> Self {
        let words: Vec<viet::Token> = viet::tokens(title).filter(|token| !token.overlay).collect();
        let joined = |part: fn(&viet::Token) -> &str| words.iter().map(part).collect::<Vec<_>>().join(" ");
        Self {
            words: u32::try_from(words.len()).unwrap_or(u32::MAX),
            keys: joined(|word| &word.key),
            folds: joined(|word| &word.fold),
        }
    }
}

/// A document in a part of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Indexed {
    pub facts: Facts,
    /// Terms in each column, those of all its provisions.
    pub tokens: [u32; Column::COUNT],
    pub names: [Name; 2],
    /// Pairs of short and long forms that its text introduces.
    pub abbreviations: Vec<(String, String)>,
    /// Where its share lies in the part's file of shares.
    pub share: Range<usize>,
}

impl Indexed {
    /// Of a document of the library that is about to be read.
    pub(crate) fn of(document: &Entry) -> Self {
        Self {
            facts: Facts::of(document),
            tokens: [0; Column::COUNT],
            names: [Name::of(&document.facts.manifest.title), Name::of(document.short_title())],
            abbreviations: Vec::new(),
            share: 0..0,
        }
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.facts.key);
        put(out, u64::from(self.facts.provisions));
        self.tokens.iter().for_each(|&count| put(out, u64::from(count)));
        for name in &self.names {
            put(out, u64::from(name.words));
            put_text(out, &name.keys);
            put_text(out, &name.folds);
        }
        put(out, self.abbreviations.len() as u64);
        for (short, long) in &self.abbreviations {
            put_text(out, short);
            put_text(out, long);
        }
        put(out, self.share.len() as u64);
    }

    /// Reads all that a part holds; `None` if that isn't what was written.
    pub(super) fn read_all(bytes: &[u8]) -> Option<Vec<Self>> {
        let mut cursor = Cursor(bytes);
        let (mut entries, mut at) = (Vec::new(), 0_usize);
        while !cursor.0.is_empty() {
            let entry = Self::read(&mut cursor, at)?;
            at = entry.share.end;
            entries.push(entry);
        }
        Some(entries)
    }

    fn read(cursor: &mut Cursor<'_>, at: usize) -> Option<Self> {
        let key = cursor.take(16)?.try_into().ok()?;
        let provisions = cursor.small()?;
        let mut tokens = [0; Column::COUNT];
        for count in &mut tokens {
            *count = cursor.small()?;
        }
        let mut names = [Name::default(), Name::default()];
        for name in &mut names {
            let words = cursor.small()?;
            *name = Name { words, keys: cursor.text()?.to_owned(), folds: cursor.text()?.to_owned() };
        }
        let mut abbreviations = Vec::new();
        for _ in 0..cursor.number()? {
            abbreviations.push((cursor.text()?.to_owned(), cursor.text()?.to_owned()));
        }
        let share = at..at.checked_add(usize::try_from(cursor.number()?).ok()?)?;
        Some(Self { facts: Facts { key, provisions }, tokens, names, abbreviations, share })
    }
}
