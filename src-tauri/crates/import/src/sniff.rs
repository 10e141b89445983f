//! What a file is, by its bytes. Its name says little: a Vietnamese ".doc" is often HTML or RTF.

use crate::format::Format;
use crate::refusal::Refusal;

/// How far into a file its beginning is looked for. Bytes.
const HEAD: usize = 4096;

/// The kind of a file.
///
/// # Errors
/// [`Refusal::Empty`], or [`Refusal::UnknownFormat`] with a word for what it seems to be. What is in a ZIP or an OLE file
/// is told by whoever opens it.
pub fn sniff(bytes: &[u8]) -> Result<Format, Refusal> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let unknown = |what: &str| Err(Refusal::UnknownFormat(what.to_owned()));
    if bytes.iter().all(|&b| b == 0 || b.is_ascii_whitespace()) {
        return Err(Refusal::Empty);
    }
    let pictures: [(&[u8], &str); 6] = [
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"Rar!", "RAR"),
        (b"7z\xbc\xaf", "7z"),
    ];
    if let Some((_, name)) = pictures.iter().find(|(sign, _)| head.starts_with(sign)) {
        return unknown(name);
    }
    if head.starts_with(b"PK\x03\x04") {
        return zip(bytes);
    }
    if head.starts_with(b"PK") {
        return Err(Refusal::damaged(Format::Docx, "an empty or split archive"));
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Ok(Format::Doc);
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let text = text.trim_ascii_start();
    if text.starts_with(b"{\\rtf") {
        return Ok(Format::Rtf);
    }
    if find(&head[..head.len().min(1024)], b"%PDF-").is_some() {
        return Ok(Format::Pdf);
    }
    let lower = plain(head).to_ascii_lowercase();
    if lower.contains("mime-version:") && lower.contains("content-type:") {
        return Ok(Format::Mht);
    }
    if lower.contains("<office:document") && lower.contains("opendocument.text") {
        return Ok(Format::Odt);
    }
    let page = ["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<meta", "<p>", "<p "];
    // A byte order mark is no letter.
    let begins = lower.trim_start_matches(['ï', '»', '¿', 'ÿ', 'þ']).trim_start();
    if begins.starts_with('<') && page.iter().any(|tag| lower.contains(tag)) {
        return Ok(Format::Html);
    }
    if is_text(head) { Ok(Format::Text) } else { unknown("") }
}

/// What a ZIP holds, by the names in it; they stand in plain in its directory.
fn zip(bytes: &[u8]) -> Result<Format, Refusal> {
    let has = |name: &[u8]| find(bytes, name).is_some();
    if has(b"word/document") || has(b"word\\document") {
        Ok(Format::Docx)
    } else if has(b"mimetypeapplication/vnd.oasis.opendocument.text")
        || has(b"content.xml") && has(b"META-INF/")
    {
        Ok(Format::Odt)
    } else if has(b"xl/workbook") {
        Err(Refusal::UnknownFormat("XLSX".to_owned()))
    } else if has(b"ppt/presentation") {
        Err(Refusal::UnknownFormat("PPTX".to_owned()))
    } else if has(b"[Content_Types].xml") {
        // The directory at the end is cut off, or the main part has a name of its own.
        Ok(Format::Docx)
    } else {
        Err(Refusal::UnknownFormat("ZIP".to_owned()))
    }
}

/// The bytes in Latin-1, UTF-16's zeros left out: enough to look for ASCII.
fn plain(bytes: &[u8]) -> String {
    bytes.iter().filter(|&&b| b != 0).map(|&b| char::from(b)).collect()
}

fn is_text(head: &[u8]) -> bool {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return true;
    }
    let odd = |&&b: &&u8| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a);
    let zeros = head.iter().filter(|&&b| b == 0).count();
    // UTF-16 without its mark.
    if zeros * 4 > head.len() {
        return head.iter().skip(1).step_by(2).filter(|&&b| b == 0).count() * 2 > zeros
            || head.iter().step_by(2).filter(|&&b| b == 0).count() * 2 > zeros;
    }
    head.iter().filter(odd).count() * 100 <= head.len()
}

/// Where `needle` begins.
pub(crate) fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(at) = bytes.get(from..)?.iter().position(|&b| b == first).map(|at| from + at) {
        if bytes[at..].starts_with(needle) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_say_what_a_file_is() {
        for (bytes, format) in [
            (&b"{\\rtf1\\ansi x}"[..], Format::Rtf),
            (b"\xef\xbb\xbf{\\rtf1 x}", Format::Rtf),
            (b"junk\n%PDF-1.7\n", Format::Pdf),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", Format::Doc),
            (b"PK\x03\x04....word/document.xml", Format::Docx),
            (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", Format::Odt),
            (b"<?xml version='1.0'?><office:document office:mimetype='application/vnd.oasis.opendocument.text'>", Format::Odt),
            (b"\r\n<HTML><body>x", Format::Html),
            (b"\xef\xbb\xbf<html><body>x", Format::Html),
            (b"\xff\xfe<\0h\0t\0m\0l\0>\0", Format::Html),
            (b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related", Format::Mht),
            ("Điều 1. Phạm vi".as_bytes(), Format::Text),
            (b"\xff\xfeA\0b\0", Format::Text),
        ] {
            assert_eq!(sniff(bytes), Ok(format), "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn what_is_no_document_is_named() {
        assert_eq!(sniff(b""), Err(Refusal::Empty));
        assert_eq!(sniff(&[0; 100]), Err(Refusal::Empty));
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\n"), Err(Refusal::UnknownFormat("PNG".into())));
        assert_eq!(sniff(b"PK\x03\x04xl/workbook.xml"), Err(Refusal::UnknownFormat("XLSX".into())));
        assert!(matches!(sniff(b"\x01\x02\x03\x04\x05\x06\x07"), Err(Refusal::UnknownFormat(_))));
    }
}
