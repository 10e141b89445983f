//! The one door to an open notebook: nothing that goes through it is called saved unless the file that is open stands
//! at its place. And the way back to that place.

use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::ffi;

use super::opening::{self, Opening};
use crate::disk::hold::hold;
use crate::disk::{identity, layout};
use crate::error::{Cause, StoreError};
use crate::ids::new_id;
use crate::keep::backups::{self, Source, Why};
use crate::keep::whose::{self, Profile};
use crate::keep::{calendar, place};
use crate::kept::notebook::{Notebook, Terms};
use crate::lock::keys;
use crate::sqlite::connect;
use files::moves::{remove, rename};
use files::whole::{UNFINISHED, make_private, swap_in, sync_folder};

/// From so many pages in the log on it is folded into the file: as many as with SQLite's own folding.
const FOLDED_AT: i32 = 1000;

impl Notebook {
    /// Runs something on the notebook. If it isn't at its place, what only reads still works, and whatever would be
    /// written is refused; what was written while it lost its place isn't called written either.
    pub fn run<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, StoreError>) -> Result<T, StoreError> {
        if self.is_only_read() {
            // SQLite refuses whatever would be written.
            return work(self);
        }
        let in_place = self.is_in_place();
        if in_place == self.away {
            // A change to a file that another program has put there, or written into, would damage it.
            self.connection.pragma_update(None, "query_only", !in_place)?;
            self.away = !in_place;
        }
        let before = self.connection.total_changes();
        let done = work(self);
        if self.away {
            let refused = |error: StoreError| match error.cause() {
                Some(Cause::ReadOnly | Cause::Io) => StoreError::NotAtItsPlace,
                _ => error,
            };
            return done.map_err(refused);
        }
        if done.is_ok() && self.connection.total_changes() == before {
            return done;
        }
        let failed = |error: &StoreError| matches!(error.cause(), Some(Cause::Io | Cause::DiskFull));
        if self.others.get().is_some() && done.as_ref().is_err_and(failed) {
            self.unsure.set(true);
            // What the disk said is what the reader is told; the next look asks the file.
            if self.identity.file_holds() {
                return done;
            }
        }
        // Our own change has touched the log alone: the file is as it was, or it was somebody else.
        if !self.identity.file_holds() || self.was_written_over() {
            // What has reached the log all the same is no other program's when the files come back by themselves.
            self.identity.forget_log();
            return Err(StoreError::NotAtItsPlace);
        }
        self.identity.remember_log();
        if self.in_log.get() >= FOLDED_AT && !self.fold() {
            return Err(StoreError::NotAtItsPlace);
        }
        done
    }

    /// Folds the log into the file, which was looked at this moment. False if the file isn't what that makes of it:
    /// somebody wrote into it meanwhile.
    fn fold(&mut self) -> bool {
        // What can't be folded in now, as on a full disk or while a backup reads, is safe in the log until another time.
        let all = connect::fold(&self.connection).unwrap_or(false);
        if all && connect::size(&self.connection).ok() != self.identity.size() {
            return false;
        }
        self.identity.remember();
        true
    }

    /// Whether the file that is open stands at its place, as our last change left it.
    pub fn is_in_place(&self) -> bool {
        self.identity.holds() && !self.was_written_over()
    }

    /// Whether another program has written into the file, as SQLite's own count in it says. Only without a log: every
    /// change of ours touches the file then, and what a network's disk says of sizes and times can come late.
    pub(super) fn was_written_over(&self) -> bool {
        let Some(before) = self.others.get() else { return false };
        let written = if self.unsure.get() {
            self.isnt_whole()
        } else {
            connect::changes_of_others(&self.connection).map(|now| now != before)
        };
        // Whatever else keeps it from being read will meet the work itself.
        written.unwrap_or_else(|error| StoreError::from(error).cause() == Some(Cause::Damaged))
    }

    /// Where a change failed and couldn't be taken back either, SQLite's own count goes on as if somebody else had
    /// written: the file itself must say whether it is what it was, and the count begins anew.
    fn isnt_whole(&self) -> rusqlite::Result<bool> {
        if !connect::is_whole(&self.connection)? {
            return Ok(true);
        }
        self.others.set(Some(connect::changes_of_others(&self.connection)?));
        self.unsure.set(false);
        Ok(false)
    }

    /// Writes the notebook, whole, to its place again. What stands there is kept beside it; where, if so. The notebook
    /// must then be opened anew ([`Notebook::open_anew`]).
    pub fn put_back(&mut self, now: i64) -> Result<Option<PathBuf>, StoreError> {
        self.settle();
        if !self.identity.same_disk() {
            return Err(StoreError::NotAtItsPlace);
        }
        let path = layout::database(&self.folder);
        make_private(&self.folder).map_err(StoreError::file(&self.folder))?;
        let copy = self.folder.join(format!("{UNFINISHED}back.db"));
        remove(&copy).map_err(StoreError::file(&copy))?;
        self.write_out(&copy)?;
        if let Some(lock) = self.lock.as_ref().filter(|_| !keys::are_there(&self.folder)) {
            lock.file.write(&self.folder)?;
        }
        // All of it is in the copy; a log of ours must never meet a file of others.
        if self.identity.log_is_ours() {
            let log = identity::log_of(&path);
            remove(&log).map_err(StoreError::file(&log))?;
        }
        let kept = keep_beside(&path, now)?;
        sync_folder(&self.folder).map_err(StoreError::file(&self.folder))?;
        swap_in(&copy, &path).map_err(StoreError::file(&path))?;
        Ok(kept)
    }

    /// Writes all of the notebook, as it was last saved, into a folder that the reader chose: as a backup in a folder of
    /// its own, with the profile's name and, of a locked one, its key file. That is what any computer opens
    /// ([`Search`](crate::Search)). Where that folder is.
    pub fn put_elsewhere(
        &mut self,
        chosen: &Path,
        profile: &Profile,
        now: i64,
    ) -> Result<PathBuf, StoreError> {
        self.settle();
        place::begin(chosen, &self.folder)?;
        let folder = place::folder_in(chosen, &self.folder);
        let copy = folder.join(format!("{UNFINISHED}{}.db", new_id(now)));
        self.write_out(&copy)?;
        let keys = self.lock.as_ref().map(|lock| &lock.file);
        let finished = backups::finish(&folder, &copy, keys, None, Why::ByHand, now);
        if finished.is_err() {
            let _ = remove(&copy);
        }
        let backup = finished?;
        whose::write(&folder, &Profile { last_opened: None, ..profile.clone() })?;
        // The folders themselves may be new.
        for above in [folder.parent(), Some(chosen)].into_iter().flatten() {
            sync_folder(above).map_err(StoreError::file(above))?;
        }
        match backup.look(self.lock.as_ref().map(|lock| &lock.key)).counts {
            Some(_) => Ok(folder),
            None => Err(StoreError::BackupDamaged),
        }
    }

    /// Writes all of the notebook into a new file, and looks at every page and row of it.
    fn write_out(&self, to: &Path) -> Result<(), StoreError> {
        if self.was_written_over() {
            // SQLite has forgotten what it knew, and would read what stands there now.
            return Err(damage());
        }
        let lock = self.lock.as_ref().map(|lock| (&lock.key, &lock.file));
        let source = Source { connection: &self.connection, folder: &self.folder, lock };
        let written = backups::copy(&source, to).and_then(|()| {
            let key = lock.map(|(key, _)| key);
            match connect::is_whole(&connect::to_read(to, key)?)? {
                true => Ok(()),
                // As where another program has written over what isn't in memory.
                false => Err(damage()),
            }
        });
        if written.is_err() {
            let _ = remove(to);
        }
        written
    }

    /// Lets go of the file that is open and opens the one at its place.
    pub fn open_anew(self, now: i64) -> Result<Opening, StoreError> {
        self.leave_alone()?;
        let Self { connection, folder, lock, journal, held, .. } = self;
        connection.close().map_err(|(_, error)| error)?;
        drop(held);
        let Some(held) = hold(&folder)? else { return Ok(Opening::InUse) };
        opening::open_held(&folder, held, &Terms { key: lock.as_ref().map(|lock| &lock.key), journal, now })
    }

    /// What stands at the place isn't ours: closing neither writes into it nor removes a log.
    pub(super) fn leave_alone(&self) -> Result<(), StoreError> {
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        Ok(())
    }
}

