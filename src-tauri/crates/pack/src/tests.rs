//! Packs from one folder to another, and packs that somebody made to do harm.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use minisign::KeyPair;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{About, Contents, Key, Pack, PackCode, PackError, Ring, Shelf, Signed, make};

fn text(id: &str, words: &str) -> String {
    format!(
        "---\nid: {id}\ntitle: Nghị quyết {id}\nkind: resolution\nnumber: \"6\"\n---\n\n# Nghị quyết\n\n{words}\n"
    )
}

fn about(serial: u32) -> About {
    About { name: "Tài liệu chi bộ".into(), serial, date: "2026-11-30".into() }
}

/// A folder of two documents, one of them with all that a document's folder may have.
fn unit() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in [
        ("a/index.md", text("a", "Đất đai và nước sạch.").as_bytes()),
        ("a/import.json", b"{\"issues\":[]}"),
        ("a/original.docx", &[0, 159, 146, 150, 255][..]),
        ("a/editions/2025-01-31.md", text("a", "Đất đai.").as_bytes()),
        ("a/ghi chú riêng.txt", "không đi".as_bytes()),
        ("b-2/index.md", text("b-2", "Quy hoạch.\r\n\r\nĐô thị.").as_bytes()),
        (".tạm/index.md", b"x"),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
    folder
}

fn packed(unit: &Path, out: &Path, about: &About, keys: Option<&KeyPair>) -> PathBuf {
    let contents = Contents::of(&[unit.to_owned()], about).expect("contents");
    let signature = keys.map(|keys| {
        let text = Cursor::new(contents.text.clone());
        minisign::sign(Some(&keys.pk), &keys.sk, text, None, None).expect("signed").to_string()
    });
    let path = out.join(format!("{}.sotaypack", about.serial));
    make(&contents, signature.as_deref(), &path).expect("made");
    path
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for path in fs::read_dir(next).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("in it").to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(&path).expect("read"));
            }
        }
    }
    found
}

fn code<T>(done: Result<T, PackError>) -> Option<PackCode> {
    done.err().map(|error| error.code())
}

fn key_of(keys: &KeyPair) -> Key {
    Key::read(&keys.pk.to_box().expect("a key").to_string()).expect("a key")
}

#[test]
fn what_is_read_is_what_was_packed() {
    let (unit, there) = (unit(), tempfile::tempdir().expect("a folder"));
    let contents = Contents::of(&[unit.path().to_owned()], &about(3)).expect("contents");
    assert_eq!(contents.ids(), ["a", "b-2"]);
    assert_eq!(contents.left_out.len(), 1, "{:?}", contents.left_out);
    let path = packed(unit.path(), there.path(), &about(3), None);
    // The same files make the same bytes.
    let again = tempfile::tempdir().expect("a folder");
    assert_eq!(fs::read(&path).ok(), fs::read(packed(unit.path(), again.path(), &about(3), None)).ok());
    let shelf = Shelf::new(there.path().join("packs"));
    let mut pack = Pack::open(&path).expect("opened");
    let (signed, documents) = shelf.check(&mut pack, &[]).expect("checked");
    assert_eq!((signed, documents.len()), (Signed::No, 2));
    assert_eq!(documents[1].title, "Nghị quyết b-2");
    assert_eq!(files(&there.path().join("packs")).len(), 0, "a look leaves nothing");
    assert_eq!(code(shelf.take_in(&mut pack, &[], false)), Some(PackCode::Unsigned));
    let kept = shelf.take_in(&mut pack, &[], true).expect("taken in");
    let mut came = files(&kept.folder);
    assert!(came.remove("pack.toml").is_some());
    let mut went = files(unit.path());
    went.retain(|name, _| !name.contains("riêng") && !name.starts_with('.'));
    assert_eq!(came, went);
    assert_eq!(shelf.list(&[]), [kept]);
}

#[test]
fn a_serial_rises_and_the_older_pack_goes() {
    let (unit, there) = (unit(), tempfile::tempdir().expect("a folder"));
    let shelf = Shelf::new(there.path().join("packs"));
    let take = |serial: u32| {
        let path = packed(unit.path(), there.path(), &about(serial), None);
        shelf.take_in(&mut Pack::open(&path).expect("opened"), &[], true)
    };
    take(2).expect("taken in");
    assert!(matches!(take(2), Err(PackError::NotNewer(2))));
    assert!(matches!(take(1), Err(PackError::NotNewer(2))));
    take(10).expect("taken in");
    let kept = shelf.list(&[]);
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].manifest.serial, 10);
    assert_eq!(fs::read_dir(there.path().join("packs")).expect("a folder").count(), 1);
    // Stopped between the rename and the removal: both are there, and the newer one counts.
    let old = there.path().join("packs/goi-cu");
    fs::create_dir(&old).expect("made");
    let manifest = fs::read_to_string(kept[0].folder.join("pack.toml")).expect("read");
    fs::write(old.join("pack.toml"), manifest.replace("serial = 10", "serial = 3")).expect("written");
    assert_eq!(shelf.list(&[]), kept);
    shelf.take_out("Tài liệu chi bộ").expect("taken out");
    assert_eq!(shelf.list(&[]), []);
    assert_eq!(code(shelf.take_out("Tài liệu chi bộ")), Some(PackCode::NotHere));
    assert_eq!(files(&there.path().join("packs")).len(), 0);
}

