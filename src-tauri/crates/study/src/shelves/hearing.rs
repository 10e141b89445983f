//! How who listens to a folder is told to look, and to end.

use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

/// Who saves writes several times: it is looked when it has been quiet for so long.
pub(super) const QUIET: Duration = Duration::from_millis(400);
/// But at the latest after so long.
const AT_THE_LATEST: Duration = Duration::from_secs(3);

/// What who listens is told.
pub(super) enum Heard {
    /// Something in the folder has changed.
    Change,
    /// Nobody wants to hear more.
    Over,
}

/// As long as this is there, a thread listens.
pub(super) struct Watching(Sender<Heard>);

impl Watching {
    pub(super) fn of(tell: Sender<Heard>) -> Self {
        Self(tell)
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.send(Heard::Over);
    }
}

/// Waits for a change, and until it is quiet again; false: nobody wants to hear more.
pub(super) fn is_change(told: &Receiver<Heard>) -> bool {
    let Ok(Heard::Change) = told.recv() else { return false };
    let begun = Instant::now();
    loop {
        match told.recv_timeout(QUIET) {
            Ok(Heard::Change) if begun.elapsed() < AT_THE_LATEST => {}
            Ok(Heard::Over) => return false,
            Ok(Heard::Change) | Err(_) => return true,
        }
    }
}
