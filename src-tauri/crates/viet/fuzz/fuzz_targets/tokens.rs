//! The tokenizer on any text: tokens lie on characters, in order, and read alone are the same word.

#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use unicode_normalization::UnicodeNormalization;
use viet::{Abbreviations, Kind, Token, code, fold, key, telex, tokens};

fn known() -> &'static Abbreviations {
    static KNOWN: OnceLock<Abbreviations> = OnceLock::new();
    KNOWN.get_or_init(Abbreviations::base)
}

fuzz_target!(|text: &str| {
    let all: Vec<Token> = tokens(text).collect();
    let (mut end, mut position) = (0, 0);
    for token in &all {
        let slice = text.get(token.range.clone()).expect("on characters");
        assert!(!slice.is_empty() && !token.key.is_empty() && !token.fold.is_empty(), "{token:?}");
        assert!(token.range.start >= end && token.position == position, "{token:?}");
        if !token.overlay {
            (end, position) = (token.range.end, position + 1);
        }
        if token.kind == Kind::Word {
            assert_eq!((&key(slice), &fold(slice)), (&token.key, &token.fold), "{slice}");
            assert_eq!(fold(&token.fold), token.fold, "{slice}");
            let _ = (telex::decode(slice), telex::decode_prefix(slice), telex::decode_glued(slice));
            let _ = (viet::key::display(&token.key), viet::fold::prefixes(slice));
        }
    }
    let keys = |text: String| tokens(&text).map(|t| (t.key, t.fold, t.before)).collect::<Vec<_>>();
    assert_eq!(keys(text.nfc().collect()), keys(text.nfd().collect()));
    for reference in code::references(&all) {
        assert!(text.get(reference.range).is_some());
    }
    Abbreviations::default().mine(text);
    let parts: Vec<Token> = all.into_iter().filter(|token| !token.overlay).collect();
    let _ = known().find(text, &parts);
});
