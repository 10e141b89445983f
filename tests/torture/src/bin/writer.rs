//! A program that is killed, starved or searched: it does what a reader does and prints what it was told is saved.
//! `torture-writer TASK FOLDER SEED`.
#![allow(clippy::expect_used, clippy::panic, reason = "a torture ends where it must")]

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;
use torture::stick::Stick;
use torture::{Chance, Desk, is_part, words};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let [_, task, folder, seed] = args.as_slice() else { panic!("TASK FOLDER SEED") };
    let folder = PathBuf::from(folder);
    let seed = seed.parse().expect("a number");
    match task.as_str() {
        "canary" => canary(&folder, seed),
        "full" => full(&folder),
        "file-size" => file_size(&folder),
        "read-only" => read_only(&folder),
        "turns-read-only" => turns_read_only(&folder),
        "pulled-out" => pulled_out(&folder),
        "came-back" => came_back(&folder),
        "permission" => permission(&folder),
        "descriptors" => descriptors(&folder),
        "merge" | "take-in" => visit(task, &folder, seed),
        "place" => place(&folder, seed),
        task => write(task, &folder, seed),
    }
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).expect("somebody listens");
}

/// Writes for ever. Every save is announced before and acknowledged after.
fn write(task: &str, folder: &Path, seed: u64) {
    let mut chance = Chance::new(seed);
    let desk = Desk::at(folder);
    if desk.call("profiles", json!({})) == json!([]) {
        desk.call("create_profile", json!({ "name": "Người ghi" }));
    }
    let opened = desk.open(&["mật khẩu 0", "mật khẩu 1"]);
    assert_eq!(opened["outcome"], "opened", "{opened}");
    say("open");
    let mut locked = opened["profile"]["locked"] == true;
    let mut ids: Vec<String> = Vec::new();
    let mut written: Vec<String> = Vec::new();
    let mut passphrase = 0;
    for n in 0_u64.. {
        if ids.len() < 3 || chance.below(3) == 0 {
            ids.push(chance.uuid());
        }
        let id = ids[chance.below(ids.len() as u64) as usize].clone();
        say(&format!("try {id} {n}"));
        desk.write_either(&id, &words(&id, n)).expect("a save");
        say(&format!("saved {id} {n}"));
        if !written.contains(&id) && !is_part(&id) {
            written.push(id);
        }
        if chance.below(4) > 0 {
            continue;
        }
        match task {
            "backup" => drop(desk.call("backup_now", json!({}))),
            "restore" => {
                let file = desk.call("backup_now", json!({}))["file"].clone();
                let back = desk.call("restore_backup", json!({ "id": desk.id(), "file": file }));
                assert_eq!(back["outcome"], "opened", "{back}");
            }
            "import" => {
                let path = folder.join("out.json");
                desk.call("export_json", json!({ "path": path }));
                desk.call("import_json", json!({ "path": path, "replace": true }));
            }
            "lock" => {
                let now = format!("mật khẩu {passphrase}");
                let reply = match chance.below(3) {
                    _ if !locked => {
                        locked = true;
                        desk.call("lock_notebook", json!({ "passphrase": now }))
                    }
                    0 => {
                        locked = false;
                        let right = json!({ "passphrase": now });
                        let reply = desk.call("unlock_for_good", right.clone());
                        if reply["outcome"] == "wrong" {
                            passphrase = 1 - passphrase;
                            let other = json!({ "passphrase": format!("mật khẩu {passphrase}") });
                            desk.call("unlock_for_good", other)
                        } else {
                            reply
                        }
                    }
                    1 => {
                        let next = format!("mật khẩu {}", 1 - passphrase);
                        let change = json!({ "passphrase": now, "new_passphrase": next });
                        let reply = desk.call("change_passphrase", change);
                        passphrase = 1 - passphrase;
                        // The one before may have been changed just before a kill.
                        if reply["outcome"] == "wrong" { json!({ "outcome": "done" }) } else { reply }
                    }
                    _ => {
                        let reply = desk.call("new_recovery_code", json!({ "passphrase": now }));
                        if reply["outcome"] == "wrong" {
                            passphrase = 1 - passphrase;
                            json!({ "outcome": "done" })
                        } else {
                            reply
                        }
                    }
                };
                assert_eq!(reply["outcome"], "done", "{reply}");
            }
            // Several notes get other words at once.
            "many" => {
                written.iter().for_each(|id| say(&format!("try {id} {n}")));
                let edits = written.iter().map(|id| json!({ "id": id, "body": words(id, n) }));
                desk.call("change_notes", json!({ "notes": edits.collect::<Vec<_>>() }));
                written.iter().for_each(|id| say(&format!("saved {id} {n}")));
            }
            // Autosave alone, and migration, which is over when the notebook is open.
            _ => {}
        }
    }
}

