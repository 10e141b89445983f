//! Puts another file in the notebook's place: under a lock, without one, or an earlier one. The new file is complete
//! and on disk before one rename makes it the notebook; before that moment nothing has happened, after it the rest
//! is done again at the next opening if it was cut short.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::backups::{self, Backup};
use super::{calendar, place};
use crate::disk::files::{
    UNFINISHED, copy_whole, overwrite, overwrite_and_remove, remove, swap_in, sync_folder,
};
use crate::disk::layout::{self, database, with_ending};
use crate::disk::twice;
use crate::error::StoreError;
use crate::lock::keys::{self, KeyFile, Lock};
use crate::lock::secret::{Key, Work};
use crate::sqlite::connect::{self, rewrite};
use crate::sqlite::migrate;

/// What a lock that was put on leaves to tell.
pub struct Locked {
    /// To be shown once.
    pub code: zeroize::Zeroizing<String>,
    /// Unencrypted files that couldn't be removed.
    pub left_behind: Vec<PathBuf>,
}

fn next(folder: &Path) -> PathBuf {
    folder.join(format!("{UNFINISHED}next.db"))
}

/// Removes what was never finished.
pub(crate) fn clear_unfinished(folder: &Path) {
    clear_in(folder);
    clear_in(&layout::backups(folder));
}

fn clear_in(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            // It may hold what a lock is to hide. What can't be removed now goes at the next opening.
            let _ = overwrite_and_remove(&entry.path());
        }
    }
}

/// Locks a notebook that nobody has open: a new key, a new file, and nothing in clear left behind.
pub(crate) fn lock(folder: &Path, passphrase: &str, work: Work) -> Result<(Lock, Locked), StoreError> {
    let key = Key::random()?;
    let (file, code) = KeyFile::new(&key, passphrase, work)?;
    let (path, next) = (database(folder), next(folder));
    remove(&next).map_err(StoreError::file(&next))?;
    // Without the notebook behind them these open nothing; the notebook without them would be lost.
    file.write(folder)?;
    rewrite(&path, None, &next, Some(&key))?;
    let old = File::options().write(true).open(&path);
    swap_in(&next, &path).map_err(StoreError::file(&path))?;
    if let Ok(mut old) = old {
        // The old file has no name any more; its blocks get zeros as far as the disk lets them be reached.
        let _ = overwrite(&mut old);
    }
    let lock = Lock { key, file };
    let left_behind = hide_the_rest(folder, &lock)?;
    Ok((lock, Locked { code, left_behind }))
}

/// Encrypts or removes what a locked profile still has in clear. Run after a lock is put on, and at each opening, in
/// case that was cut short. Returns what is still there.
pub(crate) fn hide_the_rest(folder: &Path, lock: &Lock) -> Result<Vec<PathBuf>, StoreError> {
    let mut left = hide_backups(&layout::backups(folder), lock);
    if let Some(place) = place::read(folder, Some(&lock.key)) {
        // Sealed if it wasn't.
        place::write(folder, Some(&lock.key), Some(&place))?;
        let copies = place::folder_in(&place, folder);
        if place::is_there(&place, folder) {
            clear_in(&copies);
            left.extend(hide_backups(&copies, lock));
        } else {
            left.push(copies);
        }
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let set_aside = name.starts_with("notebook-") && !name.contains(SEALED);
        if set_aside && overwrite_and_remove(&entry.path()).is_err() {
            left.push(entry.path());
        }
    }
    Ok(left)
}

fn hide_backups(folder: &Path, lock: &Lock) -> Vec<PathBuf> {
    let all = backups::files(folder);
    let mut left = Vec::new();
    for backup in all.iter().filter(|backup| !backup.is_locked()) {
        let twin = |other: &&Backup| other.number == backup.number && other.is_locked();
        if !all.iter().any(|other| twin(&other)) {
            // One that is damaged can't be encrypted and wouldn't be of use: it only goes.
            let _ = recrypt(folder, backup, None, Some(lock));
        }
        if overwrite_and_remove(&backup.path).is_err() {
            left.push(backup.path.clone());
        }
    }
    left
}

/// Writes a backup again under another key or none, with the same number, time and reason.
fn recrypt(folder: &Path, backup: &Backup, from: Option<&Key>, to: Option<&Lock>) -> Result<(), StoreError> {
    let unfinished = folder.join(format!("{UNFINISHED}{}", backup.name()));
    remove(&unfinished).map_err(StoreError::file(&unfinished))?;
    let done = rewrite(&backup.path, from, &unfinished, to.map(|lock| &lock.key)).and_then(|()| {
        let keys = to.map(|lock| &lock.file);
        backups::finish(folder, &unfinished, keys, Some(backup.number), backup.why, backup.made)
    });
    if done.is_err() {
        let _ = overwrite_and_remove(&unfinished);
    }
    done.map(drop)
}

