//! Earlier versions kept notes, logs and the web view's files in one folder. What lies there is brought to its own place
//! at the start, before anything opens it: by renames alone, each of them whole or not done, so that a start that is cut
//! short is gone on with at the next. Nothing is ever put over what is there.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};

use files::moves::{is_absent, rename};
use files::whole::make_private;

use crate::places::{Places, System};
use crate::trouble::Trouble;

/// What the core keeps in its folder of data.
const DATA: [&str; 3] = ["profiles", "deleted-profiles", "folders.json"];
/// Those of them that hold one folder a profile.
const LISTS: [&str; 2] = ["profiles", "deleted-profiles"];
/// What WebKitGTK makes in the folder that it is given.
const WEBKIT: [&str; 12] = [
    "CacheStorage",
    "WebKitCache",
    "databases",
    "deviceidhashsalts",
    "hsts-storage.sqlite",
    "hsts-storage.sqlite-shm",
    "hsts-storage.sqlite-wal",
    "itp",
    "localstorage",
    "mediakeys",
    "serviceworkers",
    "storage",
];
/// What WebView2 makes in its.
const WEBVIEW2: [&str; 1] = ["EBWebView"];

/// One rename.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Move {
    from: PathBuf,
    to: PathBuf,
    /// Whether a reader's words are in it. Whatever else can't be moved is made anew.
    precious: bool,
}

/// A folder that can't be looked into, and what the system said. What is in there may be a reader's words.
type Hidden = (PathBuf, io::Error);

/// What stands in folders: the names in one, nothing where it isn't there.
type List<'a> = &'a dyn Fn(&Path) -> Result<Vec<OsString>, Hidden>;

/// Brings what an earlier version left to its place. Says what was moved and what could not be, for the log.
pub(crate) fn bring_up_to_date(places: &Places) -> Result<Vec<String>, Trouble> {
    bring(System::HERE, places)
}

fn bring(system: System, places: &Places) -> Result<Vec<String>, Trouble> {
    let Some(older) = &places.older else { return Ok(Vec::new()) };
    let steps = plan(system, older, places, &names_in).map_err(|(folder, error)| Trouble::Older {
        from: folder,
        to: places.paths.data.clone(),
        detail: error.to_string(),
    })?;
    let mut said = Vec::new();
    for step in steps {
        let Move { from, to, precious } = &step;
        match carry_out(&step) {
            Ok(()) => said.push(format!("moved {} to {}", from.display(), to.display())),
            Err(error) if *precious => {
                return Err(Trouble::Older { from: from.clone(), to: to.clone(), detail: error.to_string() });
            }
            Err(error) => said.push(format!("{} stays where it is: {error}", from.display())),
        }
    }
    Ok(said)
}

fn names_in(folder: &Path) -> Result<Vec<OsString>, Hidden> {
    let names = || folder.read_dir()?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<_>>();
    match names() {
        Err(error) if is_absent(&error) => Ok(Vec::new()),
        names => names.map_err(|error| (folder.to_owned(), error)),
    }
}

/// What is to be moved where: notes first.
fn plan(system: System, older: &Path, places: &Places, list: List<'_>) -> Result<Vec<Move>, Hidden> {
    let there = list(older)?;
    let is_there = |folder: &Path, name: &OsStr| Ok(list(folder)?.iter().any(|other| other == name));
    let mut moves = Vec::new();
    let mut bring = |from: &Path, name: &OsStr, to: &Path, precious: bool| {
        // On one computer a folder may be what it was: then all is in its place.
        if from == to {
            return Ok(());
        }
        match is_there(to, name) {
            Ok(true) => {}
            Ok(false) => moves.push(Move { from: from.join(name), to: to.join(name), precious }),
            Err(hidden) if precious => return Err(hidden),
            // Then nothing can be put there either; whoever needs it says so.
            Err(_) => {}
        }
        Ok(())
    };
    let data = &places.paths.data;
    for name in DATA.map(OsStr::new).into_iter().filter(|name| there.iter().any(|other| other == name)) {
        // The earlier version was opened once more after this one: its profiles join those that are here by now.
        if LISTS.iter().any(|list| name == *list) && is_there(data, name)? {
            for profile in list(&older.join(name))? {
                bring(&older.join(name), &profile, &data.join(name), true)?;
            }
        } else {
            bring(older, name, data, true)?;
        }
    }
    let engine: &[&str] = if system == System::Windows { &WEBVIEW2 } else { &WEBKIT };
    for name in &there {
        if engine.iter().any(|own| name == own) {
            bring(older, name, &places.webview, false)?;
        }
    }
    // On Windows the logs stay; there the index lay beside the notes.
    if there.iter().any(|name| name == "logs")
        && let (Some(folder), Some(name)) = (places.logs.parent(), places.logs.file_name())
        && name == "logs"
    {
        bring(older, name, folder, false)?;
    }
    if there.iter().any(|name| name == "index") {
        bring(older, OsStr::new("index"), &places.paths.cache, false)?;
    }
    Ok(moves)
}

