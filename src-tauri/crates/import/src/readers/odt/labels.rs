//! The numbers of lists as they are counted through a text.

use std::collections::HashMap;

use super::lists::{LEVELS, ListStyles, OUTLINE};

/// Counts all lists of a text.
pub(super) struct Labels {
    styles: ListStyles,
    /// The last number of each level, by list; none where nothing was counted yet.
    lists: Vec<[Option<i64>; LEVELS]>,
    /// Lists by their names in the file.
    named: HashMap<String, usize>,
    /// The last list that began outside others, and its style.
    last: Option<(usize, String)>,
}

/// Where in which list a paragraph stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct InList {
    pub list: usize,
    /// Its style, if any list around says one.
    pub style: Option<String>,
    /// 0 for the outermost.
    pub level: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub text: String,
    pub glued: bool,
    /// The font, if it is a sign instead of a number.
    pub bullet: Option<String>,
}

impl Labels {
    pub(super) fn new(styles: ListStyles) -> Self {
        // The first list is that of the headings.
        Self { styles, lists: vec![[None; LEVELS]], named: HashMap::new(), last: None }
    }

    /// The list that an outermost list's element begins or goes on with.
    pub(super) fn begin(&mut self, name: Option<&str>, style: Option<&str>, goes_on: &GoesOn<'_>) -> usize {
        let wanted = style.unwrap_or_default();
        let known = match goes_on {
            GoesOn::With(name) => self.named.get(*name).copied(),
            GoesOn::Last => self.last.as_ref().filter(|(_, style)| style == wanted).map(|(list, _)| *list),
            GoesOn::No => None,
        };
        let list = known.unwrap_or_else(|| {
            self.lists.push([None; LEVELS]);
            self.lists.len() - 1
        });
        if let Some(name) = name {
            self.named.insert(name.to_owned(), list);
        }
        self.last = Some((list, wanted.to_owned()));
        list
    }

    /// A list that is known by a name alone: of paragraphs that are numbered without standing in one.
    pub(super) fn of_name(&mut self, name: &str) -> usize {
        if let Some(list) = self.named.get(name) {
            return *list;
        }
        self.begin(Some(name), None, &GoesOn::No)
    }

    /// The next paragraph of a level begins anew.
    pub(super) fn restart(&mut self, list: usize, level: usize) {
        if let Some(counters) = self.lists.get_mut(list) {
            counters.iter_mut().skip(level).for_each(|counter| *counter = None);
        }
    }

    /// Counts a paragraph and gives its label; none if no style says what it looks like.
    pub(super) fn next(&mut self, at: &InList, start: Option<i64>) -> Option<Label> {
        let style = at.style.as_deref()?;
        let level = at.level.min(LEVELS - 1);
        let own = self.styles.level(style, level)?;
        let counters = self.lists.get_mut(at.list)?;
        // A level that was never shown counts as its start, and is counted on from there: so LibreOffice prints it.
        for (above, counter) in counters.iter_mut().enumerate().take(level) {
            let start = self.styles.level(style, above).map_or(1, |level| level.start);
            counter.get_or_insert(start);
        }
        let next = counters[level].map_or(own.start, |last| last.saturating_add(1));
        counters[level] = Some(start.unwrap_or(next));
        counters.iter_mut().skip(level + 1).for_each(|counter| *counter = None);
        if let Some((sign, font)) = &own.bullet {
            return Some(Label { text: sign.clone(), glued: own.glued, bullet: Some(font.clone()) });
        }
        let numbers: Vec<i64> = counters.iter().take(level + 1).map(|counter| counter.unwrap_or(1)).collect();
        let text = self.styles.label(style, level, &numbers)?;
        Some(Label { text: text.trim().to_owned(), glued: own.glued, bullet: None })
    }

    /// The number of a heading that stands in no list.
    pub(super) fn heading(&mut self, level: usize, start: Option<i64>) -> Option<Label> {
        let style = Some(OUTLINE.to_owned());
        self.next(&InList { list: 0, style, level }, start)
    }
}

/// Whether a list goes on with another's numbers.
pub(super) enum GoesOn<'a> {
    /// With those of the list of this name.
    With(&'a str),
    /// With those of the one before it, if it has the same style.
    Last,
    No,
}
