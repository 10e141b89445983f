//! Reading aloud where the page's engine has no voice: on Linux speech-dispatcher speaks, asked by its own program.
//! One text is spoken at a time, by a process that ends with it.

use study::api::ApiError;
use tauri::State;

#[cfg(target_os = "linux")]
pub(crate) use linux::Speech;

use crate::call::aside;

/// Whether the system has a Vietnamese voice that only the shell can reach.
#[tauri::command]
pub(crate) async fn find_voice(speech: State<'_, Speech>) -> Result<bool, ApiError> {
    let speech = speech.inner().clone();
    aside(move || Ok(speech.find())).await
}

/// Says a text; whatever was being said is broken off first. True once it has been said to its end, false where it was
/// broken off or a later turn has come. `rate` is speech-dispatcher's: -100 to 100.
#[tauri::command]
pub(crate) async fn speak(
    speech: State<'_, Speech>,
    turn: u64,
    text: String,
    rate: i8,
) -> Result<bool, ApiError> {
    let speech = speech.inner().clone();
    aside(move || speech.speak(turn, &text, rate)).await
}

/// Breaks off what was asked for before this turn.
#[tauri::command]
pub(crate) async fn hush(speech: State<'_, Speech>, turn: u64) -> Result<(), ApiError> {
    let speech = speech.inner().clone();
    aside(move || {
        speech.hush(turn);
        Ok(())
    })
    .await
}

/// Elsewhere the page's own engine has the system's voices.
#[cfg(not(target_os = "linux"))]
#[derive(Clone, Default)]
pub(crate) struct Speech;

#[cfg(not(target_os = "linux"))]
impl Speech {
    fn find(&self) -> bool {
        false
    }

    fn speak(&self, _turn: u64, _text: &str, _rate: i8) -> Result<bool, ApiError> {
        Ok(false)
    }

    fn hush(&self, _turn: u64) {}

    pub(crate) fn end(&self) {}
}

#[cfg(target_os = "linux")]
mod linux {
    use std::ffi::OsString;
    use std::io::{self, Read, Seek};
    use std::process::{Child, Command, Stdio};
    use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
    use std::thread::sleep;
    use std::time::Duration;

    use study::api::{ApiError, ErrorCode};

    const PROGRAM: &str = "spd-say";
    const LANGUAGE: &str = "vi";
    /// How often it is looked whether a text has been said: less than the breath between two sentences.
    const LOOK: Duration = Duration::from_millis(30);
    /// So many looks are waited for the list of voices, six seconds; starting the dispatcher takes some of them.
    const ANSWERS: u32 = 200;
    /// So many looks are waited for a program that only passes on a word.
    const LOOKS: u32 = 60;
    /// The usual module first, whatever the system's is; then the one that is known to speak Vietnamese.
    const MODULES: [Option<&str>; 2] = [None, Some("espeak-ng")];

    #[derive(Clone)]
    pub(crate) struct Speech {
        program: OsString,
        state: Arc<Mutex<Spoken>>,
    }

    #[derive(Default)]
    struct Spoken {
        /// The newest turn that was heard of: the page's calls may come here in another order than they were made.
        turn: u64,
        /// The program is ending: nothing is begun any more.
        over: bool,
        speaking: Option<Child>,
        module: Option<&'static str>,
    }

    impl Default for Speech {
        fn default() -> Self {
            Self::by(PROGRAM.into())
        }
    }

    impl Speech {
        /// Speaks by a program that takes the arguments of `spd-say`.
        pub(super) fn by(program: OsString) -> Self {
            Self { program, state: Arc::default() }
        }

        /// Looks for a voice of the language; asked again each time, since one may have been installed meanwhile.
        pub(super) fn find(&self) -> bool {
            let found = MODULES.into_iter().find(|module| self.has_voice(*module));
            if let Some(module) = found {
                self.state().module = module;
            }
            found.is_some()
        }

        fn has_voice(&self, module: Option<&str>) -> bool {
            self.voices(module).is_ok_and(|listed| lists_language(&listed))
        }

