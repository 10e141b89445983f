//! Puts another file in the notebook's place: under a lock, without one, or an earlier one. The new file is complete
//! and on disk before one rename makes it the notebook; before that moment nothing has happened, after it the rest
//! is done again at the next opening if it was cut short.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::backups::{self, Backup};
use super::{calendar, place};
use crate::disk::layout::{self, database, with_ending};
use crate::disk::twice;
use crate::error::StoreError;
use crate::lock::keys::{self, KeyFile, Lock};
use crate::lock::secret::{Key, Work};
use crate::sqlite::connect::{self, rewrite};
use crate::sqlite::migrate;
use files::moves::{link, remove};
use files::whole::{UNFINISHED, copy_whole, overwrite, overwrite_and_remove, swap_in, sync_folder};

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
    let old = keep_hold_of(folder)?;
    swap_in(&next, &path).map_err(StoreError::file(&path))?;
    // Its blocks get zeros as far as the disk lets them be reached.
    match old {
        Old::Named => clear_old(folder),
        Old::Open(mut old) => drop(overwrite(&mut old)),
        Old::OutOfReach => {}
    }
    let lock = Lock { key, file };
    let left_behind = hide_the_rest(folder, &lock)?;
    Ok((lock, Locked { code, left_behind }))
}

/// The name that the file in clear has beside its own while an encrypted one takes its place. None that says
/// "unfinished": as long as that hasn't happened it is the notebook itself, which no opening may write zeros over.
const OLD: &str = "notebook.before-lock";

/// What is left of a file in clear whose place another takes.
enum Old {
    /// It has a second name.
    Named,
    Open(File),
    /// On a disk that gives no second name, and where what is open can't be replaced.
    OutOfReach,
}

/// Keeps a way to the notebook's file for when another has its name.
fn keep_hold_of(folder: &Path) -> Result<Old, StoreError> {
    let (path, old) = (database(folder), folder.join(OLD));
    remove(&old).map_err(StoreError::file(&old))?;
    if link(&path, &old).is_ok() {
        return Ok(Old::Named);
    }
    // Windows replaces no file that is open.
    let open = if cfg!(windows) { None } else { File::options().write(true).open(&path).ok() };
    Ok(open.map_or(Old::OutOfReach, Old::Open))
}

/// Takes away the second name that a lock gave the file in clear: its contents too, once an encrypted one has its
/// place. What can't be done now is done at the next opening.
pub(crate) fn clear_old(folder: &Path) {
    let (path, old) = (database(folder), folder.join(OLD));
    let is_in_clear = |path: &Path| connect::is_plain(path);
    match (is_in_clear(&path), is_in_clear(&old)) {
        (Ok(false), Ok(true)) => drop(overwrite_and_remove(&old)),
        // It is the notebook still, or not what it should be: only the name goes.
        (Ok(true), Ok(_)) => drop(remove(&old)),
        _ => {}
    }
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
    // Zeros couldn't be written over it.
    let old = folder.join(OLD);
    if old.try_exists().unwrap_or(true) {
        left.push(old);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::journal::Journal;
    use crate::kept::notebook::Terms;
    use crate::open::opening::{self, Opening};

    const WORK: Work = Work { memory_kib: 8, passes: 1, lanes: 1 };

    fn opens(folder: &Path, key: Option<&Key>) -> bool {
        let terms = Terms { key, journal: Journal::Wal, now: 1 };
        matches!(opening::open(folder, &terms).unwrap(), Opening::Opened(_))
    }

    #[test]
    fn a_lock_cut_short_before_the_rename_costs_nothing() {
        let folder = tempfile::tempdir().unwrap();
        opening::create(folder.path(), None).unwrap();
        let before = fs::read(database(folder.path())).unwrap();
        // One file under two names, one of which goes.
        fs::hard_link(database(folder.path()), folder.path().join(OLD)).unwrap();
        clear_unfinished(folder.path());
        clear_old(folder.path());
        assert_eq!(fs::read(database(folder.path())).unwrap(), before);
        assert!(!folder.path().join(OLD).exists());
        assert!(opens(folder.path(), None));
    }

    // Windows leaves a removed file its name until it is closed.
    #[cfg(unix)]
    #[test]
    fn a_lock_cut_short_after_the_rename_leaves_nothing_in_clear() {
        use std::io::{Read, Seek};
        let folder = tempfile::tempdir().unwrap();
        opening::create(folder.path(), None).unwrap();
        let old = folder.path().join(OLD);
        let plain = fs::read(database(folder.path())).unwrap();
        let (lock, _) = lock(folder.path(), "mật khẩu dài", WORK).unwrap();
        assert!(!old.exists());
        fs::write(&old, &plain).unwrap();
        let mut held = File::open(&old).unwrap();
        assert!(opens(folder.path(), Some(&lock.key)));
        assert!(!old.exists());
        let mut left = Vec::new();
        held.rewind().unwrap();
        held.read_to_end(&mut left).unwrap();
        assert_eq!(left, vec![0; plain.len()]);
    }

    #[test]
    fn a_file_in_clear_that_cannot_go_is_told_of() {
        let folder = tempfile::tempdir().unwrap();
        opening::create(folder.path(), None).unwrap();
        let (lock, locked) = lock(folder.path(), "mật khẩu dài", WORK).unwrap();
        assert_eq!(locked.left_behind, Vec::<PathBuf>::new());
        let old = folder.path().join(OLD);
        // No file: nothing that takes files away can do anything about it.
        fs::create_dir(&old).unwrap();
        clear_old(folder.path());
        assert_eq!(hide_the_rest(folder.path(), &lock).unwrap(), [old]);
    }
}
