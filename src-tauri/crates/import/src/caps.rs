//! What a document can be at most. Nobody's resolution comes near; a file made to choke a reader does.

/// Bytes of a file.
pub const FILE: u64 = 64 << 20;
/// Bytes that all parts of a package unpack to.
pub const UNPACKED: u64 = 200 << 20;
/// How many times its packed size a part of more than a mebibyte may unpack to.
pub const RATIO: u64 = 200;
/// Paragraphs, table cells counted.
pub const PARAGRAPHS: usize = 1_000_000;
/// Elements within elements, groups within groups.
pub const DEPTH: usize = 64;
/// Elements of one paragraph or table: what is in memory as a tree at once.
pub(crate) const ELEMENTS: usize = 4_000_000;
