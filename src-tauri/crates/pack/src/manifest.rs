//! `pack.toml`: what a pack is called and every file in it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::caps;
use crate::error::PackError;
use crate::names::{TEXT, parts};

/// What this version writes, and the highest that it reads.
const FORMAT: u32 = 1;

/// What whoever packs says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// What the pack is called; a later one of the same name takes its place.
    pub name: String,
    /// Rises from one pack of this name to the next. From 1.
    pub serial: u32,
    /// An ISO day.
    pub date: String,
}

/// All of `pack.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// How it is written; what is higher than this version's is another program's.
    pub format: u32,
    /// As [`About::name`].
    pub name: String,
    /// As [`About::serial`].
    pub serial: u32,
    /// As [`About::date`].
    pub date: String,
    /// All files but `pack.toml` and its signature, by name.
    pub files: Vec<Entry>,
}

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// "06-nq-tw/index.md".
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// BLAKE3, hexadecimal.
    pub blake3: String,
}

impl Manifest {
    /// Of these files, which need be in no order.
    ///
    /// # Errors
    /// [`PackError::About`] if a pack can't be called that, [`PackError::Nothing`] if there is nothing in it.
    pub(crate) fn new(about: &About, mut files: Vec<Entry>) -> Result<Self, PackError> {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let name = library::nfc(about.name.trim());
        let manifest = Self { format: FORMAT, name, serial: about.serial, date: about.date.clone(), files };
        manifest.check()?;
        Ok(manifest)
    }

    /// As it stands in the pack. The same for the same files.
    pub(crate) fn print(&self) -> Result<String, PackError> {
        toml::to_string(self).map_err(|error| PackError::Damaged(error.to_string()))
    }

    /// Reads it, and whether it can be a pack's.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn read(text: &str) -> Result<Self, PackError> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let damaged = |error: toml::de::Error| PackError::Damaged(error.message().to_owned());
        // A newer one may have more to say, which isn't damage.
        let format = toml::from_str::<Format>(text).map_err(damaged)?.format;
        if format > FORMAT {
            return Err(PackError::Newer(format));
        }
        let manifest: Self = toml::from_str(text).map_err(damaged)?;
        manifest.check()?;
        Ok(manifest)
    }

    fn check(&self) -> Result<(), PackError> {
        let proper = (1..=caps::NAME).contains(&self.name.chars().count())
            && self.name.chars().any(char::is_alphanumeric)
            && !self.name.chars().any(char::is_control)
            && self.name.trim() == self.name
            && library::nfc(&self.name) == self.name;
        if !proper || self.serial == 0 || !is_day(&self.date) {
            return Err(PackError::About);
        }
        if self.files.is_empty() {
            return Err(PackError::Nothing);
        }
        if self.files.len() > caps::FILES || self.files.iter().any(|file| file.size > caps::FILE) {
            return Err(PackError::TooLarge);
        }
        let total = self.files.iter().try_fold(0_u64, |sum, file| sum.checked_add(file.size));
        if total.is_none_or(|total| total > caps::UNPACKED) {
            return Err(PackError::TooLarge);
        }
        let mut seen = BTreeSet::new();
        for Entry { path, .. } in &self.files {
            if parts(path).is_none() {
                return Err(PackError::Name(path.clone()));
            }
            if !seen.insert(path.as_str()) {
                return Err(PackError::Twice);
            }
        }
        match self.ids().into_iter().find(|id| !seen.contains(format!("{id}/{TEXT}").as_str())) {
            Some(id) => Err(PackError::NoDocument(id)),
            None => Ok(()),
        }
    }

    /// The ids of its documents, in order.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        let ids: BTreeSet<&str> = self.files.iter().filter_map(|file| Some(parts(&file.path)?.0)).collect();
        ids.into_iter().map(str::to_owned).collect()
    }
}

/// An ISO day that there is.
fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return false;
    }
    let number = |range: std::ops::Range<usize>| {
        let digits = text.get(range)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u32>().ok())?
    };
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(name: &str, serial: u32, date: &str) -> About {
        About { name: name.into(), serial, date: date.into() }
    }

    fn file(path: &str) -> Entry {
        Entry { path: path.into(), size: 1, blake3: "0".into() }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let files = vec![file("b/index.md"), file("a/index.md"), file("a/original.docx")];
        let made =
            Manifest::new(&about(" Sinh hoạt chi bo\u{323}\u{302} ", 3, "2026-11-30"), files).expect("one");
        assert_eq!((made.name.as_str(), made.ids()), ("Sinh hoạt chi bộ", vec!["a".into(), "b".into()]));
        assert_eq!(Manifest::read(&made.print().expect("text")).expect("read"), made);
    }

    #[test]
    fn what_a_pack_cant_be_called_is_refused() {
        for bad in [
            about("", 1, "2026-11-30"),
            about("…", 1, "2026-11-30"),
            about("a\nb", 1, "2026-11-30"),
            about(&"a".repeat(81), 1, "2026-11-30"),
            about("a", 0, "2026-11-30"),
            about("a", 1, "2026-02-29"),
            about("a", 1, "30.11.2026"),
            about("a", 1, "2026-13-01"),
        ] {
            let refused = Manifest::new(&bad, vec![file("a/index.md")]);
            assert!(matches!(refused, Err(PackError::About)), "{bad:?}");
        }
        let fine = about("a", 1, "2028-02-29");
        assert!(matches!(Manifest::new(&fine, Vec::new()), Err(PackError::Nothing)));
        let without_text = Manifest::new(&fine, vec![file("a/import.json")]);
        assert!(matches!(without_text, Err(PackError::NoDocument(id)) if id == "a"));
        let newer = "format = 2\nname = 1\n";
        assert!(matches!(Manifest::read(newer), Err(PackError::Newer(2))));
    }
}
