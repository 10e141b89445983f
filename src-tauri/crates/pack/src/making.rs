//! Packing: documents' folders become one file, the same bytes for the same files whenever and wherever it is done.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use files::{moves, whole};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::caps;
use crate::error::PackError;
use crate::keys::{Signed, text_of};
use crate::manifest::{About, Entry, Manifest};
use crate::names::{EDITIONS, MANIFEST, SIGNATURE, TEXT, is_of_document, last};
use crate::reading::{is_restricted_record, is_restricted_text, read_document};

/// What would be in a pack.
#[derive(Debug, Clone)]
pub struct Contents {
    /// All of `pack.toml`.
    pub manifest: Manifest,
    /// The bytes that are signed.
    pub text: String,
    /// Where each file is, in the order of the manifest.
    places: Vec<PathBuf>,
    /// What stands in the folders and no pack has, as it is called there.
    pub left_out: Vec<PathBuf>,
}

impl Contents {
    /// Of documents' folders, and of folders that have such in them.
    ///
    /// # Errors
    /// Why there is no such pack.
    pub fn of(folders: &[PathBuf], about: &About) -> Result<Self, PackError> {
        let mut documents = BTreeMap::new();
        for folder in folders.iter().map(|folder| folder.as_path()).map(documents_in) {
            for folder in folder? {
                let id = last(&folder);
                if let Some(other) = documents.insert(id.clone(), folder.clone())
                    && other.canonicalize().ok() != folder.canonicalize().ok()
                {
                    return Err(PackError::SameId(id));
                }
            }
        }
        let (mut files, mut left_out) = (BTreeMap::new(), Vec::new());
        for (id, folder) in &documents {
            let (known, others) = files_of(folder)?;
            left_out.extend(others);
            let mut may_go = true;
            for (rest, place) in known {
                let bytes = read(&place)?;
                if rest == TEXT {
                    let document =
                        read_document(&bytes, id).ok_or_else(|| PackError::NoDocument(id.clone()))?;
                    may_go &= !is_restricted_text(&document);
                } else if rest == crate::names::RECORD {
                    may_go &= !is_restricted_record(&bytes);
                }
                let (size, blake3) = (bytes.len() as u64, blake3::hash(&bytes).to_hex().to_string());
                let entry = Entry { path: format!("{id}/{rest}"), size, blake3 };
                files.insert(entry.path.clone(), (entry, place));
            }
            if !may_go {
                return Err(PackError::Restricted(id.clone()));
            }
        }
        let (entries, places) = files.into_values().unzip();
        let manifest = Manifest::new(about, entries)?;
        let text = manifest.print()?;
        Ok(Self { manifest, text, places, left_out })
    }

    /// Its documents' ids.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        self.manifest.ids()
    }

    /// Reads a signature for it from a file, made over [`Contents::text`].
    ///
    /// # Errors
    /// [`PackError::Signature`] if it isn't a signature; whose it is, nobody asks here.
    pub fn signature(&self, path: &Path) -> Result<String, PackError> {
        let signature = text_of(path, PackError::Signature)?;
        Signed::look(self.text.as_bytes(), Some(&signature), &[])?;
        Ok(signature)
    }
}

/// Writes a pack, whole or not at all.
///
/// # Errors
/// [`PackError::Changed`] if a file isn't any more what it was when [`Contents`] were gathered; what the system says.
pub fn make(contents: &Contents, signature: Option<&str>, out: &Path) -> Result<(), PackError> {
    let folder = match out.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let unfinished = tempfile::Builder::new().prefix(whole::UNFINISHED).tempfile_in(folder);
    let unfinished = unfinished.map_err(PackError::Unwritable)?;
    write(contents, signature, unfinished.as_file())?;
    unfinished.as_file().sync_all().map_err(PackError::Unwritable)?;
    // Nobody has it open from here on.
    let path = unfinished.into_temp_path().keep().map_err(|error| PackError::Unwritable(error.error))?;
    moves::rename(&path, out).and_then(|()| whole::sync_folder(folder)).map_err(|error| {
        let _ = moves::remove(&path);
        PackError::Unwritable(error)
    })
}

fn write(contents: &Contents, signature: Option<&str>, file: &File) -> Result<(), PackError> {
    let unwritable = |error: zip::result::ZipError| PackError::Unwritable(io::Error::from(error));
    // No clock and no account of this computer goes in.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(BufWriter::new(file));
    let mut put = |name: &str, bytes: &[u8]| {
        zip.start_file(name, options).map_err(unwritable)?;
        zip.write_all(bytes).map_err(PackError::Unwritable)
    };
    put(MANIFEST, contents.text.as_bytes())?;
    if let Some(signature) = signature {
        put(SIGNATURE, signature.as_bytes())?;
    }
    for (entry, place) in contents.manifest.files.iter().zip(&contents.places) {
        let bytes = read(place)?;
        if blake3::hash(&bytes).to_hex().as_str() != entry.blake3 {
            return Err(PackError::Changed(entry.path.clone()));
        }
        put(&entry.path, &bytes)?;
    }
    zip.finish().map_err(unwritable)?.flush().map_err(PackError::Unwritable)
}

/// A document's folder itself, or the documents' folders in one.
fn documents_in(folder: &Path) -> Result<Vec<PathBuf>, PackError> {
    // "." has no name of its own.
    let folder = folder.canonicalize().map_err(PackError::Unreadable)?;
    if folder.join(TEXT).is_file() {
        return Ok(vec![folder]);
    }
    let mut found = Vec::new();
    for entry in folder.read_dir().map_err(PackError::Unreadable)? {
        let path = entry.map_err(PackError::Unreadable)?.path();
        if path.join(TEXT).is_file() && !last(&path).starts_with('.') {
            found.push(path);
        }
    }
    Ok(found)
}

type Files = (Vec<(String, PathBuf)>, Vec<PathBuf>);

/// What of a document's folder goes into a pack, by its name there; and what doesn't.
fn files_of(folder: &Path) -> Result<Files, PackError> {
    let (mut known, mut others) = (Vec::new(), Vec::new());
    let mut look = |folder: &Path, before: &str| -> Result<(), PackError> {
        for entry in folder.read_dir().map_err(PackError::Unreadable)? {
            let path = entry.map_err(PackError::Unreadable)?.path();
            let rest = format!("{before}{}", last(&path));
            let is_file = fs::symlink_metadata(&path).is_ok_and(|data| data.is_file());
            if is_file && is_of_document(&rest) {
                known.push((rest, path));
            } else if rest != EDITIONS {
                others.push(path);
            }
        }
        Ok(())
    };
    look(folder, "")?;
    let editions = folder.join(EDITIONS);
    if fs::symlink_metadata(&editions).is_ok_and(|data| data.is_dir()) {
        look(&editions, &format!("{EDITIONS}/"))?;
    }
    Ok((known, others))
}

fn read(path: &Path) -> Result<Vec<u8>, PackError> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(PackError::Unreadable)?;
    file.take(caps::FILE + 1).read_to_end(&mut bytes).map_err(PackError::Unreadable)?;
    if bytes.len() as u64 > caps::FILE { Err(PackError::TooLarge) } else { Ok(bytes) }
}
