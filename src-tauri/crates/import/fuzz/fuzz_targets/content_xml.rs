//! Any text as the body of an OpenDocument text, flat: its reader behind the archive, which random bytes never get through.

#![no_main]

use import::{Refusal, Watch, import};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &str| {
    let styles = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/></text:list-style>";
    let text = format!(
        "<office:document office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:styles>{styles}</office:styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document>"
    );
    if let Err(Refusal::NotProved(reason)) = import(text.as_bytes(), "a.odt", &Watch::default()) {
        panic!("{reason}");
    }
});
