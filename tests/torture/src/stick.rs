//! Another computer of the same reader, and the stick that comes from it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::{Chance, Desk, words};

/// The other computer, open, and the place of its copies.
pub struct Stick {
    other: Desk,
    place: PathBuf,
}

impl Stick {
    /// In a folder beside the program's own; goes on with what is there.
    pub fn at(folder: &Path) -> Self {
        let (home, place) = (folder.join("other"), folder.join("stick"));
        fs::create_dir_all(&place).expect("a stick");
        let other = Desk::at(&home);
        if other.call("profiles", json!({})) == json!([]) {
            other.call("create_profile", json!({ "name": "Máy kia" }));
        }
        assert_eq!(other.open(&[])["outcome"], "opened");
        other.call("set_backup_place", json!({ "path": place }));
        Self { other, place }
    }

    /// Writes some more notes there and copies the notebook to the stick; their ids.
    pub fn fill(&self, chance: &mut Chance) -> Vec<String> {
        let ids: Vec<String> = (0..4 + chance.below(12)).map(|_| chance.uuid()).collect();
        for (n, id) in ids.iter().enumerate() {
            self.other.write(id, &words(id, n as u64)).expect("a save");
        }
        self.other.call("backup_now", json!({}));
        ids
    }

    /// How many notes are on the stick by now.
    pub fn notes(&self) -> usize {
        self.other.notes().len()
    }

    /// Finds the stick's notebook from another desk and opens its copy.
    pub fn open(&self, desk: &Desk) -> Value {
        let mut finding = desk.call("find_backups", json!({ "path": self.place }));
        while finding["done"] == false {
            finding = desk.call("find_more", json!({}));
        }
        let opened = desk.call("open_found", json!({ "folder": finding["found"][0]["folder"] }));
        assert_eq!(opened["outcome"], "opened", "{opened}");
        opened
    }
}
