//! One file of a library, read: from its bytes to a document, or to why there is none.

use std::fs;
use std::path::Path;

use super::address::slug;
use super::diagnostic::{Diagnostic, Problem};
use super::document::Document;
use super::encoding;
use super::files::{extension, is_own};
use super::form::Form;
use super::parse::{parse, parse_loose};

/// Larger files aren't read. Bytes.
const LARGEST_FILE: u64 = 64 << 20;

/// A file as UTF-8, or why it can't be read as such. Asks the system, and waits as long as that takes.
pub(super) fn fetch(file: &Path) -> Result<String, Diagnostic> {
    let fail = |problem| Diagnostic { line: 0, problem };
    let unreadable = |error: std::io::Error| fail(Problem::Unreadable(error.to_string()));
    let meta = fs::metadata(file).map_err(unreadable)?;
    if meta.len() > LARGEST_FILE {
        return Err(fail(Problem::Unreadable(format!("larger than {} MB", LARGEST_FILE >> 20))));
    }
    let bytes = fs::read(file).map_err(unreadable)?;
    if let Some(name) = encoding::other_than_utf8(&bytes) {
        return Err(fail(Problem::OtherEncoding(name.to_owned())));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].iter().filter(|&&b| b == b'\n').count() + 1;
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        Diagnostic { line, problem: Problem::NotUtf8(at.to_string()) }
    })
}

/// The document that this source of a file is, in a library's folder. Asks the system for nothing.
pub(super) fn read_source(source: &str, file: &Path, library: &Path) -> (Document, Vec<Diagnostic>) {
    if is_own(file) {
        return parse(source, &name_of(file.parent().unwrap_or(library)));
    }
    let form = if extension(file) == "txt" { Form::Plain } else { Form::Markdown };
    parse_loose(source, &loose_id(file, library), form)
}

/// Reads a file as the text of the document whose folder this is.
pub(super) fn read_as(file: &Path, folder: &Path) -> (Option<Document>, Vec<Diagnostic>) {
    match fetch(file) {
        Ok(source) => {
            let (document, diagnostics) = parse(&source, &name_of(folder));
            (Some(document), diagnostics)
        }
        Err(problem) => (None, vec![problem]),
    }
}

fn name_of(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The id of a loose file: its name, behind those of the folders that it stands in, so that the many files with one
/// name keep their ids when another one comes.
fn loose_id(file: &Path, library: &Path) -> String {
    /// Longer ids lose their head: the name says more than the folder. Room is left for a number.
    const LONGEST: usize = 90;
    let within = file.strip_prefix(library).unwrap_or(file).with_extension("");
    let names: Vec<String> = within.iter().map(|name| slug(&name.to_string_lossy())).collect();
    let id = names.join("-");
    id[id.len().saturating_sub(LONGEST)..].trim_start_matches('-').to_owned()
}
