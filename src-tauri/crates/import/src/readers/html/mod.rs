//! Web pages, alone or as mail, and what Word and LibreOffice save as such. Nothing is loaded, no address is followed.

mod body;
mod charset;
mod css;
mod lists;
mod looks;
mod main_part;
mod mime;
mod tables;
mod tree;

#[cfg(test)]
mod tests;

use crate::format::Format;
use crate::model::Reading;
use crate::refusal::Refusal;
use crate::watch::Watch;
use body::Body;
use css::Sheet;

/// How far into a page the program that made it is looked for. Bytes.
const HEAD: usize = 8 << 10;

/// Reads a page.
pub(super) fn read(bytes: &[u8], watch: &Watch<'_>) -> Result<Reading, Refusal> {
    let text = charset::text(bytes, None).ok_or_else(|| cut(Format::Html))?;
    page(&text, Format::Html, watch)
}

/// Reads the first page of a mail.
pub(super) fn read_mail(bytes: &[u8], watch: &Watch<'_>) -> Result<Reading, Refusal> {
    let Some(found) = mime::page(bytes) else {
        return Err(Refusal::damaged(Format::Mht, "no page in it"));
    };
    let text = charset::text(&found.bytes, found.charset.as_deref()).ok_or_else(|| cut(Format::Mht))?;
    page(&text, Format::Mht, watch)
}

fn cut(format: Format) -> Refusal {
    Refusal::damaged(format, "cut off within a letter")
}

fn page(text: &str, format: Format, watch: &Watch<'_>) -> Result<Reading, Refusal> {
    let (tree, count) = tree::parse(text, watch)?;
    let mut sheet = Sheet::default();
    let mut has_frames = false;
    for at in tree.all() {
        has_frames |= tree.name(at) == "frameset";
        if tree.is_html(at) && tree.name(at) == "style" {
            for &child in &tree.node(at).children {
                if let tree::Kind::Text(text) = &tree.node(child).kind {
                    sheet.add(text);
                }
            }
        }
    }
    let mut body = Body::new(&tree, &sheet, format, watch);
    body.page()?;
    if !is_of_office(text) {
        body.keep_main_part();
    }
    let Body { mut reading, parts, pictured, .. } = body;
    reading.parts = parts;
    // Of a page of frames a browser throws the text away.
    let mut count = count;
    count.take(&pictured);
    reading.census = (!has_frames).then_some(count);
    Ok(reading)
}

/// Saved by a word processor: all of it is the document.
fn is_of_office(text: &str) -> bool {
    let head = text[..text.floor_char_boundary(HEAD)].to_ascii_lowercase();
    ["office:word", "microsoft word", "libreoffice", "openoffice", "wordsection", "msonormal"]
        .iter()
        .any(|sign| head.contains(sign))
}
