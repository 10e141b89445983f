//! Locks: a passphrase to open a profile with, and the recovery code behind it.

use std::path::PathBuf;

use files::names::shown;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::open_notebook::{no_profile, with_notebook};
use super::opening::{ProfileOpening, UnreadableReason, open_with, seat, with_code};
use super::{ApiError, ErrorCode};
use crate::App;
use crate::desk::OpenDesk;
use notebook::{Cause, Notebook, Opening, Reopened, Secret, StoreError, Try, check_passphrase};

#[derive(Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UnlockRequest {
    pub id: String,
    pub passphrase: String,
}

#[derive(Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReadRequest {
    pub id: String,
    /// Of a locked profile; left out: it is asked for.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub passphrase: Option<String>,
}

#[derive(Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RecoverRequest {
    pub id: String,
    /// The recovery code, in any spacing and case.
    pub code: String,
    /// The new passphrase.
    pub passphrase: String,
}

#[derive(Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PassphraseRequest {
    pub passphrase: String,
}

#[derive(Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PassphraseChange {
    pub passphrase: String,
    pub new_passphrase: String,
}

/// What came of asking for something that needs the passphrase.
#[derive(Clone, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SecretReply {
    Done {
        /// Shown once; the program keeps no copy of it.
        recovery_code: Option<String>,
        /// Files that stand unencrypted, or under the old passphrase, and couldn't be changed.
        left_behind: Vec<String>,
    },
    /// Whatever was wrong; no further try before so many milliseconds have passed.
    Wrong {
        #[cfg_attr(test, ts(type = "number"))]
        wait_ms: i64,
    },
}

