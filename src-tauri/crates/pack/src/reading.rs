//! Reading a pack in: first its names, then what it says of itself, then every file against that.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::Path;

use files::whole;
use library::{BlockKind, Document};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::caps;
use crate::error::PackError;
use crate::keys::{Key, Signed};
use crate::manifest::{Entry, Manifest};
use crate::names::{EDITIONS, MANIFEST, RECORD, SIGNATURE, TEXT, parts};

/// A pack that was opened: it is called right, and says of itself what is in it. Nothing of that is checked yet.
pub struct Pack {
    zip: ZipArchive<BufReader<File>>,
    /// All of `pack.toml`.
    pub manifest: Manifest,
    pub(crate) text: String,
    pub(crate) signature: Option<String>,
}

/// A document of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentIn {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its number, if it has one.
    pub number: Option<String>,
    /// The day on it, ISO.
    pub issued: Option<String>,
}

impl Pack {
    /// Opens a pack.
    ///
    /// # Errors
    /// Why it is none, or none that is read.
    pub fn open(path: &Path) -> Result<Self, PackError> {
        let file = File::open(path).map_err(PackError::Unreadable)?;
        let length = file.metadata().map_err(PackError::Unreadable)?.len();
        if length > caps::PACK {
            return Err(PackError::TooLarge);
        }
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(damaged)?;
        if zip.len() > caps::FILES + 2 {
            return Err(PackError::TooLarge);
        }
        let names = names(&mut zip)?;
        if zip.has_duplicate_names() {
            return Err(PackError::Twice);
        }
        // Files that share their bytes: so little becomes so much.
        if zip.has_overlapping_entries().map_err(damaged)? {
            return Err(PackError::TooLarge);
        }
        let text = text(&mut zip, MANIFEST, caps::MANIFEST)?;
        let text = text.ok_or_else(|| PackError::Damaged(format!("no {MANIFEST}")))?;
        let signature = text_or_refuse(&mut zip)?;
        let manifest = Manifest::read(&text)?;
        let named: Vec<&str> = manifest.files.iter().map(|file| file.path.as_str()).collect();
        let odd = names.iter().find(|name| !named.contains(&name.as_str()));
        let missing = named.iter().find(|name| !names.iter().any(|known| known == *name));
        match odd.map(String::as_str).or(missing.copied()) {
            Some(name) => Err(PackError::Changed(name.to_owned())),
            None => Ok(Self { zip, manifest, text, signature }),
        }
    }

    /// What its signature is worth.
    ///
    /// # Errors
    /// [`PackError::Signature`].
    pub fn signed(&self, keys: &[Key]) -> Result<Signed, PackError> {
        Signed::look(self.text.as_bytes(), self.signature.as_deref(), keys)
    }

    /// Unpacks all of it into an empty folder, on disk when it returns, and checks every file on the way.
    ///
    /// # Errors
    /// The first thing that is wrong; what was written by then is to be thrown away.
    pub fn unpack(&mut self, into: &Path) -> Result<Vec<DocumentIn>, PackError> {
        let mut documents = BTreeMap::new();
        let entries = self.manifest.files.clone();
        for entry in &entries {
            let bytes = self.file(entry)?;
            let Some((id, rest)) = parts(&entry.path) else {
                return Err(PackError::Name(entry.path.clone()));
            };
            let no_document = || PackError::NoDocument(id.to_owned());
            if rest == TEXT {
                let document = read_document(&bytes, id).ok_or_else(no_document)?;
                if is_restricted_text(&document) {
                    return Err(PackError::Restricted(id.to_owned()));
                }
                documents.insert(id.to_owned(), document_in(&document));
            } else if rest == RECORD {
                serde_json::from_slice::<serde::de::IgnoredAny>(&bytes).map_err(|_| no_document())?;
                if is_restricted_record(&bytes) {
                    return Err(PackError::Restricted(id.to_owned()));
                }
            } else if rest.starts_with(EDITIONS) {
                read_document(&bytes, id).ok_or_else(no_document)?;
            }
            write(into, &entry.path, &bytes).map_err(PackError::Unwritable)?;
        }
        let own = [(MANIFEST, Some(self.text.as_str())), (SIGNATURE, self.signature.as_deref())];
        for (name, text) in own {
            if let Some(text) = text {
                write(into, name, text.as_bytes()).map_err(PackError::Unwritable)?;
            }
        }
        Ok(documents.into_values().collect())
    }

