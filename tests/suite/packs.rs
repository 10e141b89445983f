//! Documents on a stick: from one reader's library to another's, byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use minisign::KeyPair;
use serde_json::{Value, json};
use support::{Desk, array, source, text, write_library};

use crate::cli::program;

fn office() -> Desk {
    let desk = Desk::new().signed_in();
    let folder = desk.folder().join("Văn bản đảng uỷ");
    let body = "## I. Đất đai\n\nNước sạch cho mọi người.\n";
    write_library(&folder, &[("nq-1", &source("nq-1", body)), ("nq-2", &source("nq-2", body))]);
    fs::write(folder.join("nq-1/original.docx"), [0, 255, 7]).expect("written");
    fs::write(folder.join("nq-1/import.json"), "{\"compared\":true}").expect("written");
    desk.call("add_folder", json!({ "path": folder }));
    desk
}

fn make(desk: &Desk, serial: u32, docs: &[&str]) -> Value {
    let path = desk.folder().join(format!("{serial}.sotaypack"));
    let about =
        json!({ "docs": docs, "name": "Chi bộ 3", "serial": serial, "date": "2026-11-30", "path": path });
    desk.call("make_pack", about)
}

fn bytes_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    entries.map(|path| (name(&path), fs::read(&path).expect("read"))).collect()
}

#[test]
fn a_pack_goes_from_one_library_to_another() {
    let office = office();
    let packable = office.call("packable", json!({}));
    let docs: Vec<&str> = array(&packable).iter().map(|one| text(&one["doc"])).collect();
    assert_eq!(docs, ["nq-1", "nq-2"], "what is shipped is everywhere");
    let made = make(&office, 1, &docs);
    assert_eq!((text(&made["outcome"]), &made["documents"]), ("done", &json!(2)));
    let path = text(&made["path"]);

    let mut member = Desk::new().signed_in();
    let looked = member.call("look_at_pack", json!({ "path": path }));
    assert_eq!(text(&looked["outcome"]), "fits");
    assert_eq!((text(&looked["pack"]["name"]), text(&looked["pack"]["signed"]["state"])), ("Chi bộ 3", "no"));
    assert_eq!(array(&looked["documents"]).len(), 2);
    assert_eq!(looked["before"], Value::Null);
    let refused = member.call("take_in_pack", json!({ "path": path, "unsigned": false }));
    assert_eq!((text(&refused["outcome"]), text(&refused["code"])), ("refused", "unsigned"));
    let taken = member.call("take_in_pack", json!({ "path": path, "unsigned": true }));
    assert_eq!(text(&taken["outcome"]), "done");
    // It is read, searched and cited like any other, and still there after a start.
    member.restart();
    let library = member.call("library", json!({}));
    let folder =
        array(&library["folders"]).iter().find(|folder| folder["pack"] != Value::Null).expect("a pack");
    assert_eq!((&folder["pack"]["serial"], &folder["documents"]), (&json!(1), &json!(2)));
    assert!(array(&folder["diagnostics"]).is_empty(), "{folder}");
    let document = member.call("open_document", json!({ "doc": "nq-1" }));
    assert!(document.to_string().contains("Nước sạch cho mọi người."));
    let came = Path::new(text(&folder["path"])).join("nq-1");
    assert_eq!(bytes_of(&came), bytes_of(&office.folder().join("Văn bản đảng uỷ/nq-1")));
    // Of what came in a pack another can be made.
    assert_eq!(array(&member.call("packable", json!({}))).len(), 2);

    let again = member.call("look_at_pack", json!({ "path": path }));
    assert_eq!((text(&again["code"]), text(&again["detail"])), ("not_newer", "1"));
    let next = make(&office, 2, &["nq-2"]);
    let next = text(&next["path"]);
    assert_eq!(member.call("look_at_pack", json!({ "path": next }))["before"], json!(1));
    member.call("take_in_pack", json!({ "path": next, "unsigned": true }));
    let packs = member.call("packs", json!({}));
    assert_eq!(array(&packs["packs"]).len(), 1);
    assert_eq!(member.refused("open_document", json!({ "doc": "nq-1" })), "document_not_found");
    member.call("remove_pack", json!({ "name": "Chi bộ 3" }));
    assert_eq!(member.refused("open_document", json!({ "doc": "nq-2" })), "document_not_found");
    let gone = member.call("remove_pack", json!({ "name": "Chi bộ 3" }));
    assert_eq!(text(&gone["code"]), "not_here");
}

