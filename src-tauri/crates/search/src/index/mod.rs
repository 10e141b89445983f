//! What builds the index of a library, keeps it, and reads it: the bottom, which has never heard of a query.
//!
//! - `analyzer` reads a provision into terms, `build` documents into units with an `entry` and a `share` of the language
//!   tables for each.
//! - A `part` is some documents, written once. The `state` of an index is its parts, which of their documents count, and
//!   the `language` of these: `tables` made of many documents, with what came and went since laid over them in `words`.
//! - `kept` keeps a state on disk, in the versions of a `folder`; `checked` believes files only as they were written.
//! - `reader` finds what was written.

pub(crate) mod analyzer;
mod build;
mod bytes;
mod checked;
pub(crate) mod entry;
mod folder;
pub(crate) mod kept;
pub(crate) mod language;
mod matcher;
mod part;
pub(crate) mod reader;
pub(crate) mod schema;
mod share;
pub(crate) mod state;
mod tables;
pub(crate) mod words;
pub(crate) mod worth;
