//! Notebooks of another computer: found in a folder, opened, taken in as a profile or merged into the open one.

use std::path::{Path, PathBuf};

use files::names::shown;
use notebook::{
    Found, Guest, Import, NEWEST_VERSION, Refusal, Search, Secret, State, StoreError, Summary, Why,
};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::backups::{self, BackupView};
use super::exchange::ExportRequest;
use super::open_notebook::with_notebook;
use super::opening::{ProfileOpening, open_with};
use super::{ApiError, ErrorCode, Nothing};
use crate::App;
use crate::visit::Visit;

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FindBackups {
    pub path: String,
}

/// How far the search is.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Finding {
    pub done: bool,
    /// Files and folders looked at.
    pub looked: u32,
    /// There is more than is ever looked through; another folder, nearer to the backups, would help.
    pub cut_short: bool,
    pub found: Vec<FoundProfile>,
}

/// A profile of which backups, or the notebook itself, were found.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FoundProfile {
    /// Where; also what to ask for in `open_found`.
    pub folder: String,
    /// None where nothing beside the files says it.
    pub name: Option<String>,
    pub locked: bool,
    /// Milliseconds since 1970, UTC.
    #[cfg_attr(test, ts(type = "number"))]
    pub first: i64,
    #[cfg_attr(test, ts(type = "number"))]
    pub last: i64,
    /// Notes that aren't deleted; none if it is locked, or not counted before it is opened.
    pub notes: Option<u32>,
    /// The profile on this computer that is the same reader's, by its name.
    pub known_as: Option<String>,
}

#[derive(Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OpenFound {
    pub folder: String,
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub passphrase: Option<String>,
    /// The recovery code, in any spacing and case.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub code: Option<String>,
}

/// What came of opening something that was found. Nothing of it is in the list of profiles yet.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum FoundOpening {
    Opened {
        notes: u32,
        sessions: u32,
        /// Newer copies that were damaged and passed over.
        passed_over: u32,
        /// When the copy was made, if that is known.
        #[cfg_attr(test, ts(type = "number | null"))]
        made: Option<i64>,
        /// What merging it into the open profile would change; none while no profile is open.
        merging: Option<MergeSummary>,
    },
    /// It asks for its passphrase.
    Locked,
    /// The passphrase or the code was wrong; it isn't said which.
    Wrong,
    /// It is locked, and the key files that belong to it aren't there.
    NoKeys,
    /// No copy of it is whole.
    Damaged,
    /// A newer version of the program wrote it.
    Newer { found: u32, known: u32 },
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TakeIn {
    /// 1–80 characters after trimming; one that another profile has gets a number.
    pub name: String,
}

/// What a merging changes in the open notebook, or has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MergeSummary {
    /// Notes that come.
    pub new: u32,
    /// Notes that come, into the trash.
    pub new_in_trash: u32,
    /// Other words there, newer than mine: mine become a version.
    pub newer_there: u32,
    /// Other words there, older than mine: they become a version.
    pub newer_here: u32,
    pub moved: u32,
    pub into_trash: u32,
    pub out_of_trash: u32,
    /// In the trash here and removed for good there.
    pub removed: u32,
    /// Removed for good here; they stay away.
    pub stay_removed: u32,
    pub same: u32,
    pub sessions: u32,
    pub changed_sessions: u32,
    pub bookmarks: u32,
    pub lost_bookmarks: u32,
    /// Blocks that were read there and not here.
    pub read: u32,
    /// Papers that come.
    pub papers: u32,
    /// Papers that change.
    pub changed_papers: u32,
    /// False: there is nothing to take in.
    pub changes: bool,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Merged {
    pub summary: MergeSummary,
    /// What was there before; restoring it takes the merging back.
    pub backup: BackupView,
}

pub(super) fn find(app: &App, request: FindBackups) -> Result<Finding, ApiError> {
    let path = PathBuf::from(&request.path);
    if !path.is_dir() {
        return Err(ApiError::new(ErrorCode::FolderUnreadable, format!("{}: not a folder", path.display())));
    }
    let mut visit = app.visit();
    *visit = Visit { search: Some(Search::new(&path, &app.paths.data)), guest: None };
    drop(visit);
    go_on(app, Nothing {})
}

