//! A reader's note → safe HTML. It looks as it was typed: every sign stays where it stands, a line is a line, and
//! nothing is counted or left out. Words between pairs of stars are set bold, stars and all.

/// Renders a note's body: `p`, `br`, `strong` and text.
pub fn note_html(body: &str) -> String {
    let body = body.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(body.len() + 32);
    let mut open = false;
    for line in body.split('\n') {
        if line.trim().is_empty() {
            if std::mem::take(&mut open) {
                out.push_str("</p>\n");
            }
            continue;
        }
        out.push_str(if open { "<br />\n" } else { "<p>" });
        open = true;
        one_line(line, &mut out);
    }
    if open {
        out.push_str("</p>\n");
    }
    out
}

fn one_line(line: &str, out: &mut String) {
    let words = line.trim_start_matches([' ', '\t']);
    // HTML would fold the blanks that a line begins with.
    for c in line[..line.len() - words.len()].chars() {
        out.push_str(if c == '\t' { "\u{a0}\u{a0}\u{a0}\u{a0}" } else { "\u{a0}" });
    }
    let mut rest = words;
    while let Some((before, bold, after)) = bold(rest) {
        escape(before, out);
        out.push_str("<strong>");
        escape(bold, out);
        out.push_str("</strong>");
        rest = after;
    }
    escape(rest, out);
}

/// The first `**words**` of a line, and what stands around it.
fn bold(line: &str) -> Option<(&str, &str, &str)> {
    let start = line.find("**")?;
    let end = start + 2 + line[start + 2..].find("**")? + 2;
    let inner = &line[start + 2..end - 2];
    let words =
        inner.starts_with(|c: char| !c.is_whitespace() && c != '*') && !inner.ends_with(char::is_whitespace);
    words.then(|| (&line[..start], &line[start..end], &line[end..]))
}

fn escape(text: &str, out: &mut String) {
    let mut blank = false;
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // The second of two blanks would be folded away.
            ' ' if blank => out.push('\u{a0}'),
            _ => out.push(c),
        }
        blank = c == ' ';
    }
}

#[cfg(test)]
mod tests {
    use super::note_html;

    #[test]
    fn nothing_that_runs_comes_out() {
        let html = note_html("<script>alert(1)</script>\n\n[x](javascript:alert(1))");
        assert_eq!(html, "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>[x](javascript:alert(1))</p>\n");
    }

    #[test]
    fn it_looks_as_it_was_typed() {
        for typed in ["5*3=15, 4*2=8", "1. 2. 5.", "-----", "[^1] và ![x](y)", "# 3", "a_b_c", "2025. Sơ kết"]
        {
            assert_eq!(note_html(typed), format!("<p>{typed}</p>\n"));
        }
        assert_eq!(note_html("    bốn"), "<p>\u{a0}\u{a0}\u{a0}\u{a0}bốn</p>\n");
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(note_html("một\nhai **ba**"), "<p>một<br />\nhai <strong>**ba**</strong></p>\n");
    }
}
