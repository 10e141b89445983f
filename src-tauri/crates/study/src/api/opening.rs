//! Opening a profile: what may come of it, and the desk as the reader then finds it.

use files::names::shown;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::ApiError;
use super::sessions::SessionView;
use super::settings::{self, Settings};
use crate::App;
use crate::desk::OpenDesk;
use notebook::{Journal, Key, NEWEST_VERSION, Opening, Profile, Trouble};

/// One name on the start screen.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProfileView {
    pub id: String,
    pub name: String,
    /// Encrypted; it opens with its passphrase.
    pub locked: bool,
    /// Milliseconds since 1970, UTC.
    #[cfg_attr(test, ts(type = "number"))]
    pub created: i64,
    #[cfg_attr(test, ts(type = "number | null"))]
    pub last_opened: Option<i64>,
    /// What its folder holds, if its name is lost.
    pub unnamed: Option<UnnamedView>,
}

/// A folder of a notebook or of backups whose profile's file is lost.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UnnamedView {
    pub folder: String,
    /// When it was last written to; milliseconds since 1970, UTC.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub changed: Option<i64>,
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
    /// Notes in the newest backup; none if it can't be read without a key.
    pub notes: Option<u32>,
    pub backups: usize,
    /// Whether the notebook itself is there, or backups alone.
    pub has_notebook: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProfileRequest {
    pub id: String,
}

/// What came of opening a profile. Anything but `opened` leaves its files untouched.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ProfileOpening {
    Opened(Box<Desk>),
    /// It asks for the passphrase.
    Locked {
        /// Above 0: no try before so many milliseconds have passed.
        #[cfg_attr(test, ts(type = "number"))]
        wait_ms: i64,
    },
    /// The passphrase or the code was wrong, or it was asked too early; it isn't said which.
    WrongSecret {
        #[cfg_attr(test, ts(type = "number"))]
        wait_ms: i64,
    },
    /// The database is damaged, or it belongs to another program.
    Unreadable {
        path: String,
        reason: UnreadableReason,
    },
    /// A newer version of the app wrote it.
    Newer {
        path: String,
        found: u32,
        known: u32,
    },
    /// Another window or another person on this computer has it open.
    InUse {
        path: String,
    },
    /// Its folder or file can't be written to.
    ReadOnly {
        path: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum UnreadableReason {
    /// Not a database, or one with damaged pages.
    Damaged,
    /// A healthy database, but not one of ours.
    Foreign,
    /// The profile is there, its notebook's file isn't.
    Missing,
}

/// The desk as the reader left it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Desk {
    pub profile: ProfileView,
    /// The study session that is going on.
    pub session: Option<SessionView>,
    pub settings: Settings,
    /// Only in the reply that made it: shown once, kept nowhere.
    pub recovery_code: Option<String>,
    /// The last backup, if it failed.
    pub backup_note: Option<BackupTrouble>,
    pub journal: JournalMode,
    /// The computer stopped while a change was being written, and that change is incomplete. All that was saved before
    /// is there; the unfinished rest is kept beside the notebook.
    pub cut_short: bool,
    /// The folder can't be written to: notes can be read, and nothing can be changed.
    pub read_only: bool,
}

/// How changes reach the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum JournalMode {
    /// SQLite's write-ahead log, on a disk of this computer.
    Wal,
    /// SQLite's rollback journal, on a network's disk.
    Rollback,
}

/// What went wrong with the last backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum BackupTrouble {
    /// It couldn't be made.
    Failed,
    /// It is there; its copy in the chosen place isn't.
    PlaceFailed,
}

/// Opens a profile, with its key if that is known.
pub(super) fn open_with(app: &App, id: &str, key: Option<Key>) -> Result<ProfileOpening, ApiError> {
    let mut desk = app.desk();
    if let Some(open) = desk.as_ref().filter(|open| open.profile.id == id) {
        return Ok(ProfileOpening::Opened(Box::new(desk_view(open)?)));
    }
    let profile = app.profiles.get(id)?;
    let opening = app.profiles.open(id, key.as_ref(), app.now())?;
    seat(app, &mut desk, profile, key, opening)
}

/// Sits down at a notebook that was opened, or says why it wasn't.
pub(super) fn seat(
    app: &App,
    desk: &mut Option<OpenDesk>,
    mut profile: Profile,
    key: Option<Key>,
    opening: Opening,
) -> Result<ProfileOpening, ApiError> {
    let path = shown(&app.profiles.database(&profile.id)?);
    let unreadable = |reason| ProfileOpening::Unreadable { path: path.clone(), reason };
    let refusal = match opening {
        Opening::Opened(notebook) => {
            let mut notebook = *notebook;
            profile.locked = notebook.is_locked();
            if !notebook.is_only_read() {
                // A full disk is no reason to keep anybody from their notes.
                let _ = app.profiles.touch(&mut profile, app.now());
                notebook.trouble = notebook.trouble.or(app.trouble_of(&profile.id));
            }
            if let Some(before) = desk.take() {
                app.put_away(before)?;
            }
            app.keep_key(None);
            let open = desk.insert(OpenDesk::new(profile, notebook));
            return Ok(ProfileOpening::Opened(Box::new(desk_view(open)?)));
        }
        Opening::Locked => {
            return Ok(ProfileOpening::Locked { wait_ms: app.profiles.wait(&profile.id, app.now())? });
        }
        Opening::Damaged => unreadable(UnreadableReason::Damaged),
        Opening::Foreign => unreadable(UnreadableReason::Foreign),
        Opening::Missing => unreadable(UnreadableReason::Missing),
        Opening::Newer { found } => ProfileOpening::Newer { path, found, known: NEWEST_VERSION },
        Opening::InUse => ProfileOpening::InUse { path },
        Opening::ReadOnly => ProfileOpening::ReadOnly { path },
    };
    if let Some(key) = key {
        app.keep_key(Some((profile.id, key)));
    }
    Ok(refusal)
}

/// Puts a recovery code into the reply that shows it.
pub(super) fn with_code(opening: ProfileOpening, code: Option<Zeroizing<String>>) -> ProfileOpening {
    match opening {
        ProfileOpening::Opened(desk) => {
            let recovery_code = code.map(|code| code.to_string());
            ProfileOpening::Opened(Box::new(Desk { recovery_code, ..*desk }))
        }
        refusal => refusal,
    }
}

pub(super) fn desk_view(open: &OpenDesk) -> Result<Desk, ApiError> {
    Ok(Desk {
        profile: profile_view(open.profile.clone()),
        session: open.notebook.running_session()?.map(SessionView::from),
        settings: settings::of(&open.notebook)?,
        recovery_code: None,
        backup_note: open.notebook.trouble.map(|trouble| match trouble {
            Trouble::Failed => BackupTrouble::Failed,
            Trouble::CopyFailed => BackupTrouble::PlaceFailed,
        }),
        journal: match open.notebook.journal {
            Journal::Wal => JournalMode::Wal,
            Journal::Rollback => JournalMode::Rollback,
        },
        cut_short: open.notebook.cut_short,
        read_only: open.notebook.is_only_read(),
    })
}

pub(super) fn profile_view(profile: Profile) -> ProfileView {
    let Profile { id, name, created, last_opened, locked, .. } = profile;
    ProfileView { id, name, locked, created, last_opened, unnamed: None }
}