pub(super) fn go_on(app: &App, _: Nothing) -> Result<Finding, ApiError> {
    let here = app.profiles.list()?;
    let mut visit = app.visit();
    let Some(search) = visit.search.as_mut() else {
        return Ok(Finding { done: true, looked: 0, cut_short: false, found: Vec::new() });
    };
    search.step();
    let view = |found: &Found| {
        let family = found.profile.as_ref().map(|profile| profile.family());
        let same = here.iter().find(|profile| Some(profile.family()) == family);
        FoundProfile {
            folder: shown(&found.folder),
            name: found.profile.as_ref().map(|profile| profile.name.clone()),
            locked: found.locked,
            first: found.first,
            last: found.last,
            notes: found.counts.map(|(notes, _)| notes),
            known_as: same.map(|profile| profile.name.clone()),
        }
    };
    Ok(Finding {
        done: search.is_done(),
        looked: search.entries,
        cut_short: search.cut_short,
        found: search.found.iter().map(view).collect(),
    })
}

pub(super) fn open(app: &App, request: OpenFound) -> Result<FoundOpening, ApiError> {
    let (passphrase, code) = (request.passphrase.map(Zeroizing::new), request.code.map(Zeroizing::new));
    let secret = match (&passphrase, &code) {
        (Some(words), _) => Some(Secret::Passphrase(words)),
        (None, Some(code)) => Some(Secret::Code(code)),
        (None, None) => None,
    };
    let mut visit = app.visit();
    visit.guest = None;
    let all = visit.search.iter().flat_map(|search| &search.found);
    let mut all = all.filter(|found| shown(&found.folder) == request.folder);
    let found = all.next().ok_or_else(|| StoreError::BackupNotFound(request.folder.clone()))?.clone();
    let guest = match Guest::open(&found, secret, &app.profiles)? {
        Ok(guest) => guest,
        Err(refusal) => {
            return Ok(match refusal {
                Refusal::Locked => FoundOpening::Locked,
                Refusal::Wrong => FoundOpening::Wrong,
                Refusal::NoKeys => FoundOpening::NoKeys,
                Refusal::Damaged => FoundOpening::Damaged,
                Refusal::Newer { found } => FoundOpening::Newer { found, known: NEWEST_VERSION },
            });
        }
    };
    let merging = match app.desk().as_mut() {
        Some(open) => Some(open.notebook.compare(&guest.state)?.into()),
        None => None,
    };
    let (notes, sessions) = guest.state.counts();
    let (passed_over, made) = (guest.passed_over, guest.made);
    visit.guest = Some(guest);
    Ok(FoundOpening::Opened { notes, sessions, passed_over, made, merging })
}

pub(super) fn take_in(app: &App, request: TakeIn) -> Result<ProfileOpening, ApiError> {
    let guest = app.visit().guest.take().ok_or_else(|| StoreError::BackupNotFound(String::new()))?;
    let key = guest.key();
    let profile = guest.settle(&app.profiles, &request.name, app.now())?;
    *app.visit() = Visit::default();
    open_with(app, &profile.id, key)
}

pub(super) fn merge(app: &App, _: Nothing) -> Result<Merged, ApiError> {
    let guest = app.visit().guest.take().ok_or_else(|| StoreError::BackupNotFound(String::new()))?;
    let merged = merge_state(app, &guest.state)?;
    *app.visit() = Visit::default();
    Ok(merged)
}

pub(super) fn forget(app: &App, _: Nothing) -> Result<Nothing, ApiError> {
    *app.visit() = Visit::default();
    Ok(Nothing {})
}

pub(super) fn compare_json(app: &App, request: ExportRequest) -> Result<MergeSummary, ApiError> {
    let state = Import::read(Path::new(&request.path))?.into_state()?;
    with_notebook(app, |notebook| notebook.compare(&state)).map(MergeSummary::from)
}

pub(super) fn merge_json(app: &App, request: ExportRequest) -> Result<Merged, ApiError> {
    merge_state(app, &Import::read(Path::new(&request.path))?.into_state()?)
}

fn merge_state(app: &App, state: &State) -> Result<Merged, ApiError> {
    let now = app.now();
    let (summary, backup, key) = with_notebook(app, |notebook| {
        let backup = notebook.back_up(Why::Merge, now)?;
        Ok((notebook.merge(state)?, backup, notebook.key()))
    })?;
    Ok(Merged { summary: summary.into(), backup: backups::view(&backup.look(key.as_ref()), false) })
}

impl From<Summary> for MergeSummary {
    fn from(it: Summary) -> Self {
        Self {
            new: it.new,
            new_in_trash: it.new_in_trash,
            newer_there: it.newer_there,
            newer_here: it.newer_here,
            moved: it.moved,
            into_trash: it.into_trash,
            out_of_trash: it.out_of_trash,
            removed: it.removed,
            stay_removed: it.stay_removed,
            same: it.same,
            sessions: it.sessions,
            changed_sessions: it.changed_sessions,
            bookmarks: it.bookmarks,
            lost_bookmarks: it.lost_bookmarks,
            read: it.read,
            papers: it.papers,
            changed_papers: it.changed_papers,
            changes: it.changes,
        }
    }
}
