//! Somebody else takes the open file from its place at any moment: moved, replaced or written over by an older copy,
//! deleted, its folder renamed or deleted. What is tried from then on is never called saved, and all that was called
//! saved before comes back: by itself with the file, by putting the notebook back, or from the backup that closing
//! makes.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::json;
use torture::{Chance, Desk, rounds, words};

use crate::kill::Told;
use crate::writer;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Loss {
    Moved,
    /// By another file of the same name, as a program that synchronises folders does it.
    Older,
    /// By an older copy written into the very file, as copying does it.
    WrittenInto,
    Deleted,
    FolderRenamed,
    FolderDeleted,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    /// What was moved away comes back by itself.
    Return,
    /// The same, and the program was killed meanwhile.
    KillAndReturn,
    PutBack,
    Close,
}

const LOSSES: [Loss; 6] =
    [Loss::Moved, Loss::Older, Loss::WrittenInto, Loss::Deleted, Loss::FolderRenamed, Loss::FolderDeleted];
const WAYS: [Way; 4] = [Way::Return, Way::KillAndReturn, Way::PutBack, Way::Close];

/// A running writer and what it says.
struct Writer {
    child: Child,
    input: ChildStdin,
    lines: Receiver<String>,
    told: Told,
    /// Whether the file is away, so that nothing tried from now on may be called saved.
    away: bool,
    tried_away: bool,
    refused: usize,
}

