//! How a number is written (ECMA-376 part 1, 17.18.59).

/// Whether a format is one that is written here as Word does.
pub(super) fn known_format(format: &str) -> bool {
    [
        "decimal",
        "decimalZero",
        "upperRoman",
        "lowerRoman",
        "upperLetter",
        "lowerLetter",
        "none",
        "numberInDash",
    ]
    .contains(&format)
}

/// A number in a format; in plain figures where the format isn't known.
pub(super) fn format_number(value: i64, format: &str) -> String {
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{value:02}"),
        "numberInDash" => format!("- {value} -"),
        "upperRoman" => roman(value),
        "lowerRoman" => roman(value).to_lowercase(),
        "upperLetter" => letter(value).to_uppercase(),
        "lowerLetter" => letter(value),
        _ => value.to_string(),
    }
}

/// English letters, as Word counts: a … z, aa, bb … A Vietnamese đ is always typed by hand.
fn letter(value: i64) -> String {
    letters(value, true)
}

/// English letters: a … z, then aa, bb … if they go in step, else aa, ab …
pub(in crate::readers) fn letters(value: i64, in_step: bool) -> String {
    let Some(at) = value.checked_sub(1).and_then(|at| u32::try_from(at).ok()) else {
        return value.to_string();
    };
    if !in_step && at >= 26 {
        let head = letters(i64::from(at / 26), false);
        return head + &letters(i64::from(at % 26) + 1, false);
    }
    let c = char::from(b'a' + u8::try_from(at % 26).unwrap_or(0));
    let times = usize::try_from(at / 26).unwrap_or(0).min(30) + 1;
    c.to_string().repeat(times)
}

/// Roman figures; plain ones beyond what they can write.
pub(in crate::readers) fn roman(value: i64) -> String {
    const STEPS: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&value) {
        return value.to_string();
    }
    let mut rest = value;
    let mut out = String::new();
    for (step, sign) in STEPS {
        while rest >= step {
            out.push_str(sign);
            rest -= step;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::format_number;

    #[test]
    fn numbers_as_word_writes_them() {
        for (value, format, written) in [
            (4, "upperRoman", "IV"),
            (49, "lowerRoman", "xlix"),
            (4, "lowerLetter", "d"),
            (27, "lowerLetter", "aa"),
            (28, "upperLetter", "BB"),
            (7, "decimalZero", "07"),
            (0, "lowerLetter", "0"),
            (5, "none", ""),
            (5, "chicken", "5"),
        ] {
            assert_eq!(format_number(value, format), written);
        }
    }
}
