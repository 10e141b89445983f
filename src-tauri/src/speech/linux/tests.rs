use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use super::*;

/// A stand-in for `spd-say`: it writes down what it is asked for, and speaks for as long as a file of the text's name
/// stands beside it.
struct Dispatcher {
    folder: tempfile::TempDir,
}

impl Dispatcher {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let script = concat!(
            "#!/bin/sh\n",
            "here=$(dirname \"$0\")\n",
            "for last; do :; done\n",
            "case \" $* \" in\n",
            "*' --list-synthesis-voices '*)\n",
            "  if [ -e \"$here/starts\" ]; then sleep 600 & echo $! > \"$here/started\"; fi\n",
            "  cat \"$here/voices\"; exit ;;\n",
            "esac\n",
            "printf '%s\\n' \"$*\" >> \"$here/asked\"\n",
            "case \" $* \" in *' --cancel '*) exit ;; esac\n",
            "echo $$ > \"$here/pid\"\n",
            "while [ -e \"$here/$last\" ]; do sleep 0.02; done\n",
            "[ ! -e \"$here/broken\" ]\n",
        );
        let own = Self { folder };
        fs::write(own.path("spd-say"), script).unwrap();
        fs::set_permissions(own.path("spd-say"), fs::Permissions::from_mode(0o755)).unwrap();
        own
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn speech(&self) -> Speech {
        Speech::by(self.path("spd-say").into_os_string())
    }

    fn asked(&self) -> Vec<String> {
        let asked = fs::read_to_string(self.path("asked")).unwrap_or_default();
        asked.lines().map(|line| line.replace("--application-name sotay ", "")).collect()
    }

    fn put(&self, name: &str) {
        fs::write(self.path(name), "").unwrap();
    }

    /// A text that is being said: by whom, how it will end, and by which process.
    fn begun(&self) -> (Speech, JoinHandle<Result<bool, ApiError>>, String) {
        self.put("một");
        let speech = self.speech();
        let said = thread::spawn({
            let speech = speech.clone();
            move || speech.speak(1, "một", 0)
        });
        (speech, said, self.speaking())
    }

    /// The process that speaks, once it does.
    fn speaking(&self) -> String {
        loop {
            let pid = fs::read_to_string(self.path("pid")).unwrap_or_default();
            if pid.ends_with('\n') {
                return pid.trim().to_owned();
            }
            sleep(LOOK);
        }
    }
}

fn runs(pid: &str) -> bool {
    Path::new("/proc").join(pid).exists()
}

#[test]
fn a_text_is_said_to_its_end() {
    let dispatcher = Dispatcher::new();
    let speech = dispatcher.speech();
    assert_eq!(speech.speak(1, "số không sáu", -25), Ok(true));
    assert_eq!(speech.speak(2, "--cancel; $(touch x) \"y\"\0z", 127), Ok(true));
    assert_eq!(
        dispatcher.asked(),
        [
            "--wait --language vi --rate -25 -- số không sáu",
            "--wait --language vi --rate 100 -- --cancel; $(touch x) \"y\" z",
        ]
    );
    assert!(!dispatcher.path("x").exists());
}

#[test]
fn the_next_text_breaks_off_the_one_before() {
    let dispatcher = Dispatcher::new();
    let (speech, first, pid) = dispatcher.begun();
    // What the first one was saying may just have ended by itself; then there is nothing to break off.
    assert_eq!(speech.speak(2, "hai", 0), Ok(true));
    assert!(first.join().unwrap().is_ok());
    assert!(!runs(&pid));
    assert!(dispatcher.asked().last().unwrap().ends_with("-- hai"));
}

#[test]
fn hushing_ends_the_process_and_tells_the_dispatcher() {
    let dispatcher = Dispatcher::new();
    let (speech, said, pid) = dispatcher.begun();
    speech.hush(2);
    assert_eq!(said.join().unwrap(), Ok(false));
    assert!(!runs(&pid));
    assert_eq!(dispatcher.asked().last().unwrap(), "--cancel");
    // A call of an earlier turn that comes late says nothing.
    assert_eq!(speech.speak(1, "một", 0), Ok(false));
    assert_eq!(dispatcher.asked().len(), 2);
}

#[test]
fn the_end_of_the_program_is_the_end_of_the_voice() {
    let dispatcher = Dispatcher::new();
    let (speech, said, pid) = dispatcher.begun();
    speech.end();
    assert_eq!(said.join().unwrap(), Ok(false));
    assert!(!runs(&pid));
    assert_eq!(speech.speak(2, "hai", 0), Ok(false));
}

#[test]
fn after_the_page_died_another_counts_anew() {
    let dispatcher = Dispatcher::new();
    let speech = dispatcher.speech();
    assert_eq!(speech.speak(9, "chín", 0), Ok(true));
    speech.silence();
    assert_eq!(speech.speak(1, "một", 0), Ok(true));
}

#[test]
fn a_voice_that_fails_is_an_error() {
    let dispatcher = Dispatcher::new();
    dispatcher.put("broken");
    let failed = dispatcher.speech().speak(1, "một", 0);
    assert_eq!(failed.unwrap_err().code, ErrorCode::Io);
    let missing = Speech::by(dispatcher.path("none").into_os_string());
    assert!(!missing.find());
    assert_eq!(missing.speak(1, "một", 0).unwrap_err().code, ErrorCode::Io);
}

#[test]
fn a_voice_is_looked_for_by_its_language() {
    let dispatcher = Dispatcher::new();
    let speech = dispatcher.speech();
    let list = |voices: &str| fs::write(dispatcher.path("voices"), voices).unwrap();
    list("NAME LANGUAGE VARIANT\nDavid en-US none\nVilde nb none\n");
    assert!(!speech.find());
    list("NAME LANGUAGE VARIANT\nVietnamese (Southern) vi-VN-X-SOUTH none\n");
    assert!(speech.find());
    list("NAME LANGUAGE VARIANT\nVietnamese vi none\n");
    assert!(speech.find());
}

#[test]
fn what_is_started_on_the_way_is_not_waited_for() {
    let dispatcher = Dispatcher::new();
    dispatcher.put("starts");
    fs::write(dispatcher.path("voices"), "NAME LANGUAGE VARIANT\nvietnamese vi none\n").unwrap();
    assert!(dispatcher.speech().find());
    let started = fs::read_to_string(dispatcher.path("started")).unwrap();
    assert!(runs(started.trim()), "it holds on to whatever the list was written to");
    assert!(Command::new("kill").arg(started.trim()).status().unwrap().success());
}
