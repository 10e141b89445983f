//! Rules of the house that the compiler doesn't know.

use std::fs;
use std::path::{Path, PathBuf};

use support::root;

/// Every file below a folder with one of these endings, build output left out.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name();
            if path.is_dir() {
                if !["node_modules", "dist", "target", "gen"].iter().any(|skipped| name == *skipped) {
                    open.push(path);
                }
            } else if endings.iter().any(|ending| name.to_string_lossy().ends_with(ending)) {
                found.push(path);
            }
        }
    }
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

#[track_caller]
fn none_of(folder: &str, endings: &[&str], words: &[&str]) {
    for path in files(folder, endings) {
        let text = read(&path);
        for word in words {
            assert!(!text.contains(word), "{} has `{word}`", path.display());
        }
    }
}

/// What a crate names in its manifest for the program itself.
fn dependencies(name: &str) -> Vec<String> {
    let manifest = read(&root().join(format!("src-tauri/crates/{name}/Cargo.toml")));
    let manifest: toml::Table = manifest.parse().expect("a manifest");
    let own = manifest.get("dependencies").and_then(toml::Value::as_table);
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    let of_target =
        |target: &toml::Value| target.get("dependencies").and_then(toml::Value::as_table).cloned();
    let of_targets = targets.into_iter().flat_map(|targets| targets.values().filter_map(of_target));
    own.cloned()
        .into_iter()
        .chain(of_targets)
        .flat_map(|table| table.keys().cloned().collect::<Vec<_>>())
        .collect()
}

/// Cargo keeps a crate from what its manifest doesn't name; here is what the manifests may name.
#[test]
fn layers_keep_apart() {
    let ours = [
        "files", "viet", "library", "import", "pack", "texts", "search", "notebook", "office", "verbatim",
        "study",
    ];
    for (name, below) in [
        ("files", &[][..]),
        ("viet", &[]),
        ("library", &["viet"]),
        ("import", &["files", "viet", "library"]),
        ("pack", &["files", "library", "import"]),
        ("texts", &["files", "library"]),
        ("search", &["files", "viet", "library"]),
        ("notebook", &["files", "library"]),
        ("office", &[]),
        ("verbatim", &["viet"]),
        ("study", &["files", "viet", "library", "pack", "texts", "search", "notebook", "office", "verbatim"]),
    ] {
        let named = dependencies(name);
        let known: Vec<&str> =
            ours.into_iter().filter(|one| named.iter().any(|known| known == one)).collect();
        assert_eq!(known, below, "{name}");
        let alone = [("tantivy", &["search"][..]), ("rusqlite", &["notebook", "texts"]), ("tauri", &[])];
        for (one, only) in alone {
            assert!(only.contains(&name) || !named.iter().any(|known| known == one), "{name} has {one}");
        }
    }
    none_of("src-tauri/crates/viet/src", &[".rs"], &["std::fs"]);
}

#[test]
fn the_core_asks_neither_clock_nor_network() {
    let core = [
        "files", "viet", "library", "import", "pack", "texts", "search", "notebook", "office", "verbatim",
        "study",
    ];
    for name in core {
        for path in files(&format!("src-tauri/crates/{name}/src"), &[".rs"]) {
            let text = read(&path);
            assert!(!text.contains("std::net"), "{}", path.display());
            // What is compared with the times that files have must be of the same clock.
            let clocks = ["study/src/clock.rs", "texts/src/lib.rs", "texts/src/tests.rs"];
            let is_clock = clocks.iter().any(|clock| path.ends_with(clock));
            assert!(is_clock || !text.contains("SystemTime::now"), "{}", path.display());
        }
    }
}

/// No two systems agree about these: they are asked for in one crate, by its names.
#[test]
fn files_are_moved_and_held_in_one_place() {
    let core =
        ["library", "import", "pack", "texts", "search", "notebook", "office", "verbatim", "study", "cli"]
            .map(|name| format!("src-tauri/crates/{name}/src"));
    for folder in core.iter().map(String::as_str).chain(["src-tauri/src"]) {
        for path in files(folder, &[".rs"]) {
            // A test is somebody else's hand.
            let tests = [
                "search/src/damage.rs",
                "search/src/keeping.rs",
                "search/src/growth.rs",
                "texts/src/tests.rs",
            ];
            if tests.iter().any(|test| path.ends_with(test)) {
                continue;
            }
            let text = read(&path);
            let own = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            for word in ["fs::rename", "fs::remove", "fs::hard_link", ".persist(", ".try_lock()", "fs::copy"]
            {
                assert!(!own.contains(word), "{} has `{word}`", path.display());
            }
        }
    }
}

#[test]
fn only_one_file_knows_tauri_in_the_window() {
    for path in files("ui/src", &[".ts", ".svelte"]) {
        let knows = read(&path).contains("@tauri-apps/");
        assert!(!knows || path.ends_with("ipc/tauri.ts"), "{}", path.display());
    }
}

#[test]
fn html_is_set_in_one_component() {
    let setters: Vec<PathBuf> =
        files("ui/src", &[".svelte"]).into_iter().filter(|path| read(path).contains("{@html")).collect();
    assert!(setters.len() <= 1, "{setters:?}");
}

#[test]
fn files_are_short() {
    let mut long = Vec::new();
    for (folder, endings) in
        [("src-tauri", &[".rs"][..]), ("tests", &[".rs", ".ts"]), ("ui/src", &[".ts", ".svelte"])]
    {
        for path in files(folder, endings) {
            let lines = read(&path).lines().count();
            if lines > 500 && !path.ends_with("types/commands.ts") {
                long.push((path, lines));
            }
        }
    }
    assert!(long.is_empty(), "over 500 lines: {long:?}");
}

/// A released migration is never edited: its hash stands here from the day it is released.
#[test]
fn released_migrations_are_unchanged() {
    let released: [(&str, &str); 1] = [("0001_init.sql", MIGRATION_1)];
    for (name, hash) in released {
        let bytes =
            fs::read(root().join("src-tauri/crates/notebook/migrations").join(name)).expect("the migration");
        assert_eq!(blake3::hash(&bytes).to_hex().as_str(), hash, "{name}");
    }
}

const MIGRATION_1: &str = "a7f3e1a133b764e0e380496991500d36a9d618acdefbc79b086588ffd0dc5c4e";

#[test]
fn no_remote_address_in_the_product() {
    for (folder, endings) in [
        ("ui/src", &[".ts", ".svelte", ".css"][..]),
        ("src-tauri/src", &[".rs"]),
        ("src-tauri/crates", &[".rs"]),
    ] {
        for path in files(folder, endings) {
            let is_test = path.to_string_lossy().contains(".test.");
            for line in read(&path).lines() {
                let remote = line.contains("https://") || line.contains("http://");
                // Names of namespaces and tests of links are words, not addresses to load.
                let harmless = [
                    "w3.org",
                    "schemas.openxmlformats.org",
                    "schemas.microsoft.com",
                    "purl.oclc.org/ooxml",
                    "purl.org/dc",
                    ".localhost",
                    "e.vn",
                    "example.org",
                ];
                let harmless = harmless.iter().any(|name| line.contains(name));
                let known = path.ends_with("library/src/parse.rs");
                assert!(!remote || harmless || known || is_test, "{}: {line}", path.display());
            }
        }
    }
}
