//! What the program no longer uses goes back to the system. Windows and macOS see to that by themselves; glibc doesn't,
//! in two ways.
//!
//! It takes a large piece of memory from the system by itself and gives it back when it is freed, but raises what it
//! calls large each time to what was just freed, up to 32 MB. After a library was read and indexed, what that took is
//! then kept between pieces that are still used. Named once, the limit stays. And small pieces it keeps for the thread
//! that freed them: what lights a hundred thousand words was kept anew by each thread that was asked.
//!
//! A document of 128,000 blocks took 321 MB after four such questions; 198 with the limit, 45 when all was given back.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

/// Nothing is given back between two keys.
const REST: Duration = Duration::from_secs(2);

/// Hears of each command, and gives back what they took when none has come for a while.
pub(crate) struct Memory(Sender<()>);

impl Memory {
    pub(crate) fn watched() -> Self {
        let (command, heard) = channel();
        thread::spawn(move || at_rest(&heard, REST, glibc::give_back));
        Self(command)
    }

    /// A command is done.
    pub(crate) fn used(&self) {
        // Only if the thread is gone, and then nothing is given back.
        let _ = self.0.send(());
    }
}

fn at_rest(heard: &Receiver<()>, rest: Duration, give_back: impl Fn()) {
    while heard.recv().is_ok() {
        while heard.recv_timeout(rest).is_ok() {}
        give_back();
    }
}

pub(crate) use glibc::name_large;

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "these two calls are all that glibc has for it")]
mod glibc {
    /// What is large, in bytes: glibc's own measure before it raises it.
    const LARGE: libc::c_int = 128 * 1024;

    /// Called before there is a second thread.
    pub(crate) fn name_large() {
        // SAFETY: it takes two numbers and changes how later allocations are made, not those that there are.
        let told = unsafe { libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE) };
        // Where it isn't taken all works as well, only with more memory.
        debug_assert_eq!(told, 1);
    }

    pub(super) fn give_back() {
        // SAFETY: it takes a number, may be called from any thread, and only gives back what nobody holds.
        unsafe { libc::malloc_trim(0) };
    }
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
mod glibc {
    pub(crate) fn name_large() {}
    pub(super) fn give_back() {}
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn it_is_given_back_once_for_many_commands() {
        let (command, heard) = channel();
        for _ in 0..3 {
            command.send(()).expect("heard");
        }
        drop(command);
        let times = Cell::new(0);
        at_rest(&heard, REST, || times.set(times.get() + 1));
        assert_eq!(times.get(), 1);
    }
}
