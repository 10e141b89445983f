//! Which journal a folder's disk bears: on a network's disk SQLite's write-ahead log can't be trusted.

use std::path::Path;

/// How changes reach the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Journal {
    /// SQLite's write-ahead log.
    Wal,
    /// SQLite's rollback journal: the log needs memory that all openers share, and no network has that.
    Rollback,
}

/// The journal for a notebook in this folder.
pub fn journal_for(folder: &Path) -> Journal {
    if is_on_a_network(folder) { Journal::Rollback } else { Journal::Wal }
}

#[cfg(target_os = "linux")]
fn is_on_a_network(folder: &Path) -> bool {
    let Ok(found) = rustix::fs::statfs(folder) else { return false };
    // The mask drops the sign that some systems spread over the upper half.
    let magic = found.f_type as u64 & 0xFFFF_FFFF;
    match magic {
        FUSE => {
            let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
            let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
            // A disk of this computer under FUSE (NTFS, exFAT) is "fuseblk".
            kind_of(&mounts, &folder).is_none_or(|kind| kind != "fuseblk")
        }
        magic => NETWORKS.contains(&magic),
    }
}

#[cfg(target_os = "linux")]
const FUSE: u64 = 0x6573_5546;

/// NFS, SMB (three of them), 9P, Coda, AFS (two), NCP, Ceph, OCFS2, GFS2.
#[cfg(target_os = "linux")]
const NETWORKS: [u64; 12] = [
    0x6969,
    0x517B,
    0xFF53_4D42,
    0xFE53_4D42,
    0x0102_1997,
    0x7375_7245,
    0x5346_414F,
    0x6B41_4653,
    0x564C,
    0x00C3_6400,
    0x7461_636F,
    0x0116_1970,
];

/// The kind of file system of the innermost mount that a folder is in.
#[cfg(target_os = "linux")]
fn kind_of<'a>(mounts: &'a str, folder: &Path) -> Option<&'a str> {
    let innermost = mounts.lines().filter_map(|line| {
        let (before, after) = line.split_once(" - ")?;
        // Spaces are written as octal in this list.
        let point = before.split(' ').nth(4)?.replace("\\040", " ");
        let kind = after.split(' ').next()?;
        folder.starts_with(&point).then_some((point.len(), kind))
    });
    innermost.max_by_key(|(length, _)| *length).map(|(_, kind)| kind)
}

/// On Windows a mapped letter becomes its server's name here. Written for it, and not run on it.
#[cfg(windows)]
fn is_on_a_network(folder: &Path) -> bool {
    use std::path::{Component, Prefix};
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let Some(Component::Prefix(prefix)) = folder.components().next() else { return false };
    matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
}

#[cfg(not(any(windows, target_os = "linux")))]
fn is_on_a_network(_folder: &Path) -> bool {
    false
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
90 22 0:50 / /mnt/may\\040chu rw shared:40 - fuse.sshfs hanh@server:/home rw
91 22 8:17 / /media/usb rw - fuseblk /dev/sdb1 rw
92 22 0:51 / /home/hanh rw - nfs4 server:/home rw";

    #[test]
    fn the_innermost_mount_counts() {
        let kind = |path: &str| kind_of(MOUNTS, Path::new(path));
        assert_eq!(kind("/home/lan"), Some("ext4"));
        assert_eq!(kind("/home/hanh/.local"), Some("nfs4"));
        assert_eq!(kind("/mnt/may chu/so"), Some("fuse.sshfs"));
        assert_eq!(kind("/media/usb/so"), Some("fuseblk"));
        assert_eq!(kind("/media/usbx"), Some("ext4"));
    }

    #[test]
    fn this_computers_disk_is_none() {
        assert_eq!(journal_for(&std::env::temp_dir()), Journal::Wal);
    }
}
