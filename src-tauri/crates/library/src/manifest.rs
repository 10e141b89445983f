//! Front matter: what a document says of itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::diagnostic::{Diagnostic, Problem};
use super::doc_id::DocId;
use super::form::Form;
use super::quick::entry::{self, QuickEntry};

/// What sort of document it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A Party resolution.
    Resolution,
    /// Guidance on one.
    Guidance,
    /// A study digest in our own words; never the official text.
    Digest,
    /// A law or another legal document.
    Law,
    /// Anything else.
    Other,
    /// Terms, one addressed entry each.
    Glossary,
}

impl Kind {
    /// The word in front matter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Resolution => "resolution",
            Self::Guidance => "guidance",
            Self::Digest => "digest",
            Self::Law => "law",
            Self::Other => "other",
            Self::Glossary => "glossary",
        }
    }

    /// The kind that a word of front matter names.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Resolution, Self::Guidance, Self::Digest, Self::Law, Self::Other, Self::Glossary]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// A document's front matter, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The document's id, its folder's name too.
    pub id: DocId,
    /// Full title.
    pub title: String,
    /// Title for bars and lists.
    pub short_title: Option<String>,
    /// Sign for citations and the jump box: HD, TL, TN.
    pub short: Option<String>,
    /// What sort of document it is.
    pub kind: Kind,
    /// Number and sign, "06-NQ/TW".
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Day of issue, ISO.
    pub issued: Option<String>,
    /// Day it was posted, ISO; not the day of issue.
    pub posted: Option<String>,
    /// Edition, in the editor's words.
    pub edition: Option<String>,
    /// Where the text was taken from, in words.
    pub source: Option<String>,
    /// Which passages stand on the cards of the quick look-up.
    pub quick: Vec<QuickEntry>,
}

impl Manifest {
    /// Title for bars and lists.
    #[must_use]
    pub fn short_title(&self) -> &str {
        self.short_title.as_deref().unwrap_or(&self.title)
    }
}

#[derive(Deserialize)]
struct Raw {
    id: Option<String>,
    title: Option<String>,
    short_title: Option<String>,
    short: Option<String>,
    kind: Option<String>,
    number: Option<String>,
    issuer: Option<String>,
    issued: Option<String>,
    posted: Option<String>,
    edition: Option<String>,
    source: Option<String>,
    quick: Option<serde_json::Value>,
    #[serde(flatten)]
    unknown: BTreeMap<String, serde_json::Value>,
}

/// The front matter of a source text and where its Markdown begins.
pub(super) struct Split<'a> {
    /// YAML between the `---` lines; `None` if there is no such block.
    pub yaml: Option<&'a str>,
    /// Byte offset of the Markdown in the source.
    pub body: usize,
}

/// Finds the `---` block at the top.
pub(super) fn split<'a>(source: &'a str, diagnostics: &mut Vec<Diagnostic>) -> Split<'a> {
    let mut lines = source.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        diagnostics.push(Diagnostic { line: 1, problem: Problem::NoFrontMatter(String::new()) });
        return Split { yaml: None, body: 0 };
    }
    let start = first.len();
    let mut offset = start;
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return Split { yaml: Some(&source[start..offset]), body: offset + line.len() };
        }
        offset += line.len();
    }
    let problem = Problem::BadFrontMatter("its `---` block isn't closed".into());
    diagnostics.push(Diagnostic { line: 1, problem });
    Split { yaml: None, body: start }
}

/// Reads the YAML. Never fails: what is missing is named in the diagnostics and filled in from the folder's name,
/// so that the rest of the file can still be checked.
pub(super) fn read(yaml: Option<&str>, folder: &str, diagnostics: &mut Vec<Diagnostic>) -> Manifest {
    let raw = yaml.and_then(|yaml| match serde_saphyr::from_str::<Raw>(yaml) {
        Ok(raw) => Some(raw),
        Err(error) => {
            // Line 1 of the file is the opening `---`.
            let line = error.location().map_or(1, |at| u32::try_from(at.line()).unwrap_or(1) + 1);
            let reason = error.to_string();
            let reason = reason.lines().next().unwrap_or_default().to_owned();
            diagnostics.push(Diagnostic { line, problem: Problem::BadFrontMatter(reason) });
            None
        }
    });
    let known = raw.is_some();
    let raw = raw.unwrap_or(Raw {
        id: None,
        title: None,
        short_title: None,
        short: None,
        kind: None,
        number: None,
        issuer: None,
        issued: None,
        posted: None,
        edition: None,
        source: None,
        quick: None,
        unknown: BTreeMap::new(),
    });
    let text = |value: Option<String>| value.map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
    let mut report = |problem| {
        if known {
            diagnostics.push(Diagnostic { line: 1, problem });
        }
    };
    for field in raw.unknown.keys() {
        report(Problem::UnknownField(field.clone()));
    }
    let id = text(raw.id).unwrap_or_else(|| {
        report(Problem::MissingField("id".into()));
        folder.to_owned()
    });
    if DocId::new(&id).is_none() {
        report(Problem::BadValue(format!("id `{id}` has other characters than a–z, 0–9 and -")));
    } else if id != folder {
        report(Problem::IdMismatch(format!("{id} in {folder}")));
    }
    let title = text(raw.title).unwrap_or_else(|| {
        report(Problem::MissingField("title".into()));
        folder.to_owned()
    });
    let kind = match text(raw.kind) {
        None => {
            report(Problem::MissingField("kind".into()));
            Kind::Other
        }
        Some(name) => Kind::from_name(&name).unwrap_or_else(|| {
            report(Problem::BadValue(format!("unknown kind `{name}`")));
            Kind::Other
        }),
    };
    let mut date = |field: &str, value: Option<String>| {
        let value = text(value)?;
        if !is_iso_date(&value) {
            report(Problem::BadValue(format!("`{field}` isn't a date like 2022-01-24: {value}")));
            return None;
        }
        Some(value)
    };
    let issued = date("issued", raw.issued);
    let posted = date("posted", raw.posted);
    let quick = raw.quick.filter(|quick| !quick.is_null());
    let quick =
        quick.map_or_else(Vec::new, |quick| entry::read(&quick, yaml.unwrap_or_default(), diagnostics));
    Manifest {
        id: DocId::cleaned(&id),
        title,
        short_title: text(raw.short_title),
        short: text(raw.short),
        kind,
        number: text(raw.number),
        issuer: text(raw.issuer),
        issued,
        posted,
        edition: text(raw.edition),
        source: text(raw.source),
        quick,
    }
}

