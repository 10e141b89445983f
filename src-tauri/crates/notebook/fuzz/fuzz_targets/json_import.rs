//! Any bytes as a notebook that was written out: all of it is taken or all of it refused, never a panic; and what is
//! taken can be written out and taken again.

#![no_main]

use std::cell::RefCell;
use std::path::PathBuf;

use libfuzzer_sys::fuzz_target;
use notebook::{Import, Notebook, Opening, Profiles};

struct Place {
    notebook: Notebook,
    out: PathBuf,
    _folder: tempfile::TempDir,
}

fn place() -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    let profiles = Profiles::new(folder.path().join("profiles"));
    let (profile, _, _) = profiles.create("Người thử", None, 0).expect("a profile");
    let Opening::Opened(notebook) = profiles.open(&profile.id, None, 0).expect("an outcome") else {
        panic!("it opens")
    };
    Place { notebook: *notebook, out: folder.path().join("out.json"), _folder: folder }
}

thread_local! {
    static PLACE: RefCell<Place> = RefCell::new(place());
}

/// Puts the right hash around what may be a notebook, so that the checks behind the hash are reached.
fn sealed(notebook: &str) -> String {
    let check = blake3::hash(notebook.as_bytes()).to_hex();
    let head = "\"format\":\"sotay-notebook\",\"version\":1,\"made\":0,\"name\":\"\"";
    format!("{{{head},\"check\":\"{check}\",\"notebook\":{notebook}}}")
}

fn try_import(bytes: &[u8]) {
    let Ok(import) = Import::from_bytes(bytes) else { return };
    PLACE.with_borrow_mut(|place| {
        if place.notebook.import(import).is_ok() {
            place.notebook.export(&place.out, "", 0).expect("it is written out");
            let again = Import::read(&place.out).expect("and read again");
            place.notebook.import(again).expect("and taken");
        }
    });
}

fuzz_target!(|bytes: &[u8]| {
    try_import(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        try_import(sealed(text).as_bytes());
    }
});
