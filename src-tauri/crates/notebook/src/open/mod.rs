//! Opens a notebook, and whatever an open one does with its own file: backs it up, puts it back at its place, changes its
//! lock, closes it.

mod backing;
pub(crate) mod closing;
mod locking;
pub(crate) mod opening;
mod put_back;
pub(crate) mod reading;
