//! What was dropped on the window: files and folders of this computer, looked at and left as they are.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use files::names::shown;
use serde::{Deserialize, Serialize};

use super::ApiError;
use crate::App;

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DroppedRequest {
    pub paths: Vec<String>,
}

/// One dropped thing, and what can be done with it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DroppedView {
    /// As it was dropped.
    pub path: String,
    /// The last part of the path.
    pub name: String,
    pub what: DroppedKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DroppedKind {
    /// A folder that can join the library: the one dropped, or for a document's own folder or file the one around it.
    Folder { add: String },
    /// A folder that is in the library already.
    KnownFolder,
    /// A document of the library, or its folder.
    Document { doc: String },
    /// A text in Markdown that stands in no folder of its own, so that no library can hold it.
    LooseText,
    /// A JSON file that begins as our own do; whether it is whole shows when it is read in.
    Notes,
    /// Documents on a stick, by its name; what it is shows when it is looked at.
    Pack,
    /// Another file, by the letters after its last dot, small; empty if there are none.
    Other { extension: String },
    /// It can't be looked at, or is gone.
    Unreadable,
}

/// How much of a JSON file is looked at, in bytes: ours name themselves at their beginning.
const HEAD: u64 = 4096;

pub(super) fn look(app: &App, request: DroppedRequest) -> Result<Vec<DroppedView>, ApiError> {
    Ok(request.paths.into_iter().map(|path| look_at(app, path)).collect())
}

fn look_at(app: &App, path: String) -> DroppedView {
    let place = Path::new(&path);
    let name = place.file_name().map_or_else(|| path.clone(), |name| name.to_string_lossy().into_owned());
    // A relative path would be looked for wherever the program happens to run.
    let found = if place.is_absolute() { place.canonicalize().ok() } else { None };
    let what = found.map_or(DroppedKind::Unreadable, |place| kind_of(app, &place));
    DroppedView { path, name, what }
}

fn kind_of(app: &App, place: &Path) -> DroppedKind {
    if place.is_dir() {
        return if place.read_dir().is_err() {
            DroppedKind::Unreadable
        } else if place.join("index.md").is_file() {
            document_folder(app, place)
        } else {
            folder(app, place)
        };
    }
    let extension = place.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match extension.as_str() {
        "md" if place.file_name().is_some_and(|name| name == "index.md") => {
            place.parent().map_or(DroppedKind::LooseText, |own| document_folder(app, own))
        }
        "md" | "markdown" | "txt" => DroppedKind::LooseText,
        "sotaypack" => DroppedKind::Pack,
        "json" => match is_ours(place) {
            Ok(true) => DroppedKind::Notes,
            Ok(false) => DroppedKind::Other { extension },
            Err(_) => DroppedKind::Unreadable,
        },
        _ => DroppedKind::Other { extension },
    }
}

fn folder(app: &App, place: &Path) -> DroppedKind {
    let library = app.library();
    // What stands in a folder of the library is read with it.
    if library.folders.iter().any(|folder| holds(&folder.path, place)) {
        return DroppedKind::KnownFolder;
    }
    DroppedKind::Folder { add: shown(place) }
}

/// A document's own folder stands in the folder that a library is.
fn document_folder(app: &App, own: &Path) -> DroppedKind {
    let Some(around) = own.parent() else { return DroppedKind::LooseText };
    let library = app.library();
    let Some(known) = library.folders.iter().find(|folder| holds(&folder.path, around)) else {
        return folder(app, around);
    };
    let name = own.file_name().unwrap_or_default().to_string_lossy();
    match known.documents.iter().find(|id| id.as_str() == name) {
        Some(id) => DroppedKind::Document { doc: id.as_str().to_owned() },
        // It is passed over for a fault that the list of folders names.
        None => DroppedKind::KnownFolder,
    }
}

fn holds(folder: &Path, place: &Path) -> bool {
    place.starts_with(folder.canonicalize().unwrap_or_else(|_| PathBuf::from(folder)))
}

fn is_ours(place: &Path) -> std::io::Result<bool> {
    let mut head = Vec::new();
    File::open(place)?.take(HEAD).read_to_end(&mut head)?;
    Ok(String::from_utf8_lossy(&head).contains(notebook::FORMAT))
}