/// Writes, and takes in another computer's notes after each writing: into the open notebook, or as a profile.
fn visit(task: &str, folder: &Path, seed: u64) {
    let mut chance = Chance::new(seed);
    let stick = Stick::at(folder);
    let desk = Desk::at(folder);
    if desk.call("profiles", json!({})) == json!([]) {
        desk.call("create_profile", json!({ "name": "Người ghi" }));
    }
    let all = desk.call("profiles", json!({}));
    let mut all = all.as_array().into_iter().flatten();
    let own = all.find(|profile| profile["name"] == "Người ghi").expect("it is there")["id"].clone();
    let open = || assert_eq!(desk.call("open_profile", json!({ "id": own }))["outcome"], "opened");
    open();
    // Before it is said to be open: most of the time until the kill is to be spent in taking in.
    let mut ids = stick.fill(&mut chance).join(" ");
    say("open");
    for n in 0_u64.. {
        let id = chance.uuid();
        say(&format!("try {id} {n}"));
        desk.write(&id, &words(&id, n)).expect("a save");
        say(&format!("saved {id} {n}"));
        stick.open(&desk);
        if task == "merge" {
            say(&format!("merge {ids}"));
            desk.call("merge_found", json!({}));
            say(&format!("merged {ids}"));
        } else {
            let name = format!("Từ máy kia {seed}-{n}");
            say(&format!("take {} {name}", stick.notes()));
            let opened = desk.call("take_in_found", json!({ "name": name }));
            assert_eq!(opened["outcome"], "opened", "{opened}");
            say(&format!("took {} {name}", stick.notes()));
            open();
        }
        ids = stick.fill(&mut chance).join(" ");
    }
}

/// Writes for ever while somebody else does something to its file. What it is told on its input it repeats among the
/// lines of what it tried and was told, so that their order is known; "put back" and "close" it does between two saves.
fn place(folder: &Path, seed: u64) {
    let mut chance = Chance::new(seed);
    let desk = Desk::at(folder);
    if desk.call("profiles", json!({})) == json!([]) {
        let mut profile = json!({ "name": "Người ghi" });
        if seed % 2 == 1 {
            profile["passphrase"] = json!("mật khẩu 0");
        }
        desk.call("create_profile", profile);
    }
    let opened = desk.open(&["mật khẩu 0"]);
    assert_eq!(opened["outcome"], "opened", "{opened}");
    say("open");
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lines().map_while(Result::ok) {
            say(&line);
            tell.send(line).expect("somebody listens");
        }
    });
    let mut ids: Vec<String> = Vec::new();
    for n in 0_u64.. {
        match told.try_recv().as_deref() {
            Ok("put back") => match desk.ask("put_back", json!({})) {
                Ok(_) => say("done"),
                Err(error) => say(&format!("failed {}", json!(error.code).as_str().unwrap_or_default())),
            },
            Ok("close") => {
                desk.close();
                say("done");
                return;
            }
            _ => {}
        }
        if ids.len() < 3 || chance.below(3) == 0 {
            ids.push(chance.uuid());
        }
        let id = ids[chance.below(ids.len() as u64) as usize].clone();
        say(&format!("try {id} {n}"));
        match desk.write(&id, &words(&id, n)) {
            Ok(_) => say(&format!("saved {id} {n}")),
            Err(error) => say(&format!("refused {}", json!(error.code).as_str().unwrap_or_default())),
        }
    }
}

