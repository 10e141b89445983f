//! Any text read as each old encoding: never a panic, and ASCII always stays what it is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use viet::legacy::{Encoding, decode, detect};

fuzz_target!(|text: &str| {
    let _ = detect(text);
    let ascii = |text: &str| text.chars().filter(|c| c.is_ascii_digit()).count();
    for encoding in Encoding::ALL {
        assert_eq!(ascii(text), ascii(&decode(text, encoding).text));
    }
});