    /// A file that is what was packed.
    fn file(&mut self, entry: &Entry) -> Result<Vec<u8>, PackError> {
        let changed = || PackError::Changed(entry.path.clone());
        let part = self.zip.by_name(&entry.path).map_err(damaged)?;
        let most = part.compressed_size().saturating_mul(caps::RATIO).max(caps::SMALL);
        if entry.size > most {
            return Err(PackError::TooLarge);
        }
        // The sizes that the archive names may be lies, so what comes is counted.
        let mut bytes = Vec::new();
        // A checksum of the archive's own that fails.
        part.take(entry.size + 1).read_to_end(&mut bytes).map_err(|_| changed())?;
        let same = bytes.len() as u64 == entry.size && blake3::hash(&bytes).to_hex().as_str() == entry.blake3;
        if same { Ok(bytes) } else { Err(changed()) }
    }
}

/// All names but the pack's own two. What isn't a plain file of a document is refused.
fn names(zip: &mut ZipArchive<BufReader<File>>) -> Result<Vec<String>, PackError> {
    let mut names = Vec::new();
    for at in 0..zip.len() {
        let file = zip.by_index_raw(at).map_err(damaged)?;
        let shown = String::from_utf8_lossy(file.name_raw()).into_owned();
        let name = std::str::from_utf8(file.name_raw()).map_err(|_| PackError::Name(shown.clone()))?;
        let own = [MANIFEST, SIGNATURE].contains(&name);
        let link = file.unix_mode().is_some_and(|mode| ![0, 0o100_000].contains(&(mode & 0o170_000)));
        if file.encrypted() || file.is_symlink() || file.is_dir() || link || !own && parts(name).is_none() {
            return Err(PackError::Name(shown));
        }
        if !own {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

fn text_or_refuse(zip: &mut ZipArchive<BufReader<File>>) -> Result<Option<String>, PackError> {
    text(zip, SIGNATURE, caps::SIGNATURE)
}

/// One of the pack's own two, or `None` if it isn't there.
fn text(zip: &mut ZipArchive<BufReader<File>>, name: &str, most: u64) -> Result<Option<String>, PackError> {
    let part = match zip.by_name(name) {
        Ok(part) => part,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(damaged(error)),
    };
    let mut bytes = Vec::new();
    part.take(most + 1).read_to_end(&mut bytes).map_err(|error| PackError::Damaged(error.to_string()))?;
    if bytes.len() as u64 > most {
        return Err(PackError::TooLarge);
    }
    String::from_utf8(bytes).map(Some).map_err(|_| PackError::Damaged(format!("{name} isn't text")))
}

fn write(into: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let path = into.join(name);
    let folder = path.parent().unwrap_or(into);
    std::fs::create_dir_all(folder)?;
    let mut file = File::create_new(&path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    whole::sync_folder(folder)
}

/// The document, if the library would show it.
pub(crate) fn read_document(bytes: &[u8], id: &str) -> Option<Document> {
    let (document, diagnostics) = library::parse(std::str::from_utf8(bytes).ok()?, id);
    let skipped = diagnostics.iter().any(|it| it.problem.skips_document());
    (!skipped && document.id().as_str() == id).then_some(document)
}

fn document_in(document: &Document) -> DocumentIn {
    let manifest = &document.manifest;
    DocumentIn {
        id: manifest.id.to_string(),
        title: manifest.title.clone(),
        number: manifest.number.clone(),
        issued: manifest.issued.clone(),
    }
}

/// A line of the text says that it may not be passed on. In a table and behind a sign such words are words about secrets.
pub(crate) fn is_restricted_text(document: &Document) -> bool {
    let plain = document.blocks.iter().filter(|block| {
        block.mark.is_none() && matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(_))
    });
    plain.into_iter().any(|block| import::is_restricted(&block.inline.text))
}

/// It said so when it was taken in, in a header perhaps that isn't in the text.
pub(crate) fn is_restricted_record(bytes: &[u8]) -> bool {
    fn says(value: &serde_json::Value) -> bool {
        match value {
            serde_json::Value::Object(fields) => {
                fields.get("code").is_some_and(|code| code == "restricted") || fields.values().any(says)
            }
            serde_json::Value::Array(values) => values.iter().any(says),
            _ => false,
        }
    }
    serde_json::from_slice(bytes).is_ok_and(|value| says(&value))
}

fn damaged(error: ZipError) -> PackError {
    PackError::Damaged(error.to_string())
}