fn carry_out(step: &Move) -> io::Result<()> {
    if let Some(folder) = step.to.parent() {
        make_private(folder)?;
    }
    rename(&step.from, &step.to)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::fs;
    use std::sync::Arc;

    use serde_json::{Value, json};
    use study::api::dispatch;
    use study::{App, Paths};

    use super::*;

    fn places(older: &str, data: &str, cache: &str, logs: &str, webview: &str) -> Places {
        let paths = Paths { data: data.into(), cache: cache.into(), library: "content".into() };
        let [logs, webview] = [logs, webview].map(PathBuf::from);
        Places { paths, logs, webview, older: Some(older.into()), window: None }
    }

    fn windows() -> Places {
        places("/id", "/notes", "/id/cache", "/id/logs", "/id/webview")
    }

    fn linux() -> Places {
        places("/share", "/share", "/cache", "/state/logs", "/state/webview")
    }

    /// Folders by path, with the names in them; what is planned, one rename a line, a star before what is precious.
    #[track_caller]
    fn check(system: System, places: &Places, there: &[(&str, &[&str])], expected: &[&str]) {
        let there: HashMap<&Path, &[&str]> =
            there.iter().map(|(folder, names)| (Path::new(folder), *names)).collect();
        let list = |folder: &Path| {
            Ok(there.get(folder).into_iter().flat_map(|names| names.iter().map(OsString::from)).collect())
        };
        let older = places.older.clone().unwrap();
        let found: Vec<_> = plan(system, &older, places, &list)
            .unwrap()
            .iter()
            .map(|step| {
                let star = if step.precious { "* " } else { "" };
                let line = format!("{star}{} → {}", step.from.display(), step.to.display());
                line.replace('\\', "/")
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn on_windows_notes_leave_the_folder_that_can_be_cleared_away() {
        let older: &[&str] = &["EBWebView", "index", "logs", "profiles", "deleted-profiles", "folders.json"];
        check(
            System::Windows,
            &windows(),
            &[("/id", older), ("/id/profiles", &["a", "b"])],
            &[
                "* /id/profiles → /notes/profiles",
                "* /id/deleted-profiles → /notes/deleted-profiles",
                "* /id/folders.json → /notes/folders.json",
                "/id/EBWebView → /id/webview/EBWebView",
                "/id/index → /id/cache/index",
            ],
        );
    }

    #[test]
    fn on_linux_notes_stay_and_the_rest_leaves() {
        check(
            System::Linux,
            &linux(),
            &[(
                "/share",
                &["profiles", "folders.json", "logs", "storage", "hsts-storage.sqlite", "mine.txt"],
            )],
            &[
                "/share/storage → /state/webview/storage",
                "/share/hsts-storage.sqlite → /state/webview/hsts-storage.sqlite",
                "/share/logs → /state/logs",
            ],
        );
    }

    #[test]
    fn what_is_in_its_place_is_left_alone() {
        check(System::Windows, &windows(), &[("/id", &["cache", "logs", "webview"])], &[]);
        check(System::Linux, &linux(), &[("/share", &["profiles"]), ("/state", &["logs", "webview"])], &[]);
        check(System::Windows, &windows(), &[], &[]);
    }

    #[test]
    fn profiles_of_a_second_move_join_the_first_and_never_take_their_place() {
        check(
            System::Windows,
            &windows(),
            &[
                ("/id", &["profiles", "folders.json"]),
                ("/id/profiles", &["a", "c"]),
                ("/notes", &["profiles", "folders.json"]),
                ("/notes/profiles", &["a", "b"]),
            ],
            &["* /id/profiles/c → /notes/profiles/c"],
        );
    }

    /// A reader's desk, with one note from the beginning.
    fn desk(data: PathBuf, cache: PathBuf) -> App {
        let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        App::open(Paths { data, cache, library }, Arc::new(study::clock::System)).unwrap()
    }

    fn call(desk: &App, command: &str, args: Value) -> Value {
        dispatch(desk, command, args).unwrap()
    }

    /// An older layout of Windows' in a folder: a profile with a note, and all else that stood beside it.
    fn an_older_one(local: &Path) -> Places {
        let older = local.join("id");
        let before = desk(older.clone(), older.clone());
        call(&before, "create_profile", json!({ "name": "Thu Hạnh" }));
        let anchor = json!({ "doc": "huong-dan-nq06", "block": "II.1:1" });
        call(&before, "create_note", json!({ "anchor": anchor, "kind": "plain", "body": "Đã lưu" }));
        before.close();
        for (folder, file) in [("EBWebView", "Local State"), ("logs", "sotay.log"), ("profiles", "mine.txt")]
        {
            fs::create_dir_all(older.join(folder)).unwrap();
            fs::write(older.join(folder).join(file), file).unwrap();
        }
        let paths =
            Paths { data: local.join("notes"), cache: older.join("cache"), library: local.join("content") };
        let (logs, webview) = (older.join("logs"), older.join("webview"));
        Places { paths, logs, webview, older: Some(older), window: None }
    }

    #[test]
    fn an_older_layout_is_moved_with_every_note() {
        let root = tempfile::tempdir().unwrap();
        let places = an_older_one(root.path());
        let said = bring(System::Windows, &places).unwrap();
        assert!(said.iter().all(|line| line.starts_with("moved ")), "{said:#?}");
        let (older, data) = (root.path().join("id"), &places.paths.data);
        assert!(!older.join("profiles").exists());
        for whole in [
            data.join("profiles/mine.txt"),
            older.join("logs/sotay.log"),
            places.webview.join("EBWebView/Local State"),
        ] {
            assert!(whole.is_file(), "{}", whole.display());
        }

        let after = desk(data.clone(), places.paths.cache.clone());
        let profiles = call(&after, "profiles", json!({}));
        assert_eq!(profiles[0]["name"], "Thu Hạnh");
        call(&after, "open_profile", json!({ "id": profiles[0]["id"] }));
        assert_eq!(call(&after, "list_notes", json!({}))[0]["body"], "Đã lưu");
        after.close();
        assert_eq!(bring(System::Windows, &places).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn notes_that_cannot_be_moved_are_told_of_and_left() {
        let root = tempfile::tempdir().unwrap();
        let places = an_older_one(root.path());
        fs::write(&places.paths.data, "in the way").unwrap();
        let trouble = bring(System::Windows, &places).unwrap_err();
        assert!(matches!(trouble, Trouble::Older { .. }), "{trouble:?}");
        let kept = desk(root.path().join("id"), places.paths.cache.clone());
        assert_eq!(call(&kept, "profiles", json!({}))[0]["name"], "Thu Hạnh");
    }

    /// A folder that can't be looked into isn't an empty one: a start would show no notes where there are some.
    #[test]
    fn a_folder_that_cannot_be_looked_into_is_told_of() {
        let refused = |which: &'static str| {
            move |folder: &Path| match folder.to_str().unwrap().replace('\\', "/").as_str() {
                path if path == which => Err((folder.to_owned(), io::ErrorKind::PermissionDenied.into())),
                "/id" | "/notes" => Ok(["profiles", "logs", "index"].map(OsString::from).to_vec()),
                "/id/profiles" => Ok(vec!["a".into()]),
                _ => Ok(Vec::new()),
            }
        };
        let older = Path::new("/id");
        for folder in ["/id", "/notes", "/id/profiles", "/notes/profiles"] {
            let hidden = plan(System::Windows, older, &windows(), &refused(folder)).unwrap_err();
            assert_eq!(hidden.0, Path::new(folder));
        }
        let without_cache = plan(System::Windows, older, &windows(), &refused("/id/cache")).unwrap();
        assert_eq!(without_cache.len(), 1, "what can be made anew keeps nobody from starting");
        assert_eq!(names_in(Path::new("/nowhere/at/all")).unwrap(), Vec::<OsString>::new());
    }

    #[cfg(unix)]
    #[test]
    fn notes_that_cannot_be_looked_at_keep_the_program_from_starting() {
        let root = tempfile::tempdir().unwrap();
        let places = an_older_one(root.path());
        let older = root.path().join("id");
        fs::rename(&older, root.path().join("aside")).unwrap();
        // A way that leads nowhere is closed to whoever may do everything, too.
        std::os::unix::fs::symlink(&older, &older).unwrap();
        let trouble = bring(System::Windows, &places).unwrap_err();
        assert!(matches!(&trouble, Trouble::Older { from, .. } if *from == older), "{trouble:?}");
    }
}
