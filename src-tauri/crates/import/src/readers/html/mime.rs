//! A page as mail (RFC 2557): its parts, and the first that is a page.

/// Parts within parts that are looked into.
const DEPTH: usize = 8;
/// Parts that a mail has at most.
const PARTS: usize = 10_000;

/// A part's page, and what is said of its letters.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub bytes: Vec<u8>,
    pub charset: Option<String>,
}

/// The first page in a mail.
pub(super) fn page(bytes: &[u8]) -> Option<Page> {
    part(bytes, 0)
}

struct Header {
    kind: String,
    boundary: Option<String>,
    charset: Option<String>,
    transfer: String,
}

fn part(bytes: &[u8], depth: usize) -> Option<Page> {
    let (head, body) = cut(bytes);
    let header = Header::read(head);
    if let Some(boundary) = header.boundary.filter(|_| header.kind.starts_with("multipart/") && depth < DEPTH)
    {
        return parts(body, boundary.as_bytes()).into_iter().find_map(|bytes| part(bytes, depth + 1));
    }
    if header.kind != "text/html" && !(depth == 0 && header.kind.is_empty()) {
        return None;
    }
    let bytes = match header.transfer.as_str() {
        "quoted-printable" => quoted(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    };
    Some(Page { bytes, charset: header.charset })
}

/// A part's header and its body, at the first empty line.
fn cut(bytes: &[u8]) -> (&[u8], &[u8]) {
    let bytes = trim_start(bytes);
    let mut at = 0;
    for line in bytes.split_inclusive(|&b| b == b'\n') {
        if line.iter().all(|b| matches!(b, b'\r' | b'\n')) {
            return (&bytes[..at], &bytes[at + line.len()..]);
        }
        at += line.len();
    }
    (bytes, &[])
}

fn trim_start(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start()
}

/// The parts between lines of a boundary.
fn parts<'a>(body: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let mut found = Vec::new();
    let (mut at, mut begin) = (0, None);
    for line in body.split_inclusive(|&b| b == b'\n') {
        let rest = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary));
        if let Some(rest) = rest.filter(|rest| rest.trim_ascii().is_empty() || rest.starts_with(b"--")) {
            if let Some(begin) = begin.take() {
                found.push(&body[begin..at]);
            }
            if rest.starts_with(b"--") || found.len() >= PARTS {
                return found;
            }
            begin = Some(at + line.len());
        }
        at += line.len();
    }
    // The end may be cut off.
    found.extend(begin.map(|begin| &body[begin..]));
    found
}

impl Header {
    fn read(head: &[u8]) -> Self {
        // A line that begins with a blank goes on with the one before it.
        let text: String = head.iter().map(|&b| char::from(b)).collect();
        let text = text.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
        let value = |name: &str| {
            text.lines().find_map(|line| {
                let (key, value) = line.split_once(':')?;
                key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
            })
        };
        let kind = value("Content-Type").unwrap_or_default();
        let parameter = |name: &str| {
            kind.split(';').skip(1).find_map(|piece| {
                let (key, value) = piece.split_once('=')?;
                key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
            })
        };
        Self {
            kind: kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase(),
            boundary: parameter("boundary").filter(|boundary| !boundary.is_empty()),
            charset: parameter("charset"),
            transfer: value("Content-Transfer-Encoding").unwrap_or_default().to_ascii_lowercase(),
        }
    }
}

/// Quoted-printable (RFC 2045, 6.7). What isn't well written stands as it is.
fn quoted(body: &[u8]) -> Vec<u8> {
    let hex = |b: Option<&u8>| char::from(*b?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(&byte) = body.get(at) {
        let rest = &body[at + 1..];
        at += 1;
        if byte != b'=' {
            out.push(byte);
        } else if let (Some(high), Some(low)) = (hex(rest.first()), hex(rest.get(1))) {
            out.push(high << 4 | low);
            at += 2;
        } else {
            // A break that isn't the text's, blanks before it left out.
            let blanks = rest.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
            match &rest[blanks..] {
                [b'\r', b'\n', ..] => at += blanks + 2,
                [b'\n' | b'\r', ..] => at += blanks + 1,
                [] => {}
                _ => out.push(byte),
            }
        }
    }
    out
}

/// Base64 (RFC 2045, 6.8), whatever isn't of its letters left out.
fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for &byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held & 0xff) as u8);
            bits &= (1 << held) - 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_of_a_mail() {
        let mail = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"=_x\"; type=\"text/html\"\r\n\r\nlời nói đầu\r\n\
            --=_x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n\
            --=_x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\n<p class=3D\"a\">=C4=90=E1=BA=A5t n=C6=B0=\r\n=E1=BB=9Bc =3</p>\r\n--y--\r\n--=_x--\r\n";
        let found = page(mail.as_bytes()).expect("a page");
        assert_eq!(String::from_utf8_lossy(&found.bytes), "<p class=\"a\">Đất nước =3</p>\r\n");
        assert_eq!(found.charset.as_deref(), Some("utf-8"));
    }

    #[test]
    fn base64_and_ends_cut_off() {
        let mail = "Content-Type: text/html\nContent-Transfer-Encoding: BASE64\nMIME-Version: 1.0\n\nPHA+xJDh\nuqV0PC9wPg==";
        assert_eq!(page(mail.as_bytes()).map(|page| page.bytes), Some("<p>Đất</p>".as_bytes().to_vec()));
        let cut = "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>x";
        assert_eq!(page(cut.as_bytes()).map(|page| page.bytes), Some(b"<p>x".to_vec()));
        assert_eq!(page(b"Content-Type: text/plain\n\nx"), None);
    }
}
