//! A disk that loses power: SQLite's own way to files, wrapped so that what wasn't synced can be taken back. A kill
//! proves nothing about that, since the system writes a dead program's bytes out all the same.
//!
//! Every write goes through at once, and what stood there before is kept until the file is synced. When the power
//! goes, nothing is written any more; then each file gets back what was last synced, with some of the later writes or
//! none of them, as chance has it.
#![allow(unsafe_code, reason = "SQLite takes a file system only through its C interface")]

use std::collections::BTreeMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use rusqlite::ffi;

use crate::Chance;

/// What was done to a file since it was last synced.
enum Step {
    Write { at: u64, before: Vec<u8>, after: Vec<u8>, size: u64 },
    Truncate { size: u64, cut: Vec<u8> },
}

/// What is known of one disk.
#[derive(Default)]
struct State {
    steps: BTreeMap<PathBuf, Vec<Step>>,
    /// Writes until the power goes; none: it stays.
    left: Option<u64>,
    dead: bool,
    syncs: u64,
    writes: u64,
}

/// The disks of this process by their folders. SQLite knows one file system for all, and tests run beside each other:
/// each has a disk of its own, and files of no disk pass through.
static DISKS: Mutex<BTreeMap<PathBuf, State>> = Mutex::new(BTreeMap::new());
static REGISTERED: Once = Once::new();

fn disks() -> MutexGuard<'static, BTreeMap<PathBuf, State>> {
    DISKS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs something on the disk that a file is on, if it is on one.
fn on_disk_of<T>(path: &Path, work: impl FnOnce(&mut State) -> T) -> Option<T> {
    let mut disks = disks();
    disks.iter_mut().find(|(folder, _)| path.starts_with(folder)).map(|(_, state)| work(state))
}

/// A disk: whatever SQLite writes below its folder.
pub struct Disk {
    folder: PathBuf,
}

impl Disk {
    /// Makes a folder a disk of its own, until this is dropped.
    pub fn at(folder: &Path) -> Self {
        register();
        // SQLite follows links before it opens a file, and on Windows says paths in the common form.
        let folder = files::names::simplified(&folder.canonicalize().expect("a folder"));
        let before = disks().insert(folder.clone(), State::default());
        assert!(before.is_none(), "one disk a folder");
        Self { folder }
    }

    fn with<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        work(disks().get_mut(&self.folder).expect("the disk is there"))
    }

    /// Lets the power go after so many writes.
    pub fn goes_after(&self, writes: u64) {
        self.with(|state| (state.left, state.dead) = (Some(writes), false));
    }

    /// It was no power cut but a disk that failed for a moment: what was written is still there.
    pub fn works_again(&self) {
        self.with(|state| (state.left, state.dead) = (None, false));
    }

    /// Whether it is gone.
    pub fn is_gone(&self) -> bool {
        self.with(|state| state.dead)
    }

    /// How often files were written to and synced until now.
    pub fn counts(&self) -> (u64, u64) {
        self.with(|state| (state.writes, state.syncs))
    }

    /// How many writes aren't synced, in files whose name ends so.
    pub fn unsynced(&self, ending: &str) -> usize {
        self.with(|state| {
            let ours = state.steps.iter().filter(|(path, _)| path.to_string_lossy().ends_with(ending));
            ours.map(|(_, steps)| steps.len()).sum()
        })
    }

    /// Brings the power back: what wasn't synced is lost, all of it or whatever chance says. Nothing may have a file
    /// open.
    pub fn comes_back(&self, chance: &mut Chance) {
        let steps = self.with(|state| std::mem::take(&mut state.steps));
        let all = chance.below(2) == 0;
        for (path, steps) in steps {
            take_back(&path, &steps, all, chance);
        }
        // The index of a log lives in memory alone.
        for path in crate::every_file(&self.folder) {
            if path.to_string_lossy().ends_with("-shm") {
                let _ = fs::remove_file(path);
            }
        }
        self.with(|state| (state.left, state.dead) = (None, false));
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        disks().remove(&self.folder);
    }
}

/// Makes ours the file system of every database that is opened from now on in this process.
fn register() {
    REGISTERED.call_once(|| {
        // SAFETY: the default file system lives as long as the process; so do the two that are leaked here.
        unsafe {
            let real = ffi::sqlite3_vfs_find(std::ptr::null());
            assert!(!real.is_null(), "SQLite has a file system");
            let ours = Box::leak(Box::new(*real));
            ours.zName = c"power".as_ptr();
            ours.pNext = std::ptr::null_mut();
            ours.szOsFile = (*real).szOsFile + std::mem::size_of::<OurFile>() as c_int;
            ours.pAppData = real.cast();
            ours.xOpen = Some(open);
            ours.xDelete = Some(delete);
            ours.xAccess = Some(access);
            ours.xFullPathname = Some(full_path);
            assert_eq!(ffi::sqlite3_vfs_register(ours, 1), ffi::SQLITE_OK);
        }
    });
}

