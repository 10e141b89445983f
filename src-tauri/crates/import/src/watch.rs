//! Long work shows how far it is, and can be stopped.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::refusal::Refusal;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Bytes become lines.
    Reading,
    /// Lines become a tree.
    Structure,
    /// The tree becomes Markdown, which is read again.
    Proving,
}

/// Whoever waits for an import.
#[derive(Default)]
pub struct Watch<'a> {
    /// Told how far a step is, in parts of a thousand.
    pub progress: Option<&'a (dyn Fn(Step, u16) + Sync)>,
    /// Set by another thread to stop.
    pub cancel: Option<&'a AtomicBool>,
}

impl Watch<'_> {
    /// Says how far it is: `done` of `all`.
    ///
    /// # Errors
    /// [`Refusal::Cancelled`] if it is to stop.
    pub(crate) fn at(&self, step: Step, done: usize, all: usize) -> Result<(), Refusal> {
        if self.cancel.is_some_and(|cancel| cancel.load(Ordering::Relaxed)) {
            return Err(Refusal::Cancelled);
        }
        if let Some(progress) = self.progress {
            let parts = done.min(all).saturating_mul(1000) / all.max(1);
            progress(step, u16::try_from(parts).unwrap_or(1000));
        }
        Ok(())
    }
}