#[test]
fn a_signature_is_true_or_the_pack_is_refused() {
    let (unit, there) = (unit(), tempfile::tempdir().expect("a folder"));
    let (office, stranger) = (
        KeyPair::generate_unencrypted_keypair().expect("a key"),
        KeyPair::generate_unencrypted_keypair().expect("a key"),
    );
    let ring = Ring::new(there.path().join("keys"));
    let shelf = Shelf::new(there.path().join("packs"));
    let open = |path: &Path| Pack::open(path).expect("opened");
    let first = packed(unit.path(), there.path(), &about(1), Some(&office));
    let key = key_of(&office);
    assert_eq!(open(&first).signed(&[]).expect("a signature"), Signed::Unknown(key.id()));
    assert_eq!(code(shelf.take_in(&mut open(&first), &[], true)), Some(PackCode::UnknownKey));
    ring.add(&key).expect("added");
    ring.add(&key).expect("added");
    let keys = ring.keys();
    assert_eq!(keys.len(), 1);
    assert_eq!((keys[0].id(), keys[0].fingerprint()), (key.id(), key.fingerprint()));
    let kept = shelf.take_in(&mut open(&first), &keys, false).expect("taken in");
    assert!(matches!(&kept.signed, Signed::By(by) if by.id() == key.id()));
    // The next one is nobody else's, whether its key is known or not, and not an unsigned one.
    ring.add(&key_of(&stranger)).expect("added");
    let keys = ring.keys();
    let by_stranger = packed(unit.path(), there.path(), &about(2), Some(&stranger));
    assert_eq!(code(shelf.take_in(&mut open(&by_stranger), &keys, true)), Some(PackCode::OtherKey));
    let unsigned = packed(unit.path(), there.path(), &about(3), None);
    assert_eq!(code(shelf.take_in(&mut open(&unsigned), &keys, true)), Some(PackCode::OtherKey));
    ring.remove(&key.fingerprint()).expect("removed");
    assert_eq!(code(shelf.take_in(&mut open(&unsigned), &ring.keys(), true)), Some(PackCode::OtherKey));
    ring.add(&key).expect("added");
    // A signature over other bytes.
    let contents = Contents::of(&[unit.path().to_owned()], &about(4)).expect("contents");
    let other =
        minisign::sign(None, &office.sk, Cursor::new("khác"), None, None).expect("signed").to_string();
    let forged = there.path().join("4.sotaypack");
    make(&contents, Some(&other), &forged).expect("made");
    assert_eq!(code(shelf.take_in(&mut open(&forged), &ring.keys(), true)), Some(PackCode::Signature));
    make(&contents, Some("không phải chữ ký"), &forged).expect("made");
    assert_eq!(code(shelf.take_in(&mut open(&forged), &ring.keys(), true)), Some(PackCode::Signature));
    assert_eq!(shelf.list(&ring.keys())[0].manifest.serial, 1);
    for bad in ["", "x", "untrusted comment: a\nx\n", "RWQ=", &"A".repeat(9000)] {
        assert!(matches!(Key::read(bad), Err(PackError::Key)), "{bad}");
    }
}

/// A pack of these files whose `pack.toml` says so, then changed as bytes.
fn crafted(files: &[(&str, &[u8])], change: impl Fn(Vec<u8>) -> Vec<u8>) -> Option<PackCode> {
    let there = tempfile::tempdir().expect("a folder");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    let entries: String = files
        .iter()
        .filter(|(name, _)| !name.starts_with("pack.toml"))
        .map(|(path, bytes)| {
            let hash = blake3::hash(bytes).to_hex();
            format!("\n[[files]]\npath = {path:?}\nsize = {}\nblake3 = \"{hash}\"\n", bytes.len())
        })
        .collect();
    let manifest = format!("format = 1\nname = \"a\"\nserial = 1\ndate = \"2026-11-30\"\n{entries}");
    zip.start_file("pack.toml", options).expect("a file");
    zip.write_all(manifest.as_bytes()).expect("written");
    for (name, bytes) in files {
        zip.start_file(*name, options).expect("a file");
        zip.write_all(bytes).expect("written");
    }
    let bytes = change(zip.finish().expect("a zip").into_inner());
    taken(&there, &bytes)
}