/// Takes the lock off a notebook that nobody has open. The backups come first: while they are being written the
/// notebook is still locked, and if that is cut short the next opening encrypts them again.
pub(crate) fn unlock(folder: &Path, lock: &Lock) -> Result<(), StoreError> {
    let (path, next) = (database(folder), next(folder));
    remove(&next).map_err(StoreError::file(&next))?;
    let mut folders = vec![layout::backups(folder)];
    let place = place::read(folder, Some(&lock.key));
    let reached = place.iter().filter(|place| place::is_there(place, folder));
    folders.extend(reached.map(|place| place::folder_in(place, folder)));
    for backups_folder in &folders {
        for backup in backups::files(backups_folder).iter().filter(|backup| backup.is_locked()) {
            // One that this key doesn't open stays as it is, with its own key file.
            if recrypt(backups_folder, backup, Some(&lock.key), None).is_ok() {
                let _ = backups::discard(backup);
            }
        }
    }
    rewrite(&path, Some(&lock.key), &next, None)?;
    swap_in(&next, &path).map_err(StoreError::file(&path))?;
    place::write(folder, None, place.as_deref())?;
    keys::remove_all(folder)
}

/// In the name of a file that was set aside while the notebook was locked.
const SEALED: &str = "-sealed-";

/// Copies the notebook's file and its log to another name beside it, before something takes their place.
pub(crate) fn set_aside(folder: &Path, what: &str, now: i64) -> Result<Option<PathBuf>, StoreError> {
    let path = database(folder);
    let sealed =
        if connect::is_plain(&path).unwrap_or(true) && !keys::are_there(folder) { "-" } else { SEALED };
    let aside = folder.join(format!("notebook-{what}{sealed}{}.db", calendar::stamp(now)));
    let mut found = None;
    for ending in ["", "-wal", "-journal"] {
        let (from, to) = (with_ending(&path, ending), with_ending(&aside, ending));
        if from.exists() {
            copy_whole(&from, &to).map_err(StoreError::file(&to))?;
            found = Some(aside.clone());
        }
    }
    Ok(found)
}

/// Puts a backup in the place of a notebook that nobody has open. What was there must be safe elsewhere already.
/// The lock that the new notebook has, as far as its key is known.
pub(crate) fn restore(
    folder: &Path,
    backup: &Backup,
    lock: Option<&Lock>,
) -> Result<Option<Lock>, StoreError> {
    let (path, next) = (database(folder), next(folder));
    remove(&next).map_err(StoreError::file(&next))?;
    let fits = lock.filter(|lock| backups::opens(&backup.path, Some(&lock.key)));
    let mut foreign = None;
    let opened_by = match (backup.is_locked(), lock) {
        (true, _) if fits.is_some() => fits.cloned(),
        (true, _) => {
            // Under a key that isn't known now: its own key file comes along, and the passphrase of that time.
            foreign = keys::read_one(&layout::keys_beside(&backup.path));
            if let Some(file) = &foreign {
                twice::write_one(&folder.join("keys-restored.json"), file.generation, &file.keys)?;
            }
            None
        }
        (false, Some(lock)) => Some(lock.clone()),
        (false, None) if keys::are_there(folder) => return Err(StoreError::Secret),
        (false, None) => None,
    };
    if !backup.is_locked() && opened_by.is_some() {
        rewrite(&backup.path, None, &next, opened_by.as_ref().map(|lock| &lock.key))?;
    } else {
        copy_whole(&backup.path, &next).map_err(StoreError::file(&next))?;
    }
    if foreign.is_none() {
        let copy = connect::to_read(&next, opened_by.as_ref().map(|lock| &lock.key))?;
        if migrate::version(&copy)? <= migrate::NEWEST && !connect::is_whole(&copy)? {
            return Err(StoreError::BackupDamaged);
        }
    }
    // A log of the notebook before must never meet the one that comes.
    for ending in ["-wal", "-shm", "-journal"] {
        let beside = with_ending(&path, ending);
        remove(&beside).map_err(StoreError::file(&beside))?;
    }
    sync_folder(folder).map_err(StoreError::file(folder))?;
    swap_in(&next, &path).map_err(StoreError::file(&path))?;
    if let Some(file) = foreign
        && lock.is_none_or(|lock| !file.is_of(&lock.key))
    {
        let known = keys::read_one(&keys::file(folder));
        if known
            .is_none_or(|known| known.keys_name() != file.keys_name() || known.generation < file.generation)
        {
            file.write(folder)?;
        }
    }
    Ok(opened_by)
}
