//! Markdown → [`Document`]. Never fails and loses nothing: every letter of a file is shown, or a diagnostic says what
//! isn't. Where Markdown and print disagree, print wins: signs are read and never counted, a sign at the head of a line
//! begins a block, and four blanks or a line of dashes mean what they look like.

use super::clean::clean;
use super::diagnostic::{Diagnostic, Problem};
use super::document::Document;
use super::form::Form;
use super::legacy;
use super::manifest;
use super::outline::Outline;
use super::quick;
use super::reader::Reader;

/// Reads a document's source. `folder` is the name of its folder: the id it should have.
///
/// The source is brought to NFC first; every offset in the result refers to that text, and line numbers are the
/// file's own.
pub fn parse(source: &str, folder: &str) -> (Document, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let encoding = legacy::encoding(source);
    let source = clean(source, encoding.is_some());
    let split = manifest::split(&source, &mut diagnostics);
    let manifest = manifest::read(split.yaml, folder, &mut diagnostics);
    if let Some(name) = encoding {
        diagnostics.push(Diagnostic { line: 1, problem: Problem::LegacyText(name.to_owned()) });
    }
    read_body(&source, split.body, manifest, Form::Markdown, diagnostics)
}

/// Reads a file without front matter of ours, such as one from somebody's folder of notes.
pub(super) fn parse_loose(source: &str, name: &str, form: Form) -> (Document, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let encoding = legacy::encoding(source);
    let source = clean(source, encoding.is_some());
    let (manifest, body) = manifest::loose(&source, name, form, &mut diagnostics);
    if let Some(name) = encoding {
        diagnostics.push(Diagnostic { line: 1, problem: Problem::LegacyText(name.to_owned()) });
    }
    read_body(&source, body, manifest, form, diagnostics)
}

fn read_body(
    source: &str,
    body: usize,
    manifest: manifest::Manifest,
    form: Form,
    diagnostics: Vec<Diagnostic>,
) -> (Document, Vec<Diagnostic>) {
    let hash = blake3::hash(source.as_bytes()).to_hex().to_string();
    let first = source[..body].matches('\n').count();
    let outline = Outline::new(manifest, hash);
    let reader = Reader::new(&source[body..], first, form, outline, diagnostics);
    let (outline, mut diagnostics) = reader.read();
    let document = outline.finish(&mut diagnostics);
    quick::check(&document, &mut diagnostics);
    diagnostics.sort_by_key(|d| d.line);
    (document, diagnostics)
}
