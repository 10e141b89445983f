//! The notebook's own key, and how it is wrapped by what a reader knows: Argon2id makes a key of their words, and
//! XChaCha20-Poly1305 seals the notebook's key under it.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::error::StoreError;

/// A random key of 256 bits. Wiped from memory when it is dropped.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; 32]>);

// Never shown, not even in a log of ours.
impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

impl Key {
    pub(crate) fn random() -> Result<Self, StoreError> {
        let mut key = Zeroizing::new([0; 32]);
        fill(key.as_mut_slice())?;
        Ok(Self(key))
    }

    /// What SQLCipher takes for a raw key. Thirty-two bytes alone would pass for a passphrase.
    pub(crate) fn raw(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(67));
        text.push_str("x'");
        push_hex(&mut text, self.0.as_slice());
        text.push('\'');
        text
    }

    /// A name for it that says nothing of it.
    pub(super) fn name(&self) -> String {
        blake3::derive_key("sotay 2026 name of a notebook's key", self.0.as_slice())[..8]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// Seals a small thing that isn't in the notebook.
    pub(crate) fn seal(&self, bytes: &[u8]) -> Result<String, StoreError> {
        let key = Zeroizing::new(blake3::derive_key("sotay 2026 small things", self.0.as_slice()));
        let mut sealed = random::<24>()?.to_vec();
        let nonce = nonce_of(&sealed)?;
        sealed.extend(cipher(&key).encrypt(&nonce, bytes).map_err(|_| StoreError::Secret)?);
        Ok(hex(&sealed))
    }

    /// Opens what [`Key::seal`] made; nothing if it isn't that.
    pub(crate) fn open(&self, sealed: &str) -> Option<Vec<u8>> {
        let key = Zeroizing::new(blake3::derive_key("sotay 2026 small things", self.0.as_slice()));
        let bytes = unhex(sealed)?;
        let (nonce, rest) = bytes.split_at_checked(24)?;
        cipher(&key).decrypt(&nonce_of(nonce).ok()?, rest).ok()
    }
}

/// How much work one try at a passphrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes; we use one.
    pub lanes: u32,
}

/// How the work for a new lock is chosen.
#[derive(Debug, Clone, Copy)]
pub enum Hardness {
    /// So much that a try takes between half a second and one second here.
    Calibrated,
    /// As told; for tests.
    Fixed(Work),
}

/// What OWASP asks for at the least: 19 MiB and two passes.
const LEAST: Work = Work { memory_kib: 19 * 1024, passes: 2, lanes: 1 };
/// Where there is time for it, more memory is worth more than more passes.
const MORE_MEMORY: Work = Work { memory_kib: 64 * 1024, passes: 3, lanes: 1 };
/// In the middle of half a second and one.
const AIM: Duration = Duration::from_millis(750);

impl Hardness {
    pub(crate) fn work(self) -> Work {
        static CALIBRATED: OnceLock<Work> = OnceLock::new();
        match self {
            Self::Fixed(work) => work,
            Self::Calibrated => *CALIBRATED.get_or_init(|| {
                calibrate(&|work| {
                    let start = Instant::now();
                    let _ = derive(b"calibration", &[0; 16], work);
                    start.elapsed()
                })
            }),
        }
    }
}

/// As many passes as the time allows, never fewer than the least.
fn calibrate(time: &dyn Fn(Work) -> Duration) -> Work {
    for from in [MORE_MEMORY, LEAST] {
        let fitting = |passes: u32| {
            let took = time(Work { passes, ..from }).max(Duration::from_micros(1));
            (f64::from(passes) * AIM.as_secs_f64() / took.as_secs_f64()).round().min(f64::from(MOST.passes))
                as u32
        };
        // The first pass alone also waits for the memory; the second look is at what would be done.
        let guess = fitting(1);
        if guess >= from.passes {
            return Work { passes: fitting(guess).max(from.passes), ..from };
        }
    }
    LEAST
}

/// More than any lock of ours: a damaged figure mustn't take all memory.
const MOST: Work = Work { memory_kib: 1 << 20, passes: 200, lanes: 16 };