fn taken(there: &tempfile::TempDir, bytes: &[u8]) -> Option<PackCode> {
    let path = there.path().join("x.sotaypack");
    fs::write(&path, bytes).expect("written");
    let shelf = Shelf::new(there.path().join("packs"));
    let done = Pack::open(&path).and_then(|mut pack| shelf.take_in(&mut pack, &[], true));
    if done.is_err() {
        // Whatever was refused left nothing, here or beside.
        let left = files(there.path());
        assert_eq!(left.keys().collect::<Vec<_>>(), ["x.sotaypack"]);
    }
    code(done)
}

fn replaced(bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes;
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(from.len()).position(|window| window == from) {
        bytes[at + found..at + found + from.len()].copy_from_slice(to);
        at += found + from.len();
    }
    bytes
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    let document = text("a", "Đất đai.");
    let document = document.as_bytes();
    let plain = |bytes: Vec<u8>| bytes;
    assert_eq!(crafted(&[("a/index.md", document)], plain), None);
    for bad in [
        "../a/index.md",
        "/a/index.md",
        "a/../../index.md",
        "a\\index.md",
        "C:\\a\\index.md",
        "A/index.md",
        "a/Index.md",
        "a/INDEX.MD",
        "con/index.md",
        "đ/index.md",
        "e\u{302}/index.md",
        "a/index.md.exe",
        ".a/index.md",
        "a/editions/../../x.md",
    ] {
        let files = [("a/index.md", document), (bad, document)];
        assert_eq!(crafted(&files, plain), Some(PackCode::Name), "{bad}");
    }
    // The same name twice, which no writer makes by itself.
    let twice = |bytes| replaced(bytes, b"b/index.md", b"a/index.md");
    let code = crafted(&[("a/index.md", document), ("b/index.md", document)], twice);
    assert_eq!(code, Some(PackCode::Twice));
}

#[test]
fn links_and_folders_are_refused() {
    let there = tempfile::tempdir().expect("a folder");
    for make in [
        |zip: &mut ZipWriter<Cursor<Vec<u8>>>| {
            zip.add_symlink("a/index.md", "/etc/passwd", SimpleFileOptions::default()).expect("a link");
        },
        |zip: &mut ZipWriter<Cursor<Vec<u8>>>| {
            zip.add_directory("a/", SimpleFileOptions::default()).expect("a folder");
        },
    ] {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        make(&mut zip);
        let bytes = zip.finish().expect("a zip").into_inner();
        assert_eq!(taken(&there, &bytes), Some(PackCode::Name));
    }
}

#[test]
fn what_isnt_what_was_packed_is_refused() {
    let document = text("a", "Đất đai.");
    let other = text("a", "Đất hoang.");
    let hash = |text: &str| blake3::hash(text.as_bytes()).to_hex().to_string();
    // Stored, so that a change of the words is a change of the bytes.
    let stored = |words: &str, manifest: &str, more: Option<(&str, &[u8])>| {
        let there = tempfile::tempdir().expect("a folder");
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        let own = [("pack.toml", manifest.as_bytes()), ("a/index.md", words.as_bytes())];
        for (name, bytes) in own.into_iter().chain(more) {
            zip.start_file(name, options).expect("a file");
            zip.write_all(bytes).expect("written");
        }
        taken(&there, &zip.finish().expect("a zip").into_inner())
    };
    let manifest = |words: &str, hash: &str| {
        format!(
            "format = 1\nname = \"a\"\nserial = 1\ndate = \"2026-11-30\"\n\n[[files]]\npath = \"a/index.md\"\nsize = {}\nblake3 = \"{hash}\"\n",
            words.len()
        )
    };
    let fine = manifest(&document, &hash(&document));
    assert_eq!(stored(&document, &fine, None), None);
    assert_eq!(stored(&document, &manifest(&document, &hash(&other)), None), Some(PackCode::Changed));
    assert_eq!(stored(&other, &manifest(&document, &hash(&other)), None), Some(PackCode::Changed));
    // A file that isn't named, and one that is named and isn't there.
    assert_eq!(stored(&document, &fine, Some(("b/index.md", b"x"))), Some(PackCode::Changed));
    let named = format!("{fine}\n[[files]]\npath = \"a/import.json\"\nsize = 1\nblake3 = \"\"\n");
    assert_eq!(stored(&document, &named, None), Some(PackCode::Changed));
    assert_eq!(stored(&document, &fine.replace("format = 1", "format = 2"), None), Some(PackCode::Newer));
    assert_eq!(stored(&document, &fine.replace("serial", "so"), None), Some(PackCode::Damaged));
    assert_eq!(stored(&document, "không", None), Some(PackCode::Damaged));
    // Not a document, and one that says it is another.
    assert_eq!(stored("# x", &manifest("# x", &hash("# x")), None), Some(PackCode::NoDocument));
    let of_b = text("b", "Đất đai.");
    assert_eq!(stored(&of_b, &manifest(&of_b, &hash(&of_b)), None), Some(PackCode::NoDocument));
    // Cut at every twentieth byte, and a bit turned at as many: nothing is taken in but what was packed.
    let there = tempfile::tempdir().expect("a folder");
    let unit = unit();
    let whole = fs::read(packed(unit.path(), there.path(), &about(1), None)).expect("read");
    let broken = tempfile::tempdir().expect("a folder");
    for at in (0..whole.len()).step_by(20) {
        assert!(taken(&broken, &whole[..at]).is_some(), "cut at {at}");
    }
    let went = files_of_unit(unit.path());
    for at in (0..whole.len()).step_by(20) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at / 20 % 8);
        let here = tempfile::tempdir().expect("a folder");
        // A bit that means nothing (a time, a version) may be turned; the documents are the same then.
        if taken(&here, &bytes).is_none() {
            let mut came = files(&Shelf::new(here.path().join("packs")).list(&[])[0].folder);
            came.remove("pack.toml");
            assert_eq!(came, went, "turned at {at}");
        }
    }
}

