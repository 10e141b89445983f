//! Groups, control words, signs and bytes.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// `\word12`
    Word(&'a str, Option<i32>),
    /// `\~`, `\-`, `\*`
    Sign(u8),
    /// A byte of text, typed or as `\'xx`.
    Byte(u8),
}

pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) fn position(&self) -> usize {
        self.at
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// What stands behind a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let first = self.peek()?;
        if first == b'\'' {
            let digits = self.bytes.get(self.at + 1..self.at + 3)?;
            let value =
                std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok());
            self.at += if value.is_some() { 3 } else { 1 };
            return Some(value.map_or(Token::Sign(b'\''), Token::Byte));
        }
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            // A line's end behind a backslash ends a paragraph.
            return Some(if matches!(first, b'\n' | b'\r') {
                Token::Word("par", None)
            } else {
                Token::Sign(first)
            });
        }
        let start = self.at;
        while self.at - start < 32 && self.peek().is_some_and(|b| b.is_ascii_alphabetic()) {
            self.at += 1;
        }
        let word = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        let number = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        while self.at - number < 11 && self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        let value =
            std::str::from_utf8(&self.bytes[number..self.at]).ok().and_then(|digits| digits.parse().ok());
        if value.is_none() {
            self.at = number;
        }
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if word == "bin" {
            let length = value.and_then(|value: i32| usize::try_from(value).ok()).unwrap_or(0);
            self.at = self.at.saturating_add(length).min(self.bytes.len());
        }
        Some(Token::Word(word, value))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            return match byte {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => continue,
                byte => Some(Token::Byte(byte)),
            };
        }
    }
}