impl Writer {
    fn start(folder: &Path, seed: u64) -> Self {
        let mut child = writer("place", folder, seed).spawn().expect("it starts");
        let input = child.stdin.take().expect("its input");
        let out = BufReader::new(child.stdout.take().expect("its words"));
        let (say, lines) = channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                // Nobody listens any more when it is ended.
                let _ = say.send(line);
            }
        });
        let told = Told::new();
        let mut writer = Self { child, input, lines, told, away: false, tried_away: false, refused: 0 };
        writer.hear("open");
        writer
    }

    /// Listens to one line; none when it has ended and all was heard.
    fn line(&mut self) -> Option<String> {
        let line = self.lines.recv_timeout(Duration::from_secs(120)).ok()?;
        let parts: Vec<&str> = line.split(' ').collect();
        match parts.as_slice() {
            ["try", id, n] => {
                let n = n.parse().expect("a number");
                self.told.entry((*id).to_owned()).or_insert((None, n)).1 = n;
                self.tried_away = self.away;
            }
            ["saved", id, n] => {
                // One that was on its way when the file came back is saved in its place.
                assert!(
                    !(self.tried_away && self.away),
                    "note {id} was called saved while the file was away"
                );
                self.told.get_mut(*id).expect("it was tried").0 = n.parse().ok();
            }
            ["refused", why] => {
                assert_eq!(*why, "not_at_its_place");
                self.refused += 1;
            }
            ["failed", why] => panic!("the notebook wasn't put back: {why}"),
            ["lost"] => self.away = true,
            ["returning" | "putting"] => self.away = false,
            _ => {}
        }
        Some(line)
    }

    fn hear(&mut self, what: &str) -> String {
        loop {
            let line = self.line().unwrap_or_else(|| panic!("it ended without saying {what}"));
            if line.split(' ').next() == Some(what) {
                return line;
            }
        }
    }

    /// Tells it something and listens until that stands among its lines.
    fn tell(&mut self, line: &str) {
        writeln!(self.input, "{line}").expect("it listens");
        self.hear(line.split(' ').next().unwrap_or_default());
    }

    /// Listens for so many lines of a kind.
    fn some(&mut self, what: &str, count: u64) {
        (0..count).for_each(|_| drop(self.hear(what)));
    }

    fn kill(&mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
        while self.line().is_some() {}
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // It would go on for ever where something was found wrong.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What was called saved is there, whole; how many notes that are.
#[track_caller]
fn all_there(desk: &Desk, told: &Told) -> usize {
    let notes: BTreeMap<String, String> = desk.notes().into_iter().collect();
    let mut looked = 0;
    for (id, (saved, tried)) in told {
        let Some(saved) = saved else { continue };
        looked += 1;
        let body = notes.get(id).unwrap_or_else(|| panic!("note {id} is gone"));
        let n: u64 = body.split(' ').next().and_then(|n| n.parse().ok()).expect("whole words");
        assert!((*saved..=*tried).contains(&n), "note {id} says {n}, saved was {saved}, tried {tried}");
        assert_eq!(*body, words(id, n), "note {id} is whole");
    }
    looked
}

/// Takes the file away; the way to bring it back, for what can be brought back.
fn lose(loss: Loss, folder: &Path, file: &Path, older: &Path) -> Option<(PathBuf, PathBuf)> {
    let (data, aside) = (folder.join("data"), folder.join("aside"));
    match loss {
        Loss::Moved => {
            fs::rename(file, &aside).expect("moved");
            Some((aside, file.to_owned()))
        }
        Loss::Older => {
            // Another name for the open file, so that it can be brought back.
            fs::hard_link(file, &aside).expect("a second name");
            fs::rename(older, file).expect("replaced");
            Some((aside, file.to_owned()))
        }
        Loss::WrittenInto => {
            fs::copy(file, &aside).expect("a copy");
            fs::copy(older, file).expect("written over");
            Some((aside, file.to_owned()))
        }
        Loss::Deleted => {
            fs::remove_file(file).expect("deleted");
            None
        }
        Loss::FolderRenamed => {
            fs::rename(&data, &aside).expect("renamed");
            Some((aside, data))
        }
        Loss::FolderDeleted => {
            // The writer may be making a file in it.
            while fs::remove_dir_all(&data).is_err() {}
            None
        }
    }
}

fn bring_back(from: &Path, to: &Path) {
    // What the program has made at the place meanwhile goes aside.
    if to.is_dir() {
        fs::rename(to, from.with_extension("made")).expect("moved");
    }
    fs::rename(from, to).expect("brought back");
}

/// Restores the newest backup of the one profile.
fn from_backup(desk: &Desk) {
    let list = desk.call("list_backups", json!({ "id": desk.id() }));
    let file = &list["backups"][0]["file"];
    let mut request = json!({ "id": desk.id(), "file": file });
    let mut opening = desk.call("restore_backup", request.clone());
    if opening["outcome"] == "locked" {
        request["passphrase"] = json!("mật khẩu 0");
        opening = desk.call("restore_backup", request);
    }
    if opening["outcome"] == "locked" {
        opening = desk.open(&["mật khẩu 0"]);
    }
    assert_eq!(opening["outcome"], "opened", "{opening}");
}

/// Makes some notes; the notebook's file, and what will be an older copy of it.
fn begin(folder: &Path, seed: u64, chance: &mut Chance, told: &mut Told) -> (PathBuf, PathBuf) {
    let older = folder.join("older");
    let mut write = |seed| {
        let mut writer = Writer::start(folder, seed);
        writer.some("saved", 2 + chance.below(20));
        writer.tell("close");
        writer.hear("done");
        told.append(&mut writer.told);
        let desk = Desk::at(folder);
        let file = desk.profile().join("notebook.db");
        desk.close();
        file
    };
    fs::copy(write(seed), &older).expect("a copy");
    // What is open when it is lost holds more.
    (write(seed + 4), older)
}

/// Goes on writing, until any moment of a save.
fn go_on(folder: &Path, seed: u64, chance: &mut Chance) -> Writer {
    // The profile is locked or not by the seed.
    let mut writer = Writer::start(folder, seed + 2);
    writer.some("saved", chance.below(40));
    std::thread::sleep(Duration::from_micros(chance.below(20_000)));
    writer
}

fn round(seed: u64, loss: Loss, way: Way) -> (usize, usize) {
    let mut chance = Chance::new(seed);
    let folder = tempfile::tempdir().expect("a folder");
    let (at, mut told) = (folder.path(), Told::new());
    let (file, older) = begin(at, seed, &mut chance, &mut told);
    let mut writer = go_on(at, seed, &mut chance);
    let back = lose(loss, at, &file, &older);
    writer.tell("lost");
    writer.some("refused", 1 + chance.below(4));
    let refused = writer.refused;
    match way {
        Way::Return => {
            let (from, to) = back.expect("it can come back");
            writer.tell("returning");
            bring_back(&from, &to);
            writer.some("saved", 1 + chance.below(5));
            writer.kill();
        }
        Way::KillAndReturn => {
            writer.kill();
            let (from, to) = back.expect("it can come back");
            bring_back(&from, &to);
        }
        Way::PutBack => {
            writer.tell("putting");
            writer.tell("put back");
            writer.hear("done");
            writer.some("saved", 1 + chance.below(5));
            writer.kill();
        }
        Way::Close => {
            writer.tell("close");
            writer.hear("done");
            writer.child.wait().expect("gone");
        }
    }
    let desk = Desk::at(at);
    if way == Way::Close {
        from_backup(&desk);
    } else {
        let opening = desk.open(&["mật khẩu 0"]);
        assert_eq!(opening["outcome"], "opened", "{opening}");
    }
    told.append(&mut writer.told);
    let looked = all_there(&desk, &told);
    desk.close();
    (looked, refused)
}

#[test]
fn the_file_taken_away_while_open() {
    let rounds = rounds(8, 200) as u64;
    let all: Vec<(Loss, Way)> = LOSSES
        .into_iter()
        .flat_map(|loss| WAYS.map(|way| (loss, way)))
        .filter(|(loss, way)| match loss {
            Loss::Deleted | Loss::FolderDeleted => matches!(way, Way::PutBack | Way::Close),
            // The one that is open can't trust its file any more, whatever is written into it; its log stays whole.
            Loss::WrittenInto => *way == Way::KillAndReturn,
            _ => true,
        })
        .collect();
    let (mut looked, mut refused) = (0, 0);
    for seed in 1..=rounds {
        // Neighbours in the list are alike: the short form takes some of each kind.
        let (loss, way) = all[seed as usize * 5 % all.len()];
        let result = std::panic::catch_unwind(|| round(seed, loss, way));
        let (there, no) = result.unwrap_or_else(|_| panic!("seed {seed}: {loss:?}, {way:?}"));
        (looked, refused) = (looked + there, refused + no);
    }
    println!(
        "place: {rounds} losses, {refused} saves refused, {looked} acknowledged notes looked for, 0 lost"
    );
}
