//! Small files that nothing can be opened without: each carries a checksum and stands twice, and one damaged copy is
//! mended from the other.

use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::StoreError;
use files::moves::is_absent;
use files::whole::write_whole;

/// What the file holds beside its content.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet<T> {
    /// Counts writings: the higher of two good copies is the newer one.
    generation: u64,
    check: String,
    content: T,
}

/// What stands on disk.
pub(crate) enum Found<T> {
    Good {
        content: T,
        generation: u64,
    },
    /// Neither copy is there.
    Absent,
    /// Something is there and nothing of it is whole.
    Damaged,
}

/// Where the second copy stands: "keys.json" has "keys.copy.json".
pub(crate) fn second(path: &Path) -> PathBuf {
    path.with_extension("copy.json")
}

/// Reads the newest good copy. Touches nothing.
pub(crate) fn read<T: Serialize + DeserializeOwned>(path: &Path) -> Result<Found<T>, StoreError> {
    let copies = [read_one(path)?, read_one(&second(path))?];
    let nothing = copies.iter().all(|copy| matches!(copy, Found::Absent));
    let good = copies.into_iter().filter_map(|copy| match copy {
        Found::Good { content, generation } => Some((content, generation)),
        _ => None,
    });
    Ok(match good.max_by_key(|(_, generation)| *generation) {
        Some((content, generation)) => Found::Good { content, generation },
        None if nothing => Found::Absent,
        None => Found::Damaged,
    })
}

/// Reads one copy.
pub(crate) fn read_one<T: Serialize + DeserializeOwned>(path: &Path) -> Result<Found<T>, StoreError> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if is_absent(&error) => return Ok(Found::Absent),
        Err(error) => return Err(StoreError::File { path: path.to_owned(), error }),
    };
    let sheet = serde_json::from_slice::<Sheet<T>>(&bytes).ok();
    // Before there were checksums the content stood alone.
    let bare = || serde_json::from_slice(&bytes).map(|content| Found::Good { content, generation: 0 });
    Ok(match sheet {
        Some(sheet) if check(sheet.generation, &sheet.content).as_ref() == Some(&sheet.check) => {
            Found::Good { content: sheet.content, generation: sheet.generation }
        }
        Some(_) => Found::Damaged,
        None => bare().unwrap_or(Found::Damaged),
    })
}

/// Writes both copies, one after the other, so that a whole one is there at any moment.
pub(crate) fn write<T: Serialize>(path: &Path, generation: u64, content: &T) -> Result<(), StoreError> {
    write_one(path, generation, content)?;
    write_one(&second(path), generation, content)
}

/// Writes one copy.
pub(crate) fn write_one<T: Serialize>(path: &Path, generation: u64, content: &T) -> Result<(), StoreError> {
    let check = check(generation, content).unwrap_or_default();
    let json = serde_json::to_vec_pretty(&Sheet { generation, check, content })
        .map_err(|error| StoreError::File { path: path.to_owned(), error: error.into() })?;
    write_whole(path, &json).map_err(StoreError::file(path))
}

/// Writes what was read over a copy that is missing, damaged or older.
pub(crate) fn mend<T: Serialize + DeserializeOwned>(
    path: &Path,
    generation: u64,
    content: &T,
) -> Result<(), StoreError> {
    for copy in [path, &second(path)] {
        match read_one::<T>(copy)? {
            Found::Good { generation: found, .. } if found == generation => {}
            _ => write_one(copy, generation, content)?,
        }
    }
    Ok(())
}

fn check<T: Serialize>(generation: u64, content: &T) -> Option<String> {
    let json = serde_json::to_vec(content).ok()?;
    let mut hasher = blake3::Hasher::new();
    hasher.update(&generation.to_le_bytes()).update(&json);
    Some(hasher.finalize().to_hex()[..32].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Name {
        name: String,
    }

    fn name(name: &str) -> Name {
        Name { name: name.into() }
    }

    #[test]
    fn either_copy_serves_and_mends_the_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("profile.json");
        assert!(matches!(read::<Name>(&path).unwrap(), Found::Absent));
        write(&path, 3, &name("Hạnh")).unwrap();
        for damaged in [path.clone(), second(&path)] {
            let whole = fs::read(&damaged).unwrap();
            for at in 0..whole.len() {
                let mut bytes = whole.clone();
                bytes[at] ^= 4;
                fs::write(&damaged, &bytes).unwrap();
                let Found::Good { content, .. } = read::<Name>(&path).unwrap() else { panic!("byte {at}") };
                assert_eq!(content, name("Hạnh"), "byte {at}");
            }
            mend(&path, 3, &name("Hạnh")).unwrap();
            assert_eq!(fs::read(&damaged).unwrap(), whole);
        }
        fs::write(&path, b"").unwrap();
        fs::write(second(&path), b"{").unwrap();
        assert!(matches!(read::<Name>(&path).unwrap(), Found::Damaged));
    }

    #[test]
    fn the_newer_of_two_counts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("profile.json");
        write(&path, 1, &name("cũ")).unwrap();
        write_one(&path, 2, &name("mới")).unwrap();
        let Found::Good { content, generation } = read::<Name>(&path).unwrap() else { panic!() };
        assert_eq!((content, generation), (name("mới"), 2));
    }

    #[test]
    fn a_file_from_before_the_checksums_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("profile.json");
        fs::write(&path, "{\"name\":\"Hạnh\"}").unwrap();
        assert!(matches!(read::<Name>(&path).unwrap(), Found::Good { generation: 0, .. }));
    }
}
