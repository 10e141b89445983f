//! Any text as a document: every letter of it is shown, or a diagnostic says which isn't.

#![no_main]

#[path = "../conservation.rs"]
mod law;

use libfuzzer_sys::fuzz_target;
use library::parse;

fuzz_target!(|body: &str| {
    let (document, diagnostics) = parse(&format!("---\nid: d\ntitle: \"T\"\nkind: other\n---\n{body}"), "d");
    if let Some(fault) = law::fault(body, &document, &diagnostics) {
        panic!("{fault}");
    }
});
