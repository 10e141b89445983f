//! Our search beside SQLite FTS5 (`unicode61 remove_diacritics 2`, words joined by OR): same provisions, same
//! queries, one run.
//!
//! `bench-search [--collection FILE] [--sizes 2000,20000,200000]`. Without a collection (`{"docs": [{"text"}],
//! "queries": [{"text"}]}`) the shipped library and the judged queries are used. A collection is grown to each size
//! by recombining its own sentences.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::{Value, json};
use sotay_bench::collection::{Collection, write_library};
use sotay_bench::stats::quantile;
use study::content::Library;
use study::search::{Index, Request};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What both return.
const LIMIT: usize = 20;
/// Queries of each sort at the most.
const MOST_QUERIES: usize = 400;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench-search: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    // The program calls itself for what must be measured in a process of its own.
    if let [task, library, index] = args.as_slice()
        && let Some(task) = task.strip_prefix("--task=")
    {
        println!("{}", do_task(task, Path::new(library), Path::new(index))?);
        return Ok(());
    }
    let value = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1));
    let collection = match value("--collection") {
        Some(file) => Collection::from_json(Path::new(file))?,
        None => Collection::shipped()?,
    };
    let sizes = value("--sizes").map_or("2000,20000,200000", String::as_str);
    let sizes = sizes.split(',').map(str::parse).collect::<Result<Vec<usize>, _>>()?;
    for size in sizes {
        compare(&collection, size)?;
    }
    Ok(())
}

fn compare(collection: &Collection, size: usize) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    let provisions = collection.grown(size);
    let bytes = write_library(&library, &provisions)?;
    println!("\n## {size} provisions, {:.1} MB of text", bytes as f64 / 1e6);

    let (ours, fts) = (folder.path().join("ours"), folder.path().join("fts.db"));
    let built = [task("build-ours", &library, &ours)?, task("build-fts", &library, &fts)?];
    let figure = |name: &str| [0, 1].map(|at| built[at][name].as_f64().unwrap_or(f64::NAN));
    println!("{:<44}{:>12}{:>12}{:>8}", "", "ours", "FTS5", "ratio");
    row("index build, MB/s", figure("seconds").map(|seconds| bytes as f64 / 1e6 / seconds));
    row("index build, s", figure("seconds"));
    row("index bytes per text byte", [&ours, &fts].map(|path| size_of(path) as f64 / bytes as f64));
    row("peak memory while building, MB", figure("peak_mb"));
    let mut opening = [Vec::new(), Vec::new()];
    for _ in 0..5 {
        for (at, name, path) in [(0, "open-ours", &ours), (1, "open-fts", &fts)] {
            opening[at].push(task(name, &library, path)?["seconds"].as_f64().unwrap_or(f64::NAN) * 1e3);
        }
    }
    row("opening a ready index, ms (median of 5)", [quantile(&opening[0], 0.5), quantile(&opening[1], 0.5)]);

    let documents = Library::load(&[library]).documents;
    let index = Index::open_or_build(&ours, &documents, &|_, _| true)?;
    let connection = Connection::open(&fts)?;
    let sorts = [
        ("whole questions", collection.questions(MOST_QUERIES), false),
        ("1–4 words", collection.short(MOST_QUERIES), false),
        ("each keystroke", collection.keystrokes(MOST_QUERIES), true),
    ];
    for (name, queries, typing) in sorts {
        let mut times = [Vec::new(), Vec::new()];
        // One round warms both; in the second each query is timed on both, one after the other.
        for timed in [false, true] {
            for query in &queries {
                let pair = [ours_once(&index, query, typing)?, fts_once(&connection, query, typing)?];
                if timed {
                    for (times, took) in times.iter_mut().zip(pair) {
                        times.push(took.as_secs_f64() * 1e3);
                    }
                }
            }
        }
        for (label, part) in [("p50", 0.5), ("p99", 0.99)] {
            let pair = [quantile(&times[0], part), quantile(&times[1], part)];
            row(&format!("{name} ({}), {label} ms", queries.len()), pair);
        }
    }
    Ok(())
}