        /// The list goes to a file: a dispatcher that is started on the way would keep the end of a pipe open for as
        /// long as it runs.
        fn voices(&self, module: Option<&str>) -> io::Result<String> {
            let mut listed = tempfile::tempfile()?;
            let mut asked = self.command(module);
            let mut child = asked.arg("--list-synthesis-voices").stdout(listed.try_clone()?).spawn()?;
            // A dispatcher that can't start its module never answers: that is no voice.
            let ended = (0..ANSWERS).any(|_| {
                sleep(LOOK);
                !matches!(child.try_wait(), Ok(None))
            });
            if !ended {
                child.kill()?;
                child.wait()?;
                return Err(io::ErrorKind::TimedOut.into());
            }
            let mut said = Vec::new();
            listed.rewind()?;
            listed.read_to_end(&mut said)?;
            Ok(String::from_utf8_lossy(&said).into_owned())
        }

        pub(super) fn speak(&self, turn: u64, text: &str, rate: i8) -> Result<bool, ApiError> {
            {
                let mut state = self.state();
                if state.over || turn < state.turn {
                    return Ok(false);
                }
                state.turn = turn;
                self.break_off(&mut state);
                let mut spoken = self.command(state.module);
                spoken.args(["--wait", "--language", LANGUAGE, "--rate", &rate.clamp(-100, 100).to_string()]);
                // After the two dashes nothing is an option, and no shell is between. A zero would end an argument.
                spoken.arg("--").arg(text.replace('\0', " "));
                state.speaking = Some(spoken.spawn().map_err(|error| failed(&error))?);
            }
            self.follow(turn)
        }

        /// Waits until the text of a turn has been said, or another turn has come.
        fn follow(&self, turn: u64) -> Result<bool, ApiError> {
            loop {
                sleep(LOOK);
                let mut state = self.state();
                if state.turn != turn || state.over {
                    return Ok(false);
                }
                let Some(child) = state.speaking.as_mut() else { return Ok(false) };
                if let Some(status) = child.try_wait().map_err(|error| failed(&error))? {
                    state.speaking = None;
                    let said = || io::Error::other(format!("{PROGRAM} ended with {status}"));
                    return if status.success() { Ok(true) } else { Err(failed(&said())) };
                }
            }
        }

        pub(super) fn hush(&self, turn: u64) {
            let mut state = self.state();
            if turn >= state.turn {
                state.turn = turn;
                self.break_off(&mut state);
            }
        }

        /// Silence, whatever turn it is: the page is gone.
        pub(crate) fn silence(&self) {
            let mut state = self.state();
            // The next page counts its turns anew.
            state.turn = 0;
            self.break_off(&mut state);
        }

        /// Silence for good.
        pub(crate) fn end(&self) {
            self.state().over = true;
            self.silence();
        }

        fn break_off(&self, state: &mut Spoken) {
            let Some(mut child) = state.speaking.take() else { return };
            let over = child.try_wait().is_ok_and(|status| status.is_some());
            if over {
                return;
            }
            if let Err(error) = child.kill().and_then(|()| child.wait()) {
                log::warn!("a voice could not be ended: {error}");
            }
            // The one who asked is gone, the dispatcher goes on with what it was asked for.
            let mut cancel = self.command(None);
            match cancel.arg("--cancel").spawn() {
                Ok(child) => wait_shortly(child),
                Err(error) => log::warn!("a voice could not be broken off: {error}"),
            }
        }

        fn command(&self, module: Option<&str>) -> Command {
            let mut command = Command::new(&self.program);
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            command.args(["--application-name", "sotay"]);
            if let Some(module) = module {
                command.args(["--output-module", module]);
            }
            command
        }

        fn state(&self) -> MutexGuard<'_, Spoken> {
            self.state.lock().unwrap_or_else(PoisonError::into_inner)
        }
    }

    fn wait_shortly(mut child: Child) {
        for _ in 0..LOOKS {
            if !matches!(child.try_wait(), Ok(None)) {
                return;
            }
            sleep(LOOK);
        }
        // It hangs on a dispatcher that doesn't answer.
        if let Err(error) = child.kill().and_then(|()| child.wait()) {
            log::warn!("a voice could not be broken off: {error}");
        }
    }

    /// Whether a list of voices (name, language, variant) has one for the language or a region of it.
    fn lists_language(voices: &str) -> bool {
        let words = voices.split_whitespace();
        words.map(str::to_ascii_lowercase).any(|word| word == LANGUAGE || word.starts_with("vi-"))
    }

    fn failed(error: &io::Error) -> ApiError {
        ApiError { code: ErrorCode::Io, message: error.to_string() }
    }

    #[cfg(test)]
    mod tests;
}
