//! Everything a reader can do, without a window. The outside world calls [`api::dispatch`].
//!
//! It isn't where reading, searching or keeping is done, which are crates of their own; it puts them together and says
//! what crosses to the window. The time and the place of everything are told from outside.
//!
//! - [`App`] owns the library, its search index and the open notebook.
//! - [`Paths`] says where things are, and [`Choices`] what tests choose for themselves.
//! - [`OpenError`] is why the program can't start.
//! - [`api::ApiError`] is what every command answers that fails: a code that crosses, and words for the log.

mod answered;
pub mod api;
mod app;
mod choices;
pub mod clock;
mod crossing;
mod desk;
mod lock;
mod note_order;
mod note_search;
mod shelves;
mod visit;
mod wording;

pub use app::{App, OpenError};
pub use choices::{Choices, Paths};
