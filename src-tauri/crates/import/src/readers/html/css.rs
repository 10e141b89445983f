//! As much of style sheets as decides what is printed: fonts, bold and italics, what isn't shown, list signs, rules.

use std::collections::HashMap;

/// What a rule or a `style` says, in order: later ones win.
pub(super) type Declarations = Vec<(String, String)>;

/// A page's own style sheets. Of rules with an element within another only what is said of borders is taken: what they
/// hide may be shown elsewhere, and words are never left out for that.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rules: Vec<Rule>,
    /// Rules by what the element must be: "p", ".MsoNormal", "#x".
    by_key: HashMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct Rule {
    tag: String,
    class: String,
    id: String,
    said: Declarations,
}

const KNOWN: [&str; 13] = [
    "font",
    "font-family",
    "font-style",
    "font-weight",
    "display",
    "visibility",
    "text-align",
    "text-transform",
    "vertical-align",
    "white-space",
    "list-style",
    "list-style-type",
    "mso-hide",
];
/// Rules of a page at most.
const RULES: usize = 20_000;
/// Rules for one class or one kind of element at most: each such element is held against all of them.
const RULES_OF_ONE: usize = 100;

fn is_known(property: &str) -> bool {
    KNOWN.contains(&property)
        || property.starts_with("border")
        || matches!(property, "mso-list" | "mso-element" | "mso-special-character")
}

/// "a: b; c: d".
pub(super) fn declarations(text: &str) -> Declarations {
    let one = |piece: &str| {
        let (property, value) = piece.split_once(':')?;
        let property = property.trim().to_ascii_lowercase();
        let value = value.trim().trim_end_matches("!important").trim();
        is_known(&property).then(|| (property, value.to_owned()))
    };
    text.split(';').filter_map(one).collect()
}

impl Sheet {
    /// Takes in a style sheet.
    pub(super) fn add(&mut self, text: &str) {
        let text = without_comments(text);
        let mut rest = text.as_str();
        while let Some(open) = rest.find('{') {
            let selectors = rest[..open].rsplit(['}', ';']).next().unwrap_or_default().trim();
            let inside = &rest[open + 1..];
            if selectors.starts_with('@') {
                let end = block_end(inside);
                // What holds on paper or on a screen is what is read; other rules with an @ style nothing.
                let is_media = selectors.starts_with("@media") && !selectors.contains("max-width");
                if is_media && !selectors.contains("print") && self.rules.len() < RULES {
                    let inner = inside[..end].to_owned();
                    if !inner.contains('@') {
                        self.add(&inner);
                    }
                }
                rest = inside.get(end + 1..).unwrap_or_default();
                continue;
            }
            let end = inside.find('}').unwrap_or(inside.len());
            let said = declarations(&inside[..end]);
            if !said.is_empty() {
                selectors.split(',').for_each(|selector| self.rule(selector.trim(), &said));
            }
            rest = inside.get(end + 1..).unwrap_or_default();
        }
    }

    fn rule(&mut self, selector: &str, said: &Declarations) {
        if self.rules.len() >= RULES || selector.is_empty() {
            return;
        }
        let last = selector.rsplit([' ', '>', '+', '~']).next().unwrap_or_default();
        let is_within = last.len() < selector.len();
        let said: Declarations = said
            .iter()
            .filter(|(property, _)| !is_within || property.starts_with("border"))
            .cloned()
            .collect();
        if last.contains(['[', ':', '*', '\\']) || said.is_empty() {
            return;
        }
        let at = |sign: char| last.find(sign).unwrap_or(last.len());
        let tag = last[..at('.').min(at('#'))].to_ascii_lowercase();
        let part = |sign: char| {
            let rest = last.split(sign).nth(1).unwrap_or_default();
            rest.split(['.', '#']).next().unwrap_or_default().to_owned()
        };
        let (class, id) = (part('.'), part('#'));
        // More than one class: all would have to be there.
        if last.matches('.').count() > 1 {
            return;
        }
        let key = match (class.is_empty(), id.is_empty()) {
            (_, false) => format!("#{id}"),
            (false, _) => format!(".{class}"),
            _ => tag.clone(),
        };
        let of_key = self.by_key.entry(key).or_default();
        if of_key.len() >= RULES_OF_ONE {
            return;
        }
        of_key.push(self.rules.len());
        self.rules.push(Rule { tag, class, id, said });
    }