/// Writes words that mustn't be found anywhere, says them, and waits to be killed or told to end.
fn canary(folder: &Path, seed: u64) {
    let mut chance = Chance::new(seed);
    let desk = Desk::at(folder);
    let words: Vec<String> = (0..20).map(|n| format!("chimhoàngyến{n}ấộữ{seed}")).collect();
    for word in &words {
        say(&format!("word {word}"));
    }
    let begin_plain = seed % 2 == 1;
    let mut profile = json!({ "name": "Người giữ kín" });
    if !begin_plain {
        profile["passphrase"] = json!("mật khẩu 0");
    }
    desk.call("create_profile", profile);
    let from_elsewhere = note_that_quotes(&folder.join("elsewhere"), &words[11]);
    desk.call("merge_json", json!({ "path": from_elsewhere }));
    fs::remove_dir_all(folder.join("elsewhere")).expect("removed");
    desk.call("start_session", json!({ "title": words[0], "place": words[1], "covers": words[2] }));
    let ids: Vec<String> = (0..3).map(|_| chance.uuid()).collect();
    for (n, id) in ids.iter().enumerate() {
        desk.write(id, &format!("{} ", words[3 + n]).repeat(300)).expect("a save");
    }
    // An earlier version, and a note in the trash.
    desk.call("update_note", json!({ "id": ids[0], "body": words[6] }));
    desk.call("delete_note", json!({ "id": ids[1] }));
    desk.write_paper_with(&words[12..], &mut chance);
    let mut settings = desk.call("open_profile", json!({ "id": desk.id() }))["settings"].clone();
    settings["last_doc"] = json!(words[7]);
    desk.call("save_settings", settings);
    desk.call("backup_now", json!({}));
    let place = folder.join(&words[8]);
    fs::create_dir_all(&place).expect("a folder");
    desk.call("set_backup_place", json!({ "path": place }));
    let _ = desk.ask("search", json!({ "query": words[9] }));
    let _ = desk.ask("remember_search", json!({ "query": words[9] }));
    if begin_plain {
        desk.call("lock_notebook", json!({ "passphrase": "mật khẩu 0" }));
    }
    desk.call("update_note", json!({ "id": ids[2], "body": words[10] }));
    desk.call("backup_now", json!({}));
    // Another computer has opened what stands in that place, and one of its profiles comes from there.
    let other = Desk::at(&folder.join("other"));
    for take_in in [true, false] {
        let mut finding = other.call("find_backups", json!({ "path": place }));
        while finding["done"] == false {
            finding = other.call("find_more", json!({}));
        }
        let found = json!({ "folder": finding["found"][0]["folder"], "passphrase": "mật khẩu 0" });
        assert_eq!(other.call("open_found", found)["outcome"], "opened");
        if take_in {
            other.call("take_in_found", json!({ "name": "Người giữ kín" }));
        }
    }
    say("ready");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).expect("somebody speaks");
    desk.close();
    say("closed");
}

/// A file with one note, whose second place quotes a word of a document that this computer doesn't have.
fn note_that_quotes(folder: &Path, word: &str) -> PathBuf {
    let library = folder.join("library/d");
    fs::create_dir_all(&library).expect("a folder");
    let source = format!("---\nid: d\ntitle: Tài liệu\nkind: law\n---\n\n## I. Một\n\nđoạn đầu\n\n{word}\n");
    fs::write(library.join("index.md"), source).expect("a document");
    let desk = Desk::at(folder);
    desk.call("create_profile", json!({ "name": "Máy khác" }));
    let written = desk.write(&Chance::new(7).uuid(), "hai chỗ").expect("a save");
    assert_eq!(written["further"][0]["anchor"]["quote"], word);
    let path = folder.join("out.json");
    desk.call("export_json", json!({ "path": path }));
    desk.close();
    path
}

/// Some notes that must outlive what comes.
fn begin(folder: &Path) -> (Desk, Vec<(String, String)>) {
    let desk = Desk::at(folder);
    desk.call("create_profile", json!({ "name": "Người ghi" }));
    let mut chance = Chance::new(1);
    for n in 0..5 {
        let id = chance.uuid();
        desk.write(&id, &words(&id, n)).expect("a save");
    }
    let notes = desk.notes();
    (desk, notes)
}

