//! One reading of one folder, as others see it while it goes on.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::lock::lock;
use library::Step;

/// How far a reading is, and whether it is to go on.
#[derive(Default)]
pub(super) struct Ticket {
    /// A look whether anything has changed, of which nothing is said.
    pub is_look: bool,
    ended: AtomicBool,
    done: AtomicUsize,
    total: AtomicUsize,
    /// When the system was asked for what it hasn't answered yet.
    asked: Mutex<Option<Instant>>,
}

impl Ticket {
    pub(super) fn look() -> Self {
        Self { is_look: true, ..Self::default() }
    }

    /// Notes a step.
    pub(super) fn goes(&self, step: Step) {
        match step {
            Step::Asking => *lock(&self.asked) = Some(Instant::now()),
            Step::Reading => *lock(&self.asked) = None,
            Step::Read { done, total } => {
                *lock(&self.asked) = None;
                self.done.store(done, Ordering::Relaxed);
                self.total.store(total, Ordering::Relaxed);
            }
        }
    }

    /// Files read, and how many there are; none before they have been counted.
    pub(super) fn progress(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// Whether the system has let it wait for longer than that.
    pub(super) fn is_silent(&self, patience: Duration) -> bool {
        lock(&self.asked).is_some_and(|asked| asked.elapsed() > patience)
    }

    /// It isn't to go on.
    pub(super) fn end(&self) {
        self.ended.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }
}
