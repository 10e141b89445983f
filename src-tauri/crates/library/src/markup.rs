//! The markup within a block. pulldown-cmark reads it: code, links, images, escapes, characters by their names, tags and
//! signs of notes. Print wins over Markdown: what it would take for a sign and print doesn't is masked before, and stars
//! are ours, since they are emphasis also where they touch letters. Whatever isn't shown is handed to whoever asked.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::clean::is_blank;
use super::document::Style;
use super::emphasis::{Stars, resolve};
use super::inline::InlineBuilder;
use super::tag::html_tag;

/// What a block's markup is read with.
pub(super) struct Context<'a> {
    /// Labels of editor's notes that are defined.
    pub notes: &'a HashSet<String>,
    /// Signs of notes are left out: the text is a note's itself.
    pub in_note: bool,
}

/// Something that is met in the text and isn't shown as it stands. Offsets are bytes in the text that was read.
pub(super) enum Met {
    /// A tag in full.
    Tag(String),
    /// A comment in full.
    Comment(String),
    /// An image's source.
    Image(String),
    /// A link's target. What becomes of it is the caller's answer.
    Link(String),
    /// The sign of a note that isn't defined; it stays in the text.
    UnknownNote(String),
}

enum Token {
    Text(Range<usize>),
    /// What a character's name stands for, or a raised figure.
    Said(String),
    Code(Range<usize>),
    Blank,
    Stars(Stars),
    Open(Option<Style>),
    Close(bool),
    Note(String),
}

/// Reads `text` into `out`. `met` hears of everything that isn't shown, with its offset, and says what a link becomes.
pub(super) fn read(
    text: &str,
    context: &Context<'_>,
    out: &mut InlineBuilder,
    met: &mut impl FnMut(usize, Met) -> Option<Style>,
) {
    let masked = Masked::new(text);
    let mut gatherer = Gatherer { text, masked: &masked.text, tokens: Vec::new(), plain: 0..0, raised: None };
    gatherer.gather(context, &masked.targets, met);
    let tokens = gatherer.tokens;
    let stars: Vec<Stars> = tokens
        .iter()
        .filter_map(|token| match token {
            Token::Stars(stars) => Some(*stars),
            _ => None,
        })
        .collect();
    let mut roles = resolve(&stars).into_iter();
    for token in tokens {
        match token {
            Token::Text(range) => out.text(&text[range]),
            Token::Said(said) => out.text(&said),
            Token::Code(range) => {
                out.open(Style::Code);
                out.text(&text[range]);
                out.end(&Style::Code);
            }
            Token::Blank => out.text(" "),
            Token::Open(Some(style)) => out.open(style),
            Token::Close(true) => out.end_link(),
            Token::Open(None) | Token::Close(false) => {}
            Token::Note(label) => out.note(&label),
            Token::Stars(stars) => {
                let Some(role) = roles.next() else { continue };
                for style in role.ends {
                    out.end(&style);
                }
                if role.literal {
                    out.text(&text[stars.at..stars.at + stars.count]);
                }
                for style in role.opens {
                    out.open(style);
                }
            }
        }
    }
    out.end_all();
}

/// Stands before the masked text: a line that begins with it begins no block of Markdown.
const GUARD: char = '.';
/// Stands for what isn't to be seen. With these options it is a sign of nothing, also in a link's target.
const MASK: char = '~';

/// A block's text as pulldown-cmark sees it: one line, byte for byte as long as the text, behind the guard. What is shown
/// is taken from the text itself, never from here.
struct Masked {
    text: String,
    /// Targets of links, by the byte behind their closing bracket.
    targets: HashMap<usize, String>,
}

