//! The reading of folders, each on a thread of its own.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::inner::Inner;
use super::shelf::{Origin, Row, Shelf, ShelfState};
use super::ticket::Ticket;
use super::watching;
use library::{Gathered, Step};

/// What has been read of a folder that is new shows after so long, and then after twice as long each time.
const FIRST_SIGHT: Duration = Duration::from_millis(500);

impl Inner {
    /// Begins to read a folder. What was read of it before stays until all of it has been read again.
    pub(super) fn read(self: &Arc<Self>, shelf: &mut Shelf) {
        self.begin(shelf, Ticket::default());
    }

    /// Looks whether anything in a folder is another now, and reads that.
    pub(super) fn look(self: &Arc<Self>, shelf: &mut Shelf) {
        if shelf.can_be_looked_at() {
            self.begin(shelf, Ticket::look());
        }
    }

    fn begin(self: &Arc<Self>, shelf: &mut Shelf, ticket: Ticket) {
        let Some(ticket) = shelf.begin(ticket) else { return };
        if !ticket.is_look {
            self.index.is_behind();
        }
        let is_new = shelf.read.is_none();
        let before = shelf.read.clone().filter(|_| ticket.is_look);
        let (path, keeps) = (shelf.path.clone(), shelf.origin != Origin::Shipped);
        let (inner, own) = (self.clone(), ticket.clone());
        let read = move || {
            let mut shown = (Instant::now(), FIRST_SIGHT);
            // What is shipped stays in memory.
            let texts = if keeps { inner.texts() } else { None };
            let mut watch = |step, so_far: &Gathered| {
                own.goes(step);
                let is_due = matches!(step, Step::Read { .. }) && shown.0.elapsed() > shown.1;
                if is_new && is_due && !own.is_ended() {
                    inner.take(&own, so_far.clone(), false);
                    shown = (Instant::now(), shown.1 * 2);
                }
                !own.is_ended()
            };
            let gathered = Gathered::read_again(&path, before.as_deref(), texts.as_ref(), &mut watch);
            inner.take(&own, gathered, true);
            watching::begin(&inner, &path);
        };
        if std::thread::Builder::new().name("folder".into()).spawn(read).is_err() {
            shelf.leave();
        }
        // Who waits for the library has more to wait for now.
        self.changed.notify_all();
    }

    /// Takes over what was read, if that is still wanted.
    fn take(&self, ticket: &Arc<Ticket>, gathered: Gathered, is_all: bool) {
        let mut row = self.row();
        let Some(shelf) = row.shelves.iter_mut().find(|shelf| shelf.is_read_by(ticket)) else { return };
        if is_all {
            shelf.reading = None;
        }
        let before = shelf.read.clone();
        let had_all = before.as_ref().is_some_and(|read| read.whole);
        let had_some = before.as_ref().is_some_and(|read| read.documents() > 0);
        // A stick that was pulled out, a share that is away: what was read of it can still be read.
        let was_absent = shelf.absent;
        shelf.absent = gathered.absent && had_some;
        if shelf.absent {
            shelf.watching = None;
        }
        // Half of a folder isn't what comes in the place of all of it.
        if !shelf.absent && (gathered.whole || !had_all) {
            shelf.read_at = self.clock.now();
            let is_same = before.as_ref().is_some_and(|before| before.is_same(&gathered));
            shelf.read = Some(Arc::new(gathered));
            if !is_same {
                self.publish(&row);
            }
        } else if shelf.absent != was_absent {
            self.publish(&row);
        }
        self.changed.notify_all();
    }

    pub(super) fn list(&self) -> Vec<PathBuf> {
        self.packs.list(&[]).into_iter().map(|kept| kept.folder).collect()
    }

    /// Lists the packs on a thread of its own, and reads them.
    pub(super) fn list_packs(self: Arc<Self>) {
        let list = {
            let inner = self.clone();
            move || {
                let packs = inner.list();
                let mut row = inner.row();
                row.packs_known = true;
                row.become_these(Origin::Pack, &packs);
                inner.read_all(&mut row, Origin::Pack);
                inner.publish(&row);
            }
        };
        if std::thread::Builder::new().name("packs".into()).spawn(list).is_err() {
            self.row().packs_known = true;
            self.changed.notify_all();
        }
    }

    pub(super) fn become_these(self: &Arc<Self>, row: &mut Row, origin: Origin, folders: &[PathBuf]) {
        let before = row.shelves.len();
        let came = row.become_these(origin, folders);
        if !came.is_empty() || row.shelves.len() != before {
            self.publish(row);
        }
        for path in came {
            if let Some(shelf) = row.of(&path) {
                self.read(shelf);
            }
        }
        self.changed.notify_all();
    }

    /// Reads all folders of one origin again, but those that are being waited for in vain.
    pub(super) fn read_all(self: &Arc<Self>, row: &mut Row, origin: Origin) {
        for shelf in row.shelves.iter_mut().filter(|shelf| shelf.origin == origin) {
            if shelf.state(self.patience) != ShelfState::Silent {
                self.read(shelf);
            }
        }
    }
}
