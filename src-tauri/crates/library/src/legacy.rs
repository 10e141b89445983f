//! Vietnamese that was typed for a font of its own, TCVN3 or VNI, and came over as other Latin letters. It is
//! recognised by its syllables and said; the text stays as it is.

use viet::legacy::{Verdict, detect};

/// The encoding that a text was typed in, if it isn't Unicode.
pub(super) fn encoding(text: &str) -> Option<&'static str> {
    match detect(text) {
        Verdict::Legacy(encoding) => Some(encoding.name()),
        Verdict::Plain | Verdict::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::encoding;

    #[test]
    fn old_encodings_are_recognised_by_their_syllables() {
        assert_eq!(encoding("®Êt ®ai vµ quy ho¹ch ®« thÞ cña tØnh, n\u{AD}íc s¹ch"), Some("TCVN3"));
        assert_eq!(encoding("Ñaát ñai vaø quy hoaïch ñoâ thò cuûa tænh, nöôùc saïch"), Some("VNI"));
    }

    #[test]
    fn unicode_and_other_tongues_are_left_alone() {
        assert_eq!(encoding("Đất đai và quy hoạch đô thị của tỉnh, nước sạch"), None);
        assert_eq!(
            encoding("L'été dernier, où étiez-vous allés après la fête déjà célébrée à Genève ?"),
            None
        );
        assert_eq!(encoding("Straße, größer, über, müssen, für, schön, Äpfel"), None);
    }
}
