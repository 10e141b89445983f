//! Our search beside SQLite FTS5 (`unicode61 remove_diacritics 2`, words joined by OR): same provisions, same
//! queries, one run.
//!
//! `bench-search [--collection FILE] [--sizes 2000,20000,200000] [--queries 200] [--ours]`. Without a collection
//! (`{"docs": [{"text"}], "queries": [{"text"}]}`) the shipped library and the judged queries are used. A collection
//! is grown to each size by recombining its own sentences. `--ours` leaves FTS5 out.

use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::{Duration, Instant};

use library::{Document, Entry, Library};
use rusqlite::Connection;
use search::{Index, Request};
use serde_json::{Value, json};
use sotay_bench::collection::{Collection, PER_DOCUMENT, content, write_annex, write_library};
use sotay_bench::process::{self, TASK, files_of, memory, size_of, task};
use sotay_bench::{fts, stats};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What both return.
const LIMIT: usize = 20;
/// Up to this size everything is repeated.
const REPEATED: usize = 20_000;
/// Blocks of the one provision of an annex, as a law's list of goods has them.
const ANNEX: usize = 10_636;
/// Starts of the shipped library.
const STARTS: usize = 21;

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
        && let Some(task) = task.strip_prefix(TASK)
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
    let queries = value("--queries").map_or(Ok(200), |number| number.parse())?;
    let beside = !args.iter().any(|arg| arg == "--ours");
    println!("{}", process::machine());
    let mut table = Table::default();
    starts(&mut table)?;
    for &size in &sizes {
        compare(&collection, (size, 0), queries, beside, &mut table)?;
    }
    // Once more with an annex beside it: a query must not pay for the length of what it finds.
    if let Some(&size) = sizes.first() {
        compare(&collection, (size, ANNEX), queries, beside, &mut table)?;
    }
    println!("\nTo reach:");
    table.goals.iter().for_each(|goal| println!("  {goal}"));
    println!("{}", process::machine());
    Ok(())
}

/// Rows as they are measured, and what the figures were to be.
#[derive(Default)]
struct Table {
    goals: Vec<String>,
}

impl Table {
    fn row(&self, name: &str, [ours, fts]: [f64; 2]) {
        if fts.is_nan() {
            println!("{name:<48}{ours:>12.3}{:>12}{:>8}", "–", "");
        } else {
            println!("{name:<48}{ours:>12.3}{fts:>12.3}{:>8.2}", ours / fts);
        }
    }

    fn goal(&mut self, name: &str, figure: f64, most: f64) {
        if figure.is_nan() {
            return;
        }
        let verdict = if figure <= most { "reached" } else { "NOT reached" };
        self.goals.push(format!("{name}: {figure:.2} of at most {most} — {verdict}"));
    }
}

/// The shipped library from the start of a process, its index being kept.
fn starts(table: &mut Table) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let index = folder.path().join("cache/index");
    println!("\n## The shipped library, from the start of a process to the first answer, ms");
    println!("{:<48}{:>12}{:>12}", "", "p50", "worst");
    let mut commands = vec![("reads texts and index, answers", Command::new(std::env::current_exe()?))];
    commands[0].1.arg(format!("{TASK}ready")).args([&content(), &index]);
    // The program itself, where it was built too.
    if let Some(program) = process::beside("sotay-cli") {
        let mut command = Command::new(program);
        command.args(["search", "do thi thong minh"]).env("SOTAY_DATA_DIR", folder.path());
        command.env("SOTAY_LIBRARY", content());
        commands.push(("sotay-cli search", command));
    }
    for (name, command) in &mut commands {
        process::until_first_line(command)?;
        let mut times = Vec::new();
        for _ in 0..STARTS {
            times.push(process::until_first_line(command)?.as_secs_f64() * 1e3);
        }
        let median = stats::median(&times);
        println!("{name:<48}{median:>12.1}{:>12.1}", stats::quantile(&times, 1.0));
        table.goal(&format!("shipped library ready, {name}, ms"), median, 50.0);
    }
    Ok(())
}

