//! Files that are whole or not there, whatever stops the computer.

use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

/// Whether there is nothing at this path.
pub(crate) fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Replaces a file by a new one that is whole on disk first.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    make_private(folder)?;
    let mut file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    sync_folder(folder)
}

/// What a file is called until it is whole. Whatever has such a name can be thrown away.
pub(crate) const UNFINISHED: &str = ".unfinished-";

/// Puts the names in a folder on disk. Windows has no such call and needs none.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
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
pub(crate) fn sync_file(path: &Path) -> io::Result<()> {
    // Windows syncs only what is open for writing.
    File::options().read(true).write(true).open(path)?.sync_all()
}

/// Puts one whole file in another's place, on disk when it returns.
pub(crate) fn swap_in(from: &Path, to: &Path) -> io::Result<()> {
    sync_file(from)?;
    fs::rename(from, to)?;
    sync_folder(to.parent().unwrap_or(Path::new(".")))
}

/// Copies a file so that the copy is whole or not there.
pub(crate) fn copy_whole(from: &Path, to: &Path) -> io::Result<()> {
    let folder = to.parent().unwrap_or(Path::new("."));
    let mut copy = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    io::copy(&mut File::open(from)?, copy.as_file_mut())?;
    copy.as_file().sync_all()?;
    copy.persist(to)?;
    sync_folder(folder)
}

/// Removes a file if it is there.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if !is_absent(&error) => Err(error),
        _ => Ok(()),
    }
}

/// Writes zeros over a file before it is removed. A disk may still hold the old blocks elsewhere; nothing here can
/// promise more.
pub(crate) fn overwrite_and_remove(path: &Path) -> io::Result<()> {
    match File::options().write(true).open(path) {
        Ok(mut file) => overwrite(&mut file)?,
        Err(error) if is_absent(&error) => return Ok(()),
        // What can't be written to may still be removed.
        Err(_) => {}
    }
    remove(path)
}

/// Writes zeros over an open file, on disk when it returns.
pub(crate) fn overwrite(file: &mut File) -> io::Result<()> {
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
pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
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
        let mut held = File::options().read(true).write(true).open(&path).unwrap();
        overwrite_and_remove(&path).unwrap();
        let mut left = Vec::new();
        held.rewind().unwrap();
        io::Read::read_to_end(&mut held, &mut left).unwrap();
        assert_eq!(left, [0; 3]);
        assert!(!path.exists());
        overwrite_and_remove(&path).unwrap();
    }
}
