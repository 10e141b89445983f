//! Looks at a write-ahead log before SQLite does. SQLite takes the first frame that doesn't fit for the end of the
//! log and says nothing, so a byte that the disk changed would silently cost every save after it.
//!
//! The format is in SQLite's own papers, "Database File Format" and "WAL-mode File Format".

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use files::moves::is_absent;

/// What a log is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Log {
    /// None, or one that SQLite will read to its end.
    Whole,
    /// The last change in it is incomplete: the computer stopped while it was being written, before it was said to be
    /// saved. (Damage to just that change looks the same where nothing else bears witness.)
    CutShort,
    /// Changes that were saved are damaged or gone.
    Damaged,
}

const HEADER: usize = 32;
const FRAME: usize = 24;

/// Looks at the log of a database, and at its index as a witness of how long the log was.
pub(crate) fn look(database: &Path) -> io::Result<Log> {
    let beside = |ending: &str| {
        let mut name = database.as_os_str().to_owned();
        name.push(ending);
        std::path::PathBuf::from(name)
    };
    let log = match File::open(beside("-wal")) {
        Ok(mut file) => {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            bytes
        }
        Err(error) if is_absent(&error) => Vec::new(),
        Err(error) => return Err(error),
    };
    let index = fs::read(beside("-shm")).ok().and_then(|bytes| Index::read(&bytes));
    Ok(judge(&log, index.as_ref()))
}

/// What the index that goes with a log says of it. It stays behind when the program is killed.
struct Index {
    frames: u32,
    /// How many of them are in the database already.
    done: u32,
    salts: [u8; 8],
}

impl Index {
    /// Both copies of its header must agree, and their checksum be right.
    fn read(bytes: &[u8]) -> Option<Self> {
        let (first, second) = (bytes.get(..48)?, bytes.get(48..96)?);
        let word = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_ne_bytes);
        let sums = (word(40)?, word(44)?);
        let right = first == second && sums == checksum((0, 0), &first[..40], u32::from_ne_bytes);
        let salts = first[32..40].try_into().ok()?;
        right.then_some(Self { frames: word(16)?, done: word(96)?, salts })
    }
}

fn judge(log: &[u8], index: Option<&Index>) -> Log {
    let waiting = index.filter(|index| index.done < index.frames);
    let Some((header, frames)) = log.split_at_checked(HEADER) else {
        return if waiting.is_some() { Log::Damaged } else { Log::Whole };
    };
    let Some(start) = Start::read(header) else {
        return if waiting.is_some() || !frames.is_empty() { Log::Damaged } else { Log::Whole };
    };
    let frames: Vec<&[u8]> = frames.chunks(FRAME + start.page).collect();
    let (mut sums, mut good, mut saved) = (start.sums, 0, 0);
    for frame in &frames {
        let Some((next, commits)) = start.follows(sums, frame) else { break };
        (sums, good) = (next, good + 1);
        if commits {
            saved = good;
        }
    }
    // The witness, where it speaks of this very log.
    if let Some(index) = waiting.filter(|index| index.salts == start.salts) {
        return if index.frames as usize > saved { Log::Damaged } else { Log::Whole };
    }
    let rest = &frames[good..];
    let ours = |frame: &&[u8]| start.is_ours(frame);
    let Some(last) = rest.iter().rposition(ours) else { return Log::Whole };
    // A change is only begun after the one before it was on disk.
    let commit = rest.iter().position(|frame| start.is_ours(frame) && is_commit(frame));
    if commit.is_some_and(|commit| commit < last) { Log::Damaged } else { Log::CutShort }
}

/// What a log's header says.
struct Start {
    word: fn([u8; 4]) -> u32,
    page: usize,
    salts: [u8; 8],
    sums: (u32, u32),
}

