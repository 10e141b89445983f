//! A notebook's files and the disk beneath them: twice, held, at their place. Nothing here knows what is in a notebook.

pub(crate) mod hold;
pub(crate) mod identity;
pub(crate) mod journal;
pub(crate) mod layout;
pub(crate) mod twice;
pub(crate) mod wal;