    /// All that is said of an element, what wins last.
    pub(super) fn of(&self, tag: &str, class: &str, id: &str) -> Declarations {
        let mut found: Vec<(u8, usize)> = Vec::new();
        let classes: Vec<&str> = class.split_ascii_whitespace().collect();
        let keys = classes.iter().map(|class| format!(".{class}")).chain([tag.to_owned(), format!("#{id}")]);
        for at in keys.filter_map(|key| self.by_key.get(&key)).flatten() {
            let rule = &self.rules[*at];
            let fits = (rule.tag.is_empty() || rule.tag == tag)
                && (rule.class.is_empty() || classes.contains(&rule.class.as_str()))
                && (rule.id.is_empty() || rule.id == id);
            if fits {
                let weight = u8::from(!rule.tag.is_empty())
                    + 2 * u8::from(!rule.class.is_empty())
                    + 4 * u8::from(!rule.id.is_empty());
                found.push((weight, *at));
            }
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().flat_map(|(_, at)| self.rules[at].said.iter().cloned()).collect()
    }
}

/// Where the block ends that has just begun. Bytes.
fn block_end(text: &str) -> usize {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return at,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("/*") {
        out.push_str(&rest[..at]);
        rest = rest[at + 2..].find("*/").map_or("", |end| &rest[at + 2 + end + 2..]);
    }
    out.push_str(rest);
    out.replace("<!--", "").replace("-->", "")
}

/// The first family of a list of fonts.
pub(super) fn first_font(value: &str) -> Option<String> {
    let first = value.split(',').next()?.trim().trim_matches(['"', '\'']).trim();
    (!first.is_empty()).then(|| first.to_owned())
}

/// Whether lines are drawn; none if nothing is said of borders.
pub(super) fn ruled(said: &Declarations) -> Option<bool> {
    let lines = ["solid", "double", "dashed", "dotted", "groove", "ridge", "inset", "outset"];
    let mut borders = said
        .iter()
        .filter(|(property, _)| {
            property.starts_with("border")
                && !matches!(property.as_str(), "border-collapse" | "border-spacing")
        })
        .peekable();
    borders.peek()?;
    Some(borders.any(|(_, value)| {
        let value = value.to_ascii_lowercase();
        lines.iter().any(|line| value.contains(line)) && !value.starts_with("0 ") && !value.starts_with("0px")
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_an_element() {
        let mut sheet = Sheet::default();
        sheet.add(
            "<!-- /* x { } */ @font-face {font-family:\".VnTime\"; panose-1:1 2}\n p.Mso, li.Mso {font-family:\".VnTime\",serif; color:red}\n\
             .Mso{font-weight:bold} #a{display:none} p{font-style:italic} div p{display:none;border:solid 1px} a:hover{display:none}\n\
             @media print { p {display:none} } @page X {size:1} @media screen { p {text-align:center} } -->",
        );
        let value = |tag: &str, class: &str, id: &str, property: &str| {
            let said = sheet.of(tag, class, id);
            said.into_iter().rev().find(|(name, _)| name == property).map(|(_, value)| value)
        };
        assert_eq!(
            value("p", "x Mso", "", "font-family").and_then(|it| first_font(&it)).as_deref(),
            Some(".VnTime")
        );
        assert_eq!(value("div", "Mso", "", "font-family"), None);
        assert_eq!(value("p", "Mso", "", "font-weight").as_deref(), Some("bold"));
        assert_eq!(value("p", "", "a", "display").as_deref(), Some("none"));
        assert_eq!(value("p", "", "", "display"), None);
        assert_eq!(value("p", "", "", "text-align").as_deref(), Some("center"));
        assert_eq!(ruled(&sheet.of("p", "", "")), Some(true));
        assert_eq!(ruled(&declarations("border:none;border-bottom:solid windowtext 1.0pt")), Some(true));
        assert_eq!(ruled(&declarations("border: none")), Some(false));
    }
}
