//! A writer is killed at any moment; whatever it was told is saved is there, whole.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use torture::{Chance, Desk, rounds, words};

use crate::writer;

const PASSPHRASES: [&str; 2] = ["mật khẩu 0", "mật khẩu 1"];

/// By note: the last writing that was acknowledged, and the last that was begun.
pub(crate) type Told = BTreeMap<String, (Option<u64>, u64)>;

fn listen(line: &str, told: &mut Told) {
    let parts: Vec<&str> = line.split(' ').collect();
    match parts.as_slice() {
        ["try", id, n] => {
            let n = n.parse().expect("a number");
            told.entry((*id).to_owned()).or_insert((None, n)).1 = n;
        }
        ["saved", id, n] => {
            let n = n.parse().expect("a number");
            told.get_mut(*id).expect("it was tried").0 = Some(n);
        }
        _ => {}
    }
}

/// When a writer is killed.
pub(crate) enum Moment<'a> {
    /// At most so long after it began, in microseconds.
    Within(u64),
    /// While it does what it announces with this word; how long that took the last time, in microseconds, is kept.
    During(&'a str, &'a mut u64),
}

/// Runs the writer, kills it, and takes down what it said; all of that too.
pub(crate) fn run_and_kill(
    task: &str,
    folder: &Path,
    seed: u64,
    chance: &mut Chance,
    told: &mut Told,
    moment: Moment<'_>,
) -> Vec<String> {
    let mut child = writer(task, folder, seed).stderr(Stdio::piped()).spawn().expect("it starts");
    let out = child.stdout.take().expect("its words");
    let mut lines = BufReader::new(out).lines();
    if task != "migration" {
        let first = lines.next();
        if !matches!(&first, Some(Ok(line)) if line == "open") {
            let mut said = String::new();
            child.stderr.take().expect("its errors").read_to_string(&mut said).expect("text");
            panic!("{task}, seed {seed}: the writer did not open: {first:?} {said}");
        }
    }
    let (say, said) = mpsc::channel();
    let listener = std::thread::spawn(move || {
        let mut all = Vec::new();
        for line in lines.map_while(Result::ok) {
            all.push(line.clone());
            // Nobody asks any more once it is killed.
            let _ = say.send((Instant::now(), line));
        }
        all
    });
    match moment {
        Moment::Within(most) => std::thread::sleep(Duration::from_micros(chance.below(most))),
        Moment::During(word, lasting) => {
            // How long it takes on this machine is learnt from the ones before.
            let begins = 1 + chance.below(3);
            let mut begun = None;
            let mut count = 0;
            while let Ok((at, line)) = said.recv() {
                match (line.split(' ').next() == Some(word), begun) {
                    (true, _) => {
                        (begun, count) = (Some(at), count + 1);
                        if count > begins {
                            break;
                        }
                    }
                    (false, Some(since)) => {
                        *lasting = at.duration_since(since).as_micros() as u64;
                        begun = None;
                    }
                    (false, None) => {}
                }
            }
            std::thread::sleep(Duration::from_micros(chance.below(*lasting)));
        }
    }
    child.kill().expect("killed");
    let status = child.wait().expect("gone");
    let lines = listener.join().expect("what it said");
    lines.iter().for_each(|line| listen(line, told));
    let mut said = String::new();
    child.stderr.take().expect("its errors").read_to_string(&mut said).expect("text");
    // A writer that ended by itself had a command refused, and panicked (101). On Windows who kills says the code: Rust, 1.
    let killed = if cfg!(windows) { status.code() == Some(1) } else { status.code().is_none() };
    assert!(killed, "{task}, seed {seed}: the writer ended with {status}: {said}");
    lines
}

