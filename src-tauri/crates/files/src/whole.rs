//! Writing and copying so that what stands there is whole, and on disk when it returns.

use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::moves::{is_absent, remove, rename};
use crate::names::fits;
use crate::patience::patiently;

/// What a file is called until it is whole. Whatever has such a name can be thrown away.
pub const UNFINISHED: &str = ".unfinished-";

/// Replaces a file by a new one that is whole on disk first.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(path);
    make_private(folder)?;
    let mut file = unfinished_in(folder)?;
    file.write_all(bytes)?;
    put(file, path)
}

/// Copies a file so that the copy is whole or not there.
pub fn copy_whole(from: &Path, to: &Path) -> io::Result<()> {
    let mut copy = unfinished_in(folder_of(to))?;
    let mut from = patiently(|| File::open(from))?;
    io::copy(&mut from, copy.as_file_mut())?;
    put(copy, to)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}

fn unfinished_in(folder: &Path) -> io::Result<NamedTempFile> {
    tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)
}

/// Gives a file that is complete its name.
fn put(file: NamedTempFile, path: &Path) -> io::Result<()> {
    // Windows would write to the device, or to a file of another name.
    if cfg!(windows) && path.file_name().and_then(|name| name.to_str()).is_some_and(|name| !fits(name)) {
        return Err(io::ErrorKind::InvalidFilename.into());
    }
    file.as_file().sync_all()?;
    // Nobody has it open from here on.
    let unfinished = file.into_temp_path().keep()?;
    if let Err(error) = rename(&unfinished, path) {
        let _ = remove(&unfinished);
        return Err(error);
    }
    sync_folder(folder_of(path))
}

/// Puts one whole file in another's place, on disk when it returns.
pub fn swap_in(from: &Path, to: &Path) -> io::Result<()> {
    sync_file(from)?;
    rename(from, to)?;
    sync_folder(folder_of(to))
}

/// Puts the names in a folder on disk. Windows has no such call; there [`rename`] itself waits for the disk.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder)?.sync_all() {
        // Some sticks and shares know no such call for a folder; SQLite goes on there too.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Ok(())
        }
        synced => synced,
    }
}

/// Puts a file's contents on disk.
pub fn sync_file(path: &Path) -> io::Result<()> {
    // Windows syncs only what is open for writing.
    patiently(|| File::options().read(true).write(true).open(path))?.sync_all()
}

/// Writes zeros over a file before it is removed. A disk may still hold the old blocks elsewhere; nothing here can
/// promise more.
pub fn overwrite_and_remove(path: &Path) -> io::Result<()> {
    match patiently(|| File::options().write(true).open(path)) {
        Ok(mut file) => overwrite(&mut file)?,
        Err(error) if is_absent(&error) => return Ok(()),
        // What can't be written to may still be removed.
        Err(_) => {}
    }
    remove(path)
}

/// Writes zeros over an open file, on disk when it returns.
pub fn overwrite(file: &mut File) -> io::Result<()> {
    let mut left = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    let zeros = [0; 1 << 16];
    while left > 0 {
        let part = left.min(zeros.len() as u64);
        file.write_all(&zeros[..part as usize])?;
        left -= part;
    }
    file.sync_all()
}

/// Makes a folder that only this account of the computer may look into; one that is there stays as it is.
pub fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_removed_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b.json");
        write_whole(&path, b"one").unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        copy_whole(&path, &folder.path().join("c")).unwrap();
        assert_eq!(fs::read(folder.path().join("c")).unwrap(), b"two");
        assert!(write_whole(&folder.path().join("c/d"), b"three").is_err(), "in a file");
        fs::create_dir(folder.path().join("e")).unwrap();
        assert!(write_whole(&folder.path().join("e"), b"three").is_err(), "in a folder's place");
        let names = fs::read_dir(folder.path()).unwrap().flatten();
        let left = names.filter(|name| name.file_name().to_string_lossy().starts_with(UNFINISHED));
        assert_eq!(left.count(), 0);
    }

    // Windows leaves a removed file its name until it is closed.
    #[cfg(unix)]
    #[test]
    fn what_is_removed_is_zeros_first() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "mật").unwrap();
        let mut held = File::options().read(true).write(true).open(&path).unwrap();
        overwrite_and_remove(&path).unwrap();
        let mut left = Vec::new();
        held.rewind().unwrap();
        io::Read::read_to_end(&mut held, &mut left).unwrap();
        assert_eq!(left, [0; 5]);
        assert!(!path.exists());
        overwrite_and_remove(&path).unwrap();
    }
}
