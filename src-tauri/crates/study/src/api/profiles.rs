//! Who is reading: the profiles, made, opened, renamed and closed.

use files::names::shown;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::open_notebook::no_profile;
use super::opening::{
    ProfileOpening, ProfileRequest, ProfileView, UnnamedView, open_with, profile_view, with_code,
};
use super::{ApiError, Nothing};
use crate::App;
use notebook::{NEWEST_VERSION, Profile};

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewProfile {
    /// 1–80 characters after trimming.
    pub name: String,
    /// At least 8 characters; left out: no lock.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub passphrase: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RenameProfile {
    /// 1–80 characters after trimming.
    pub name: String,
}

/// Which program this is and where it keeps things.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct About {
    pub version: String,
    pub data_folder: String,
    /// The newest form of notebook that this program writes.
    pub notebook_format: u32,
}

pub(super) fn list(app: &App, _: Nothing) -> Result<Vec<ProfileView>, ApiError> {
    let view = |profile: Profile| {
        let unnamed = app.profiles.unnamed(&profile).map(|found| UnnamedView {
            folder: shown(&found.folder),
            changed: found.changed,
            bytes: found.bytes,
            notes: found.notes,
            backups: found.backups,
            has_notebook: found.has_notebook,
        });
        ProfileView { unnamed, ..profile_view(profile) }
    };
    Ok(app.profiles.list()?.into_iter().map(view).collect())
}

pub(super) fn create(app: &App, request: NewProfile) -> Result<ProfileOpening, ApiError> {
    let passphrase = request.passphrase.map(Zeroizing::new);
    let passphrase = passphrase.as_ref().map(|words| words.as_str());
    let (profile, locked, key) = app.profiles.create(&request.name, passphrase, app.now())?;
    let opening = open_with(app, &profile.id, key)?;
    Ok(with_code(opening, locked.map(|locked| locked.code)))
}

pub(super) fn open(app: &App, request: ProfileRequest) -> Result<ProfileOpening, ApiError> {
    open_with(app, &request.id, None)
}

pub(super) fn close(app: &App, _: Nothing) -> Result<Nothing, ApiError> {
    let open = app.desk().take();
    app.keep_key(None);
    if let Some(open) = open {
        app.put_away(open)?;
    }
    Ok(Nothing {})
}

pub(super) fn rename(app: &App, request: RenameProfile) -> Result<ProfileView, ApiError> {
    let mut desk = app.desk();
    let Some(open) = desk.as_mut() else { return Err(no_profile()) };
    open.profile = app.profiles.rename(&open.profile, &request.name)?;
    Ok(profile_view(open.profile.clone()))
}

pub(super) fn about(app: &App, _: Nothing) -> Result<About, ApiError> {
    Ok(About {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        data_folder: shown(&app.paths.data),
        notebook_format: NEWEST_VERSION,
    })
}