fn damage() -> StoreError {
    rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_CORRUPT), None).into()
}

/// Gives what stands at a notebook's place another name beside it, one that nothing has.
fn keep_beside(path: &Path, now: i64) -> Result<Option<PathBuf>, StoreError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let stamp = calendar::stamp(now);
    let names = (1..).map(|n| match n {
        1 => folder.join(format!("other-notebook-{stamp}.db")),
        n => folder.join(format!("other-notebook-{stamp}-{n}.db")),
    });
    let free =
        |name: &PathBuf| ["db", "db-wal", "db-journal"].iter().all(|e| !name.with_extension(e).exists());
    let mut kept = None;
    if let Some(beside) = names.into_iter().find(free) {
        for ending in ["db", "db-wal", "db-journal"] {
            let (from, to) = (path.with_extension(ending), beside.with_extension(ending));
            if from.exists() {
                rename(&from, &to).map_err(StoreError::file(&from))?;
                kept = Some(beside.clone());
            }
        }
    }
    // Memory that openers of the log share; it holds nothing of its own.
    let shared = path.with_extension("db-shm");
    remove(&shared).map_err(StoreError::file(&shared))?;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::disk::journal::Journal;
    use crate::kept::notes::{Filter, NewNote};
    use crate::rows::notes::NoteKind;
    use library::{Anchor, DocId};

    fn open(folder: &Path, journal: Journal) -> Notebook {
        match opening::open(folder, &Terms { key: None, journal, now: 1 }).unwrap() {
            Opening::Opened(notebook) => *notebook,
            other => panic!("{other:?}"),
        }
    }

    fn begin(folder: &Path, journal: Journal) -> Notebook {
        opening::create(folder, None).unwrap();
        open(folder, journal)
    }

    fn write(notebook: &mut Notebook, body: &str) -> Result<(), StoreError> {
        let anchor = Anchor {
            doc: DocId::new("huong-dan-nq06").unwrap(),
            block: "I:0".into(),
            start: 0,
            end: 0,
            quote: String::new(),
            prefix: String::new(),
            suffix: String::new(),
            whole_block: true,
        };
        let new = NewNote { id: None, kind: NoteKind::Plain, body, anchor: &anchor, further: &[] };
        notebook.create_note(&new, 2).map(drop)
    }

    fn bodies(notebook: &Notebook) -> Vec<String> {
        let notes = notebook.notes(&Filter::default()).unwrap();
        notes.into_iter().map(|note| note.body).collect()
    }

    fn is_refused(done: Result<(), StoreError>) -> bool {
        matches!(done, Err(StoreError::NotAtItsPlace))
    }

    #[test]
    fn what_another_writes_into_the_file_during_a_save_isnt_taken_for_ours() {
        // Windows says too late when a file was written into; SQLite's own count is all there is, and a log has none.
        let told: &[_] =
            if cfg!(windows) { &[Journal::Rollback] } else { &[Journal::Wal, Journal::Rollback] };
        for &journal in told {
            let folder = tempfile::tempdir().unwrap();
            let path = layout::database(folder.path());
            let mut notebook = begin(folder.path(), journal);
            notebook.run(|notebook| write(notebook, "một")).unwrap();
            let older = fs::read(&path).unwrap();
            notebook.run(|notebook| write(notebook, &"hai ".repeat(4000))).unwrap();
            notebook.close(3).unwrap();
            let mut notebook = open(folder.path(), journal);
            let saved = notebook.run(|notebook| {
                write(notebook, "ba")?;
                fs::write(&path, &older).unwrap();
                Ok(())
            });
            assert!(is_refused(saved), "{journal:?}");
            assert!(is_refused(notebook.run(|notebook| write(notebook, "bốn"))), "{journal:?}");
            assert!(!notebook.is_in_place());
            assert_eq!(fs::read(&path).unwrap(), older, "nothing was written into it");
            // Never is the older one put back for the newer. What is in memory still is enough with a log.
            match notebook.put_back(4) {
                Ok(_) if journal == Journal::Wal => {
                    notebook.open_anew(5).unwrap();
                    assert_eq!(bodies(&open(folder.path(), journal)).len(), 3);
                }
                Ok(_) => panic!("there was nothing left of it"),
                Err(error) => assert_eq!(error.cause(), Some(Cause::Damaged), "{error}"),
            }
        }
    }

    #[test]
    fn the_log_is_folded_in_by_us_and_the_file_is_left_alone_between() {
        let folder = tempfile::tempdir().unwrap();
        let path = layout::database(folder.path());
        let mut notebook = begin(folder.path(), Journal::Wal);
        let long = "chữ ".repeat(20_000);
        let (mut folded, mut longest) = (0, 0);
        let mut before = fs::read(&path).unwrap();
        for _ in 0..200 {
            notebook.run(|notebook| write(notebook, &long)).unwrap();
            assert!(notebook.is_in_place());
            let now = fs::read(&path).unwrap();
            folded += usize::from(now != before);
            before = now;
            longest = longest.max(fs::metadata(identity::log_of(&path)).unwrap().len());
        }
        assert!((2..20).contains(&folded), "{folded}");
        assert!(longest < 6_000_000, "{longest}");
        notebook.close(3).unwrap();
        assert_eq!(bodies(&open(folder.path(), Journal::Wal)).len(), 200);
    }
}