pub(super) fn unlock(app: &App, request: UnlockRequest) -> Result<ProfileOpening, ApiError> {
    let passphrase = Zeroizing::new(request.passphrase);
    match app.profiles.try_lock(&request.id, Secret::Passphrase(&passphrase), app.now()) {
        Ok(Try::Right(key)) => open_with(app, &request.id, Some(key)),
        Ok(Try::Wrong { wait }) => Ok(ProfileOpening::WrongSecret { wait_ms: wait }),
        Ok(Try::NoKeys) => no_keys(app, &request.id),
        // Tries are counted in the folder, before each.
        Err(error) if error.cause() == Some(Cause::ReadOnly) => {
            Ok(ProfileOpening::ReadOnly { path: shown(&app.profiles.database(&request.id)?) })
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) fn open_to_read(app: &App, request: ReadRequest) -> Result<ProfileOpening, ApiError> {
    let passphrase = request.passphrase.map(Zeroizing::new);
    let secret = passphrase.as_ref().map(|words| Secret::Passphrase(words));
    let mut desk = app.desk();
    let profile = app.profiles.get(&request.id)?;
    let opening = app.profiles.open_to_read(&request.id, secret, app.now())?;
    if secret.is_some() && matches!(opening, Opening::Locked) {
        return Ok(ProfileOpening::WrongSecret { wait_ms: 0 });
    }
    seat(app, &mut desk, profile, None, opening)
}

pub(super) fn recover(app: &App, request: RecoverRequest) -> Result<ProfileOpening, ApiError> {
    let (code, passphrase) = (Zeroizing::new(request.code), Zeroizing::new(request.passphrase));
    // Before the try: a passphrase that is too short mustn't use up the code's.
    check_passphrase(&passphrase)?;
    let key = match app.profiles.try_lock(&request.id, Secret::Code(&code), app.now())? {
        Try::Right(key) => key,
        Try::Wrong { wait } => return Ok(ProfileOpening::WrongSecret { wait_ms: wait }),
        Try::NoKeys => return no_keys(app, &request.id),
    };
    let opening = open_with(app, &request.id, Some(key))?;
    if !matches!(opening, ProfileOpening::Opened(_)) {
        return Ok(opening);
    }
    let hardness = app.profiles.hardness();
    let new = with_notebook(app, |notebook| {
        notebook.change_passphrase(&passphrase, hardness)?;
        notebook.new_code(hardness)
    })?;
    Ok(with_code(opening, Some(new.code)))
}

/// None of the key files is whole, so nothing that anybody could say would open it: it is damaged.
fn no_keys(app: &App, id: &str) -> Result<ProfileOpening, ApiError> {
    let path = shown(&app.profiles.database(id)?);
    Ok(ProfileOpening::Unreadable { path, reason: UnreadableReason::Damaged })
}

pub(super) fn lock(app: &App, request: PassphraseRequest) -> Result<SecretReply, ApiError> {
    let passphrase = Zeroizing::new(request.passphrase);
    let (hardness, now) = (app.profiles.hardness(), app.now());
    let locked = reopened(app, |notebook| notebook.lock_up(&passphrase, hardness, now))?;
    Ok(done(Some(locked.code), locked.left_behind))
}

pub(super) fn unlock_for_good(app: &App, request: PassphraseRequest) -> Result<SecretReply, ApiError> {
    if let Some(wrong) = wrong(app, request.passphrase)? {
        return Ok(wrong);
    }
    let now = app.now();
    reopened(app, |notebook| notebook.unlock_for_good(now))?;
    Ok(done(None, Vec::new()))
}

pub(super) fn change_passphrase(app: &App, request: PassphraseChange) -> Result<SecretReply, ApiError> {
    let new = Zeroizing::new(request.new_passphrase);
    check_passphrase(&new)?;
    if let Some(wrong) = wrong(app, request.passphrase)? {
        return Ok(wrong);
    }
    let hardness = app.profiles.hardness();
    let left = with_notebook(app, |notebook| notebook.change_passphrase(&new, hardness))?;
    Ok(done(None, left))
}

pub(super) fn new_recovery_code(app: &App, request: PassphraseRequest) -> Result<SecretReply, ApiError> {
    if let Some(wrong) = wrong(app, request.passphrase)? {
        return Ok(wrong);
    }
    let hardness = app.profiles.hardness();
    let new = with_notebook(app, |notebook| notebook.new_code(hardness))?;
    Ok(done(Some(new.code), new.left_behind))
}

fn done(code: Option<Zeroizing<String>>, left: Vec<PathBuf>) -> SecretReply {
    SecretReply::Done {
        recovery_code: code.map(|code| code.to_string()),
        left_behind: left.into_iter().map(|path| shown(&path)).collect(),
    }
}

/// The open profile's passphrase is asked for again before its lock is changed. Nothing if it is right.
fn wrong(app: &App, passphrase: String) -> Result<Option<SecretReply>, ApiError> {
    let passphrase = Zeroizing::new(passphrase);
    let desk = app.desk();
    let open = desk.as_ref().ok_or_else(no_profile)?;
    if !open.notebook.is_locked() {
        return Err(StoreError::NotLocked.into());
    }
    Ok(match app.profiles.try_lock(&open.profile.id, Secret::Passphrase(&passphrase), app.now())? {
        Try::Right(_) => None,
        Try::Wrong { wait } => Some(SecretReply::Wrong { wait_ms: wait }),
        Try::NoKeys => return Err(StoreError::Secret.into()),
    })
}

/// Runs something that closes the notebook and opens it again. If it can't be opened again, no profile is open.
pub(super) fn reopened<T>(app: &App, work: impl FnOnce(Notebook) -> Reopened<T>) -> Result<T, ApiError> {
    let mut desk = app.desk();
    super::place::must_hold(desk.as_ref())?;
    if desk.as_ref().is_some_and(|open| open.notebook.is_only_read()) {
        return Err(StoreError::OnlyRead.into());
    }
    let OpenDesk { mut profile, notebook, before_moves, .. } = desk.take().ok_or_else(no_profile)?;
    let (done, opening) = work(notebook);
    match opening? {
        Opening::Opened(notebook) => {
            profile.locked = notebook.is_locked();
            let _ = app.profiles.touch(&mut profile, app.now());
            *desk = Some(OpenDesk { before_moves, ..OpenDesk::new(profile, *notebook) });
            Ok(done?)
        }
        opening => {
            done?;
            Err(ApiError::new(ErrorCode::Damaged, format!("the notebook did not open again: {opening:?}")))
        }
    }
}
