//! What is searched and what is asked: the shipped library or a retrieval collection, grown to a size.

use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use library::Library;
use serde::Deserialize;

/// Provisions of one document of a grown library: as many as an office's papers have.
pub const PER_DOCUMENT: usize = 100;

/// Texts of provisions, and queries.
pub struct Collection {
    texts: Vec<String>,
    queries: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    docs: Vec<Text>,
    queries: Vec<Text>,
}

#[derive(Deserialize)]
struct Text {
    text: String,
}

#[derive(Deserialize)]
struct Judged {
    query: Vec<Text>,
}

impl Collection {
    /// Reads `{"docs": [{"text"}], "queries": [{"text"}]}`.
    ///
    /// # Errors
    /// If the file can't be read or isn't of that shape.
    pub fn from_json(path: &Path) -> Result<Self, Box<dyn Error>> {
        let file: File = serde_json::from_slice(&fs::read(path)?)?;
        let texts = |items: Vec<Text>| items.into_iter().map(|item| item.text).collect();
        Ok(Self { texts: texts(file.docs), queries: texts(file.queries) })
    }

    /// The shipped library and the judged queries.
    ///
    /// # Errors
    /// If they can't be read.
    pub fn shipped() -> Result<Self, Box<dyn Error>> {
        let mut texts = Vec::new();
        for document in Library::load(&[content()]).texts() {
            for provision in &document.provisions {
                let blocks = provision.blocks.iter().map(|&at| document.blocks[at].inline.text.as_str());
                texts.push(blocks.collect::<Vec<_>>().join("\n"));
            }
        }
        let judged: Judged =
            toml::from_str(&fs::read_to_string(root().join("tests/fixtures/queries.toml"))?)?;
        Ok(Self { texts, queries: judged.query.into_iter().map(|query| query.text).collect() })
    }

    /// So many provisions: the texts themselves, then new ones made of sentences drawn from all of them.
    pub fn grown(&self, size: usize) -> Vec<String> {
        let sentences = self.sentences();
        let mean = sentences.len().div_ceil(self.texts.len().max(1)).max(1);
        let mut seed = 0x2545_F491_4F6C_DD1D_u64;
        let mut next = |below: usize| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            (seed % below.max(1) as u64) as usize
        };
        let mut grown: Vec<String> = self.texts.iter().take(size).cloned().collect();
        while grown.len() < size {
            let count = 1 + next(2 * mean);
            let drawn: Vec<&str> = (0..count).map(|_| sentences[next(sentences.len())]).collect();
            grown.push(drawn.join("\n"));
        }
        grown
    }

    /// So many paragraphs of one to three of the texts' sentences.
    pub fn paragraphs(&self, count: usize) -> Vec<String> {
        let sentences = self.sentences();
        let all = sentences.len().max(1);
        let drawn = |at: usize| sentences.iter().cycle().skip(at * 7 % all).take(1 + at % 3).copied();
        (0..count).map(|at| drawn(at).collect::<Vec<_>>().join(" ")).collect()
    }

    fn sentences(&self) -> Vec<&str> {
        let parts = self.texts.iter().flat_map(|text| text.split_inclusive(['.', ';', '\n']));
        parts.map(str::trim).filter(|sentence| sentence.len() > 8).collect()
    }

    /// Queries as they are.
    pub fn questions(&self, most: usize) -> Vec<String> {
        self.queries.iter().take(most).cloned().collect()
    }

    /// The first one to four words of each, unmarked and marked in turn.
    pub fn short(&self, most: usize) -> Vec<String> {
        let cut = |(at, query): (usize, &String)| {
            let words: Vec<&str> = query.split_whitespace().take(1 + at % 4).collect();
            let words = words.join(" ");
            if at % 2 == 0 { words } else { unmarked(&words) }
        };
        self.queries.iter().take(most).enumerate().map(cut).collect()
    }

    /// Thirty to forty syllables of running text, marked and unmarked in turn: the longest that is searched.
    pub fn long(&self, most: usize) -> Vec<String> {
        let words: Vec<&str> = self.texts.iter().flat_map(|text| text.split_whitespace()).collect();
        let step = (words.len() / most.max(1)).max(1);
        let cut = |(at, words): (usize, &[&str])| {
            let words = words[..words.len().min(30 + at % 11)].join(" ");
            if at % 2 == 0 { words } else { unmarked(&words) }
        };
        words.windows(40).step_by(step).take(most).enumerate().map(cut).collect()
    }

    /// Every beginning of some queries, as they are typed.
    pub fn keystrokes(&self, most: usize) -> Vec<String> {
        let mut typed = Vec::new();
        for query in self.queries.iter().step_by(7) {
            let ends = query.char_indices().map(|(at, c)| at + c.len_utf8()).take(40);
            typed.extend(ends.map(|end| query[..end].to_owned()).filter(|text| !text.trim().is_empty()));
            if typed.len() >= most {
                break;
            }
        }
        typed.truncate(most);
        typed
    }
}

/// Writes provisions out as documents of 500 headed sections; returns the bytes of their text.
///
/// # Errors
/// If the folder can't be written to.
pub fn write_library(folder: &Path, provisions: &[String]) -> io::Result<u64> {
    let mut bytes = 0;
    for (number, part) in provisions.chunks(PER_DOCUMENT).enumerate() {
        let id = format!("d{number}");
        let mut source = format!("---\nid: {id}\ntitle: Tập {number}\nkind: law\n---\n\n# Tập {number}\n\n");
        for (at, text) in part.iter().enumerate() {
            bytes += text.len() as u64;
            source.push_str(&format!("## Mục {at} {{#a{at}}}\n\n"));
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                source.push_str(&escaped(line.trim()));
                source.push_str("\n\n");
            }
        }
        fs::create_dir_all(folder.join(&id))?;
        fs::write(folder.join(&id).join("index.md"), source)?;
    }
    Ok(bytes)
}

/// Writes a document of one provision with these paragraphs; returns the bytes of their text.
///
/// # Errors
/// If the folder can't be written to.
pub fn write_annex(folder: &Path, paragraphs: &[String]) -> io::Result<u64> {
    let mut source = "---\nid: phu-luc\ntitle: Phụ lục\nkind: law\n---\n\n# Phụ lục\n\n".to_owned();
    for text in paragraphs {
        source.push_str(&escaped(text));
        source.push_str("\n\n");
    }
    let folder = folder.join("phu-luc");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("index.md"), source)?;
    Ok(paragraphs.iter().map(|text| text.len() as u64).sum())
}

/// The words without their marks, as many type them.
fn unmarked(words: &str) -> String {
    words.split(' ').map(viet::fold).collect::<Vec<_>>().join(" ")
}

/// A line that Markdown takes for plain text.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    for (at, c) in line.char_indices() {
        let special = "\\`*_{}[]<>#|~$".contains(c) || at == 0 && "-+".contains(c);
        let list = ".)".contains(c) && at > 0 && line[..at].bytes().all(|b| b.is_ascii_digit());
        if special || list {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The shipped library.
pub fn content() -> PathBuf {
    root().join("content")
}

/// The project's root.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
