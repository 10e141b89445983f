//! The notebook: how long a durable save takes beside a bare SQLite commit in the same folder, how long large notebooks
//! take to open and to filter, and what a lock costs.
//!
//! `bench-notebook [--sizes 10000,100000] [--saves 1000]`

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sotay_bench::stats::{interval, quantile};
use study::api::dispatch;
use study::{App, Paths};

type Outcome<T> = Result<T, Box<dyn Error>>;

const PASSPHRASE: &str = "mật khẩu để đo";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench-notebook: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1));
    let saves: usize = value("--saves").map_or("1000", String::as_str).parse()?;
    let sizes = value("--sizes").map_or("10000,100000", String::as_str);
    let sizes = sizes.split(',').map(str::parse).collect::<Result<Vec<usize>, _>>()?;
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");

    println!("\n## A durable save, {saves} of each, interleaved");
    println!("{:<40}{:>10}{:>10}{:>10}", "", "p50 ms", "p99 ms", "ratio");
    let mut medians = Vec::new();
    for passphrase in [None, Some(PASSPHRASE)] {
        medians.push(compare_saves(&library, passphrase, saves)?);
    }
    println!("{:<40}{:>10}{:>10}{:>10.2}", "locked beside plain, p50", "", "", medians[1] / medians[0]);

    println!("\n## A lock, calibrated here to take between half a second and one");
    let locked = Desk::new(&library, Some(PASSPHRASE))?;
    let unlocking = (0..9).map(|_| Ok(ms(locked.reopen(Some(PASSPHRASE))?))).collect::<Outcome<Vec<_>>>()?;
    let (least, most) = (quantile(&unlocking, 0.0), quantile(&unlocking, 1.0));
    println!("{:<40}{:>10.0}", "unlocking, median of 9, ms", quantile(&unlocking, 0.5));
    println!("{:<40}{:>30}", "least and most, ms", format!("{least:.0} to {most:.0}"));

    for size in sizes {
        println!("\n## A notebook of {size} notes");
        println!("{:<40}{:>10}{:>10}{:>10}", "", "plain", "locked", "ratio");
        let plain = large(&library, None, size)?;
        let locked = large(&library, Some(PASSPHRASE), size)?;
        for ((what, plain), (_, locked)) in plain.into_iter().zip(locked) {
            println!("{what:<40}{plain:>10.2}{locked:>10.2}{:>10.2}", locked / plain);
        }
    }
    Ok(())
}

/// A program in a folder of its own.
struct Desk {
    app: App,
    folder: tempfile::TempDir,
    profile: Value,
}

impl Desk {
    fn new(library: &Path, passphrase: Option<&str>) -> Outcome<Self> {
        let folder = tempfile::tempdir_in(target())?;
        let mut desk = Self { app: open(folder.path(), library)?, folder, profile: Value::Null };
        let mut profile = json!({ "name": "Người đo" });
        if let Some(passphrase) = passphrase {
            profile["passphrase"] = json!(passphrase);
        }
        desk.profile = desk.call("create_profile", profile)?["profile"].clone();
        Ok(desk)
    }

    fn call(&self, command: &str, args: Value) -> Outcome<Value> {
        Ok(dispatch(&self.app, command, args)?)
    }

    fn save(&self, body: &str) -> Outcome<Duration> {
        let anchor = json!({ "doc": "huong-dan-nq06", "block": "I:0" });
        let note = json!({ "anchor": anchor, "kind": "plain", "body": body });
        let start = Instant::now();
        self.call("create_note", note)?;
        Ok(start.elapsed())
    }

    /// Opens the profile, and how long that took.
    fn reopen(&self, passphrase: Option<&str>) -> Outcome<Duration> {
        self.call("close_profile", json!({}))?;
        let id = &self.profile["id"];
        let start = Instant::now();
        let opening = match passphrase {
            Some(passphrase) => self.call("unlock_profile", json!({ "id": id, "passphrase": passphrase }))?,
            None => self.call("open_profile", json!({ "id": id }))?,
        };
        if opening["outcome"] != "opened" {
            return Err(format!("it did not open: {opening}").into());
        }
        Ok(start.elapsed())
    }
}

