//! The packs that were taken in: a folder each, with all that was in it.
//!
//! What is there is read off the folders themselves: a newer pack gets a folder of its own by one rename, and only then the
//! older one goes. Stopped in between, both are there, and the higher serial counts.

use std::fs;
use std::path::{Path, PathBuf};

use files::{moves, whole};
use library::print::slug_within;

use crate::caps;
use crate::error::PackError;
use crate::keys::{Key, Signed};
use crate::manifest::Manifest;
use crate::names::{MANIFEST, SIGNATURE, last};
use crate::reading::Pack;

/// Longest part of a folder's name that is made of the pack's. Bytes.
const LONGEST: usize = 40;

/// All packs that were taken in.
#[derive(Debug, Clone)]
pub struct Shelf {
    folder: PathBuf,
}

/// A pack that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its folder: one of the library's.
    pub folder: PathBuf,
    /// What it says of itself.
    pub manifest: Manifest,
    /// What its signature is worth today.
    pub signed: Signed,
}

impl Shelf {
    /// In this folder, which need not be there.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// All packs, by name; of several with one name the newest. One whose signature isn't true counts as unsigned: its
    /// files are the reader's own now, and only the badge goes.
    #[must_use]
    pub fn list(&self, keys: &[Key]) -> Vec<Kept> {
        let mut kept: Vec<Kept> = Vec::new();
        for found in self.all(keys) {
            match kept.iter_mut().find(|one| one.manifest.name == found.manifest.name) {
                Some(one) if one.manifest.serial < found.manifest.serial => *one = found,
                Some(_) => {}
                None => kept.push(found),
            }
        }
        kept.sort_by(|a, b| a.manifest.name.cmp(&b.manifest.name));
        kept
    }

    fn all(&self, keys: &[Key]) -> Vec<Kept> {
        let entries = self.folder.read_dir().into_iter().flatten().flatten();
        let read = |folder: PathBuf| {
            if last(&folder).starts_with('.') {
                return None;
            }
            let text = small(&folder.join(MANIFEST), caps::MANIFEST)?;
            let manifest = Manifest::read(&text).ok()?;
            let signature = small(&folder.join(SIGNATURE), caps::SIGNATURE);
            let signed = Signed::look(text.as_bytes(), signature.as_deref(), keys).unwrap_or(Signed::No);
            Some(Kept { folder, manifest, signed })
        };
        entries.filter_map(|entry| read(entry.path())).collect()
    }

    /// Checks all of a pack out of sight and leaves nothing behind.
    ///
    /// # Errors
    /// Why it can't be taken in. That it isn't signed, or by whom, is no error here.
    pub fn check(
        &self,
        pack: &mut Pack,
        keys: &[Key],
    ) -> Result<(Signed, Vec<crate::DocumentIn>), PackError> {
        let signed = pack.signed(keys)?;
        if !matches!(signed, Signed::Unknown(_)) {
            self.may_follow(&pack.manifest, &signed, keys)?;
        }
        whole::make_private(&self.folder).map_err(PackError::Unwritable)?;
        let unfinished = self.unfinished()?;
        let documents = pack.unpack(unfinished.path())?;
        Ok((signed, documents))
    }

