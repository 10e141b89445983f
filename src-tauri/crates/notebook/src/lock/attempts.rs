//! Wrong tries at a passphrase: each makes the next wait longer, through restarts and whatever the clock says.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::StoreError;
use files::moves::{is_absent, remove};
use files::whole::write_whole;

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Attempts {
    failures: u32,
    last: i64,
}

/// Tries that cost nothing but themselves.
const FREE: u32 = 3;
const LONGEST: i64 = 15 * 60 * 1000;

fn file(folder: &Path) -> PathBuf {
    folder.join("attempts.json")
}

fn delay(failures: u32) -> i64 {
    match failures.checked_sub(FREE) {
        None => 0,
        Some(more) => (1000_i64 << more.min(20)).min(LONGEST),
    }
}

fn read(folder: &Path, now: i64) -> Result<Attempts, StoreError> {
    let path = file(folder);
    match fs::read(&path) {
        // A file that can't be understood is no way around the wait.
        Ok(bytes) => Ok(serde_json::from_slice(&bytes).unwrap_or(Attempts { failures: FREE + 5, last: now })),
        Err(error) if is_absent(&error) => Ok(Attempts { failures: 0, last: now }),
        Err(error) => Err(StoreError::File { path, error }),
    }
}

fn write(folder: &Path, attempts: Attempts) -> Result<(), StoreError> {
    let path = file(folder);
    let json = serde_json::to_vec(&attempts)
        .map_err(|error| StoreError::File { path: path.clone(), error: error.into() })?;
    write_whole(&path, &json).map_err(StoreError::file(&path))
}

/// How long until the next try, in milliseconds.
pub(crate) fn wait(folder: &Path, now: i64) -> Result<i64, StoreError> {
    let attempts = read(folder, now)?;
    let delay = delay(attempts.failures);
    if now < attempts.last {
        // The clock was set back: the whole wait begins again, counted by the clock as it is now.
        write(folder, Attempts { last: now, ..attempts })?;
        return Ok(delay);
    }
    Ok((attempts.last.saturating_add(delay) - now).max(0))
}

/// Counts a try before it is made, so that ending the program in the middle of it wins nothing.
pub(super) fn begin(folder: &Path, now: i64) -> Result<(), StoreError> {
    let attempts = read(folder, now)?;
    write(folder, Attempts { failures: attempts.failures.saturating_add(1), last: now })
}

/// The words were right.
pub(super) fn clear(folder: &Path) -> Result<(), StoreError> {
    let path = file(folder);
    remove(&path).map_err(StoreError::file(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_and_outlives_a_clock_set_back() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let now = 1_700_000_000_000;
        let mut waits = Vec::new();
        for _ in 0..8 {
            begin(folder, now).unwrap();
            waits.push(wait(folder, now).unwrap() / 1000);
        }
        assert_eq!(waits, [0, 0, 1, 2, 4, 8, 16, 32]);
        assert_eq!(wait(folder, now + 30_000).unwrap(), 2_000);
        assert_eq!(wait(folder, now + 32_000).unwrap(), 0);
        let earlier = now - 86_400_000;
        assert_eq!(wait(folder, earlier).unwrap(), 32_000);
        assert_eq!(wait(folder, earlier + 10_000).unwrap(), 22_000);
        for _ in 0..40 {
            begin(folder, now).unwrap();
        }
        assert_eq!(wait(folder, now).unwrap(), LONGEST);
        fs::write(file(folder), b"\xff").unwrap();
        assert!(wait(folder, now).unwrap() > 0);
        clear(folder).unwrap();
        assert_eq!(wait(folder, now).unwrap(), 0);
    }
}
