//! Everything a reader can do, without a window.
//!
//! [`App`] owns the library, its search index and the open notebook. The outside world calls [`api::dispatch`]; the
//! command-line tool and the tests may also use the parts directly.

pub mod api;
mod app;
pub mod clock;
mod desk;
mod note_order;
mod note_search;
mod visit;

pub use app::{App, Choices, OpenError, Paths};
