//! Any text as a web page: a document or a refusal, never a panic, and never a letter that is nowhere.

#![no_main]

use import::{Refusal, Watch, import};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &str| {
    let page = format!("<!DOCTYPE html><html><body>{body}");
    if let Err(Refusal::NotProved(reason)) = import(page.as_bytes(), "a.html", &Watch::default()) {
        panic!("{reason}");
    }
});
