//! What keeps: backups, how long they stay, where their copies go, and whatever takes a notebook's place. All of it works
//! on files that nobody has open, or on a connection that it is lent.

pub(crate) mod backups;
pub(crate) mod calendar;
pub(crate) mod mend;
pub(crate) mod place;
pub(crate) mod swap;
mod thin;
pub(crate) mod whose;
