//! Files that aren't UTF-8: which encoding they are in, said so that the reader can save them again.

use viet::legacy::{Encoding, decode, share};

/// The encoding's name; `None` for UTF-8 and for what can't be told.
pub(super) fn other_than_utf8(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Some("UTF-16");
    }
    // Without its mark UTF-16 shows by the zeros between plain letters.
    let head = &bytes[..bytes.len().min(2000)];
    let zeros = head.iter().filter(|&&b| b == 0).count();
    if head.len() >= 8 && zeros * 4 > head.len() {
        return Some("UTF-16");
    }
    if std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let latin: String = bytes.iter().map(|&b| char::from(b)).collect();
    // A handful of words may do here: that the file isn't UTF-8 is known.
    let (valid, count) = share(&decode(&latin, Encoding::Windows1258).text);
    if count >= 3 && valid * 10 >= count * 8 {
        return Some(Encoding::Windows1258.name());
    }
    super::legacy::encoding(&latin)
}

#[cfg(test)]
mod tests {
    use super::other_than_utf8;

    #[test]
    fn encodings_are_named() {
        let utf16: Vec<u8> = "Điều 1. Phạm vi".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(other_than_utf8(&utf16), Some("UTF-16"));
        let cp1258 = b"\xd0\xf4 th\xf2i v\xe0 \xf0\xe2\xec\x74 \xf0ai, n\xfd\xf5\xec\x63";
        assert_eq!(other_than_utf8(cp1258), Some("windows-1258"));
        assert_eq!(other_than_utf8("Đô thị và đất đai".as_bytes()), None);
    }
}