#[test]
fn a_key_is_trusted_once_it_was_compared() {
    let office = office();
    let keys = KeyPair::generate_unencrypted_keypair().expect("a key");
    let public = office.folder().join("dang-uy.pub");
    fs::write(&public, keys.pk.to_box().expect("a key").to_string()).expect("written");
    // Packed, signed and packed again from a terminal: the same bytes with a signature beside them.
    let at = |name: &str| office.folder().join(name).to_str().expect("a path").to_owned();
    let cli = |more: &[&str]| {
        let folder = at("Văn bản đảng uỷ");
        let pack = at("ky.sotaypack");
        let mut args = vec!["pack", folder.as_str(), "--out", &pack, "--name", "Chi bộ 3", "--serial", "7"];
        args.extend(["--date", "2026-11-30"]);
        args.extend(more);
        Command::new(program()).args(args).output().expect("sotay-cli runs")
    };
    assert!(cli(&["--manifest", &at("pack.toml")]).status.success());
    let manifest = fs::File::open(at("pack.toml")).expect("what is signed");
    let signature = minisign::sign(None, &keys.sk, manifest, None, None).expect("signed").to_string();
    fs::write(at("pack.toml.minisig"), signature).expect("written");
    assert!(cli(&["--signature", &at("pack.toml.minisig")]).status.success());
    let bad = cli(&["--signature", &at("pack.toml")]);
    assert_eq!(bad.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&bad.stderr).contains("Chữ ký"));
    assert!(cli(&["--signature", &at("pack.toml.minisig")]).status.success());

    let member = Desk::new().signed_in();
    let pack = json!({ "path": at("ky.sotaypack") });
    let looked = member.call("look_at_pack", pack.clone());
    assert_eq!(text(&looked["pack"]["signed"]["state"]), "unknown");
    let refused = member.call("take_in_pack", json!({ "path": at("ky.sotaypack"), "unsigned": true }));
    assert_eq!(text(&refused["code"]), "unknown_key");
    let key = member.call("look_at_key", json!({ "path": public }));
    let print = text(&key["key"]["fingerprint"]).to_owned();
    assert_eq!((print.len(), &key["known"]), (39, &json!(false)));
    let said = Command::new(program()).arg("fingerprint").arg(&public).output().expect("it runs");
    assert_eq!(String::from_utf8_lossy(&said.stdout).trim(), print);
    // Another key lies there than the one that was compared.
    let other = KeyPair::generate_unencrypted_keypair().expect("a key");
    fs::write(&public, other.pk.to_box().expect("a key").to_string()).expect("written");
    let add = json!({ "path": public, "fingerprint": print });
    assert_eq!(text(&member.call("add_key", add.clone())["code"]), "key");
    fs::write(&public, keys.pk.to_box().expect("a key").to_string()).expect("written");
    assert_eq!(member.call("add_key", add)["known"], json!(true));
    let looked = member.call("look_at_pack", pack);
    assert_eq!(text(&looked["pack"]["signed"]["key"]["fingerprint"]), print);
    let taken = member.call("take_in_pack", json!({ "path": at("ky.sotaypack"), "unsigned": false }));
    assert_eq!(text(&taken["outcome"]), "done");
    // Somebody else's pack of that name doesn't take its place.
    let unsigned = make(&office, 8, &["nq-1"]);
    let looked = member.call("look_at_pack", json!({ "path": unsigned["path"] }));
    assert_eq!(text(&looked["code"]), "other_key");
    let left = member.call("remove_key", json!({ "fingerprint": print }));
    assert_eq!(array(&left["keys"]).len(), 0);
    assert_eq!(text(&left["packs"][0]["signed"]["state"]), "unknown");
}

#[test]
fn what_is_no_pack_is_told() {
    let desk = office();
    let file = desk.folder().join("x.sotaypack");
    for (bytes, code) in [(&b""[..], "damaged"), (b"PK\x03\x04", "damaged"), (b"{\"a\":1}", "damaged")] {
        fs::write(&file, bytes).expect("written");
        assert_eq!(text(&desk.call("look_at_pack", json!({ "path": file }))["code"]), code);
        assert_eq!(text(&desk.call("look_at_key", json!({ "path": file }))["code"]), "key");
    }
    let absent = desk.folder().join("không có");
    assert_eq!(text(&desk.call("look_at_pack", json!({ "path": absent }))["code"]), "unreadable");
    for (docs, name, serial, code) in [
        (&["nq-1"][..], "", 1, "about"),
        (&["nq-1"], "a", 0, "about"),
        (&[], "a", 1, "nothing"),
        (&["hd05"], "a", 1, "no_document"),
    ] {
        let about =
            json!({ "docs": docs, "name": name, "serial": serial, "date": "2026-11-30", "path": file });
        let refused = desk.call("make_pack", about);
        assert_eq!(text(&refused["code"]), code, "{docs:?} {name} {serial}");
    }
    // A disk that can't be written to.
    let nowhere = desk.folder().join("không có/x.sotaypack");
    let about = json!({ "docs": ["nq-1"], "name": "a", "serial": 1, "date": "2026-11-30", "path": nowhere });
    assert_eq!(text(&desk.call("make_pack", about)["code"]), "unwritable");
}
