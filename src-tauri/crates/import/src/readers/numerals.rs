//! Numbers as letters and as Roman figures, which every kind of file counts lists with.

/// English letters: a … z, then aa, bb … if they go in step, else aa, ab … A Vietnamese đ is always typed by hand.
pub(super) fn letters(value: i64, in_step: bool) -> String {
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
pub(super) fn roman(value: i64) -> String {
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
    use super::*;

    #[test]
    fn letters_in_step_or_not() {
        let written = |value| (letters(value, true), letters(value, false));
        assert_eq!(written(27), ("aa".into(), "aa".into()));
        assert_eq!(written(28), ("bb".into(), "ab".into()));
        assert_eq!(letters(703, false), "aaa");
        assert_eq!((letters(0, false), roman(0), roman(1994)), ("0".into(), "0".into(), "MCMXCIV".into()));
    }
}