fn check(task: &str, folder: &Path, told: &Told) -> usize {
    let desk = Desk::at(folder);
    if desk.call("profiles", serde_json::json!({})) == serde_json::json!([]) {
        assert!(told.is_empty(), "{task}: the profile is gone");
        return 0;
    }
    let opening = desk.open(&PASSPHRASES);
    assert_eq!(opening["outcome"], "opened", "{task}: {opening}");
    let notes: BTreeMap<String, String> = desk.all().into_iter().collect();
    let mut acknowledged = 0;
    for (id, (saved, tried)) in told {
        let Some(saved) = saved else { continue };
        acknowledged += 1;
        let body = notes.get(id).unwrap_or_else(|| panic!("{task}: note {id} is gone"));
        let n: u64 = body.split(' ').next().and_then(|n| n.parse().ok()).expect("whole words");
        assert!(n == *saved || n == *tried, "{task}: note {id} says {n}, saved was {saved}");
        assert_eq!(*body, words(id, n), "{task}: note {id} is whole");
    }
    let file = desk.profile().join("notebook.db");
    let locked = opening["profile"]["locked"] == true;
    desk.close();
    if !locked {
        // A second opinion; a locked one was looked through when it was opened.
        let connection = rusqlite::Connection::open(file).expect("a second look");
        let verdict: String =
            connection.pragma_query_value(None, "integrity_check", |row| row.get(0)).expect("a verdict");
        assert_eq!(verdict, "ok");
    }
    acknowledged
}

/// A notebook of the first version, with notes in it.
fn first_version(folder: &Path, told: &mut Told, chance: &mut Chance) {
    let desk = Desk::at(folder);
    desk.call("create_profile", serde_json::json!({ "name": "Người ghi" }));
    let file = desk.profile().join("notebook.db");
    desk.close();
    fs::remove_file(&file).expect("removed");
    let old = rusqlite::Connection::open(&file).expect("a notebook");
    old.execute_batch(include_str!("../../../src-tauri/crates/notebook/migrations/0001_init.sql"))
        .expect("a schema");
    old.execute_batch("PRAGMA application_id = 1398034001; PRAGMA user_version = 1; BEGIN").expect("marked");
    for n in 0..200 {
        let id = chance.uuid();
        let body = words(&id, n);
        old.execute(
            "INSERT INTO notes VALUES (?1, 'plain', ?2, 'd', 'I:1', 0, 0, '', '', '', 1, NULL, ?3, ?3, NULL)",
            (&id, &body, 1_642_989_600_000_i64),
        )
        .expect("a note");
        told.insert(id, (Some(n), n));
    }
    old.execute_batch("COMMIT").expect("filled");
}

fn torture(task: &str, kills: usize) {
    let mut chance = Chance::new(task.len() as u64 * 7919 + 1);
    let (mut done, mut acknowledged) = (0, 0);
    while done < kills {
        let folder = tempfile::tempdir().expect("a folder");
        let mut told = Told::new();
        if task == "migration" {
            first_version(folder.path(), &mut told, &mut chance);
        }
        for _ in 0..if task == "migration" { 2 } else { 8 } {
            if done == kills {
                break;
            }
            let seed = chance.below(1 << 40);
            let most = if task == "migration" { 60_000 } else { 150_000 };
            run_and_kill(task, folder.path(), seed, &mut chance, &mut told, Moment::Within(most));
            acknowledged += check(task, folder.path(), &told);
            done += 1;
        }
    }
    println!(
        "{task}: {done} kills, {acknowledged} acknowledged notes and parts of papers looked for, 0 lost"
    );
}

#[test]
fn while_saving() {
    torture("autosave", rounds(5, 120));
}

#[test]
fn while_changing_several_notes_at_once() {
    torture("many", rounds(5, 120));
}

#[test]
fn while_migrating() {
    torture("migration", rounds(4, 90));
}

#[test]
fn while_backing_up() {
    torture("backup", rounds(4, 90));
}

#[test]
fn while_restoring() {
    torture("restore", rounds(4, 90));
}

#[test]
fn while_reading_in() {
    torture("import", rounds(4, 90));
}

#[test]
fn while_locking() {
    torture("lock", rounds(5, 120));
}