/// Writes until it fails; the code.
fn until_it_fails(desk: &Desk, notes: &mut Vec<(String, String)>) -> String {
    let mut chance = Chance::new(2);
    for n in 0..100_000 {
        let (id, body) = (chance.uuid(), "chữ ".repeat(5_000 + n));
        match desk.write(&id, &body) {
            Ok(_) => notes.push((id, body)),
            Err(error) => return json!(error.code).as_str().unwrap_or_default().to_owned(),
        }
    }
    panic!("it never failed");
}

fn full(folder: &Path) {
    let ballast = folder.join("ballast");
    fs::write(&ballast, vec![1; 1 << 20]).expect("room");
    let (desk, mut notes) = begin(folder);
    assert_eq!(until_it_fails(&desk, &mut notes), "disk_full");
    let id = Chance::new(3).uuid();
    let waiting = "đang gõ thì đầy ".repeat(2_000);
    assert!(desk.write(&id, &waiting).is_err(), "there is no room yet");
    let backup = desk.refused("backup_now", json!({}));
    assert_eq!(backup, "disk_full");
    notes.sort();
    assert_eq!(desk.notes(), notes, "all that was saved is there");
    fs::remove_file(&ballast).expect("removed");
    desk.write(&id, &waiting).expect("there is room again");
    notes.push((id, waiting));
    notes.sort();
    desk.close();
    let desk = Desk::at(folder);
    assert_eq!(desk.open(&[])["outcome"], "opened");
    assert_eq!(desk.notes(), notes);
    say("survived");
}

fn file_size(folder: &Path) {
    let (desk, mut notes) = begin(folder);
    let code = until_it_fails(&desk, &mut notes);
    assert!(["disk_full", "io"].contains(&code.as_str()), "{code}");
    notes.sort();
    assert_eq!(desk.notes(), notes, "all that was saved is there");
    say("survived");
}

fn read_only(folder: &Path) {
    // The folder is mounted for reading alone by now.
    let desk = Desk::at(folder);
    let opening = desk.open(&[]);
    assert_eq!(opening["outcome"], "read_only", "{opening}");
    assert!(desk.ask("create_profile", json!({ "name": "Người khác" })).is_err());
    assert_eq!(desk.refused("create_profile", json!({ "name": "Người khác" })), "read_only");
    say("survived");
}

/// The folder is a disk of its own. After an error of the disk the kernel writes to it no more, open files or not.
fn abort(disk: &Path) {
    let done = Command::new("mount").args(["-o", "remount,abort"]).arg(disk).status().expect("mount");
    assert!(done.success());
}

fn turns_read_only(folder: &Path) {
    let (desk, notes) = begin(folder);
    abort(folder);
    let id = Chance::new(4).uuid();
    for _ in 0..3 {
        let error = desk.write(&id, "không lưu được").expect_err("nothing can be written");
        assert!(["read_only", "io"].contains(&json!(error.code).as_str().unwrap_or_default()), "{error:?}");
    }
    assert_eq!(desk.notes(), notes, "what was saved can be read");
    goes_elsewhere(&desk, &notes);
    assert!(["read_only", "io"].contains(&desk.refused("backup_now", json!({})).as_str()));
    desk.close();
    // Whoever comes back can read what is there.
    let again = Desk::at(folder);
    let profile = again.call("profiles", json!({}))[0]["id"].clone();
    assert_eq!(again.call("open_profile", json!({ "id": profile }))["outcome"], "read_only");
    assert_eq!(again.call("open_to_read", json!({ "id": profile }))["read_only"], true);
    assert_eq!(again.notes(), notes);
    again.close();
    say("survived");
}

