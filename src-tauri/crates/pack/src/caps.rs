//! How much a pack may be. Bytes, if nothing else is said.

/// The pack's own file.
pub const PACK: u64 = 512 << 20;
/// All that it unpacks to.
pub const UNPACKED: u64 = 1 << 30;
/// One file of it.
pub const FILE: u64 = 64 << 20;
/// Files.
pub const FILES: usize = 5_000;
/// So many times its packed size a file may unpack to.
pub const RATIO: u64 = 200;
/// Up to this much a file may unpack to whatever its ratio is.
pub const SMALL: u64 = 1 << 20;
/// `pack.toml`.
pub const MANIFEST: u64 = 2 << 20;
/// A signature or a key.
pub const SIGNATURE: u64 = 4 << 10;
/// A pack's name. Characters.
pub const NAME: usize = 80;