/// `annex`: so many blocks in one provision more; none if 0.
fn compare(
    collection: &Collection,
    (size, annex): (usize, usize),
    most: usize,
    beside: bool,
    table: &mut Table,
) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    let provisions = collection.grown(size);
    let mut bytes = write_library(&library, &provisions)? as f64;
    if annex > 0 {
        bytes += write_annex(&library, &collection.paragraphs(annex))? as f64;
    }
    let beside_it = if annex > 0 { format!(" and one of {annex} blocks") } else { String::new() };
    println!("\n## {size} provisions{beside_it}, {:.1} MB of text", bytes / 1e6);
    println!("{:<48}{:>12}{:>12}{:>8}", "", "ours", "FTS5", "ratio");

    let paths = [folder.path().join("ours"), folder.path().join("fts.db")];
    let each = |tasks: [&str; 2]| -> Outcome<[Value; 2]> {
        let ours = task(tasks[0], &[&library, &paths[0]])?;
        Ok([ours, if beside { task(tasks[1], &[&library, &paths[1]])? } else { Value::Null }])
    };
    let pick = |of: &[Value; 2], name: &str| [0, 1].map(|at| of[at][name].as_f64().unwrap_or(f64::NAN));
    let built = each(["build-ours", "build-fts"])?;
    let seconds = pick(&built, "seconds");
    let share =
        [0, 1].map(|at| size_of(&paths[at]) as f64 / bytes).map(|s| if s > 0.0 { s } else { f64::NAN });
    table.row("index build, s", seconds);
    table.row("index build, MB of text/s", seconds.map(|seconds| bytes / 1e6 / seconds));
    table.row("index bytes per text byte", share);
    table.row("peak memory while building, MB", pick(&built, "peak"));
    for (of, most) in [(2_000, 1.0), (200_000, 30.0)] {
        if size == of {
            table.goal(&format!("build of {size} provisions, s"), seconds[0], most);
        }
    }
    table.goal(&format!("index of {size} provisions, times the text"), share[0], 2.5);
    let mut opened = Vec::new();
    for _ in 0..if size <= REPEATED { 5 } else { 3 } {
        opened.push(each(["open-ours", "open-fts"])?);
    }
    let median = |name: &str| {
        [0, 1].map(|at| stats::median(&opened.iter().map(|of| pick(of, name)[at]).collect::<Vec<_>>()))
    };
    table.row("opening a ready index, ms", median("seconds").map(|s| s * 1e3));
    if size >= 200_000 {
        table.goal(&format!("opening the index of {size}, ms"), median("seconds")[0] * 1e3, 100.0);
    }
    table.row("reading the texts before that, ms", median("text").map(|s| s * 1e3));
    let last = opened.pop().ok_or("nothing was opened")?;
    table.row("peak memory: texts, index, 100 queries, MB", pick(&last, "peak"));
    table.row("  of the texts alone, MB", pick(&last, "texts"));
    table.row("  at the end without mapped files, MB", pick(&last, "anonymous"));

    let documents = Library::load(std::slice::from_ref(&library)).documents;
    if annex == 0 {
        changes(&paths[0], &documents, collection, size, table)?;
    }
    let index = Index::open_or_build(&paths[0], &documents, &|_, _| true)?;
    let connection = if beside { Some(fts::open(&paths[1])?) } else { None };
    let sorts = [
        ("whole questions", collection.questions(most), false),
        ("1–4 words", collection.short(most), false),
        ("each keystroke", collection.keystrokes(most), true),
        ("30–40 syllables", collection.long(most / 2), false),
    ];
    for (name, queries, typing) in sorts {
        let times = latencies(&index, connection.as_ref(), &queries, typing, size)?;
        for (label, part) in [("p50", 0.5), ("p99", 0.99)] {
            let pair = [0, 1].map(|at| stats::quantile(&times[at], part));
            table.row(&format!("{name} ({}), {label} ms", queries.len()), pair);
            if part == 0.5 {
                table.goal(&format!("{name} at {size}{beside_it}, p50 to FTS5's"), pair[0] / pair[1], 1.0);
            } else {
                let most = [(2_000, 0, 5.0), (2_000, ANNEX, 10.0), (200_000, 0, 50.0)];
                let goal = most.into_iter().find(|goal| (goal.0, goal.1) == (size, annex));
                goal.into_iter().for_each(|(.., most)| {
                    table.goal(&format!("{name} at {size}{beside_it}, p99 ms"), pair[0], most);
                });
            }
        }
    }
    Ok(())
}

/// One document added, changed, removed: until it is found or gone, and what that writes. FTS5 has no peer for the whole
/// of it (rows are deleted by number, tables aren't checked), so ours stands alone.
fn changes(
    index: &Path,
    documents: &[Arc<Entry>],
    collection: &Collection,
    size: usize,
    table: &mut Table,
) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let texts = collection.grown(size + 2 * PER_DOCUMENT).split_off(size);
    write_library(folder.path(), &texts)?;
    let others = Library::load(&[folder.path().to_owned()]).documents;
    let [one, other] = others.as_slice() else { return Err("two documents were written".into()) };
    let more = [documents, std::slice::from_ref(one)].concat();
    let mut changed = more.clone();
    changed[documents.len()] = other.clone();
    for (name, library) in [("added", more.as_slice()), ("changed", &changed), ("removed", documents)] {
        let before = files_of(index)?;
        let began = Instant::now();
        let opened = Index::open_or_build(index, library, &|_, _| true)?;
        ours_once(&opened, "do thi thong minh", false)?;
        let took = began.elapsed().as_secs_f64() * 1e3;
        let now = files_of(index)?;
        let new: u64 =
            now.iter().filter(|(path, _)| !before.contains_key(*path)).map(|(_, bytes)| bytes).sum();
        let share = 100.0 * new as f64 / now.values().sum::<u64>() as f64;
        table.row(&format!("one document {name}, ms"), [took, f64::NAN]);
        table.row("  bytes written, % of the index's", [share, f64::NAN]);
        if size >= 200_000 {
            table.goal(&format!("one document {name} at {size}, ms"), took, 1_000.0);
            table.goal(&format!("one document {name} at {size}, % written"), share, 1.0);
        }
    }
    Ok(())
}

