//! Asking the system for what may never answer: a disk on a network, a stick that was pulled out.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// What the question comes to, if that is known within the limit. Else the thread that asked stays behind until the system
/// answers, and nobody waits for it.
pub(crate) fn answered<T: Send + 'static>(
    limit: Duration,
    question: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (tell, told) = mpsc::channel();
    let ask = move || {
        // Nobody may be there any more to hear it.
        let _ = tell.send(question());
    };
    thread::Builder::new().name("question".into()).spawn(ask).ok()?;
    told.recv_timeout(limit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_answer_is_left_alone() {
        let (_keep, never) = mpsc::channel::<()>();
        assert_eq!(answered(Duration::from_millis(20), move || never.recv().is_ok()), None);
        assert_eq!(answered(Duration::from_secs(60), || 7), Some(7));
    }
}
