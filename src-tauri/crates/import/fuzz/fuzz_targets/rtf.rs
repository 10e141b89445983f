//! Any bytes within the first group of an RTF file.

#![no_main]

use import::{Refusal, Watch, import};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    let bytes = [b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}{\\f1 .VnTime;}{\\f2\\fcharset2 Symbol;}}", body, b"}"].concat();
    if let Err(Refusal::NotProved(reason)) = import(&bytes, "a.rtf", &Watch::default()) {
        panic!("{reason}");
    }
});
