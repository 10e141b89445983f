//! A reader's note in Markdown → safe HTML. The same rules as for documents: no raw HTML, no link that could run or
//! load something.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

/// Renders a note's body. Raw HTML comes out as the characters that were typed; links as their words.
pub fn note_html(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock)
        | Event::End(TagEnd::Link | TagEnd::Image | TagEnd::HtmlBlock) => None,
        // A note is written as one types: a new line is a new line.
        Event::SoftBreak => Some(Event::HardBreak),
        Event::Start(Tag::CodeBlock(_)) => {
            Some(Event::Start(Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Indented)))
        }
        other => Some(other),
    });
    let mut out = String::with_capacity(markdown.len() + 32);
    html::push_html(&mut out, events);
    out
}

#[cfg(test)]
mod tests {
    use super::note_html;

    #[test]
    fn nothing_that_runs_comes_out() {
        let html = note_html("<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](http://e.vn/a.png)");
        assert_eq!(html, "&lt;script&gt;alert(1)&lt;/script&gt;\n<p>x y</p>\n");
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(note_html("một\nhai **ba**"), "<p>một<br />\nhai <strong>ba</strong></p>\n");
    }
}
