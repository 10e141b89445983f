//! [`Desk`]: a reader's desk in a temporary folder, driven through the same door as the window.
#![allow(clippy::expect_used, clippy::panic, reason = "a test's support ends the test")]

pub mod hanging;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use notebook::{Hardness, Journal, Work, journal_for};
use serde_json::{Value, json};
use study::api::{ApiError, dispatch};
use study::clock::Clock;
use study::{App, Choices, Paths};
use tempfile::TempDir;

/// 24/01/2022, 09:00 in Hà Nội.
const MORNING: i64 = 1_642_989_600_000;

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct FrozenClock(AtomicI64);

impl Clock for FrozenClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// A desk with its own folders.
pub struct Desk {
    app: Option<App>,
    clock: Arc<FrozenClock>,
    folder: TempDir,
    library: PathBuf,
    choices: Choices,
}

/// What tests choose: a lock that costs next to nothing, and the disk as it is.
pub const CHOICES: Choices = Choices {
    hardness: Hardness::Fixed(Work { memory_kib: 8, passes: 1, lanes: 1 }),
    journal_for,
    patience: Duration::from_secs(60),
};

/// Behind these commands folders are read.
const READING: [&str; 5] = ["add_folder", "remove_folder", "reload_library", "take_in_pack", "remove_pack"];

impl Desk {
    /// On the shipped library.
    pub fn new() -> Self {
        Self::on(&content())
    }

    /// On another library.
    pub fn on(library: &Path) -> Self {
        let mut desk = Self::closed(library);
        desk.start();
        desk
    }

