//! Any bytes as the streams of a Word 97 file: its reader behind the container, which random bytes never get through.

#![no_main]

use std::io::{Cursor, Write};

use import::{Refusal, Watch, import};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u16, &[u8])| {
    let (length, bytes) = input;
    let (main, table) = bytes.split_at(usize::from(length).min(bytes.len()));
    let mut main = main.to_vec();
    // What every file begins with, so that more than its head is looked at.
    if main.len() > 12 {
        main[..4].copy_from_slice(&[0xec, 0xa5, 0xc1, 0]);
        main[10..12].copy_from_slice(&[0, 2]);
    }
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    for (name, bytes) in [("/WordDocument", main.as_slice()), ("/1Table", table)] {
        file.create_stream(name).expect("a stream").write_all(bytes).expect("written");
    }
    file.flush().expect("flushed");
    let bytes = file.into_inner().into_inner();
    if let Err(Refusal::NotProved(reason)) = import(&bytes, "a.doc", &Watch::default()) {
        panic!("{reason}");
    }
});
