//! Any text as the body of a Word document: its reader behind the archive, which random bytes never get through.

#![no_main]

use std::io::{Cursor, Write};

use import::{Refusal, Watch, import};
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;

fuzz_target!(|body: &str| {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let rels = format!("<Relationships><Relationship Type=\"{kind}\" Target=\"word/document.xml\"/></Relationships>");
    let main = format!("<w:document><w:body>{body}</w:body></w:document>");
    for (name, text) in [("[Content_Types].xml", "<Types/>"), ("_rels/.rels", &rels), ("word/document.xml", &main)] {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("written");
    }
    let bytes = writer.finish().expect("a package").into_inner();
    if let Err(Refusal::NotProved(reason)) = import(&bytes, "a.docx", &Watch::default()) {
        panic!("{reason}");
    }
});
