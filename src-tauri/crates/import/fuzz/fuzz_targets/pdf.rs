//! Any bytes as a PDF: its parser gives up or they are read.

#![no_main]

use import::{Refusal, Watch, import};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    let bytes = [b"%PDF-1.7\n", body].concat();
    if let Err(Refusal::NotProved(reason)) = import(&bytes, "a.pdf", &Watch::default()) {
        panic!("{reason}");
    }
});
