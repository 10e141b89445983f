//! Trying again what another program keeps from being done for a moment.

use std::io;
use std::thread::sleep;
use std::time::Duration;

/// What Windows says where another program has a file open (sharing violation, lock violation), where it maps it into
/// memory, and where the file is about to go once that program closes it.
/// Source: Microsoft, "System Error Codes (0-499)" and "(1000-1299)".
const HELD: [i32; 5] = [32, 33, 170, 303, 1224];
/// "Access is denied": also what a rename over an open file ends with, or a look at one that is about to go. And a
/// folder that isn't empty, because what was removed from it has its name until it is closed.
const PERHAPS_HELD: [i32; 2] = [5, 145];

/// Milliseconds between tries: 1,007 in all.
const PAUSES: [u64; 9] = [1, 2, 4, 10, 30, 80, 180, 300, 400];

/// Whether another program holds the file, as far as the error says so.
pub fn is_held(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::ResourceBusy || cfg!(windows) && says(&HELD, error)
}

fn may_pass(error: &io::Error) -> bool {
    cfg!(windows) && (says(&HELD, error) || says(&PERHAPS_HELD, error))
}

fn says(codes: &[i32], error: &io::Error) -> bool {
    error.raw_os_error().is_some_and(|code| codes.contains(&code))
}

/// Does something, and again for about a second as long as another program seems to keep it from being done. On Unix
/// nothing is kept from being done by that.
pub fn patiently<T>(work: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    again(may_pass, |pause| sleep(Duration::from_millis(pause)), work)
}

fn again<T>(
    may_pass: fn(&io::Error) -> bool,
    mut wait: impl FnMut(u64),
    mut work: impl FnMut() -> io::Result<T>,
) -> io::Result<T> {
    for pause in PAUSES {
        match work() {
            Err(error) if may_pass(&error) => wait(pause),
            done => return done,
        }
    }
    work()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tries(fails: u32, code: i32) -> (io::Result<()>, u32, u64) {
        let (mut done, mut waited) = (0, 0);
        let windows = |error: &io::Error| says(&HELD, error) || says(&PERHAPS_HELD, error);
        let result = again(
            windows,
            |pause| waited += pause,
            || {
                done += 1;
                if done <= fails { Err(io::Error::from_raw_os_error(code)) } else { Ok(()) }
            },
        );
        (result, done, waited)
    }

    #[test]
    fn what_passes_is_waited_for_and_no_longer_than_a_second() {
        for code in [5, 32, 33, 145, 303, 1224] {
            let (result, done, waited) = tries(6, code);
            assert!(result.is_ok(), "{code}");
            assert_eq!(done, 7);
            assert!((100..=400).contains(&waited), "{code}: {waited} ms");
            let (result, done, waited) = tries(u32::MAX, code);
            assert_eq!(result.unwrap_err().raw_os_error(), Some(code));
            assert_eq!((done, waited), (10, 1007));
        }
    }

    #[test]
    fn what_doesnt_pass_is_said_at_once() {
        for code in [2, 3, 17, 80, 112, 183] {
            let (result, done, waited) = tries(u32::MAX, code);
            assert_eq!(result.unwrap_err().raw_os_error(), Some(code));
            assert_eq!((done, waited), (1, 0), "{code}");
        }
    }
}
