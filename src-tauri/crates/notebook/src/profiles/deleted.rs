//! Deleted profiles: thirty days in a folder of their own, then gone.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::all::Profiles;
use crate::disk::hold::hold;
use crate::disk::twice::{self, Found};
use crate::error::StoreError;
use crate::keep::whose::{Profile, write};
use crate::kept::trash::is_due;
use files::moves::{remove, remove_folder, rename};
use files::whole::{make_private, sync_folder};

/// Says when, in the folder itself.
#[derive(Serialize, Deserialize)]
struct Deleted {
    deleted: i64,
}

impl Profiles {
    /// Refuses a name typed to confirm that isn't the profile's.
    pub fn confirm(&self, profile: &Profile, typed: &str) -> Result<(), StoreError> {
        let same = library::nfc(typed.trim()) == profile.name;
        if same { Ok(()) } else { Err(StoreError::NameMismatch) }
    }

    /// Moves a profile's whole folder away. Nothing in it is touched.
    pub fn delete(&self, profile: &Profile, now: i64) -> Result<(), StoreError> {
        let folder = self.profile_folder(&profile.id)?;
        // Another window may be writing in it.
        let held = hold(&folder)?.ok_or(StoreError::InUse)?;
        twice::write(&folder.join("deleted.json"), 1, &Deleted { deleted: now })?;
        make_private(&self.trash).map_err(StoreError::file(&self.trash))?;
        // Windows renames no folder in which something is open, be it this lock. Nor does it where another window opens
        // the notebook in the moment between.
        let _held = (!cfg!(windows)).then_some(held);
        self.move_folder(folder, self.trash.join(&profile.id))
    }

    /// The deleted profiles and when that was, the last deleted first.
    pub fn deleted(&self) -> Result<Vec<(Profile, i64)>, StoreError> {
        let mut all = Vec::new();
        for profile in self.list_in(&self.trash)? {
            let path = self.trash.join(&profile.id).join("deleted.json");
            let deleted = match twice::read::<Deleted>(&path)? {
                Found::Good { content, .. } => content.deleted,
                // Nothing says when: it stays.
                _ => 0,
            };
            all.push((profile, deleted));
        }
        all.sort_by_key(|(_, deleted)| std::cmp::Reverse(*deleted));
        Ok(all)
    }

    /// Brings a deleted profile back. If its name has gone to another meanwhile, a number tells them apart.
    pub fn restore(&self, id: &str) -> Result<(), StoreError> {
        let deleted = self.deleted()?.into_iter().find(|(profile, _)| profile.id == id);
        let (profile, _) = deleted.ok_or_else(|| StoreError::ProfileNotFound(id.to_owned()))?;
        let folder = self.profile_folder(id)?;
        let names: Vec<String> = self.list()?.into_iter().map(|other| other.name).collect();
        let from = self.trash.join(id);
        if names.contains(&profile.name) {
            let numbered = (2..).map(|n: u32| format!("{} ({n})", profile.name));
            let name = numbered.into_iter().find(|name| !names.contains(name)).unwrap_or_default();
            write(&from, &Profile { name, ..profile })?;
        }
        self.move_folder(from, folder.clone())?;
        for copy in [folder.join("deleted.json"), folder.join("deleted.copy.json")] {
            remove(&copy).map_err(StoreError::file(copy))?;
        }
        Ok(())
    }

    /// Removes for good what was deleted thirty days ago. What can't be removed now is tried again at the next start.
    pub fn purge(&self, now: i64) {
        for (profile, deleted) in self.deleted().unwrap_or_default() {
            if is_due(deleted, now) {
                let _ = remove_folder(&self.trash.join(profile.id));
            }
        }
    }

    fn move_folder(&self, from: PathBuf, to: PathBuf) -> Result<(), StoreError> {
        rename(&from, &to).map_err(StoreError::file(&from))?;
        for folder in [&self.folder, &self.trash] {
            sync_folder(folder).map_err(StoreError::file(folder))?;
        }
        Ok(())
    }
}
