//! Backups: what there is, one more now, and going back to one.

use std::path::PathBuf;

use files::names::shown;
use serde::{Deserialize, Serialize};

use super::open_notebook::{no_profile, with_notebook};
use super::opening::{ProfileOpening, ProfileRequest, seat};
use super::{ApiError, Nothing};
use crate::App;
use crate::desk::OpenDesk;
use notebook::{Backup, Key, Looked, StoreError, Why};

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum BackupWhy {
    /// Half an hour of changes.
    Change,
    /// The notebook was closed.
    Quit,
    /// Before a new version of the program changed its form.
    Migration,
    /// Before another backup took its place.
    Restore,
    /// Before a file was read in.
    Import,
    /// Before another notebook was taken in.
    Merge,
    /// The reader asked for it.
    ByHand,
    /// Before a lock was put on or taken off.
    Lock,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BackupView {
    /// What to ask for in `restore_backup`.
    pub file: String,
    /// Milliseconds since 1970, UTC.
    #[cfg_attr(test, ts(type = "number"))]
    pub made: i64,
    /// Notes that aren't deleted; none if it can't be read.
    pub notes: Option<u32>,
    pub sessions: Option<u32>,
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
    pub why: BackupWhy,
    /// Every byte is as it was written.
    pub whole: bool,
}

/// Newest first.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BackupList {
    /// Where copies go, if the reader chose a place.
    pub place: Option<String>,
    /// Whether that place can be reached now.
    pub place_there: bool,
    /// When the last copy was made there: milliseconds since 1970, UTC.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub copied: Option<i64>,
    pub backups: Vec<BackupView>,
    /// What stands in that place; empty while it can't be reached.
    pub copies: Vec<BackupView>,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RestoreBackup {
    /// The profile.
    pub id: String,
    pub file: String,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BackupPlace {
    /// None: no copies any more.
    pub path: Option<String>,
}

pub(super) fn list(app: &App, request: ProfileRequest) -> Result<BackupList, ApiError> {
    let key = key_of(app, &request.id);
    let backups = app.profiles.backups(&request.id, key.as_ref())?;
    let views = |backups: Vec<Backup>, whole_path: bool| {
        backups.iter().map(|backup| view(&backup.look(key.as_ref()), whole_path)).collect()
    };
    Ok(BackupList {
        place: backups.place.map(|place| shown(&place)),
        place_there: backups.there,
        copied: backups.copied,
        backups: views(backups.own, false),
        copies: views(backups.copies, true),
    })
}

pub(super) fn now(app: &App, _: Nothing) -> Result<BackupView, ApiError> {
    let now = app.now();
    let (backup, key) =
        with_notebook(app, |notebook| Ok((notebook.back_up(Why::ByHand, now)?, notebook.key())))?;
    Ok(view(&backup.look(key.as_ref()), false))
}

pub(super) fn restore(app: &App, request: RestoreBackup) -> Result<ProfileOpening, ApiError> {
    let now = app.now();
    let profile = app.profiles.get(&request.id)?;
    let mut desk = app.desk();
    let key = key_in(app, desk.as_ref(), &request.id);
    let backup = find(app, &request, key.as_ref())?;
    let is_open = |open: &mut OpenDesk| open.profile.id == request.id;
    super::place::must_hold(desk.as_ref().filter(|open| open.profile.id == request.id))?;
    if let Some(open) = desk.take_if(is_open) {
        let (done, opening) = open.notebook.restore(&backup, now);
        let seated = seat(app, &mut desk, open.profile, key, opening?);
        // A refusal leaves the notebook open as it was.
        done?;
        return seated;
    }
    let opening = app.profiles.restore_backup(&request.id, &backup, key.as_ref(), now)?;
    seat(app, &mut desk, profile, key, opening)
}

pub(super) fn set_place(app: &App, request: BackupPlace) -> Result<BackupList, ApiError> {
    let now = app.now();
    let place = request.path.map(PathBuf::from);
    with_notebook(app, |notebook| notebook.set_place(place.as_deref(), now))?;
    let id = app.desk().as_ref().map(|open| open.profile.id.clone()).ok_or_else(no_profile)?;
    list(app, ProfileRequest { id })
}

/// One of the profile's backups by the name that the list has for it; anything else isn't a backup.
fn find(app: &App, request: &RestoreBackup, key: Option<&Key>) -> Result<Backup, ApiError> {
    let backups = app.profiles.backups(&request.id, key)?;
    let own = backups.own.into_iter().map(|backup| (backup.name(), backup));
    let copies = backups.copies.into_iter().map(|backup| (shown(&backup.path), backup));
    let found = own.chain(copies).find(|(name, _)| *name == request.file);
    let (_, backup) = found.ok_or_else(|| StoreError::BackupNotFound(request.file.clone()))?;
    Ok(backup)
}

fn key_of(app: &App, id: &str) -> Option<Key> {
    let mut desk = app.desk();
    if let Some(open) = desk.as_mut() {
        open.notebook.settle();
    }
    key_in(app, desk.as_ref(), id)
}

/// The key of a profile that is open, or that was unlocked and couldn't be opened.
fn key_in(app: &App, desk: Option<&OpenDesk>, id: &str) -> Option<Key> {
    match desk.filter(|open| open.profile.id == id) {
        Some(open) => open.notebook.key(),
        None => app.waiting_key(id),
    }
}

pub(super) fn view(looked: &Looked, whole_path: bool) -> BackupView {
    let backup = &looked.backup;
    BackupView {
        file: if whole_path { shown(&backup.path) } else { backup.name() },
        made: backup.made,
        notes: looked.counts.map(|(notes, _)| notes),
        sessions: looked.counts.map(|(_, sessions)| sessions),
        bytes: looked.bytes,
        why: match backup.why {
            Why::Change => BackupWhy::Change,
            Why::Quit => BackupWhy::Quit,
            Why::Migration => BackupWhy::Migration,
            Why::Restore => BackupWhy::Restore,
            Why::Import => BackupWhy::Import,
            Why::Merge => BackupWhy::Merge,
            Why::ByHand => BackupWhy::ByHand,
            Why::Lock => BackupWhy::Lock,
        },
        whole: looked.whole,
    }
}
