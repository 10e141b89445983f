//! Two notebooks of one reader put together, so that nothing that stands in either is lost. The rule is a join: it
//! doesn't matter which of two computers takes in the other's first, nor how often. What it does is counted before it
//! is done, and done in one transaction.

mod apply;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod dice;
#[cfg(test)]
mod histories;
mod join;
#[cfg(test)]
mod on_paper;
#[cfg(test)]
mod paper_cases;
mod papers;
mod state;
mod summary;

pub use state::State;
pub(super) use state::{Kept, KeptPart};
pub use summary::Summary;

use super::notebook::{Notebook, Touched};
use crate::error::StoreError;

impl Notebook {
    /// What taking in another notebook would change here. Nothing is written.
    pub fn compare(&mut self, theirs: &State) -> Result<Summary, StoreError> {
        let transaction = self.connection.transaction()?;
        let mine = State::read(&transaction)?;
        let joined = join::join(&mine, theirs);
        Ok(summary::summary(&mine, theirs, &joined))
    }

    /// Takes in another notebook: all of it or nothing. Durable on return. Its settings stay there: mine are mine.
    pub fn merge(&mut self, theirs: &State) -> Result<Summary, StoreError> {
        let transaction = self.connection.transaction()?;
        let mine = State::read(&transaction)?;
        let joined = join::join(&mine, theirs);
        apply::apply(&transaction, &mine, &joined).map_err(|error| match error.sqlite_error_code() {
            // Whatever the tables refuse was never in a notebook.
            Some(rusqlite::ErrorCode::ConstraintViolation) => StoreError::BackupDamaged,
            _ => error.into(),
        })?;
        transaction.commit()?;
        self.touched = Touched::All;
        self.changed();
        Ok(summary::summary(&mine, theirs, &joined))
    }
}
