//! How a number is written (ECMA-376 part 1, 17.18.59).

use super::super::numerals::{letters, roman};

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
        "upperLetter" => letters(value, true).to_uppercase(),
        // As Word counts: a … z, aa, bb …
        "lowerLetter" => letters(value, true),
        _ => value.to_string(),
    }
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
