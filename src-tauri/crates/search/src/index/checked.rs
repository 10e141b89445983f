//! Files that are believed only where they are as they were written. When a folder is finished, the checksums of its
//! files are written beside them, one for each piece of 64 kB; a piece is compared when it is first read.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::HasLen;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, OwnedBytes, WatchCallback, WatchHandle,
    WritePtr,
};

use super::bytes::{Cursor, put, put_text};

/// The file that holds the checksums of a folder's other files.
pub(super) const SUMS: &str = "sums";

/// Bytes with one checksum.
const PIECE: usize = 64 << 10;

/// Half of a BLAKE3: nobody attacks it, disks only fail.
const SUM: usize = 16;

/// Tells a folder's checksums.
pub(super) type Seal = [u8; 32];

/// Folders that something was found wrong with while they were read. Their names are never given again.
static FOUND: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Whether something in a folder was found to be wrong, by whoever read it.
pub(super) fn was_found_wrong(folder: &Path) -> bool {
    FOUND.lock().unwrap_or_else(PoisonError::into_inner).contains(folder)
}

fn sum(piece: &[u8]) -> [u8; SUM] {
    let mut sum = [0; SUM];
    sum.copy_from_slice(&blake3::hash(piece).as_bytes()[..SUM]);
    sum
}

/// Writes down the checksums of all files of a finished folder.
pub(super) fn seal(folder: &Path) -> io::Result<Seal> {
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().into_string().map_err(|_| io::ErrorKind::InvalidFilename)?);
    }
    names.sort_unstable();
    let mut told = Vec::new();
    let mut piece = vec![0; PIECE];
    for name in &names {
        let mut file = File::open(folder.join(name))?;
        put_text(&mut told, name);
        put(&mut told, file.metadata()?.len());
        loop {
            let mut length = 0;
            while length < PIECE {
                match file.read(&mut piece[length..])? {
                    0 => break,
                    more => length += more,
                }
            }
            if length == 0 {
                break;
            }
            told.extend(sum(&piece[..length]));
        }
    }
    let mut file = File::create(folder.join(SUMS))?;
    file.write_all(&told)?;
    file.sync_all()?;
    Ok(*blake3::hash(&told).as_bytes())
}

/// The checksums of a file, and which of its pieces are known to be right.
#[derive(Debug)]
struct Sums {
    length: usize,
    pieces: Vec<[u8; SUM]>,
    right: Vec<AtomicU64>,
}

/// A finished folder.
#[derive(Debug, Clone)]
pub(super) struct Checked {
    files: MmapDirectory,
    sums: Arc<HashMap<PathBuf, Arc<Sums>>>,
    folder: Arc<Folder>,
}

struct Folder {
    path: PathBuf,
    wrong: AtomicBool,
}

impl fmt::Debug for Folder {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.path.fmt(out)
    }
}

impl Checked {
    /// Opens a folder; `None` if it isn't there as it was sealed.
    pub(super) fn open(path: &Path, seal: &Seal) -> Option<Self> {
        let told = fs::read(path.join(SUMS)).ok().filter(|told| blake3::hash(told).as_bytes() == seal)?;
        let mut cursor = Cursor(&told);
        let mut sums = HashMap::new();
        while !cursor.0.is_empty() {
            let name = PathBuf::from(cursor.text()?);
            let length = usize::try_from(cursor.number()?).ok()?;
            let count = length.div_ceil(PIECE);
            let pieces = cursor.take(count.checked_mul(SUM)?)?.as_chunks().0.to_vec();
            let right = (0..count.div_ceil(64)).map(|_| AtomicU64::new(0)).collect();
            sums.insert(name, Arc::new(Sums { length, pieces, right }));
        }
        let folder = Arc::new(Folder { path: path.to_owned(), wrong: AtomicBool::new(false) });
        Some(Self { files: MmapDirectory::open(path).ok()?, sums: Arc::new(sums), folder })
    }

    fn sums(&self, path: &Path) -> Result<&Arc<Sums>, OpenReadError> {
        self.sums.get(path).ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))
    }

    fn refuse<T>(&self) -> io::Result<T> {
        Err(io::Error::new(
            io::ErrorKind::ReadOnlyFilesystem,
            format!("{} is finished", self.folder.path.display()),
        ))
    }
}

impl Folder {
    fn found_wrong(&self) -> io::Error {
        self.wrong.store(true, Ordering::Relaxed);
        FOUND.lock().unwrap_or_else(PoisonError::into_inner).insert(self.path.clone());
        io::Error::new(io::ErrorKind::InvalidData, format!("{} is damaged", self.path.display()))
    }
}

/// A file of a finished folder.
#[derive(Debug)]
struct CheckedFile {
    bytes: Arc<dyn FileHandle>,
    sums: Arc<Sums>,
    folder: Arc<Folder>,
}

impl HasLen for CheckedFile {
    fn len(&self) -> usize {
        self.sums.length
    }
}

impl FileHandle for CheckedFile {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        let Sums { length, pieces, right } = &*self.sums;
        if range.is_empty() {
            return Ok(OwnedBytes::empty());
        }
        if range.end > *length {
            return Err(self.folder.found_wrong());
        }
        for piece in range.start / PIECE..range.end.div_ceil(PIECE) {
            let (known, bit) = (&right[piece / 64], 1 << (piece % 64));
            if known.load(Ordering::Relaxed) & bit != 0 {
                continue;
            }
            let bytes =
                self.bytes.read_bytes(piece * PIECE..length.min(&((piece + 1) * PIECE)).to_owned())?;
            if sum(&bytes) != pieces[piece] {
                return Err(self.folder.found_wrong());
            }
            known.fetch_or(bit, Ordering::Relaxed);
        }
        self.bytes.read_bytes(range)
    }
}

impl Directory for Checked {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let sums = self.sums(path)?.clone();
        let bytes = self.files.get_file_handle(path)?;
        if bytes.len() != sums.length {
            return Err(OpenReadError::wrap_io_error(self.folder.found_wrong(), path.to_owned()));
        }
        Ok(Arc::new(CheckedFile { bytes, sums, folder: self.folder.clone() }))
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.sums.contains_key(path))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let read = self.get_file_handle(path)?;
        let bytes = read.read_bytes(0..read.len());
        bytes
            .map(|bytes| bytes.to_vec())
            .map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        let io_error = self.refuse::<()>().map_err(Arc::new);
        io_error.map_err(|io_error| DeleteError::IoError { io_error, filepath: path.to_owned() })
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.refuse().map_err(|error| OpenWriteError::wrap_io_error(error, path.to_owned()))
    }

    fn atomic_write(&self, _path: &Path, _data: &[u8]) -> io::Result<()> {
        self.refuse()
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn acquire_lock(&self, _lock: &Lock) -> Result<DirectoryLock, LockError> {
        Err(LockError::LockBusy)
    }

    fn watch(&self, _callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}

/// Whether anything in the folder was found to be wrong since it was opened.
pub(super) struct Health(Arc<Folder>);

impl Checked {
    pub(super) fn health(&self) -> Health {
        Health(self.folder.clone())
    }
}

impl Health {
    pub(super) fn is_bad(&self) -> bool {
        self.0.wrong.load(Ordering::Relaxed)
    }
}
