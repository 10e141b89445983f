//! What was dropped on the window: files and folders of this computer, looked at and left as they are.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use files::names::shown;
use library::{Folder, Library};
use serde::{Deserialize, Serialize};

use super::ApiError;
use crate::App;
use crate::answered::answered;

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
    let (asked, known) = (place.to_owned(), Known::of(app));
    let look = move || place_kind(&known, &asked);
    let what = place.is_absolute().then(|| answered(app.patience, look)).flatten();
    DroppedView { path, name, what: what.unwrap_or(DroppedKind::Unreadable) }
}

/// The folders of the library.
struct Known {
    library: Arc<Library>,
    /// The program's own, which alone may be reached through links: those that were added were found at their ends.
    own: [PathBuf; 2],
}

impl Known {
    fn of(app: &App) -> Self {
        Self { library: app.library(), own: [app.paths.library.clone(), app.paths.data.clone()] }
    }

    /// The folder that holds this place. None of the reader's folders is asked for: it may not answer.
    fn around(&self, place: &Path) -> Option<&Folder> {
        let holds = |folder: &&Folder| {
            let is_own = self.own.iter().any(|own| folder.path.starts_with(own));
            let real = if is_own { folder.path.canonicalize().ok() } else { None };
            place.starts_with(real.as_ref().unwrap_or(&folder.path))
        };
        self.library.folders.iter().find(holds)
    }
}

fn place_kind(known: &Known, place: &Path) -> DroppedKind {
    place.canonicalize().map_or(DroppedKind::Unreadable, |place| kind_of(known, &place))
}

fn kind_of(known: &Known, place: &Path) -> DroppedKind {
    if place.is_dir() {
        return if place.read_dir().is_err() {
            DroppedKind::Unreadable
        } else if place.join("index.md").is_file() {
            document_folder(known, place)
        } else {
            folder(known, place)
        };
    }
    let extension = place.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match extension.as_str() {
        "md" if place.file_name().is_some_and(|name| name == "index.md") => {
            place.parent().map_or(DroppedKind::LooseText, |own| document_folder(known, own))
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

fn folder(known: &Known, place: &Path) -> DroppedKind {
    // What stands in a folder of the library is read with it.
    match known.around(place) {
        Some(_) => DroppedKind::KnownFolder,
        None => DroppedKind::Folder { add: shown(place) },
    }
}

/// A document's own folder stands in the folder that a library is.
fn document_folder(known: &Known, own: &Path) -> DroppedKind {
    let Some(around) = own.parent() else { return DroppedKind::LooseText };
    let Some(found) = known.around(around) else { return folder(known, around) };
    let named = own.strip_prefix(around).unwrap_or(own);
    let is_it = |file: &PathBuf| file.ends_with(named.join("index.md"));
    match found.files.iter().position(is_it).and_then(|at| found.documents.get(at)) {
        Some(id) => DroppedKind::Document { doc: id.as_str().to_owned() },
        // It is passed over for a fault that the list of folders names.
        None => DroppedKind::KnownFolder,
    }
}

fn is_ours(place: &Path) -> std::io::Result<bool> {
    let mut head = Vec::new();
    File::open(place)?.take(HEAD).read_to_end(&mut head)?;
    Ok(String::from_utf8_lossy(&head).contains(notebook::FORMAT))
}