/// Where the project builds, so that the disk is the one that is meant and not memory.
fn target() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    if folder.is_dir() { folder } else { std::env::temp_dir() }
}

fn open(folder: &Path, library: &Path) -> Outcome<App> {
    let paths = Paths { data: folder.join("data"), cache: folder.join("cache"), library: library.to_owned() };
    let app = App::open(paths, Arc::new(study::clock::System))?;
    app.wait_for_index(Duration::from_secs(60));
    Ok(app)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn body(n: usize) -> String {
    format!("{n}: phường mình còn hai khu quy hoạch đã lâu chưa làm, đề xuất lập danh sách. ").repeat(4)
}

/// Saves through the program and bare commits, one after the other, under the same pragmas. The median of ours.
fn compare_saves(library: &Path, passphrase: Option<&str>, saves: usize) -> Outcome<f64> {
    let desk = Desk::new(library, passphrase)?;
    let bare = Connection::open(desk.folder.path().join("bare.db"))?;
    for (pragma, value) in [("journal_mode", "wal"), ("synchronous", "EXTRA"), ("secure_delete", "on")] {
        bare.pragma_update_and_check(None, pragma, value, |_| Ok(()))
            .or_else(|_| bare.pragma_update(None, pragma, value))?;
    }
    bare.execute_batch("CREATE TABLE notes (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT")?;
    let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..saves + 20 {
        let body = body(n);
        let ours_now = ms(desk.save(&body)?);
        let start = Instant::now();
        bare.prepare_cached("INSERT INTO notes VALUES (?1, ?2)")?.execute((format!("{n:036}"), &body))?;
        let theirs_now = ms(start.elapsed());
        // The first few fill caches.
        if n >= 20 {
            ours.push(ours_now);
            theirs.push(theirs_now);
            ratios.push(ours_now / theirs_now);
        }
    }
    let name = if passphrase.is_some() { "through dispatch, locked" } else { "through dispatch" };
    let ratio = quantile(&ours, 0.5) / quantile(&theirs, 0.5);
    println!("{name:<40}{:>10.3}{:>10.3}{ratio:>10.2}", quantile(&ours, 0.5), quantile(&ours, 0.99));
    println!(
        "{:<40}{:>10.3}{:>10.3}",
        "bare INSERT and COMMIT",
        quantile(&theirs, 0.5),
        quantile(&theirs, 0.99)
    );
    let (low, high) = interval(&ratios);
    println!("{:<40}{:>30}", "median of the paired ratios, 95 %", format!("{low:.2} to {high:.2}"));
    Ok(quantile(&ours, 0.5))
}

fn large(library: &Path, passphrase: Option<&str>, size: usize) -> Outcome<Vec<(&'static str, f64)>> {
    let desk = Desk::new(library, passphrase)?;
    fill(&desk, size)?;
    let mut figures = Vec::new();
    let mut openings = Vec::new();
    for _ in 0..3 {
        openings.push(ms(desk.reopen(passphrase)?));
    }
    figures.push(("opening, median of 3, ms", quantile(&openings, 0.5)));
    let start = Instant::now();
    desk.call("note_page", json!({ "offset": 0, "limit": 50 }))?;
    figures.push(("the first page after opening, ms", ms(start.elapsed())));

    let kinds = ["viewpoint", "target", "task", "relation", "plain"];
    let docs = ["huong-dan-nq06", "tom-luoc-nq06", "thuat-ngu"];
    let (mut filters, mut saves) = (Vec::new(), Vec::new());
    for n in 0..300_usize {
        if n % 3 == 0 {
            saves.push(ms(desk.save(&body(n))?));
        }
        let mut filter = json!({ "offset": n * 7919 % size, "limit": 50 });
        if n % 2 == 0 {
            filter["kinds"] = json!([kinds[n / 2 % 5]]);
        }
        if n % 3 == 1 {
            filter["text"] = json!(["quy hoach", "phuong minh con hai khu", "nghi quyet"][n % 9 / 3]);
        }
        if n % 4 < 2 {
            filter["doc"] = json!(docs[n % 3]);
            filter["offset"] = json!(n);
        }
        let start = Instant::now();
        desk.call("note_page", filter)?;
        filters.push(ms(start.elapsed()));
    }
    figures.push(("filtering, a page of 50, p50 ms", quantile(&filters, 0.5)));
    figures.push(("filtering, a page of 50, p99 ms", quantile(&filters, 0.99)));
    figures.push(("a save, p50 ms", quantile(&saves, 0.5)));
    let start = Instant::now();
    desk.call("backup_now", json!({}))?;
    figures.push(("a backup, ms", ms(start.elapsed())));
    let start = Instant::now();
    desk.call("list_notes", json!({}))?;
    figures.push(("list_notes, all of them at once, ms", ms(start.elapsed())));
    let notebook =
        desk.folder.path().join("data/profiles").join(desk.profile["id"].as_str().unwrap_or_default());
    figures.push(("size, MB", fs::metadata(notebook.join("notebook.db"))?.len() as f64 / 1e6));
    Ok(figures)
}

/// A note as the exported file has it, its fields in order.
#[derive(Serialize, Deserialize, Clone)]
struct Sheet {
    id: String,
    kind: String,
    body: String,
    anchor: Anchor,
    session: Option<String>,
    created: i64,
    updated: i64,
    deleted: Option<i64>,
    versions: Vec<Value>,
}

#[derive(Serialize, Deserialize, Clone)]
struct Anchor {
    doc: String,
    block: String,
    start: u32,
    end: u32,
    quote: String,
    prefix: String,
    suffix: String,
    whole_block: bool,
}

/// Reads in a file of so many notes, made from some that the program wrote out itself.
fn fill(desk: &Desk, size: usize) -> Outcome<()> {
    for doc in ["huong-dan-nq06", "tom-luoc-nq06", "thuat-ngu"] {
        let document = desk.call("open_document", json!({ "doc": doc }))?;
        let blocks = document["blocks"].as_array().cloned().unwrap_or_default();
        for block in blocks.iter().step_by(3) {
            let anchor = json!({ "doc": doc, "block": block["id"] });
            desk.call("create_note", json!({ "anchor": anchor, "kind": "plain", "body": "x" }))?;
        }
    }
    let path = desk.folder.path().join("notes.json");
    desk.call("export_json", json!({ "path": path }))?;
    let file: Value = serde_json::from_slice(&fs::read(&path)?)?;
    let seeds: Vec<Sheet> = serde_json::from_value(file["notebook"]["notes"].clone())?;
    let kinds = ["viewpoint", "target", "task", "relation", "plain"];
    let notes: Vec<Sheet> = (0..size)
        .map(|n| Sheet {
            id: format!("{n:08x}-0000-4000-8000-{n:012x}"),
            kind: kinds[n % 5].to_owned(),
            body: body(n),
            created: n as i64,
            ..seeds[n * 31 % seeds.len()].clone()
        })
        .collect();
    let notes = serde_json::to_string(&notes)?;
    let notebook =
        format!("{{\"settings\":[],\"sessions\":[],\"notes\":{notes},\"bookmarks\":[],\"read\":[]}}");
    let check = blake3::hash(notebook.as_bytes()).to_hex();
    let head = "\"format\":\"sotay-notebook\",\"version\":1,\"made\":0,\"name\":\"\"";
    fs::write(&path, format!("{{{head},\"check\":\"{check}\",\"notebook\":{notebook}}}"))?;
    desk.call("import_json", json!({ "path": path, "replace": true }))?;
    fs::remove_file(path)?;
    Ok(())
}