fn take_back(path: &Path, steps: &[Step], all: bool, chance: &mut Chance) {
    if path.to_string_lossy().ends_with("-shm") {
        return;
    }
    let Ok(mut file) = File::options().read(true).write(true).open(path) else { return };
    for step in steps.iter().rev() {
        match step {
            Step::Write { at, before, size, .. } => {
                put(&mut file, *at, before);
                file.set_len(*size).expect("the size before");
            }
            Step::Truncate { size, cut } => put(&mut file, *size - cut.len() as u64, cut),
        }
    }
    for step in steps {
        if all || chance.below(2) == 0 {
            continue;
        }
        match step {
            Step::Write { at, after, .. } => put(&mut file, *at, after),
            Step::Truncate { size, cut } => {
                let to = *size - cut.len() as u64;
                let now = file.metadata().expect("a size").len();
                file.set_len(now.min(to)).expect("cut");
            }
        }
    }
}

fn put(file: &mut File, at: u64, bytes: &[u8]) {
    file.seek(SeekFrom::Start(at)).and_then(|_| file.write_all(bytes)).expect("put back");
}

fn what_is_at(path: &Path, at: u64, length: usize) -> (Vec<u8>, u64) {
    let Ok(mut file) = File::open(path) else { return (Vec::new(), 0) };
    let size = file.metadata().map_or(0, |meta| meta.len());
    let mut before = Vec::new();
    let _ = file.seek(SeekFrom::Start(at)).and_then(|_| file.take(length as u64).read_to_end(&mut before));
    (before, size)
}

/// Our file, with SQLite's own right behind it in the same memory.
#[repr(C)]
struct OurFile {
    base: ffi::sqlite3_file,
    path: *mut PathBuf,
}

unsafe fn real(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: `szOsFile` made room for both, and this one's size keeps the other aligned.
    unsafe { file.cast::<OurFile>().add(1).cast() }
}

unsafe fn methods(file: *mut ffi::sqlite3_file) -> &'static ffi::sqlite3_io_methods {
    // SAFETY: a file that was opened has its methods, which are static in SQLite.
    unsafe { &*(*real(file)).pMethods }
}

unsafe fn path_of<'a>(file: *mut ffi::sqlite3_file) -> Option<&'a PathBuf> {
    // SAFETY: set in `open`, freed in `close`.
    unsafe { (*file.cast::<OurFile>()).path.as_ref() }
}

unsafe fn system(vfs: *mut ffi::sqlite3_vfs) -> *mut ffi::sqlite3_vfs {
    // SAFETY: set in `register`.
    unsafe { (*vfs).pAppData.cast() }
}

unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite calls this with its own name, and memory of the size we asked for.
    unsafe {
        let ours = file.cast::<OurFile>();
        (*ours).base.pMethods = std::ptr::null();
        (*ours).path = std::ptr::null_mut();
        let system = system(vfs);
        let Some(real_open) = (*system).xOpen else { return ffi::SQLITE_ERROR };
        let code = real_open(system, name, real(file), flags, out);
        if !(*real(file)).pMethods.is_null() {
            (*ours).base.pMethods = &METHODS;
            if !name.is_null() {
                let path = PathBuf::from(CStr::from_ptr(name).to_string_lossy().into_owned());
                (*ours).path = Box::into_raw(Box::new(path));
            }
        }
        code
    }
}

unsafe extern "C" fn delete(vfs: *mut ffi::sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    // SAFETY: SQLite's own arguments, passed on.
    unsafe {
        let path = PathBuf::from(CStr::from_ptr(name).to_string_lossy().into_owned());
        let dead = on_disk_of(&path, |disk| {
            if !disk.dead {
                disk.steps.remove(&path);
            }
            disk.dead
        });
        if dead == Some(true) {
            return ffi::SQLITE_IOERR_DELETE;
        }
        let system = system(vfs);
        (*system).xDelete.map_or(ffi::SQLITE_ERROR, |delete| delete(system, name, sync))
    }
}

unsafe extern "C" fn access(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite's own arguments, passed on.
    unsafe {
        let system = system(vfs);
        (*system).xAccess.map_or(ffi::SQLITE_ERROR, |access| access(system, name, flags, out))
    }
}

