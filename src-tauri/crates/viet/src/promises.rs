//! What other search engines get wrong with Vietnamese, each case in both directions, in NFC and NFD.

use unicode_normalization::UnicodeNormalization;

use crate::normalize::Spelling;
use crate::{Abbreviations, Kind, Shape, Token, Tone, code, fold, key, telex, tokens};

fn forms(text: &str) -> [String; 2] {
    [text.nfc().collect(), text.nfd().collect()]
}

fn parts(text: &str, of: fn(&Token) -> &str) -> Vec<String> {
    tokens(text).filter(|t| !t.overlay).map(|t| of(&t).to_owned()).collect()
}

#[track_caller]
fn check(one: &str, other: &str, of: fn(&Token) -> &str, same: bool) {
    for one in forms(one) {
        for other in forms(other) {
            assert_eq!(parts(&one, of) == parts(&other, of), same, "{one} / {other}");
            assert_eq!(parts(&other, of) == parts(&one, of), same, "{other} / {one}");
        }
    }
}

#[track_caller]
fn same_key(one: &str, other: &str) {
    check(one, other, |t| &t.key, true);
    check(one, other, |t| &t.fold, true);
}

#[track_caller]
fn same_fold_only(one: &str, other: &str) {
    check(one, other, |t| &t.fold, true);
    check(one, other, |t| &t.key, false);
}

#[test]
fn either_encoding() {
    same_key("quyết định phê duyệt", "quyết định phê duyệt");
    same_key("Ðô thị", "Đô thị");
    same_key("qu\u{ad}yết\u{200b} định", "quyết định");
    same_key("ＮＧＨỊ ＱＵＹẾＴ", "nghị quyết");
}

#[test]
fn unmarked() {
    same_fold_only("do thi", "đô thị");
    same_fold_only("DO THI", "đô thị");
    same_fold_only("duong", "đường");
    same_fold_only("do thị", "đô thi");
}

#[test]
fn either_placement_of_the_tone() {
    same_key("hoà", "hòa");
    same_key("thuỷ", "thủy");
    same_key("uỷ", "ủy");
    same_key("khoẻ", "khỏe");
    same_key("đô thị hoá", "ĐÔ THỊ HÓA");
}

#[test]
fn i_or_y() {
    same_key("kĩ", "kỹ");
    same_key("quí", "quý");
    same_key("lí", "lý");
    same_key("tỉ lệ", "tỷ lệ");
    same_fold_only("ky", "kỹ");
    same_fold_only("ky", "kĩ");
    same_fold_only("ki", "kỹ");
    same_fold_only("thuy", "thủy");
    check("thúi", "thúy", |t| &t.key, false);
    check("tay", "tai", |t| &t.fold, false);
}

#[test]
fn tones_and_shapes_are_kept_apart() {
    same_fold_only("dương", "đường");
    same_fold_only("lượng", "lương");
    same_fold_only("đá", "đã");
    same_fold_only("ma", "mả");
}

#[test]
fn numbers_and_codes() {
    same_key("5 quan điểm", "05 quan điểm");
    same_key("khóa XIII", "khoá 13");
    same_key("quý 2/2022", "Quý II/ 2022");
    same_key("1.000 m²", "1000 m2");
    same_key("45 %", "45%");
    same_key("1,9 %", "1,90%");
    check("1,9%", "19%", |t| &t.key, false);
    let whole = |text: &str| -> Vec<String> {
        tokens(text).filter(|t| t.kind == Kind::Code).filter_map(|t| code::short(&t.key)).collect()
    };
    let asked = |text: &str| -> Vec<String> {
        let tokens: Vec<Token> = tokens(text).collect();
        code::references(&tokens).iter().map(code::Reference::term).collect()
    };
    for asking in ["NQ06", "nq 06", "nghị quyết 06", "nghi quyet 6", "Nghị quyết số 06"] {
        for asking in forms(asking) {
            assert_eq!(asked(&asking), whole("06-NQ/TW"), "{asking}");
        }
    }
    assert_ne!(asked("NQ 6"), whole("06-KL/TW"));
    assert_ne!(asked("NQ 6"), whole("60-NQ/TW"));
}

#[test]
fn abbreviations() {
    let base = Abbreviations::base();
    let meant = |text: &str| -> Vec<String> {
        let tokens: Vec<Token> = tokens(text).collect();
        base.find(text, &tokens).iter().map(|o| o.abbreviation.short.clone()).collect()
    };
    for (one, other) in [
        ("ủy ban nhân dân", "UBND"),
        ("uỷ ban nhân dân", "ubnd"),
        ("bdkh", "BĐKH"),
        ("bien doi khi hau", "bđkh"),
    ] {
        for (one, other) in forms(one).iter().zip(forms(other).iter()) {
            assert_eq!(meant(one), meant(other), "{one} / {other}");
            assert_eq!(meant(one).len(), 1);
        }
    }
}

/// Keystrokes in both input methods, the marks after their letter and the tone at the end.
fn typed(word: &str, vni: bool) -> String {
    let spelling = Spelling::of(word);
    let mut out = String::new();
    for letter in &spelling.letters {
        out.push(letter.base);
        out.extend(match (letter.shape, vni) {
            (None, _) => None,
            (Some(Shape::Circumflex), false) => Some(letter.base),
            (Some(Shape::Stroke), false) => Some('d'),
            (Some(_), false) => Some('w'),
            (Some(Shape::Circumflex), true) => Some('6'),
            (Some(Shape::Horn), true) => Some('7'),
            (Some(Shape::Breve), true) => Some('8'),
            (Some(Shape::Stroke), true) => Some('9'),
        });
    }
    let index = spelling.tone.and_then(|tone| Tone::ALL.iter().position(|&t| t == tone));
    out.extend(index.and_then(|i| if vni { "21345" } else { "fsrxj" }.chars().nth(i)));
    out
}

#[test]
fn raw_telex_and_vni() {
    let text = "Nghị quyết về quy hoạch, xây dựng, quản lý và phát triển bền vững đô thị Việt Nam đến năm 2030; thuở ấy \
        cấp ủy hằng năm đôn đốc, kiểm tra việc thực hiện của người dân, được gìn giữ, khuyến khích, xoong nồi, quốc kỳ";
    for form in forms(text) {
        for token in tokens(&form).filter(|t| t.kind == Kind::Word) {
            for vni in [false, true] {
                let raw = typed(&form[token.range.clone()], vni);
                let same = raw == token.fold;
                let read = telex::decode(&raw).iter().any(|d| d.key == token.key);
                assert!(same || read, "{} typed {raw}", token.key);
                // The raw keystrokes must come out of the tokenizer as one token to decode.
                let shouted = raw.to_uppercase();
                let whole = tokens(&shouted).next().map(|t| t.range);
                assert_eq!(whole, Some(0..shouted.len()), "{raw}");
            }
        }
    }
    assert_ne!(key("thij"), key("thị"));
    assert_ne!(key("thi5"), key("thị"));
    assert_ne!(fold("ddoo"), fold("đô"));
}