fn pulled_out(folder: &Path) {
    let (desk, notes) = begin(folder);
    abort(folder);
    assert!(Command::new("umount").arg("-l").arg(folder).status().expect("umount").success());
    let id = Chance::new(4).uuid();
    assert_eq!(json!(desk.write(&id, "mất").expect_err("it is gone").code), "not_at_its_place");
    assert_eq!(desk.call("notebook_place", json!({}))["in_place"], false);
    // Where the stick was there is a folder of another disk now, and nothing is to be made in it.
    assert_eq!(desk.refused("put_back", json!({})), "not_at_its_place");
    assert_eq!(fs::read_dir(folder).expect("a folder").count(), 0);
    goes_elsewhere(&desk, &notes);
    assert_eq!(fs::read_dir(folder).expect("a folder").count(), 0);
    say("survived");
}

/// The whole notebook can be written to another disk, where another computer finds all of it.
fn goes_elsewhere(desk: &Desk, notes: &[(String, String)]) {
    let other = tempfile::tempdir().expect("a folder");
    let place = other.path().join("USB khác");
    fs::create_dir(&place).expect("a folder");
    desk.call("put_elsewhere", json!({ "path": place }));
    let computer = Desk::at(&other.path().join("máy khác"));
    let mut finding = computer.call("find_backups", json!({ "path": place }));
    while finding["done"] == false {
        finding = computer.call("find_more", json!({}));
    }
    let found = json!({ "folder": finding["found"][0]["folder"] });
    assert_eq!(computer.call("open_found", found)["outcome"], "opened");
    assert_eq!(computer.call("take_in_found", json!({ "name": "Người ghi" }))["outcome"], "opened");
    assert_eq!(computer.notes(), notes);
}

/// What `begin` wrote is there, and is written to again.
fn came_back(folder: &Path) {
    let desk = Desk::at(folder);
    assert_eq!(desk.open(&[])["outcome"], "opened");
    let mut chance = Chance::new(1);
    let notes = desk.notes();
    for n in 0..5 {
        let id = chance.uuid();
        assert!(notes.contains(&(id.clone(), words(&id, n))), "note {id} is there");
        desk.call("update_note", json!({ "id": id, "body": "viết tiếp được" }));
    }
    assert_eq!(notes.len(), 5);
    say("survived");
}

fn permission(folder: &Path) {
    let (desk, notes) = begin(folder);
    let profile = desk.profile();
    let change = |mode: &str| {
        let done = Command::new("chmod").arg("-R").arg(mode).arg(&profile).status().expect("chmod");
        assert!(done.success());
    };
    change("a-w");
    assert_eq!(desk.refused("backup_now", json!({})), "read_only");
    assert_eq!(desk.refused("put_elsewhere", json!({ "path": profile })), "read_only");
    let (id, _) = notes[0].clone();
    // The files are open already: the system lets us go on, or says no; either way nothing is lost.
    let went_on = desk.write(&id, "vẫn gõ").is_ok();
    assert_eq!(desk.notes().len(), notes.len());
    let _ = desk.ask("close_profile", json!({}));
    let opening = desk.open(&[]);
    assert_eq!(opening["outcome"], "read_only", "{opening}");
    change("u+w");
    assert_eq!(desk.open(&[])["outcome"], "opened");
    let now = desk.notes();
    let same = now.iter().filter(|note| notes.contains(note)).count();
    assert_eq!(same, notes.len() - usize::from(went_on));
    desk.write(&id, "viết lại được").expect("a save");
    say("survived");
}

fn descriptors(folder: &Path) {
    let (desk, notes) = begin(folder);
    let (id, _) = notes[0].clone();
    let all = || {
        let mut held = Vec::new();
        while let Ok(file) = File::open("/dev/null") {
            held.push(file);
        }
        held
    };
    let held = all();
    assert_eq!(desk.refused("backup_now", json!({})), "no_descriptors");
    // An open notebook needs no more of them.
    desk.write(&id, "vẫn gõ").expect("a save");
    drop(held);
    desk.call("close_profile", json!({}));
    let request = json!({ "id": desk.id() });
    let held = all();
    assert_eq!(desk.refused("open_profile", request), "no_descriptors");
    drop(held);
    assert_eq!(desk.open(&[])["outcome"], "opened");
    assert_eq!(desk.notes().len(), notes.len());
    assert!(desk.notes().contains(&(id, "vẫn gõ".to_owned())));
    say("survived");
}
