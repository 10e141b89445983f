//! The index of the library, kept up to it on a thread of its own: built when nothing more is to be waited for, opened
//! before that where it is of what is there already.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use super::indexing::IndexState;
use super::inner::Inner;
use library::Library;
use search::Index;

/// How often it is looked whether a folder that is waited for has become a silent one.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// What is to be done next.
enum Task {
    /// Of all that could be read.
    Whole,
    /// Of what is there so far: what is kept of that, and nothing built.
    Open,
    /// Of the shipped documents, so that there is one at all.
    First,
}

/// Keeps the index up to the library until the program ends.
pub(super) fn keep(inner: &Arc<Inner>) {
    let own = inner.clone();
    let work = move || {
        let mut done = Done::default();
        while let Some((task, edition, library)) = next(&own, &mut done) {
            build(&own, &task, edition, &library, &mut done);
        }
    };
    if std::thread::Builder::new().name("index".into()).spawn(work).is_err() {
        inner.index.serves(None, true);
    }
}

/// What has been done already.
#[derive(Default)]
struct Done {
    /// The library that the index is of.
    whole: Option<(u32, Option<Arc<Index>>)>,
    /// The library for which an index was looked for.
    opened: u32,
    /// There is one that serves.
    any: bool,
    /// It was waited a moment for what comes at once.
    looked: bool,
}

/// Waits for something to do; none once the program ends.
fn next(inner: &Inner, done: &mut Done) -> Option<(Task, u32, Arc<Library>)> {
    let mut row = inner.row();
    loop {
        if row.over {
            return None;
        }
        let (edition, library) = inner.library();
        if row.is_settled(inner.patience) {
            match &done.whole {
                Some((of, index)) if *of == edition && index.as_ref().is_none_or(|it| !it.is_damaged()) => {
                    // Folders were looked at, and nothing had changed.
                    if matches!(inner.index.state(), IndexState::Building { .. }) {
                        inner.index.serves(index.clone(), true);
                    }
                }
                _ => return Some((Task::Whole, edition, library)),
            }
            row = inner.changed.wait(row).unwrap_or_else(PoisonError::into_inner);
            continue;
        }
        if done.looked {
            let is_even = row.shelves.iter().all(|shelf| shelf.read.as_ref().is_none_or(|read| read.whole));
            if done.opened != edition && is_even && !library.documents.is_empty() {
                return Some((Task::Open, edition, library));
            }
            if !done.any {
                return Some((Task::First, edition, library));
            }
        }
        // Most folders are read in less than that.
        done.looked = true;
        let waited = inner.changed.wait_timeout(row, LOOK_AGAIN);
        row = waited.unwrap_or_else(PoisonError::into_inner).0;
    }
}

fn build(inner: &Inner, task: &Task, edition: u32, library: &Library, done: &mut Done) {
    let folder = &inner.index.folder;
    match task {
        Task::First => {
            let shipped =
                library.folders.first().map(|folder| folder.documents.as_slice()).unwrap_or_default();
            let own = library.documents.iter().filter(|it| shipped.contains(it.id()));
            let own: Vec<_> = own.cloned().collect();
            let index = Index::in_memory(&own, &|_, _| !inner.row().over).ok();
            done.any = true;
            inner.index.serves(index.map(Arc::new), false);
        }
        Task::Open => {
            done.opened = edition;
            let mut ready = |index: Index| {
                if index.provisions() > 0 {
                    done.any = true;
                    inner.index.serves(Some(Arc::new(index)), false);
                }
            };
            let opened = Index::open_or_update(folder, &library.documents, &|_, _| false, &mut ready);
            opened.into_iter().for_each(ready);
        }
        Task::Whole => {
            let is_wanted = || {
                let row = inner.row();
                let is_newer = inner.library().0 != edition && row.is_settled(inner.patience);
                !row.over && !is_newer
            };
            let progress = |now_done: usize, now_total: usize| {
                inner.index.goes(now_done, now_total);
                is_wanted()
            };
            let mut ready = |index: Index| inner.index.serves(Some(Arc::new(index)), false);
            let built = Index::open_or_update(folder, &library.documents, &progress, &mut ready);
            if !is_wanted() {
                return;
            }
            done.any = true;
            let index = built.ok().map(Arc::new);
            let row = inner.row();
            let is_last = inner.library().0 == edition && row.is_settled(inner.patience);
            done.whole = Some((edition, index.clone()));
            inner.index.serves(index, is_last);
            drop(row);
            let is_idle = || !inner.row().over && inner.library().0 == edition;
            while is_idle() && Index::tend(folder, &is_idle).is_ok_and(|again| again) {}
        }
    }
}
