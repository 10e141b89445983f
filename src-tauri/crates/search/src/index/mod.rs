//! What builds the index of a library, keeps it, and reads it: the bottom, which has never heard of a query.
//!
//! `analyzer` reads a provision into terms, `build` writes them with the `language` of the library beside them, `folder`
//! keeps versions of that on disk, and `reader` finds what was written.

pub(crate) mod analyzer;
pub(crate) mod build;
pub(crate) mod folder;
pub(crate) mod language;
pub(crate) mod reader;
pub(crate) mod schema;
pub(crate) mod tables;
