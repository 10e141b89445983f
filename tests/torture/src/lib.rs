//! What the tortures share: a desk in a folder that outlives the process, and chance that can be repeated.
#![allow(clippy::expect_used, clippy::panic, reason = "a torture ends where it must")]

pub mod power;
pub mod stick;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use notebook::{Hardness, Journal, Work, journal_for};
use serde_json::{Value, json};
use study::api::{ApiError, dispatch};
use study::clock::System;
use study::{App, Choices, Paths};

/// How long a torture is: short in `make test`, whole in `make torture`.
pub fn rounds(short: usize, full: usize) -> usize {
    if std::env::var_os("TORTURE").is_some_and(|value| value == "full") { full } else { short }
}

/// Numbers by chance, the same for the same seed.
pub struct Chance(u64);

impl Chance {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The next number below `most`.
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % most.max(1)
    }

    /// An id as the window makes them.
    pub fn uuid(&mut self) -> String {
        let mut part = |bits: u32| self.below(1 << bits);
        let (a, b, c, d, e) = (part(32), part(16), part(12), part(14), part(48));
        format!("{a:08x}-{b:04x}-4{c:03x}-{:04x}-{e:012x}", 0x8000 | d)
    }
}

/// The one paper that [`Desk::write_part`] writes into.
const PAPER: &str = "0190a3c4-0000-7000-8000-00000000aaaa";

/// Whether [`Desk::write_either`] makes a part of a paper under this id.
pub fn is_part(id: &str) -> bool {
    id.ends_with(['0', '3', '6', '9', 'c'])
}

/// A program at a folder: `data`, `cache` and a library of one document.
pub struct Desk {
    app: App,
    folder: PathBuf,
}

impl Desk {
    /// Opens it; whatever stands there stays.
    pub fn at(folder: &Path) -> Self {
        Self::with_journal(folder, journal_for)
    }

    /// With another judge of the disk.
    pub fn with_journal(folder: &Path, journal_for: fn(&Path) -> Journal) -> Self {
        let library = folder.join("library");
        if !library.exists() {
            let source = "---\nid: d\ntitle: Tài liệu\nkind: law\n---\n\n# Tài liệu\n\n## I. Một\n\nđoạn đầu\n\nđoạn sau\n";
            fs::create_dir_all(library.join("d")).expect("a folder");
            fs::write(library.join("d/index.md"), source).expect("a document");
        }
        let work = Work { memory_kib: 8, passes: 1, lanes: 1 };
        let choices = Choices { hardness: Hardness::Fixed(work), journal_for, ..Choices::default() };
        let paths = Paths { data: folder.join("data"), cache: folder.join("cache"), library };
        let app = App::open_with(paths, Arc::new(System), choices).expect("the program opens");
        app.wait_for_index(Duration::from_secs(60));
        Self { app, folder: folder.to_owned() }
    }

    /// A command.
    pub fn ask(&self, command: &str, args: Value) -> Result<Value, ApiError> {
        dispatch(&self.app, command, args)
    }

    /// A command that must succeed.
    #[track_caller]
    pub fn call(&self, command: &str, args: Value) -> Value {
        self.ask(command, args).unwrap_or_else(|error| panic!("{command}: {error:?}"))
    }

    /// The code that a command must fail with.
    #[track_caller]
    pub fn refused(&self, command: &str, args: Value) -> String {
        let error = self.ask(command, args).expect_err("it must fail");
        json!(error.code).as_str().unwrap_or_default().to_owned()
    }

    /// Writes a note under an id, on two places.
    pub fn write(&self, id: &str, body: &str) -> Result<Value, ApiError> {
        let place = |block: &str| json!({ "doc": "d", "block": block });
        let (anchor, further) = (place("I:1"), [place("I:2")]);
        let note = json!({ "id": id, "anchor": anchor, "further": further, "kind": "plain", "body": body });
        self.ask("create_note", note)
    }

    /// Writes a part of the one paper, which is made with it, under an id.
    pub fn write_part(&self, id: &str, body: &str) -> Result<Value, ApiError> {
        let known = self.ask("update_part", json!({ "id": id, "body": body }));
        if !known.as_ref().is_err_and(|error| json!(error.code) == "part_not_found") {
            return known;
        }
        let top = json!({ "superior": "", "cell": "", "writer": "", "role": "", "place": "", "subject": "" });
        self.ask(
            "create_paper",
            json!({
                "id": PAPER, "title": "Bài thu hoạch", "top": top, "pack": "", "due_on": "2026-12-12",
                "asked_pages": 5, "asked_words": null, "handed_in_on": null, "doc": null, "parts": [],
            }),
        )?;
        let part = json!({ "id": id, "kind": "understand", "body": body });
        self.ask("add_parts", json!({ "paper": PAPER, "parts": [part] }))
    }

