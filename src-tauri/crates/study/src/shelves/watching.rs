//! What changes in a folder while the program runs, where the system tells of it. Where it doesn't, as on a network's disk,
//! the folder is looked at when the reader comes back to the window.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc;

use notify::{RecursiveMode, Watcher};

use super::hearing::{Heard, QUIET, Watching, is_change};
use super::inner::Inner;
use super::shelf::Origin;
use notebook::Journal;

/// Listens to a folder that the reader added, if nobody does yet. Asks the system, and may wait for it.
pub(super) fn begin(inner: &Arc<Inner>, path: &Path) {
    let is_wanted = inner.row().of(path).is_some_and(|shelf| {
        shelf.origin == Origin::Added && shelf.watching.is_none() && !shelf.absent && shelf.can_be_looked_at()
    });
    if !is_wanted || (inner.journal_for)(path) == Journal::Rollback {
        return;
    }
    let (tell, told) = mpsc::channel();
    let heard = tell.clone();
    let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Our own reading opens files, too. What can't be told may be anything.
        if event.map_or(true, |event| !event.kind.is_access()) {
            // Nobody listens any more.
            let _ = heard.send(Heard::Change);
        }
    });
    let Ok(mut watcher) = watcher else { return };
    if watcher.watch(path, RecursiveMode::Recursive).is_err() {
        return;
    }
    let (own, folder) = (Arc::downgrade(inner), path.to_owned());
    let listen = move || {
        // Ends with this thread.
        let _watcher = watcher;
        while is_change(&told) {
            let Some(inner) = own.upgrade() else { return };
            // A reading that goes on may be past what has changed.
            while inner.row().of(&folder).is_some_and(|shelf| shelf.reading.is_some()) {
                std::thread::sleep(QUIET);
            }
            if let Some(shelf) = inner.row().of(&folder) {
                inner.look(shelf);
            }
        }
    };
    if std::thread::Builder::new().name("watching".into()).spawn(listen).is_err() {
        return;
    }
    let mut row = inner.row();
    let watching = Watching::of(tell);
    if let Some(shelf) = row.of(path) {
        shelf.watching = Some(watching);
        // What changed before anybody listened.
        inner.look(shelf);
    }
}
