//! Whom one trusts: public keys of minisign's, each in a file of its own, and what a signature is worth against them.

use std::io;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use files::{moves, whole};
use minisign_verify::{PublicKey, Signature};

use crate::caps;
use crate::error::PackError;

/// How a key's first line begins.
const COMMENT: &str = "untrusted comment:";
/// Longest name that is shown of a key. Characters.
const LONGEST_NAME: usize = 80;

/// A public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    key: PublicKey,
    /// Its 42 bytes: two of the kind, eight of the id, the key.
    bytes: Vec<u8>,
    /// What its maker wrote over it. Proves nothing.
    pub name: String,
}

impl Key {
    /// From a file's text: a comment and the key, or the key alone.
    ///
    /// # Errors
    /// [`PackError::Key`].
    pub fn read(text: &str) -> Result<Self, PackError> {
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let (name, base64) = match lines[..] {
            [base64] => ("", base64),
            [comment, base64] if comment.starts_with(COMMENT) => (comment[COMMENT.len()..].trim(), base64),
            _ => return Err(PackError::Key),
        };
        let key = PublicKey::from_base64(base64).map_err(|_| PackError::Key)?;
        let bytes = STANDARD.decode(base64).map_err(|_| PackError::Key)?;
        let name = name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
        Ok(Self { key, bytes, name })
    }

    /// From a file.
    ///
    /// # Errors
    /// [`PackError::Unreadable`], [`PackError::Key`].
    pub fn of_file(path: &Path) -> Result<Self, PackError> {
        Self::read(&text_of(path, PackError::Key)?)
    }

    /// As minisign prints it.
    #[must_use]
    pub fn id(&self) -> String {
        id(&self.bytes[2..10])
    }

    /// To be compared with the printed one, by eye or over the telephone: eight groups of four. An id can be copied into
    /// another key, this can't.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let hex = blake3::hash(&self.bytes).to_hex().to_uppercase();
        let groups: Vec<&str> = (0..8).filter_map(|at| hex.get(at * 4..at * 4 + 4)).collect();
        groups.join(" ")
    }
}

/// What a pack's signature is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signed {
    /// There is none.
    No,
    /// By a key that isn't here, so nobody can tell. Its id.
    Unknown(String),
    /// By this key, and true.
    By(Key),
}

impl Signed {
    /// Looks at a signature over these bytes.
    ///
    /// # Errors
    /// [`PackError::Signature`] if it isn't one, or isn't true.
    pub(crate) fn look(over: &[u8], signature: Option<&str>, keys: &[Key]) -> Result<Self, PackError> {
        let Some(text) = signature else { return Ok(Self::No) };
        let read = Signature::decode(text).map_err(|_| PackError::Signature)?;
        let line = text.lines().nth(1).unwrap_or_default();
        let bytes = STANDARD.decode(line).map_err(|_| PackError::Signature)?;
        let id = bytes.get(2..10).map(id).ok_or(PackError::Signature)?;
        let mut false_ones = false;
        for key in keys.iter().filter(|key| key.id() == id) {
            // Older minisigns sign the bytes themselves instead of their hash, which is no weaker.
            if key.key.verify(over, &read, true).is_ok() {
                return Ok(Self::By(key.clone()));
            }
            false_ones = true;
        }
        if false_ones { Err(PackError::Signature) } else { Ok(Self::Unknown(id)) }
    }
}

/// minisign prints the eight bytes as one number, the last byte first.
fn id(bytes: &[u8]) -> String {
    bytes.iter().rev().map(|byte| format!("{byte:02X}")).collect()
}

/// The keys that were added, a file each.
#[derive(Debug, Clone)]
pub struct Ring {
    folder: PathBuf,
}

impl Ring {
    /// In this folder, which need not be there.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// All that can be read, by name.
    #[must_use]
    pub fn keys(&self) -> Vec<Key> {
        let entries = self.folder.read_dir().into_iter().flatten().flatten();
        let named = entries.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "pub"));
        let mut keys: Vec<Key> = named.filter_map(|entry| Key::of_file(&entry.path()).ok()).collect();
        keys.sort_by(|a, b| (&a.name, &a.bytes).cmp(&(&b.name, &b.bytes)));
        keys
    }

    /// Adds a key; one that is there stays.
    ///
    /// # Errors
    /// What the system says.
    pub fn add(&self, key: &Key) -> io::Result<()> {
        let text = format!("{COMMENT} {}\n{}\n", key.name, STANDARD.encode(&key.bytes));
        whole::write_whole(&self.place(&key.fingerprint()), text.as_bytes())
    }

    /// Takes a key out, by its fingerprint.
    ///
    /// # Errors
    /// [`PackError::Key`] if there is none such; what the system says.
    pub fn remove(&self, fingerprint: &str) -> Result<(), PackError> {
        let key = self.keys().into_iter().find(|key| key.fingerprint() == fingerprint);
        let key = key.ok_or(PackError::Key)?;
        moves::remove(&self.place(&key.fingerprint())).map_err(PackError::Unwritable)
    }

    fn place(&self, fingerprint: &str) -> PathBuf {
        self.folder.join(fingerprint.replace(' ', "").to_ascii_lowercase()).with_extension("pub")
    }
}

/// A small file's text.
pub(crate) fn text_of(path: &Path, otherwise: PackError) -> Result<String, PackError> {
    use std::io::Read;
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(PackError::Unreadable)?;
    file.take(caps::SIGNATURE + 1).read_to_end(&mut bytes).map_err(PackError::Unreadable)?;
    match String::from_utf8(bytes) {
        Ok(text) if text.len() as u64 <= caps::SIGNATURE => Ok(text),
        _ => Err(otherwise),
    }
}