    /// Writes a note or a part of a paper, as the id's last figure has it.
    pub fn write_either(&self, id: &str, body: &str) -> Result<Value, ApiError> {
        if is_part(id) { self.write_part(id, body) } else { self.write(id, body) }
    }

    /// A paper with a word in each of its fields, in a part, in one that was deleted, in a version and in what was handed in.
    pub fn write_paper_with(&self, words: &[String], chance: &mut Chance) {
        let (paper, part, gone) = (chance.uuid(), chance.uuid(), chance.uuid());
        let top = json!({
            "superior": words[0], "cell": "", "writer": words[1], "role": "", "place": "", "subject": words[2],
        });
        let own = |id: &str, body: &str| json!({ "id": id, "kind": "own", "body": body });
        let long = format!("{} ", words[4]).repeat(300);
        let parts = [own(&part, &long), own(&gone, &words[5])];
        let asked = json!({
            "id": paper, "title": words[3], "top": top, "pack": "", "due_on": null, "asked_pages": null,
            "asked_words": null, "handed_in_on": null, "doc": null, "parts": parts,
        });
        self.call("create_paper", asked);
        self.call("update_part", json!({ "id": part, "body": words[6] }));
        self.call("delete_parts", json!({ "paper": paper, "ids": [gone], "deleted": true }));
        let run = json!({ "text": words[7], "bold": false, "italic": false });
        let block = json!({ "style": "body", "runs": [run], "keep": false });
        let print = json!({ "path": "", "title": "Bài thu hoạch", "about": "", "blocks": [block] });
        let day = "2026-12-12";
        self.call(
            "hand_in",
            json!({ "id": chance.uuid(), "paper": paper, "name": "bản nộp", "day": day, "print": print }),
        );
    }

    /// Id and words of all parts of papers.
    pub fn parts(&self) -> Vec<(String, String)> {
        let mut parts = Vec::new();
        for paper in self.call("list_papers", json!({})).as_array().expect("papers") {
            let open = self.call("open_paper", json!({ "id": paper["id"] }));
            for part in open["parts"].as_array().expect("parts") {
                let text = |field: &str| part[field].as_str().unwrap_or_default().to_owned();
                parts.push((text("id"), text("body")));
            }
        }
        parts.sort();
        parts
    }

    /// Id and words of all notes and all parts of papers.
    pub fn all(&self) -> Vec<(String, String)> {
        let mut all = self.notes();
        all.append(&mut self.parts());
        all.sort();
        all
    }

    /// The id of the first profile.
    pub fn id(&self) -> Value {
        self.call("profiles", json!({}))[0]["id"].clone()
    }

    /// The folder of the first profile.
    pub fn profile(&self) -> PathBuf {
        self.folder.join("data/profiles").join(self.id().as_str().expect("a profile"))
    }

    /// Opens the first profile, with one of these passphrases if it has a lock.
    pub fn open(&self, passphrases: &[&str]) -> Value {
        let mut opening = self.call("open_profile", json!({ "id": self.id() }));
        for passphrase in passphrases {
            if opening["outcome"] == "locked" || opening["outcome"] == "wrong_secret" {
                // One that is killed in the middle of a try has made a wrong one, and after three there is a wait.
                let wait = opening["wait_ms"].as_u64().unwrap_or_default();
                std::thread::sleep(Duration::from_millis(wait));
                let request = json!({ "id": self.id(), "passphrase": passphrase });
                opening = self.call("unlock_profile", request);
            }
        }
        opening
    }

    /// Id and words of all notes, deleted ones too. Each hangs where [`Desk::write`] hung it; one that a first version
    /// wrote has no quotation.
    pub fn notes(&self) -> Vec<(String, String)> {
        let mut notes = Vec::new();
        for command in ["list_notes", "list_trash"] {
            for note in self.call(command, json!({})).as_array().expect("notes") {
                let quotes = (&note["anchor"]["quote"], &note["further"][0]["anchor"]["quote"]);
                assert!(quotes.0 == "" || quotes == (&json!("đoạn đầu"), &json!("đoạn sau")), "{note}");
                let text = |field: &str| note[field].as_str().unwrap_or_default().to_owned();
                notes.push((text("id"), text("body")));
            }
        }
        notes.sort();
        notes
    }

    /// Closes it in good order.
    pub fn close(self) {
        self.app.close();
    }
}

/// The words that a note has at its nth writing: long ones now and then.
pub fn words(id: &str, n: u64) -> String {
    let mut words = format!("{n} {id} ");
    let times = if n % 7 == 3 { 400 } else { 3 };
    words.push_str(&"đô thị bền vững; ".repeat(times));
    words
}

/// Every file below a folder.
pub fn every_file(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(every_file(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Copies a folder with all that is in it.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a copy");
        }
    }
}
