//! Search over the library: Tantivy behind an analyzer of our own. Its folder is disposable. What the reader wrote is
//! searched in memory only (`notes`, `sought`), as texts that someone else keeps.
//!
//! A query goes `query` (what was typed) → `restore` (which words were meant) → `plan` (weighted terms) →
//! `run` (ranked units) → `snippet` (best block and what to light). A library goes `analyzer` → `build` →
//! a Tantivy index with the `language` tables beside it, kept in versioned folders by `folder`.

mod analyzer;
mod asking;
mod build;
mod candidate;
mod engine;
mod evidence;
mod folder;
mod language;
mod names;
mod notes;
mod plan;
mod query;
mod reader;
mod restore;
mod run;
mod schema;
mod score;
mod snippet;
mod sought;
mod suggest;
mod tables;
mod wording;

#[cfg(test)]
mod damage;
#[cfg(test)]
mod tests;

pub use engine::{Hit, Index, Lighting, NotePage, Page, Request, SearchError};
pub use notes::{NoteHit, NoteIndex};