    fn closed(library: &Path) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let clock = Arc::new(FrozenClock(AtomicI64::new(MORNING)));
        Self { app: None, clock, folder, library: library.to_owned(), choices: CHOICES }
    }

    /// On a library of these documents: folder name and whole source of each.
    pub fn with(documents: &[(&str, &str)]) -> Self {
        let mut desk = Self::closed(Path::new(""));
        desk.library = desk.folder.path().join("library");
        write_library(&desk.library, documents);
        desk.start();
        desk
    }

    /// With a profile open.
    pub fn signed_in(self) -> Self {
        self.call("create_profile", json!({ "name": "Nguyễn Thu Hạnh" }));
        self
    }

    /// As if its folders were on a network's disk.
    pub fn on_a_network(mut self) -> Self {
        self.choices.journal_for = |_| Journal::Rollback;
        self.restart();
        self
    }

    /// With a locked profile open; and its recovery code.
    pub fn locked_in(self, passphrase: &str) -> (Self, String) {
        let profile = json!({ "name": "Nguyễn Thu Hạnh", "passphrase": passphrase });
        let code = self.call("create_profile", profile)["recovery_code"].clone();
        (self, text(&code).to_owned())
    }

    fn start(&mut self) {
        let paths = Paths { data: self.data(), cache: self.cache(), library: self.library.clone() };
        let app = App::open_with(paths, self.clock.clone(), self.choices).expect("the app opens");
        self.app = Some(app);
        self.settle();
    }

    /// Leaves and comes back.
    pub fn restart(&mut self) {
        if let Some(app) = self.app.take() {
            app.close();
        }
        self.start();
    }

    /// Leaves; the folders stay for the test to look into or to damage.
    pub fn leave(&mut self) {
        if let Some(app) = self.app.take() {
            app.close();
        }
    }

    /// Comes back after [`Desk::leave`].
    pub fn come_back(&mut self) {
        self.start();
    }

    /// Sets the clock back.
    pub fn earlier(&self, by: Duration) {
        self.clock.0.fetch_sub(i64::try_from(by.as_millis()).expect("a short time"), Ordering::SeqCst);
    }

    /// Moves the clock on.
    pub fn later(&self, by: Duration) {
        self.clock.0.fetch_add(i64::try_from(by.as_millis()).expect("a short time"), Ordering::SeqCst);
    }

    /// The app itself, for what has no command.
    pub fn app(&self) -> &App {
        self.app.as_ref().expect("the desk was left")
    }

    /// A command that must succeed.
    #[track_caller]
    pub fn call(&self, command: &str, args: Value) -> Value {
        match self.try_call(command, args) {
            Ok(reply) => reply,
            Err(error) => panic!("{command}: {error:?}"),
        }
    }

    /// A command that may fail. Where folders are read behind it, that is waited for, and an answer that says what the
    /// library is says what it is then.
    pub fn try_call(&self, command: &str, args: Value) -> Result<Value, ApiError> {
        let reply = dispatch(self.app(), command, args)?;
        if !READING.contains(&command) {
            return Ok(reply);
        }
        self.settle();
        if reply.get("folders").is_some() { dispatch(self.app(), "library", json!({})) } else { Ok(reply) }
    }

    /// Waits until all folders that answer have been read and can be searched.
    pub fn settle(&self) {
        // Ten megabytes are indexed too, on machines that do other things meanwhile: only what hangs takes so long.
        self.app().wait_for_index(Duration::from_secs(600));
    }

    /// Leaves, and comes back to folders that may take so long to answer.
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.choices.patience = patience;
        self.restart();
        self
    }

    /// The code of the error that a command must end with.
    #[track_caller]
    pub fn refused(&self, command: &str, args: Value) -> String {
        match self.try_call(command, args) {
            Ok(reply) => panic!("{command} succeeded: {reply}"),
            Err(error) => {
                serde_json::to_value(error.code).expect("a code").as_str().unwrap_or_default().to_owned()
            }
        }
    }

    /// Addresses of the provisions found, best first.
    #[track_caller]
    pub fn found(&self, query: &str) -> Vec<String> {
        let page = self.call("search", json!({ "query": query }));
        let index = page["index"]["state"].clone();
        assert_eq!(index, "ready", "the index is ready");
        hits(&page)
    }

    /// Where the reader's own files are.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Where the index is.
    pub fn cache(&self) -> PathBuf {
        self.folder.path().join("cache")
    }

    /// A folder that goes with the desk.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The folder of the one profile.
    pub fn profile(&self) -> PathBuf {
        let profiles = fs::read_dir(self.data().join("profiles")).expect("profiles");
        profiles.map(|entry| entry.expect("an entry").path()).next().expect("a profile")
    }

    /// The notebook of the one profile.
    pub fn notebook(&self) -> PathBuf {
        self.profile().join("notebook.db")
    }

    /// The id of the one profile.
    #[track_caller]
    pub fn id(&self) -> Value {
        self.call("profiles", json!({}))[0]["id"].clone()
    }

    /// What opening the one profile comes to.
    #[track_caller]
    pub fn open(&self) -> Value {
        self.call("open_profile", json!({ "id": self.id() }))
    }

    /// What its passphrase comes to.
    #[track_caller]
    pub fn unlock(&self, passphrase: &str) -> Value {
        self.call("unlock_profile", json!({ "id": self.id(), "passphrase": passphrase }))
    }

    /// Writes a note on a block of the shipped guidance; its id.
    #[track_caller]
    pub fn note(&self, body: &str) -> String {
        let anchor = json!({ "doc": "huong-dan-nq06", "block": "I:0" });
        let note = self.call("create_note", json!({ "anchor": anchor, "kind": "plain", "body": body }));
        text(&note["id"]).to_owned()
    }

    /// The words of all notes.
    #[track_caller]
    pub fn bodies(&self) -> Vec<String> {
        let notes = self.call("list_notes", json!({}));
        array(&notes).iter().map(|note| text(&note["body"]).to_owned()).collect()
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

/// "document address" of the provisions on a search page, best first over all groups.
#[track_caller]
pub fn hits(page: &Value) -> Vec<String> {
    let mut hits: Vec<&Value> =
        array(&page["groups"]).iter().flat_map(|group| array(&group["hits"])).collect();
    // Stable: of equal scores the page's own order stands.
    hits.sort_by(|a, b| b["score"].as_f64().partial_cmp(&a["score"].as_f64()).expect("scores"));
    hits.iter().map(|hit| format!("{} {}", text(&hit["doc"]), text(&hit["address"]))).collect()
}

/// Writes a library folder: folder name and whole source of each document.
pub fn write_library(folder: &Path, documents: &[(&str, &str)]) {
    fs::create_dir_all(folder).expect("a folder");
    for (id, source) in documents {
        fs::create_dir_all(folder.join(id)).expect("a folder");
        fs::write(folder.join(id).join("index.md"), source).expect("a file");
    }
}

/// A small law with good front matter around this Markdown.
pub fn source(id: &str, markdown: &str) -> String {
    format!("---\nid: {id}\ntitle: Tài liệu {id}\nkind: law\n---\n\n# Tài liệu {id}\n\n{markdown}")
}

/// The shipped library.
pub fn content() -> PathBuf {
    root().join("content")
}

/// A file of tests/fixtures.
pub fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures").join(name)
}

/// The project's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ stands in the root").to_owned()
}

/// A JSON array's items.
#[track_caller]
pub fn array(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("not an array: {value}"))
}

/// A JSON string.
#[track_caller]
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("not a string: {value}"))
}
