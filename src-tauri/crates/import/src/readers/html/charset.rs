//! Which letters a page's bytes are: by their mark, by what the page or the mail around it says, else by themselves.

use encoding_rs::{Encoding, UTF_8};

use super::super::plain::{Bytes, letters};

/// How far into a page what it says of itself is looked for. Bytes.
const HEAD: usize = 8 << 10;
/// So many parts of a thousand may be no letters in a page that says it is UTF-8: a byte lost here and there.
const BROKEN: usize = 2;

/// The text of a page. `said` is what was said of it outside. `None`: cut off within a letter.
pub(super) fn text(bytes: &[u8], said: Option<&str>) -> Option<String> {
    let has_mark =
        [&b"\xef\xbb\xbf"[..], b"\xff\xfe", b"\xfe\xff"].iter().any(|mark| bytes.starts_with(mark));
    // What is UTF-8 throughout is UTF-8, whatever it says: no text of another kind happens to be.
    if has_mark || std::str::from_utf8(bytes).is_ok() || is_wide(bytes) {
        return by_themselves(bytes);
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let own = declared(head);
    let encoding = [said.map(str::to_owned), own]
        .into_iter()
        .flatten()
        .find_map(|it| Encoding::for_label(it.as_bytes()));
    match encoding {
        Some(encoding) if encoding == UTF_8 => {
            let text = String::from_utf8_lossy(bytes);
            let broken = text.chars().filter(|&c| c == '\u{fffd}').count();
            if broken * 1000 <= text.chars().count() * BROKEN {
                return Some(text.into_owned());
            }
            by_themselves(bytes)
        }
        // The page is read as bytes here, so it can be neither of them.
        Some(encoding) if encoding.is_ascii_compatible() => {
            Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
        }
        _ => by_themselves(bytes),
    }
}

fn by_themselves(bytes: &[u8]) -> Option<String> {
    match letters(bytes) {
        Bytes::Unicode(text) | Bytes::Other(text) => Some(text),
        Bytes::Cut => None,
    }
}

fn is_wide(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1000)];
    head.iter().filter(|&&b| b == 0).count() * 4 > head.len()
}

/// "charset=…" in a page's head, or XML's "encoding=…".
fn declared(head: &[u8]) -> Option<String> {
    let text: String = head.iter().map(|&b| char::from(b.to_ascii_lowercase())).collect();
    ["charset", "encoding"].iter().find_map(|word| {
        let rest = text[text.find(word)? + word.len()..].trim_start().strip_prefix('=')?;
        let rest = rest.trim_start().trim_start_matches(['"', '\'']);
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(rest.len());
        (end > 0).then(|| rest[..end].to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn bytes_and_what_is_said_of_them() {
        let page = |charset: &str, bytes: &[u8]| {
            [format!("<meta charset=\"{charset}\"><p>").as_bytes(), bytes].concat()
        };
        let body =
            |bytes: &[u8], said: Option<&str>| text(bytes, said)?.rsplit('>').next().map(str::to_owned);
        for (bytes, said, wanted) in [
            (page("windows-1252", "đất".as_bytes()), None, "đất"),
            (page("windows-1258", b"\xf0\xe2\xec t"), None, "đâ\u{301} t"),
            (page("", b"\x93\xa7\xca"), Some("windows-1252"), "“§Ê"),
            (page("x-tcvn", b"\xa7\xcat"), None, "§Êt"),
        ] {
            assert_eq!(body(&bytes, said).as_deref(), Some(wanted));
        }
        let broken = [page("utf-8", "đất nước ".repeat(200).as_bytes()), b"\xe1".to_vec()].concat();
        assert!(
            body(&broken, None).is_some_and(|text| text.starts_with("đất") && text.ends_with('\u{fffd}'))
        );
    }
}
