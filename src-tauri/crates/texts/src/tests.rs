use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use library::{Gathered, Library, Sharing, Stamp, Texts};
use tempfile::TempDir;

use super::{FILE, KeptTexts};

/// A folder of documents that were let be for a while, and a place to keep their texts in.
struct Place {
    folder: TempDir,
    cache: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: TempDir::new().unwrap(), cache: TempDir::new().unwrap() };
        place.write("a/index.md", "---\nid: a\ntitle: Một\nkind: law\n---\n\n# I. Đô thị\n\n(1) *Cây* [xanh](b#I).\n\n| a | b |\n|--|:-:|\n| 1 | 2 |\n");
        place.write("Rời.md", "# Rời\n\nmột <x>\n");
        place.write("Sâu/rời.md", "# Rời\n\nhai\n");
        place
    }

    /// Writes a file as if an hour ago, or that many seconds before.
    fn write(&self, name: &str, text: &str) {
        self.write_before(name, text, 3600);
    }

    fn write_before(&self, name: &str, text: &str, seconds: u64) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        let then = SystemTime::now() - Duration::from_secs(seconds);
        fs::File::options().write(true).open(&path).unwrap().set_modified(then).unwrap();
    }

    fn open(&self) -> Arc<KeptTexts> {
        Arc::new(KeptTexts::open(self.cache.path()).unwrap())
    }

    fn load(&self, texts: &Arc<KeptTexts>) -> Library {
        let texts: Arc<dyn Texts> = texts.clone();
        let read = Gathered::read(self.folder.path(), Some(&texts), &mut |_, _| true);
        Library::of([(&read, Sharing::Renames)], &mut Vec::new())
    }

    /// Everything that the library says, and everything that its texts say.
    fn said(&self, library: &Library) -> String {
        let facts: Vec<_> = library.documents.iter().map(|document| &document.facts).collect();
        let texts: Vec<_> = library.texts().collect();
        format!("{facts:#?} {texts:#?} {:#?}", library.folders)
    }

    /// What a library says that keeps nothing.
    fn read_anew(&self) -> String {
        self.said(&Library::load(&[self.folder.path().to_owned()]))
    }

    /// How many of the files aren't known.
    fn unknown(&self, texts: &KeptTexts) -> usize {
        let library = self.folder.path();
        let files = ["a/index.md", "Rời.md", "Sâu/rời.md"];
        let stamps = files.iter().filter_map(|file| Stamp::of(&library.join(file), library));
        stamps.filter(|stamp| texts.known(stamp).is_none()).count()
    }
}

#[test]
fn what_is_kept_is_what_was_read() {
    let place = Place::new();
    let texts = place.open();
    assert_eq!(place.unknown(&texts), 3);
    let first = place.load(&texts);
    assert!(first.documents.iter().all(|document| !document.is_held()));
    assert_eq!(place.said(&first), place.read_anew());
    drop((first, texts));
    let texts = place.open();
    assert_eq!(place.unknown(&texts), 0);
    assert_eq!(place.said(&place.load(&texts)), place.read_anew());
}

#[test]
fn a_changed_file_is_read_anew() {
    let place = Place::new();
    let texts = place.open();
    let before = place.load(&texts);
    // The same size at another time, another size at the same time.
    place.write_before("Rời.md", "# Rời\n\nhai <x>\n", 1800);
    place.write("Sâu/rời.md", "# Rời\n\nmười một\n");
    assert_eq!(place.unknown(&texts), 2);
    assert_eq!(place.said(&place.load(&texts)), place.read_anew());
    // Who still has the library as it was reads what it was.
    assert!(before.texts().any(|text| text.blocks.iter().any(|block| block.inline.text == "hai")));
}