impl Masked {
    fn new(text: &str) -> Self {
        let mut masked = String::with_capacity(text.len() + 1);
        masked.push(GUARD);
        let mut targets = HashMap::new();
        let mut escaped = false;
        let mut last = ' ';
        for (at, c) in text.char_indices() {
            let hides = !escaped
                && match c {
                    '*' | '_' => true,
                    '<' => !text[at..].starts_with("<!--") && html_tag(&text[at..]).is_none(),
                    '(' if last == ']' => match target(&text[at..]) {
                        Some((target, len)) => targets.insert(at + len, target).is_some(),
                        None => true,
                    },
                    _ => false,
                };
            masked.push(match c {
                '\n' | '\r' => ' ',
                _ if hides => MASK,
                c => c,
            });
            escaped = c == '\\' && !escaped;
            last = c;
        }
        Self { text: masked, targets }
    }
}

struct Gatherer<'a> {
    text: &'a str,
    /// With its guard.
    masked: &'a str,
    tokens: Vec<Token>,
    /// Text that isn't a token yet: pulldown-cmark hands it over in small parts.
    plain: Range<usize>,
    /// Inside `<sup>` or `<sub>`: which figures stand for its own.
    raised: Option<&'static [char; 10]>,
}

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

impl Gatherer<'_> {
    fn gather(
        &mut self,
        context: &Context<'_>,
        targets: &HashMap<usize, String>,
        met: &mut impl FnMut(usize, Met) -> Option<Style>,
    ) {
        let text = self.text;
        // Whether each open link is styled.
        let mut links = Vec::new();
        let parser = Parser::new_ext(self.masked, Options::ENABLE_OLD_FOOTNOTES).into_offset_iter();
        for (event, seen) in parser {
            // Without the guard.
            let range = seen.start.saturating_sub(1)..seen.end.saturating_sub(1);
            let target = |url: &str| targets.get(&range.end).map_or_else(|| url.to_owned(), Clone::clone);
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => {
                    self.flush(met);
                    let style = met(range.start, Met::Link(target(&dest_url)));
                    links.push(style.is_some());
                    self.token(Token::Open(style), met);
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    self.flush(met);
                    met(range.start, Met::Image(target(&dest_url)));
                    self.token(Token::Open(None), met);
                }
                Event::End(TagEnd::Link) => {
                    let styled = links.pop().unwrap_or(false);
                    self.token(Token::Close(styled), met);
                }
                Event::Start(_) | Event::End(_) => {}
                Event::Code(_) => {
                    let count = text[range.clone()].bytes().take_while(|&b| b == b'`').count();
                    self.token(Token::Code(range.start + count..range.end - count), met);
                }
                Event::InlineHtml(_) | Event::Html(_) => {
                    self.flush(met);
                    self.tag(range, met);
                }
                Event::FootnoteReference(_) => {
                    let label = &text[range.start + 2..range.end - 1];
                    if is_label(label) && context.notes.contains(label) {
                        if !context.in_note {
                            self.token(Token::Note(label.to_owned()), met);
                        }
                        continue;
                    }
                    if is_label(label) {
                        met(range.start, Met::UnknownNote(label.to_owned()));
                    }
                    self.text(range, met);
                }
                Event::Text(said) if text[range.clone()].starts_with('&') && *said != self.masked[seen] => {
                    self.token(Token::Said(said.into_string()), met);
                }
                Event::SoftBreak | Event::HardBreak => self.token(Token::Blank, met),
                // The rest are text, or extensions that aren't switched on.
                _ => self.text(range, met),
            }
        }
        self.flush(met);
    }

    fn token(&mut self, token: Token, met: &mut impl FnMut(usize, Met) -> Option<Style>) {
        self.flush(met);
        self.tokens.push(token);
    }

    /// Adds text; what follows the last without a gap is one with it.
    fn text(&mut self, range: Range<usize>, met: &mut impl FnMut(usize, Met) -> Option<Style>) {
        if self.plain.end == range.start && !self.plain.is_empty() {
            self.plain.end = range.end;
        } else {
            self.flush(met);
            self.plain = range;
        }
    }

    /// Finds in the text what pulldown-cmark couldn't see: stars, figures that are raised, and tags that browsers know
    /// and CommonMark doesn't.
    fn flush(&mut self, met: &mut impl FnMut(usize, Met) -> Option<Style>) {
        let Range { start, end } = std::mem::replace(&mut self.plain, 0..0);
        let text = self.text;
        let bytes = text.as_bytes();
        let masked = |at: usize, sign: u8| self.masked.as_bytes()[at + 1] != sign;
        let mut from = start;
        let mut at = start;
        while at < end {
            let sign = bytes[at];
            let next = match sign {
                b'*' | b'_' if masked(at, sign) => {
                    let count = bytes[at..end].iter().take_while(|&&b| b == sign).count();
                    let before = text[..at].chars().next_back().unwrap_or(' ');
                    let after = text[at + count..].chars().next().unwrap_or(' ');
                    Some((Token::Stars(Stars { at, count, low: sign == b'_', before, after }), at + count))
                }
                b'0'..=b'9' => self
                    .raised
                    .map(|figures| (Token::Said(figures[usize::from(sign - b'0')].to_string()), at + 1)),
                b'<' if at > 0 && bytes[at - 1] == b'\\' => None,
                b'<' if !masked(at, sign) => match html_tag(&text[at..end]) {
                    Some(tag) => {
                        let after = at + tag.len;
                        if from < at {
                            self.tokens.push(Token::Text(from..at));
                        }
                        self.tag(at..after, met);
                        (from, at) = (after, after);
                        continue;
                    }
                    None => None,
                },
                _ => None,
            };
            let Some((token, after)) = next else {
                at += 1;
                continue;
            };
            if from < at {
                self.tokens.push(Token::Text(from..at));
            }
            self.tokens.push(token);
            (from, at) = (after, after);
        }
        if from < end {
            self.tokens.push(Token::Text(from..end));
        }
    }

    /// A tag or a comment. One that stands between words leaves a blank; one within a word leaves nothing.
    fn tag(&mut self, range: Range<usize>, met: &mut impl FnMut(usize, Met) -> Option<Style>) {
        let (text, after) = (self.text, range.end);
        let whole = &text[range.clone()];
        let Some(tag) = html_tag(whole) else {
            met(range.start, Met::Comment(whole.to_owned()));
            self.tokens.push(Token::Blank);
            return;
        };
        met(range.start, Met::Tag(whole.to_owned()));
        if tag.is("sup") || tag.is("sub") {
            let figures = if tag.is("sup") { &RAISED } else { &LOWERED };
            let end = text[after..].find('<').map_or(text.len(), |end| after + end);
            let only = text[after..end].chars().all(|c| c.is_ascii_digit() || c == '\n');
            self.raised = (!tag.closes && only).then_some(figures);
        }
        if tag.parts {
            self.tokens.push(Token::Blank);
        }
    }
}

/// Whether this may be the label of an editor's note.
pub(super) fn is_label(label: &str) -> bool {
    (1..=60).contains(&label.len()) && !label.contains(|c: char| is_blank(c) || "[]\\`".contains(c))
}

/// The target of a link right behind its words, and the bytes of it with its brackets. What has blanks or looks like
/// plain words is text in brackets; so is what pulldown-cmark could end elsewhere, since nobody would be told of the rest.
fn target(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('(')?;
    let mut depth = 0_usize;
    let end = inner.char_indices().take_while(|&(at, c)| at < 2000 && c != '\n').find_map(|(at, c)| {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
        None
    })?;
    let whole = &inner[..end];
    let (target, title) = whole.split_once(char::is_whitespace).unwrap_or((whole, ""));
    let title = title.trim();
    let quoted =
        title.is_empty() || title.len() > 1 && title.starts_with(['"', '\'']) && title.ends_with(['"', '\'']);
    let leads = target.starts_with(['#', '<', '/', '.']) || target.contains([':', '/', '.']);
    let whole = whole.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')).unwrap_or(whole);
    let one = !whole.contains(['<', '>', '\\']);
    (quoted && leads && one && target.len() > 1).then(|| (whole.to_owned(), end + 2))
}
