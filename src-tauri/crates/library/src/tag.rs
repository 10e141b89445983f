//! HTML in a text: which angle brackets are tags. Everything else between angle brackets is text: `<Tên cơ quan>` is a
//! place to fill in.

/// Names that are tags and part two words where they stand.
const PARTING: &str = " address article aside blockquote br caption center col colgroup dd details dialog div dl dt \
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section select \
    summary table tbody td tfoot th thead title tr ul body head html ";
/// Names that are tags within a word.
const WITHIN: &str = " a abbr acronym b bdi bdo big button cite code data del dfn em embed font i iframe img input ins kbd \
    label link mark meta meter noscript object param picture q s samp script small source span strike strong style sub \
    sup svg textarea time tt u var video wbr audio base canvas map area track o:p ";

/// Longer ones aren't tags. Bytes.
const LONGEST: usize = 4000;

/// A tag at the head of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct HtmlTag<'a> {
    /// Its name, as typed.
    pub name: &'a str,
    /// `</…>`
    pub closes: bool,
    /// Bytes of the whole tag.
    pub len: usize,
    /// True if it stands between words rather than within one.
    pub parts: bool,
}

impl HtmlTag<'_> {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// The tag that the text begins with.
pub(super) fn html_tag(text: &str) -> Option<HtmlTag<'_>> {
    let inner = text.strip_prefix('<')?;
    let closes = inner.starts_with('/');
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != ':').unwrap_or(inner.len());
    let name = &inner[..end];
    let known = |list: &str| !name.is_empty() && list.contains(&format!(" {} ", name.to_ascii_lowercase()));
    let parts = known(PARTING);
    if !parts && !known(WITHIN) {
        return None;
    }
    let attributes = attributes(&inner[end..])?;
    Some(HtmlTag { name, closes, len: text.len() - inner.len() + end + attributes, parts })
}

/// Bytes from the end of the name to behind the `>`; `None` if what stands there are no attributes.
fn attributes(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut value = false;
    for (at, c) in text.char_indices().take_while(|&(at, _)| at < LONGEST) {
        match (quote, c) {
            (Some(open), c) if open == c => (quote, value) = (None, false),
            (Some(_), _) => {}
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') if value => quote = Some(c),
            (None, '=') => value = true,
            (None, '<' | '"' | '\'') => return None,
            (None, c) if at == 0 && !c.is_ascii_whitespace() && c != '/' => return None,
            // Attributes are named in ASCII: `<a Tên>` is text.
            (None, c) if !value && !c.is_ascii() => return None,
            (None, c) if c.is_ascii_whitespace() => value = value && text[..at].trim_end().ends_with('='),
            (None, _) => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::html_tag;

    #[test]
    fn only_real_names_are_tags() {
        for text in ["<Tên cơ quan>", "<Phụ lục 2>", "<3%", "< b>", "<a Tên>", "<đ>", "<b"] {
            assert_eq!(html_tag(text), None, "{text}");
        }
        for text in ["<br>", "<br/>", "</TD>", "<a href=\"x>y\">", "<td colspan=2 rowspan='1'>"] {
            assert_eq!(html_tag(text).map(|tag| tag.len), Some(text.len()), "{text}");
        }
    }
}
