//! Packs for a stick: looked at, taken in, made; and the keys that are trusted.

use std::path::{Path, PathBuf};

use pack::{About, Contents, DocumentIn, Kept, Key, Pack, PackCode, PackError, Signed};
use serde::{Deserialize, Serialize};

use super::{ApiError, Nothing};
use crate::App;

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PackRequest {
    /// The pack's file.
    pub path: String,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TakeInPack {
    pub path: String,
    /// The reader was asked about a pack that nobody signed, and wants it.
    pub unsigned: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PackName {
    pub name: String,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct KeyRequest {
    /// The key's file.
    pub path: String,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AddKey {
    pub path: String,
    /// What the reader compared: the file may have become another meanwhile.
    pub fingerprint: String,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RemoveKey {
    pub fingerprint: String,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MakePack {
    /// Ids of documents that [`PackableView`] names.
    pub docs: Vec<String>,
    pub name: String,
    pub serial: u32,
    /// An ISO day.
    pub date: String,
    /// Where the pack is written.
    pub path: String,
}

/// What a signature is worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SignedView {
    No,
    /// Signed with a key that isn't here: nobody can tell whether it is true.
    Unknown {
        key: String,
    },
    By {
        key: KeyView,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct KeyView {
    /// What its maker called it; proves nothing, and may be empty.
    pub name: String,
    /// As minisign prints it.
    pub id: String,
    /// Eight groups of four, to be compared with the printed one.
    pub fingerprint: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PackView {
    pub name: String,
    pub serial: u32,
    /// An ISO day.
    pub date: String,
    pub signed: SignedView,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PackDocument {
    pub id: String,
    pub title: String,
    pub number: Option<String>,
    /// A document with this id that comes from elsewhere is in the library: that one stays, this one isn't shown.
    pub hidden: bool,
}

/// Why a pack isn't made or taken in, or a key isn't added.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PackRefusal {
    #[cfg_attr(test, ts(as = "super::typescript::PackCode"))]
    pub code: PackCode,
    /// What the sentence is about: a name, a key's id, a serial. Plain text.
    pub detail: String,
}

/// What a pack is that was looked at. All of it has been checked.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum PackLook {
    Refused(PackRefusal),
    Fits {
        pack: PackView,
        documents: Vec<PackDocument>,
        /// The serial of the one whose place it takes.
        before: Option<u32>,
    },
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum PackTaken {
    Refused(PackRefusal),
    Done { pack: PackView },
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum PackMade {
    Refused(PackRefusal),
    Done {
        path: String,
        documents: u32,
        #[cfg_attr(test, ts(type = "number"))]
        bytes: u64,
    },
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum KeyLook {
    Refused(PackRefusal),
    Fits { key: KeyView, known: bool },
}

/// The packs that were taken in and the keys that are trusted.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PacksView {
    pub packs: Vec<PackView>,
    pub keys: Vec<KeyView>,
}

/// A document that can go into a pack.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PackableView {
    pub doc: String,
    pub title: String,
    pub number: Option<String>,
}

pub(super) fn list(app: &App, _: Nothing) -> Result<PacksView, ApiError> {
    let keys = app.ring.keys();
    let packs = app.packs.list(&keys).iter().map(kept_view).collect();
    Ok(PacksView { packs, keys: keys.iter().map(key_view).collect() })
}

pub(super) fn look(app: &App, request: PackRequest) -> Result<PackLook, ApiError> {
    let keys = app.ring.keys();
    let checked = Pack::open(Path::new(&request.path)).and_then(|mut pack| {
        let (signed, documents) = app.packs.check(&mut pack, &keys)?;
        Ok((pack.manifest, signed, documents))
    });
    let (manifest, signed, documents) = match checked {
        Ok(checked) => checked,
        Err(error) => return Ok(PackLook::Refused(refusal(&error))),
    };
    let before = app.packs.list(&keys).into_iter().find(|kept| kept.manifest.name == manifest.name);
    let library = app.library();
    let elsewhere = |id: &str| {
        let others =
            library.folders.iter().filter(|folder| before.as_ref().is_none_or(|it| it.folder != folder.path));
        others.flat_map(|folder| &folder.documents).any(|known| known.as_str() == id)
    };
    let document = |it: DocumentIn| {
        let hidden = elsewhere(&it.id);
        PackDocument { id: it.id, title: it.title, number: it.number, hidden }
    };
    Ok(PackLook::Fits {
        pack: view(&manifest, &signed),
        documents: documents.into_iter().map(document).collect(),
        before: before.as_ref().map(|kept| kept.manifest.serial),
    })
}

pub(super) fn take_in(app: &App, request: TakeInPack) -> Result<PackTaken, ApiError> {
    let keys = app.ring.keys();
    let taken = Pack::open(Path::new(&request.path))
        .and_then(|mut pack| app.packs.take_in(&mut pack, &keys, request.unsigned));
    match taken {
        Ok(kept) => {
            app.shelves.packs_changed();
            Ok(PackTaken::Done { pack: kept_view(&kept) })
        }
        Err(error) => Ok(PackTaken::Refused(refusal(&error))),
    }
}

pub(super) fn take_out(app: &App, request: PackName) -> Result<PackTaken, ApiError> {
    let before = kept(app).into_iter().find(|kept| kept.manifest.name == request.name);
    let done = app.packs.take_out(&request.name).and_then(|()| before.ok_or(PackError::NotHere));
    match done {
        Ok(kept) => {
            app.shelves.packs_changed();
            Ok(PackTaken::Done { pack: kept_view(&kept) })
        }
        Err(error) => Ok(PackTaken::Refused(refusal(&error))),
    }
}

pub(super) fn packable(app: &App, _: Nothing) -> Result<Vec<PackableView>, ApiError> {
    let library = app.library();
    let of = |document: &library::Entry| PackableView {
        doc: document.id().to_string(),
        title: document.facts.manifest.title.clone(),
        number: document.facts.manifest.number.clone(),
    };
    let fit = library.documents.iter().filter(|document| folder_of(app, document.id().as_str()).is_some());
    Ok(fit.map(|document| of(document)).collect())
}

pub(super) fn make(app: &App, request: MakePack) -> Result<PackMade, ApiError> {
    let folders: Vec<PathBuf> = request.docs.iter().filter_map(|doc| folder_of(app, doc)).collect();
    if folders.len() < request.docs.len() {
        let gone = request.docs.iter().find(|doc| folder_of(app, doc).is_none());
        let error = PackError::NoDocument(gone.cloned().unwrap_or_default());
        return Ok(PackMade::Refused(refusal(&error)));
    }
    let about = About { name: request.name, serial: request.serial, date: request.date };
    let path = PathBuf::from(&request.path);
    let made = Contents::of(&folders, &about).and_then(|contents| {
        pack::make(&contents, None, &path)?;
        Ok(contents.ids().len())
    });
    Ok(match made {
        Ok(documents) => PackMade::Done {
            bytes: path.metadata().map_or(0, |data| data.len()),
            path: request.path,
            documents: u32::try_from(documents).unwrap_or(u32::MAX),
        },
        Err(error) => PackMade::Refused(refusal(&error)),
    })
}

pub(super) fn look_at_key(app: &App, request: KeyRequest) -> Result<KeyLook, ApiError> {
    Ok(match Key::of_file(Path::new(&request.path)) {
        Ok(key) => KeyLook::Fits { known: is_known(app, &key), key: key_view(&key) },
        Err(error) => KeyLook::Refused(refusal(&error)),
    })
}

pub(super) fn add_key(app: &App, request: AddKey) -> Result<KeyLook, ApiError> {
    let added = Key::of_file(Path::new(&request.path)).and_then(|key| {
        if key.fingerprint() != request.fingerprint {
            return Err(PackError::Key);
        }
        app.ring.add(&key).map_err(PackError::Unwritable)?;
        Ok(key)
    });
    Ok(match added {
        Ok(key) => KeyLook::Fits { known: is_known(app, &key), key: key_view(&key) },
        Err(error) => KeyLook::Refused(refusal(&error)),
    })
}

pub(super) fn remove_key(app: &App, request: RemoveKey) -> Result<PacksView, ApiError> {
    match app.ring.remove(&request.fingerprint) {
        // What isn't there any more is what was asked for.
        Ok(()) | Err(PackError::Key) => list(app, Nothing {}),
        Err(error) => Err(ApiError::new(super::ErrorCode::Io, error.to_string())),
    }
}

/// The packs that were taken in.
pub(super) fn kept(app: &App) -> Vec<Kept> {
    app.packs.list(&app.ring.keys())
}

fn is_known(app: &App, key: &Key) -> bool {
    app.ring.keys().iter().any(|known| known.fingerprint() == key.fingerprint())
}

/// The folder of a document that stands in one of its own, in a folder of the library that isn't the program's.
fn folder_of(app: &App, doc: &str) -> Option<PathBuf> {
    let library = app.library();
    let file = library.file(doc).filter(|file| file.ends_with("index.md"))?;
    let shipped = library.folders.first().is_some_and(|folder| file.starts_with(&folder.path));
    file.parent().filter(|_| !shipped).map(Path::to_owned)
}

pub(super) fn kept_view(kept: &Kept) -> PackView {
    view(&kept.manifest, &kept.signed)
}

fn view(manifest: &pack::Manifest, signed: &Signed) -> PackView {
    let signed = match signed {
        Signed::No => SignedView::No,
        Signed::Unknown(key) => SignedView::Unknown { key: key.clone() },
        Signed::By(key) => SignedView::By { key: key_view(key) },
    };
    PackView { name: manifest.name.clone(), serial: manifest.serial, date: manifest.date.clone(), signed }
}

fn key_view(key: &Key) -> KeyView {
    KeyView { name: key.name.clone(), id: key.id(), fingerprint: key.fingerprint() }
}

fn refusal(error: &PackError) -> PackRefusal {
    PackRefusal { code: error.code(), detail: error.detail() }
}