/// Where the system says when anything of a file was last changed.
#[cfg(unix)]
#[test]
fn a_file_that_was_dated_back_meanwhile_is_read_anew() {
    let place = Place::new();
    let texts = place.open();
    let held: Arc<dyn Texts> = texts.clone();
    let path = place.folder.path();
    let read = |before: Option<&Gathered>| Gathered::read_again(path, before, Some(&held), &mut |_, _| true);
    let first = read(None);
    assert!(first.is_same(&read(Some(&first))));
    let dated = fs::metadata(path.join("Sâu/rời.md")).unwrap().modified().unwrap();
    fs::write(path.join("Sâu/rời.md"), "# Rời\n\nnam\n").unwrap();
    let file = fs::File::options().write(true).open(path.join("Sâu/rời.md")).unwrap();
    file.set_modified(dated).unwrap();
    assert_eq!(place.unknown(&texts), 0);
    let next = read(Some(&first));
    assert!(!first.is_same(&next));
    let library = Library::of([(&next, Sharing::Renames)], &mut Vec::new());
    assert_eq!(place.said(&library), place.read_anew());
}

#[test]
fn a_file_that_was_changed_a_moment_ago_may_change_again() {
    let place = Place::new();
    place.write_before("Rời.md", "# Rời\n\nba\n", 0);
    let texts = place.open();
    assert_eq!(place.said(&place.load(&texts)), place.read_anew());
    assert_eq!(place.unknown(&texts), 1);
}

#[test]
fn a_text_that_was_lost_is_read_from_its_file() {
    let place = Place::new();
    let texts = place.open();
    let library = place.load(&texts);
    texts.with(|connection| connection.execute("DELETE FROM texts", [])).unwrap();
    assert_eq!(place.said(&library), place.read_anew());
    // But only as it was.
    place.write("a/index.md", "---\nid: a\ntitle: Hai\nkind: law\n---\n");
    fs::remove_file(place.folder.path().join("Rời.md")).unwrap();
    let left: Vec<_> = library.texts().map(|text| text.id().to_string()).collect();
    assert_eq!(left, ["sau-roi"]);
}

#[test]
fn damage_anywhere_is_noticed() {
    let place = Place::new();
    drop(place.load(&place.open()));
    let file = place.cache.path().join(FILE);
    let whole = fs::read(&file).unwrap();
    assert!(whole.len() > 10_000);
    let wanted = place.read_anew();
    let damages = (0..whole.len()).step_by(97).map(|at| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        bytes
    });
    let cuts = (0..whole.len()).step_by(1499).map(|at| whole[..at].to_vec());
    for bytes in damages.chain(cuts) {
        for beside in ["-wal", "-shm"] {
            let _ = fs::remove_file(place.cache.path().join(format!("{FILE}{beside}")));
        }
        fs::write(&file, bytes).unwrap();
        let texts = place.open();
        assert_eq!(place.said(&place.load(&texts)), wanted);
        drop(texts);
        // And the next time, with what was made of it.
        assert_eq!(place.said(&place.load(&place.open())), wanted);
    }
}

#[test]
fn what_another_reader_kept_is_thrown_away() {
    let place = Place::new();
    let texts = place.open();
    drop(place.load(&texts));
    texts.with(|connection| connection.execute("UPDATE reader SET version = 'khác'", [])).unwrap();
    drop(texts);
    assert_eq!(place.unknown(&place.open()), 3);
}

#[test]
fn what_nobody_asked_for_is_forgotten() {
    let place = Place::new();
    let texts = place.open();
    drop(place.load(&texts));
    texts
        .with(|connection| connection.execute("UPDATE files SET used = 1 WHERE file LIKE '%index.md'", []))
        .unwrap();
    drop(texts);
    let texts = place.open();
    assert_eq!(place.unknown(&texts), 1);
    let left: i64 = texts.with(|c| c.query_row("SELECT count(*) FROM texts", [], |row| row.get(0))).unwrap();
    assert_eq!(left, 2);
}

#[test]
fn where_nothing_can_be_kept_that_is_said() {
    assert!(KeptTexts::open(Path::new("/khong/co")).is_err());
    let place = Place::new();
    fs::create_dir(place.cache.path().join(FILE)).unwrap();
    assert!(KeptTexts::open(place.cache.path()).is_err());
}