impl Start {
    fn read(header: &[u8]) -> Option<Self> {
        let word = match u32::from_be_bytes(four(header, 0)?) {
            0x377F_0682 => u32::from_le_bytes,
            0x377F_0683 => u32::from_be_bytes,
            _ => return None,
        };
        let page = u32::from_be_bytes(four(header, 8)?);
        let sums = checksum((0, 0), header.get(..24)?, word);
        let written = (u32::from_be_bytes(four(header, 24)?), u32::from_be_bytes(four(header, 28)?));
        let sound = page.is_power_of_two() && (512..=65_536).contains(&page) && sums == written;
        let salts = header.get(16..24)?.try_into().ok()?;
        sound.then_some(Self { word, page: page as usize, salts, sums })
    }

    /// The sums after a frame that continues the log, and whether it ends a change.
    fn follows(&self, sums: (u32, u32), frame: &[u8]) -> Option<((u32, u32), bool)> {
        let whole = frame.len() == FRAME + self.page && frame.get(8..16)? == self.salts;
        let sums = checksum(sums, frame.get(..8)?, self.word);
        let sums = checksum(sums, frame.get(FRAME..)?, self.word);
        let written = (u32::from_be_bytes(four(frame, 16)?), u32::from_be_bytes(four(frame, 20)?));
        (whole && sums == written).then(|| (sums, is_commit(frame)))
    }

    /// Whether a frame was written since the log was last begun anew: those before have both salts different.
    fn is_ours(&self, frame: &[u8]) -> bool {
        frame.get(8..12) == Some(&self.salts[..4]) || frame.get(12..16) == Some(&self.salts[4..])
    }
}

fn is_commit(frame: &[u8]) -> bool {
    four(frame, 4).is_some_and(|size| size != [0; 4])
}

fn four(bytes: &[u8], at: usize) -> Option<[u8; 4]> {
    bytes.get(at..at + 4)?.try_into().ok()
}

fn checksum((mut a, mut b): (u32, u32), bytes: &[u8], word: fn([u8; 4]) -> u32) -> (u32, u32) {
    for pair in bytes.chunks_exact(8) {
        let first = word([pair[0], pair[1], pair[2], pair[3]]);
        let second = word([pair[4], pair[5], pair[6], pair[7]]);
        a = a.wrapping_add(first).wrapping_add(b);
        b = b.wrapping_add(second).wrapping_add(a);
    }
    (a, b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;

    /// A log of some changes, as a program that is killed leaves it; with and without its index.
    fn left_behind() -> (Vec<u8>, Index) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notebook.db");
        let connection = Connection::open(&path).unwrap();
        connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(())).unwrap();
        connection.execute_batch("CREATE TABLE notes (body TEXT)").unwrap();
        for n in 0..5 {
            connection.execute("INSERT INTO notes VALUES (?1)", ["chữ ".repeat(n * 500)]).unwrap();
        }
        let read = |ending: &str| fs::read(format!("{}{ending}", path.display())).unwrap();
        (read("-wal"), Index::read(&read("-shm")).unwrap())
    }

    #[test]
    fn what_was_saved_and_is_gone_is_found_out() {
        let (log, index) = left_behind();
        assert_eq!(judge(&log, Some(&index)), Log::Whole);
        assert_eq!(judge(&log, None), Log::Whole);
        for at in (0..log.len()).step_by(37) {
            let mut damaged = log.clone();
            damaged[at] ^= 0x10;
            assert_ne!(judge(&damaged, None), Log::Whole, "byte {at}, without a witness");
            let judged = judge(&damaged, Some(&index));
            assert_eq!(judged, Log::Damaged, "byte {at}");
            assert_eq!(judge(&log[..at], Some(&index)), Log::Damaged, "cut at {at}");
        }
    }

    #[test]
    fn a_change_that_was_never_finished_is_no_damage() {
        let (log, index) = left_behind();
        let mut unfinished = log.clone();
        unfinished.extend(&log[log.len() - 4120..]);
        let end = unfinished.len();
        unfinished[end - 1] ^= 1;
        assert_eq!(judge(&unfinished, None), Log::CutShort);
        assert_eq!(judge(&unfinished, Some(&index)), Log::Whole);
        assert_eq!(judge(&[], None), Log::Whole);
        assert_eq!(judge(&log[..20], None), Log::Whole);
    }
}