/// The manifest of a file that says nothing of itself in our words: title from its first heading or line, and from
/// somebody else's front matter what can be used of it. Where its text begins, too.
pub(super) fn loose(
    source: &str,
    name: &str,
    form: Form,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Manifest, usize) {
    let mut nothing = Vec::new();
    let split = split(source, &mut nothing);
    let yaml = split.yaml.filter(|_| form == Form::Markdown);
    let body = if yaml.is_some() { split.body } else { 0 };
    let mut manifest = read(None, name, &mut nothing);
    let mut title = None;
    // Others write their front matter in their own way; each line is taken for itself.
    for (at, line) in yaml.unwrap_or_default().lines().enumerate() {
        let (key, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.trim().trim_matches(['"', '\'']);
        let date = value.get(..10).filter(|date| is_iso_date(date) && value.len() == 10);
        match key.trim() {
            "title" if !value.is_empty() && title.is_none() => title = Some(value.to_owned()),
            "date" if date.is_some() => manifest.posted = date.map(str::to_owned),
            _ if line.trim().is_empty() => {}
            _ => {
                let line_number = u32::try_from(at + 2).unwrap_or(u32::MAX);
                diagnostics.push(Diagnostic {
                    line: line_number,
                    problem: Problem::ForeignField(line.trim().to_owned()),
                });
            }
        }
    }
    let first =
        source[body..].lines().map(|line| line.trim_start_matches('#').replace('*', "").trim().to_owned());
    let first = first.filter(|line| line.chars().any(char::is_alphanumeric));
    let heading =
        source[body..].lines().find_map(|line| line.strip_prefix("# ")).map(|line| line.replace('*', ""));
    let heading =
        heading.map(|line| line.trim().to_owned()).filter(|line| !line.is_empty() && form == Form::Markdown);
    // What stands in the text as well may be cut.
    let cut = |line: String| line.chars().take(200).collect();
    if let Some(title) = title.or_else(|| heading.or_else(|| first.into_iter().next()).map(cut)) {
        manifest.title = title;
    }
    (manifest, body)
}

fn is_iso_date(value: &str) -> bool {
    let mut parts = value.split('-');
    let mut part = |digits: usize, range: std::ops::RangeInclusive<u32>| {
        parts
            .next()
            .filter(|p| p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|p| p.parse().ok())
            .is_some_and(|n: u32| range.contains(&n))
    };
    part(4, 1900..=2200) && part(2, 1..=12) && part(2, 1..=31) && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn problems(source: &str) -> Vec<(u32, String)> {
        let mut diagnostics = Vec::new();
        let yaml = split(source, &mut diagnostics).yaml;
        read(yaml, "tai-lieu", &mut diagnostics);
        diagnostics.into_iter().map(|d| (d.line, d.problem.to_string())).collect()
    }

    #[test]
    fn a_good_block_has_no_problem() {
        assert_eq!(problems("---\nid: tai-lieu\ntitle: Tài liệu\nkind: law\n---\nchữ"), []);
    }

    #[test]
    fn what_is_missing_is_named() {
        let found = problems("---\nid: tai-lieu\ncolour: red\n---\n");
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].1.contains("colour"));
        assert!(found[1].1.contains("`title`"));
        assert!(found[2].1.contains("`kind`"));
    }

    #[test]
    fn broken_yaml_says_where() {
        let found = problems("---\nid: tai-lieu\ntitle: [một\n---\n");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].0 >= 3, "{found:?}");
    }

    #[test]
    fn an_open_block_and_none_at_all() {
        assert!(problems("---\nid: x\n")[0].1.contains("isn't closed"));
        assert!(problems("# Tiêu đề\n")[0].1.contains("no front matter"));
        assert!(problems("")[0].1.contains("no front matter"));
    }

    #[test]
    fn dates_and_ids_are_checked() {
        let found = problems("---\nid: a/../b\ntitle: t\nkind: law\nissued: 24/01/2022\n---\n");
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