    /// Takes a pack in, in the place of an older one of its name. `agreed`: the reader was asked about a pack that isn't
    /// signed, and wants it.
    ///
    /// # Errors
    /// Why not; then everything is as it was.
    pub fn take_in(&self, pack: &mut Pack, keys: &[Key], agreed: bool) -> Result<Kept, PackError> {
        let signed = pack.signed(keys)?;
        match &signed {
            Signed::No if !agreed => return Err(PackError::Unsigned),
            Signed::Unknown(id) => return Err(PackError::UnknownKey(id.clone())),
            Signed::No | Signed::By(_) => {}
        }
        self.may_follow(&pack.manifest, &signed, keys)?;
        whole::make_private(&self.folder).map_err(PackError::Unwritable)?;
        let unfinished = self.unfinished()?;
        pack.unpack(unfinished.path())?;
        whole::sync_folder(unfinished.path()).map_err(PackError::Unwritable)?;
        let folder = self.folder.join(place_of(&pack.manifest));
        moves::rename(unfinished.path(), &folder).map_err(PackError::Unwritable)?;
        // It has another name now, by which nothing is to be removed.
        let _ = unfinished.keep();
        whole::sync_folder(&self.folder).map_err(PackError::Unwritable)?;
        for older in self.all(keys) {
            let is_older = older.manifest.name == pack.manifest.name && older.folder != folder;
            if is_older {
                // What can't go now doesn't count any more, and goes another time.
                let _ = moves::remove_folder_if_free(&older.folder);
            }
        }
        Ok(Kept { folder, manifest: pack.manifest.clone(), signed })
    }

    /// Whether a pack may take the place of the one of its name that is here.
    fn may_follow(&self, manifest: &Manifest, signed: &Signed, keys: &[Key]) -> Result<(), PackError> {
        let Some(before) = self.list(keys).into_iter().find(|kept| kept.manifest.name == manifest.name)
        else {
            return Ok(());
        };
        if before.manifest.serial >= manifest.serial {
            return Err(PackError::NotNewer(before.manifest.serial));
        }
        // Else anybody's pack could pass for the next one of the unit's.
        let follows = match (&before.signed, signed) {
            (Signed::No, _) => true,
            (Signed::By(one), Signed::By(other)) => one == other,
            (Signed::Unknown(id), Signed::By(key)) => *id == key.id(),
            _ => false,
        };
        if follows { Ok(()) } else { Err(PackError::OtherKey) }
    }

    /// Takes a pack out, by name: first out of sight whole, so that no half of it is ever read.
    ///
    /// # Errors
    /// [`PackError::NotHere`]; what the system says.
    pub fn take_out(&self, name: &str) -> Result<(), PackError> {
        let named = |kept: &Kept| kept.manifest.name == name;
        let all: Vec<Kept> = self.all(&[]).into_iter().filter(named).collect();
        if all.is_empty() {
            return Err(PackError::NotHere);
        }
        for kept in all {
            let aside = self.folder.join(format!("{}{}", whole::UNFINISHED, last(&kept.folder)));
            let gone = moves::remove_folder(&aside).and_then(|()| moves::rename(&kept.folder, &aside));
            gone.map_err(PackError::Unwritable)?;
            // What can't go now goes at the next start.
            let _ = moves::remove_folder_if_free(&aside);
        }
        whole::sync_folder(&self.folder).map_err(PackError::Unwritable)
    }

    /// Removes what an interrupted taking-in left. Nobody else may be taking one in.
    pub fn clear_unfinished(&self) {
        for entry in self.folder.read_dir().into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(whole::UNFINISHED) {
                let _ = moves::remove_folder_if_free(&entry.path());
            }
        }
    }

    fn unfinished(&self) -> Result<tempfile::TempDir, PackError> {
        let made = tempfile::Builder::new().prefix(whole::UNFINISHED).tempdir_in(&self.folder);
        made.map_err(PackError::Unwritable)
    }
}

/// The folder of a pack: what it is called, as far as every system can say it; of two names that look alike there the hash
/// tells.
fn place_of(manifest: &Manifest) -> String {
    let hash = blake3::hash(manifest.name.as_bytes()).to_hex();
    let slug = slug_within(&manifest.name, LONGEST);
    format!("goi-{slug}-{}-{}", &hash[..8], manifest.serial)
}

/// A small file's text, if it is there and is one.
fn small(path: &Path, most: u64) -> Option<String> {
    let fits = fs::metadata(path).is_ok_and(|data| data.is_file() && data.len() <= most);
    if fits { fs::read_to_string(path).ok() } else { None }
}
