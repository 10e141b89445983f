//! Packs: documents that travel on a stick, from the unit's office to its members, as one file.
//!
//! A pack is a ZIP of documents' folders and `pack.toml`, which names every file with its size and hash; beside it may stand
//! `pack.toml.minisig`, made outside with minisign. What is read is what was packed, byte for byte, or nothing is: all of a
//! pack is unpacked and checked out of sight before one rename puts it in its place.
//!
//! It isn't a way in for texts of any kind: what isn't a document of the library already is `import`'s.
//!
//! - [`make`] packs folders, [`Contents`] is what would be in it.
//! - [`Pack`] is one that was opened; [`Shelf`] keeps those that were taken in.
//! - [`Key`] is whom one trusts; [`Signed`] what a signature is worth.

pub mod caps;
mod error;
mod keys;
mod making;
mod manifest;
mod names;
mod reading;
mod shelf;

#[cfg(test)]
mod tests;

pub use error::{PackCode, PackError};
pub use keys::{Key, Ring, Signed};
pub use making::{Contents, make};
pub use manifest::{About, Entry, Manifest};
pub use reading::{DocumentIn, Pack};
pub use shelf::{Kept, Shelf};
