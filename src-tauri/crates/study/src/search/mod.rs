//! Search over the library: Tantivy behind an analyzer of our own. Knows nothing of notes. Its folder is disposable.

mod engine;

pub use engine::{Hit, Index, Page, Request, SearchError};
