//! Any bytes as a file of any kind: a document or a refusal, never a panic. What comes of it is never unproved: letters are
//! counted by the import itself.

#![no_main]

use import::{Refusal, Watch, import};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Err(Refusal::NotProved(reason)) = import(bytes, "a.docx", &Watch::default()) {
        panic!("{reason}");
    }
});
