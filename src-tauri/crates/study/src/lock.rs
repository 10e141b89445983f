//! Locks that a panic elsewhere doesn't close for good.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// A panic elsewhere leaves the value as it was; the data behind these locks is whole between statements.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
