//! What understands a query: `parse` (what was typed) → `restore` (which words were meant, of each `slot`'s
//! `candidate`s) → `plan` (weighted terms), less what was only `asking`; and what is said of it, in `wording` and
//! `suggest`.

pub(crate) mod asking;
pub(crate) mod candidate;
pub(crate) mod parse;
pub(crate) mod plan;
pub(crate) mod restore;
pub(crate) mod slot;
pub(crate) mod suggest;
pub(crate) mod wording;
