//! Any bytes as plain text: in Unicode, in an old encoding, or spoilt.

#![no_main]

use import::{Refusal, Watch, import};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    // Signs that no text has would make it another kind of file.
    let body: Vec<u8> = body.iter().map(|&byte| if byte < 0x20 && byte != b'\t' { b'\n' } else { byte }).collect();
    let bytes = [b"1. ", body.as_slice()].concat();
    if let Err(Refusal::NotProved(reason)) = import(&bytes, "a.txt", &Watch::default()) {
        panic!("{reason}");
    }
});