fn files_of_unit(unit: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut went = files(unit);
    went.retain(|name, _| !name.contains("riêng") && !name.starts_with('.'));
    went
}

#[test]
fn what_unpacks_to_more_than_it_may_is_refused() {
    let document = text("a", "Đất đai.");
    // Sixty megabytes of nothing in some kilobytes.
    let bomb = vec![0; 60 << 20];
    let files = [("a/index.md", document.as_bytes()), ("a/original.docx", &bomb[..])];
    assert_eq!(crafted(&files, |bytes| bytes), Some(PackCode::TooLarge));
    let many: Vec<String> = (0..5003).map(|n| format!("d{n}/index.md")).collect();
    let files: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    assert_eq!(crafted(&files, |bytes| bytes), Some(PackCode::TooLarge));
}

#[test]
fn what_may_not_be_passed_on_goes_into_no_pack() {
    for (name, bytes) in [
        ("a/index.md", text("a", "MẬT\n\nĐất đai.")),
        ("a/index.md", text("a", "Lưu hành nội bộ")),
        ("a/import.json", "{\"issues\":[{\"kind\":{\"code\":\"restricted\",\"words\":\"MẬT\"}}]}".into()),
    ] {
        let unit = unit();
        fs::write(unit.path().join(name), &bytes).expect("written");
        let refused = Contents::of(&[unit.path().to_owned()], &about(1));
        assert!(matches!(refused, Err(PackError::Restricted(id)) if id == "a"), "{bytes}");
        let document = text("a", "Đất đai.");
        let mut files = vec![("a/index.md", document.as_bytes())];
        files.retain(|(other, _)| *other != name);
        files.push((name, bytes.as_bytes()));
        assert_eq!(crafted(&files, |bytes| bytes), Some(PackCode::Restricted));
    }
    // A table of the degrees and a point about them keep nothing back.
    let words = "| Độ | Nghĩa |\n|---|---|\n| TUYỆT MẬT | x |\n\na) Tối mật;\n\nTài liệu có độ mật thì không sao chụp.";
    let unit = unit();
    fs::write(unit.path().join("a/index.md"), text("a", words)).expect("written");
    assert!(Contents::of(&[unit.path().to_owned()], &about(1)).is_ok());
}

#[test]
fn folders_that_make_no_pack_are_told() {
    let empty = tempfile::tempdir().expect("a folder");
    let of = |folders: &[PathBuf]| code(Contents::of(folders, &about(1)));
    assert_eq!(of(&[empty.path().to_owned()]), Some(PackCode::Nothing));
    assert_eq!(of(&[empty.path().join("không có")]), Some(PackCode::Unreadable));
    let (one, other) = (unit(), unit());
    assert_eq!(of(&[one.path().join("a"), other.path().join("a")]), Some(PackCode::SameId));
    assert_eq!(of(&[one.path().to_owned(), one.path().join("a")]), None, "the same folder twice is one");
    fs::write(one.path().join("a/index.md"), "# Không khai báo").expect("written");
    assert_eq!(of(&[one.path().join("a")]), Some(PackCode::NoDocument));
}
