//! The database as a whole: its versions, whether it is what was written, and connections to its file, keyed or not.

pub(crate) mod connect;
pub(crate) mod migrate;
mod seals;