fn derive(words: &[u8], salt: &[u8], work: Work) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    let mut key = Zeroizing::new([0; 32]);
    let bounded =
        work.memory_kib <= MOST.memory_kib && work.passes <= MOST.passes && work.lanes <= MOST.lanes;
    let params = Params::new(work.memory_kib, work.passes, work.lanes, Some(32));
    let params = params.ok().filter(|_| bounded).ok_or(StoreError::Secret)?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(words, salt, key.as_mut_slice())
        .map_err(|_| StoreError::Secret)?;
    Ok(key)
}

/// The notebook's key, sealed under what somebody knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wrapped {
    work: Work,
    salt: String,
    nonce: String,
    sealed: String,
}

impl Wrapped {
    pub(super) fn new(key: &Key, words: &str, work: Work) -> Result<Self, StoreError> {
        let (salt, nonce) = (random::<16>()?, random::<24>()?);
        let outer = derive(words.as_bytes(), &salt, work)?;
        let payload = Payload { msg: key.0.as_slice(), aad: &salt };
        let sealed = cipher(&outer).encrypt(&XNonce::from(nonce), payload).map_err(|_| StoreError::Secret)?;
        Ok(Self { work, salt: hex(&salt), nonce: hex(&nonce), sealed: hex(&sealed) })
    }

    /// The key, if the words are the right ones.
    pub(super) fn open(&self, words: &str) -> Option<Key> {
        let salt = unhex(&self.salt)?;
        let nonce = nonce_of(&unhex(&self.nonce)?).ok()?;
        let outer = derive(words.as_bytes(), &salt, self.work).ok()?;
        let sealed = unhex(&self.sealed)?;
        let payload = Payload { msg: &sealed, aad: &salt };
        let opened = Zeroizing::new(cipher(&outer).decrypt(&nonce, payload).ok()?);
        let mut key = Zeroizing::new([0; 32]);
        (opened.len() == 32).then(|| key.copy_from_slice(&opened))?;
        Some(Key(key))
    }
}

fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.into())
}

fn nonce_of(bytes: &[u8]) -> Result<XNonce, StoreError> {
    let bytes: [u8; 24] = bytes.try_into().map_err(|_| StoreError::Secret)?;
    Ok(XNonce::from(bytes))
}

fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

pub(super) fn fill(bytes: &mut [u8]) -> Result<(), StoreError> {
    getrandom::fill(bytes).map_err(|_| StoreError::Secret)
}

fn push_hex(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    push_hex(&mut text, bytes);
    text
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> =
        text.chars().map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: Work = Work { memory_kib: 8, passes: 1, lanes: 1 };

    #[test]
    fn the_right_words_and_no_others() {
        let key = Key::random().unwrap();
        let wrapped = Wrapped::new(&key, "mật khẩu dài", CHEAP).unwrap();
        assert_eq!(wrapped.open("mật khẩu dài").unwrap().raw(), key.raw());
        assert!(wrapped.open("mật khẩu dài ").is_none());
        let tampered = Wrapped { work: Work { passes: 2, ..CHEAP }, ..wrapped.clone() };
        assert!(tampered.open("mật khẩu dài").is_none());
        let endless = Wrapped { work: Work { memory_kib: u32::MAX, ..CHEAP }, ..wrapped };
        assert!(endless.open("mật khẩu dài").is_none());
    }

    #[test]
    fn small_things_are_sealed() {
        let key = Key::random().unwrap();
        let sealed = key.seal(b"/media/usb").unwrap();
        assert_eq!(key.open(&sealed).unwrap(), b"/media/usb");
        assert!(Key::random().unwrap().open(&sealed).is_none());
        assert!(key.open("00").is_none());
    }

    #[test]
    fn a_raw_key_is_what_sqlcipher_asks_for() {
        let raw = Key::random().unwrap().raw();
        assert_eq!(raw.len(), 67);
        assert!(raw.starts_with("x'") && raw.ends_with('\''));
    }

    #[track_caller]
    fn calibrated(micros_a_kib: f64, expected: Work) {
        let time = |work: Work| {
            Duration::from_secs_f64(f64::from(work.memory_kib * work.passes) * micros_a_kib / 1e6)
        };
        assert_eq!(calibrate(&time), expected);
    }

    #[test]
    fn the_work_fits_the_computer_and_is_never_weak() {
        // 64 MiB in 65 ms, in 650 ms, in 6.5 s.
        calibrated(1.0, Work { passes: 11, ..MORE_MEMORY });
        calibrated(10.0, Work { passes: 4, ..LEAST });
        calibrated(100.0, LEAST);
    }
}