/// The best time of each query on both, ms. Both are warm; each query is timed on one right after the other.
fn latencies(
    index: &Index,
    connection: Option<&Connection>,
    queries: &[String],
    typing: bool,
    size: usize,
) -> Outcome<[Vec<f64>; 2]> {
    let mut best = [vec![f64::INFINITY; queries.len()], Vec::new()];
    best[1] = vec![if connection.is_some() { f64::INFINITY } else { f64::NAN }; queries.len()];
    let repeated = size <= REPEATED;
    for round in 0..4 {
        for (at, query) in queries.iter().enumerate() {
            let mut times = [ours_once(index, query, typing)?.as_secs_f64() * 1e3, f64::NAN];
            // The first round warms both, and of the others the best counts: others use the machine too. A round of
            // the largest size takes FTS5 minutes: there it has one.
            if let Some(connection) = connection.filter(|_| repeated || round == 1) {
                let expression = fts::expression(query, typing);
                let began = Instant::now();
                std::hint::black_box(fts::search(connection, &expression, LIMIT)?);
                times[1] = began.elapsed().as_secs_f64() * 1e3;
            }
            for (best, time) in best.iter_mut().zip(times).filter(|_| round > 0) {
                best[at] = best[at].min(time);
            }
        }
    }
    Ok(best)
}

fn do_task(task: &str, library: &Path, index: &Path) -> Outcome<Value> {
    let began = Instant::now();
    let documents = Library::load(&[library.to_owned()]).documents;
    let text = began.elapsed().as_secs_f64();
    let held = memory("VmHWM");
    let began = Instant::now();
    let mut seconds = None;
    match task {
        "build-ours" => {
            if !Index::open_or_build(index, &documents, &|_, _| true)?.is_on_disk() {
                return Err("the index isn't on disk".into());
            }
        }
        "build-fts" => {
            let texts = texts(&documents);
            let began = Instant::now();
            fts::build(index, &texts)?;
            seconds = Some(began.elapsed().as_secs_f64());
        }
        "open-ours" => {
            let opened = Index::open_or_build(index, &documents, &|_, _| true)?;
            seconds = Some(began.elapsed().as_secs_f64());
            for query in Collection::shipped()?.questions(100) {
                ours_once(&opened, &query, false)?;
            }
        }
        "open-fts" => {
            let opened = fts::open(index)?;
            seconds = Some(began.elapsed().as_secs_f64());
            for query in Collection::shipped()?.questions(100) {
                std::hint::black_box(fts::search(&opened, &fts::expression(&query, false), LIMIT)?);
            }
        }
        "ready" => {
            let opened = Index::open_or_build(index, &documents, &|_, _| true)?;
            ours_once(&opened, "do thi thong minh", false)?;
        }
        other => return Err(format!("no such task: {other}").into()),
    };
    let seconds = seconds.unwrap_or_else(|| began.elapsed().as_secs_f64());
    let (peak, anonymous) = (memory("VmHWM"), memory("RssAnon"));
    Ok(json!({ "seconds": seconds, "text": text, "texts": held, "peak": peak, "anonymous": anonymous }))
}

/// The text of each provision, heading and blocks.
fn texts(documents: &[Arc<Entry>]) -> Vec<String> {
    let text = |document: &Document, blocks: &[usize]| {
        blocks.iter().map(|&at| document.blocks[at].inline.text.as_str()).collect::<Vec<_>>().join("\n")
    };
    let read = documents.iter().filter_map(|entry| entry.read());
    read.flat_map(|d| d.provisions.iter().map(|p| text(&d, &p.blocks)).collect::<Vec<_>>()).collect()
}

fn ours_once(index: &Index, query: &str, typing: bool) -> Outcome<Duration> {
    let request = Request { query, typing, as_typed: false, limit: LIMIT, doc: None, kind: None };
    let began = Instant::now();
    std::hint::black_box(index.search(&request)?);
    Ok(began.elapsed())
}
