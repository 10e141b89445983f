//! Locks: a passphrase to open a profile with, and the recovery code behind it.

use serde::{Deserialize, Serialize};

use super::profiles::ProfileOpening;
use super::{ApiError, ErrorCode};
use crate::App;

#[derive(Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct UnlockRequest {
    pub id: String,
    pub passphrase: String,
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

fn soon<T>() -> Result<T, ApiError> {
    Err(ApiError::new(ErrorCode::Internal, "not built yet"))
}

pub(super) fn unlock(_app: &App, _request: UnlockRequest) -> Result<ProfileOpening, ApiError> {
    soon()
}

pub(super) fn recover(_app: &App, _request: RecoverRequest) -> Result<ProfileOpening, ApiError> {
    soon()
}

pub(super) fn lock(_app: &App, _request: PassphraseRequest) -> Result<SecretReply, ApiError> {
    soon()
}

pub(super) fn unlock_for_good(_app: &App, _request: PassphraseRequest) -> Result<SecretReply, ApiError> {
    soon()
}

pub(super) fn change_passphrase(_app: &App, _request: PassphraseChange) -> Result<SecretReply, ApiError> {
    soon()
}

pub(super) fn new_recovery_code(_app: &App, _request: PassphraseRequest) -> Result<SecretReply, ApiError> {
    soon()
}