unsafe extern "C" fn full_path(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    length: c_int,
    out: *mut c_char,
) -> c_int {
    // SAFETY: SQLite's own arguments, passed on.
    unsafe {
        let system = system(vfs);
        (*system).xFullPathname.map_or(ffi::SQLITE_ERROR, |full| full(system, name, length, out))
    }
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    // Without the third version's memory mapping: every write passes here.
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_lock),
    xFileControl: Some(control),
    xSectorSize: Some(sector),
    xDeviceCharacteristics: Some(device),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: called once for a file that was opened; the path was boxed there.
    unsafe {
        let ours = file.cast::<OurFile>();
        if !(*ours).path.is_null() {
            drop(Box::from_raw((*ours).path));
            (*ours).path = std::ptr::null_mut();
        }
        methods(file).xClose.map_or(ffi::SQLITE_ERROR, |close| close(real(file)))
    }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    bytes: *const c_void,
    length: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    // SAFETY: SQLite gives `length` bytes; the rest is passed on.
    unsafe {
        if let Some(path) = path_of(file) {
            let after = std::slice::from_raw_parts(bytes.cast::<u8>(), length as usize).to_vec();
            let dead = on_disk_of(path, |disk| {
                if let Some(left) = &mut disk.left {
                    match left.checked_sub(1) {
                        Some(less) => *left = less,
                        None => disk.dead = true,
                    }
                }
                if !disk.dead {
                    disk.writes += 1;
                    let (before, size) = what_is_at(path, at as u64, length as usize);
                    let step = Step::Write { at: at as u64, before, after, size };
                    disk.steps.entry(path.clone()).or_default().push(step);
                }
                disk.dead
            });
            if dead == Some(true) {
                return ffi::SQLITE_IOERR_WRITE;
            }
        }
        methods(file).xWrite.map_or(ffi::SQLITE_ERROR, |write| write(real(file), bytes, length, at))
    }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, to: ffi::sqlite3_int64) -> c_int {
    // SAFETY: SQLite's own arguments, passed on.
    unsafe {
        if let Some(path) = path_of(file) {
            let dead = on_disk_of(path, |disk| {
                if !disk.dead {
                    let (cut, size) = what_is_at(path, to as u64, usize::MAX);
                    disk.steps.entry(path.clone()).or_default().push(Step::Truncate { size, cut });
                }
                disk.dead
            });
            if dead == Some(true) {
                return ffi::SQLITE_IOERR_TRUNCATE;
            }
        }
        methods(file).xTruncate.map_or(ffi::SQLITE_ERROR, |truncate| truncate(real(file), to))
    }
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    // SAFETY: SQLite's own arguments, passed on.
    unsafe {
        if let Some(path) = path_of(file) {
            let dead = on_disk_of(path, |disk| {
                if !disk.dead {
                    disk.steps.remove(path);
                    disk.syncs += 1;
                }
                disk.dead
            });
            if dead == Some(true) {
                return ffi::SQLITE_IOERR_FSYNC;
            }
        }
        methods(file).xSync.map_or(ffi::SQLITE_ERROR, |sync| sync(real(file), flags))
    }
}

/// Passes a call on to SQLite's own file.
macro_rules! pass_on {
    ($( $name:ident as $method:ident ( $($arg:ident : $kind:ty),* ); )+) => {
        $( unsafe extern "C" fn $name(file: *mut ffi::sqlite3_file $(, $arg: $kind)*) -> c_int {
            // SAFETY: SQLite's own arguments, passed on.
            unsafe { methods(file).$method.map_or(ffi::SQLITE_ERROR, |call| call(real(file) $(, $arg)*)) }
        } )+
    };
}

pass_on! {
    read as xRead(to: *mut c_void, length: c_int, at: ffi::sqlite3_int64);
    size as xFileSize(out: *mut ffi::sqlite3_int64);
    lock as xLock(kind: c_int);
    unlock as xUnlock(kind: c_int);
    check_lock as xCheckReservedLock(out: *mut c_int);
    control as xFileControl(what: c_int, with: *mut c_void);
    sector as xSectorSize();
    device as xDeviceCharacteristics();
    shm_map as xShmMap(page: c_int, size: c_int, extend: c_int, out: *mut *mut c_void);
    shm_lock as xShmLock(offset: c_int, count: c_int, flags: c_int);
    shm_unmap as xShmUnmap(delete: c_int);
}

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    // SAFETY: SQLite's own arguments, passed on.
    unsafe {
        if let Some(barrier) = methods(file).xShmBarrier {
            barrier(real(file));
        }
    }
}