fn row(name: &str, [ours, fts]: [f64; 2]) {
    println!("{name:<44}{ours:>12.3}{fts:>12.3}{:>8.2}", ours / fts);
}

fn task(name: &str, library: &Path, index: &Path) -> Outcome<Value> {
    let output = Command::new(std::env::current_exe()?)
        .arg(format!("--task={name}"))
        .args([library, index])
        .stderr(std::process::Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err(format!("{name} failed").into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn do_task(task: &str, library: &Path, index: &Path) -> Outcome<Value> {
    let seconds = match task {
        "build-ours" => {
            let documents = Library::load(&[library.to_owned()]).documents;
            let began = Instant::now();
            let built = Index::open_or_build(index, &documents, &|_, _| true)?;
            let took = began.elapsed();
            if !built.is_on_disk() {
                return Err("the index isn't on disk".into());
            }
            took
        }
        "build-fts" => {
            let texts = texts(library);
            let began = Instant::now();
            build_fts(index, &texts)?;
            began.elapsed()
        }
        // What the reader waits for: the text and its index, from nothing.
        "open-ours" => {
            let began = Instant::now();
            let documents = Library::load(&[library.to_owned()]).documents;
            Index::open_or_build(index, &documents, &|_, _| true)?;
            began.elapsed()
        }
        "open-fts" => {
            let began = Instant::now();
            let connection = Connection::open(index)?;
            connection.query_row("SELECT count(*) FROM provisions_config", [], |_| Ok(()))?;
            began.elapsed()
        }
        other => return Err(format!("no such task: {other}").into()),
    };
    Ok(json!({ "seconds": seconds.as_secs_f64(), "peak_mb": peak_memory() }))
}

/// The text of each provision, heading and blocks.
fn texts(library: &Path) -> Vec<String> {
    let documents = Library::load(&[library.to_owned()]).documents;
    let text = |document: &study::content::Document, blocks: &[usize]| {
        blocks.iter().map(|&at| document.blocks[at].inline.text.as_str()).collect::<Vec<_>>().join("\n")
    };
    documents.iter().flat_map(|d| d.provisions.iter().map(move |p| text(d, &p.blocks))).collect()
}

fn build_fts(path: &Path, texts: &[String]) -> rusqlite::Result<()> {
    let mut connection = Connection::open(path)?;
    connection.execute_batch(
        "CREATE VIRTUAL TABLE provisions USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2')",
    )?;
    let transaction = connection.transaction()?;
    {
        let mut insert = transaction.prepare("INSERT INTO provisions (rowid, text) VALUES (?1, ?2)")?;
        for (row, text) in (1_i64..).zip(texts) {
            insert.execute((row, text))?;
        }
    }
    transaction.commit()
}

fn ours_once(index: &Index, query: &str, typing: bool) -> Outcome<Duration> {
    let request = Request { query, typing, as_typed: false, limit: LIMIT, doc: None, kind: None };
    let began = Instant::now();
    std::hint::black_box(index.search(&request)?);
    Ok(began.elapsed())
}

fn fts_once(connection: &Connection, query: &str, typing: bool) -> rusqlite::Result<Duration> {
    let words: Vec<&str> =
        query.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut expression = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" OR ");
    if typing && !words.is_empty() {
        expression.push('*');
    }
    let began = Instant::now();
    if !words.is_empty() {
        let sql = "SELECT rowid, rank FROM provisions WHERE provisions MATCH ?1 ORDER BY rank LIMIT ?2";
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map((&expression, LIMIT as i64), |row| row.get::<_, i64>(0))?;
        std::hint::black_box(rows.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    Ok(began.elapsed())
}

/// Bytes of a file, or of all files below a folder.
fn size_of(path: &Path) -> u64 {
    let entries: Vec<PathBuf> =
        fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    if path.is_dir() {
        entries.iter().map(|path| size_of(path)).sum()
    } else {
        fs::metadata(path).map_or(0, |meta| meta.len())
    }
}

/// Largest resident size of this process so far, MB; 0 where the system doesn't tell.
fn peak_memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse::<f64>().ok()).unwrap_or(0.0) / 1e3
}
