//! What must hold for any text whatever.

use std::collections::HashMap;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::key::{admits, display, fold_of};
use crate::normalize::Spelling;
use crate::{Abbreviations, Break, Kind, Token, Tone, code, fold, key, syllable, telex, tokens};

/// Text like ours: syllables, marks out of place, numbers, codes, invisible characters, anything.
fn text() -> impl Strategy<Value = String> {
    let bit = prop_oneof![
        4 => proptest::sample::select(syllable::all()),
        2 => "[0-9.,%/–-]{1,9}",
        2 => "[a-zA-ZđĐưƠ]{1,5}[0-9]{0,3}",
        1 => "[XVIxvi]{1,5}",
        1 => "[\u{300}-\u{323}\u{31b}\u{ad}\u{200b}\u{feff}]{1,3}",
        1 => Just("06-NQ/TW (UBND)".to_owned()),
        1 => any::<String>(),
    ];
    let gap = proptest::sample::select(vec!["", " ", " ", " ", ". ", "\n", "-", "(", "\u{a0}"]);
    proptest::collection::vec((bit, gap), 0..12)
        .prop_map(|bits| bits.into_iter().flat_map(|(bit, gap)| [bit, gap.to_owned()]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_lie_on_characters_and_in_order(text in text()) {
        let all: Vec<Token> = tokens(&text).collect();
        let mut end = 0;
        let mut position = 0;
        for token in &all {
            let slice = text.get(token.range.clone());
            prop_assert!(slice.is_some_and(|s| !s.is_empty()), "{:?}", token);
            prop_assert!(!token.key.is_empty() && !token.fold.is_empty(), "{:?}", token);
            prop_assert!(token.range.start >= end, "{:?}", token);
            prop_assert_eq!(token.position, position);
            if !token.overlay {
                end = token.range.end;
                position += 1;
            }
        }
        for (i, token) in all.iter().enumerate().filter(|(_, t)| t.overlay) {
            let covered: Vec<&Token> = all.iter().skip(i).filter(|t| !t.overlay).take(token.width as usize).collect();
            prop_assert_eq!(covered.len(), token.width as usize, "{:?}", token);
            prop_assert_eq!(covered.first().map(|t| t.range.start), Some(token.range.start), "{:?}", token);
            prop_assert!(covered.last().is_some_and(|t| t.range.end <= token.range.end), "{:?}", token);
        }
    }

    #[test]
    fn a_token_read_alone_is_the_same_word(text in text()) {
        for token in tokens(&text).filter(|t| t.kind == Kind::Word) {
            let slice = text.get(token.range.clone()).unwrap_or_default();
            prop_assert_eq!(&key(slice), &token.key);
            prop_assert_eq!(&fold(slice), &token.fold);
            prop_assert_eq!(fold_of(&token.key), fold(slice));
        }
    }

    #[test]
    fn encodings_agree(text in text()) {
        let keys = |text: String| -> Vec<(String, String, Break)> {
            tokens(&text).map(|t| (t.key, t.fold, t.before)).collect()
        };
        prop_assert_eq!(keys(text.nfc().collect()), keys(text.nfd().collect()));
    }

    #[test]
    fn fold_is_idempotent_and_nothing_panics(text in prop_oneof![text(), any::<String>()]) {
        for word in std::iter::once(text.as_str()).chain(text.split_whitespace()) {
            let once = fold(word);
            prop_assert_eq!(fold(&once), once);
        }
        let all: Vec<Token> = tokens(&text).collect();
        let _ = (code::references(&all), crate::clean(&text), display(&key(&text)), telex::decode_glued(&text));
        let mut known = Abbreviations::base();
        known.mine(&text);
        let _ = (known.find(&text, &all).len(), telex::decode(&text), telex::decode_prefix(&text));
    }

    #[test]
    fn strings_of_commands_end(raw in "[aeouwdsz]{1,14}|[auo][0-9uoa]{1,13}") {
        prop_assert!(telex::decode(&raw).len() <= 6);
        prop_assert!(telex::decode_prefix(&raw).len() <= 6);
        let _ = telex::decode_glued(&raw);
    }

    #[test]
    fn marks_in_any_order(word in proptest::sample::select(syllable::all()), seed in any::<u64>()) {
        let mut letters: Vec<Vec<char>> = Vec::new();
        for c in word.nfd() {
            match letters.last_mut() {
                Some(last) if unicode_normalization::char::is_combining_mark(c) => last.push(c),
                _ => letters.push(vec![c]),
            }
        }
        let turned: String = letters.iter_mut().flat_map(|letter| {
            if seed % 2 == 0 && let Some(marks) = letter.get_mut(1..) { marks.reverse(); }
            letter.iter().copied()
        }).collect();
        prop_assert_eq!(key(&turned), key(&word));
        prop_assert_eq!(key(&turned.to_uppercase()), key(&word));
    }
}

#[test]
fn either_placement_of_a_tone_is_one_key() {
    let mut tried = 0;
    for word in syllable::all() {
        let letters = Spelling::of(&word).letters;
        let open = matches!(letters.as_slice(), [.., a, b]
            if matches!((a.base, b.base), ('o', 'a' | 'e') | ('u', 'y')) && a.shape.is_none() && b.shape.is_none());
        let glide = matches!(letters.as_slice(), [.., q, u, _] if q.base == 'q' && u.base == 'u');
        let plain: String = word.nfd().filter(|&c| !Tone::ALL.iter().any(|tone| tone.mark() == c)).collect();
        if !open || glide || plain == word.nfd().collect::<String>() {
            continue;
        }
        let tone = word.nfd().find(|&c| Tone::ALL.iter().any(|tone| tone.mark() == c)).unwrap_or_default();
        let (head, last) = plain.split_at(plain.len() - 1);
        let (old, new) = (format!("{head}{tone}{last}"), format!("{head}{last}{tone}"));
        for form in [old.nfc().collect(), new.nfc().collect(), old, new] {
            assert_eq!((key(&form), fold(&form)), (key(&word), fold(&word)), "{form}");
        }
        tried += 1;
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn syllables_share_a_key_only_where_i_and_y_do() {
    let mut by_key: HashMap<String, Vec<String>> = HashMap::new();
    for word in syllable::all() {
        by_key.entry(key(&word)).or_default().push(word);
    }
    for words in by_key.values().filter(|words| words.len() > 1) {
        let merged: Vec<String> =
            words.iter().map(|w| w.nfd().map(|c| if c == 'i' { 'y' } else { c }).collect()).collect();
        assert!(merged.iter().all(|w| Some(w) == merged.first()), "{words:?}");
    }
}

#[test]
fn every_syllable_is_shown_by_its_key_and_admitted_by_its_halves() {
    for word in syllable::all() {
        let full = key(&word);
        assert_eq!(key(&display(&full)), full, "{word}");
        let toneless: String =
            word.nfd().filter(|c| !"\u{300}\u{301}\u{309}\u{303}\u{323}".contains(*c)).collect();
        assert!(admits(&key(&toneless), &full), "{word}");
        assert!(admits(&key(&fold(&word)), &full), "{word}");
        assert!(
            admits(&key(&Spelling::of(&word).letters.iter().map(|l| l.base).collect::<String>()), &full),
            "{word}"
        );
    }
}
