//! Profiles in the trash.

use serde::{Deserialize, Serialize};

use super::opening::{ProfileRequest, ProfileView};
use super::profiles;
use super::{ApiError, Nothing};
use crate::App;
use notebook::KEPT_IN_TRASH;

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DeleteProfile {
    pub id: String,
    /// The profile's name, typed by the reader.
    pub typed_name: String,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DeletedProfile {
    pub id: String,
    pub name: String,
    pub locked: bool,
    /// Milliseconds since 1970, UTC.
    #[cfg_attr(test, ts(type = "number"))]
    pub deleted: i64,
    /// When it is removed for good.
    #[cfg_attr(test, ts(type = "number"))]
    pub gone_at: i64,
}

pub(super) fn delete(app: &App, request: DeleteProfile) -> Result<Vec<ProfileView>, ApiError> {
    let profile = app.profiles.get(&request.id)?;
    app.profiles.confirm(&profile, &request.typed_name)?;
    let mut desk = app.desk();
    if desk.as_ref().is_some_and(|open| open.profile.id == request.id)
        && let Some(open) = desk.take()
    {
        app.put_away(open)?;
    }
    app.profiles.delete(&profile, app.now())?;
    drop(desk);
    profiles::list(app, Nothing {})
}

pub(super) fn list(app: &App, _: Nothing) -> Result<Vec<DeletedProfile>, ApiError> {
    let deleted = app.profiles.deleted()?.into_iter().map(|(profile, at)| DeletedProfile {
        id: profile.id,
        name: profile.name,
        locked: profile.locked,
        deleted: at,
        gone_at: at + KEPT_IN_TRASH,
    });
    Ok(deleted.collect())
}

pub(super) fn restore(app: &App, request: ProfileRequest) -> Result<Vec<ProfileView>, ApiError> {
    app.profiles.restore(&request.id)?;
    profiles::list(app, Nothing {})
}
