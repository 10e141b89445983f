//! The index as searches see it, while another one may be on its way.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::lock::lock;
use search::Index;

/// How far the index is.
#[derive(Clone)]
pub(crate) enum IndexState {
    /// `before` serves until it is ready.
    Building {
        done: usize,
        total: usize,
        before: Option<Arc<Index>>,
    },
    Ready(Arc<Index>),
    Failed,
}

/// The index as searches see it.
pub(super) struct Indexing {
    state: Mutex<IndexState>,
    changed: Condvar,
    /// Where it is kept.
    pub folder: PathBuf,
}

impl Indexing {
    pub(super) fn new(folder: &Path) -> Self {
        let state = Mutex::new(IndexState::Building { done: 0, total: 0, before: None });
        Self { state, changed: Condvar::new(), folder: folder.to_owned() }
    }

    pub(super) fn state(&self) -> IndexState {
        lock(&self.state).clone()
    }

    pub(super) fn wait(&self, most: Duration) -> Option<Arc<Index>> {
        let state = lock(&self.state);
        let building = |state: &mut IndexState| matches!(state, IndexState::Building { .. });
        let waited = self.changed.wait_timeout_while(state, most, building);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        match &*state {
            IndexState::Ready(index) => Some(index.clone()),
            _ => None,
        }
    }

    /// What there is isn't of the library any more, or soon won't be.
    pub(super) fn is_behind(&self) {
        let mut state = lock(&self.state);
        let before = match &*state {
            IndexState::Ready(index) => Some(index.clone()),
            IndexState::Building { before, .. } => before.clone(),
            IndexState::Failed => None,
        };
        let before = before.filter(|index| !index.is_damaged());
        *state = IndexState::Building { done: 0, total: 0, before };
    }

    pub(super) fn goes(&self, now_done: usize, now_total: usize) {
        if let IndexState::Building { done, total, .. } = &mut *lock(&self.state) {
            (*done, *total) = (now_done, now_total);
        }
    }

    /// Searches go to this one from now on; `is_last`: it is of all that there is.
    pub(super) fn serves(&self, index: Option<Arc<Index>>, is_last: bool) {
        let mut state = lock(&self.state);
        *state = match (index, is_last) {
            (Some(index), true) => IndexState::Ready(index),
            (None, true) => IndexState::Failed,
            (before, false) => IndexState::Building { done: 0, total: 0, before },
        };
        drop(state);
        self.changed.notify_all();
    }
}
