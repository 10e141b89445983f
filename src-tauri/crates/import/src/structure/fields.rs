//! The head and the tail of an official text: who issued it, its number, day, kind and what it is about. Each field keeps
//! the line it was read from, and what isn't printed stays empty.

use serde::Serialize;

use crate::issue::{Issue, IssueKind, Place};

/// What a document says of itself in its head.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Fields {
    /// Number and sign, "69/2014/QH13".
    pub number: Option<Field>,
    /// Day of issue, ISO.
    pub issued: Option<Field>,
    /// Who issued it, as it is printed.
    pub issuer: Option<Field>,
    /// "LUẬT", "NGHỊ QUYẾT".
    pub kind: Option<Field>,
    /// What it is about (trích yếu), as it is printed.
    pub about: Option<Field>,
    /// Words that keep it from being passed on: "MẬT", "LƯU HÀNH NỘI BỘ".
    pub restricted: Option<Field>,
    /// True under the Party's own head, false under the state's.
    pub party: bool,
}

/// A field and the line that it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Its value.
    pub value: String,
    /// Where it stands in the original.
    pub place: Place,
}

impl Fields {
    /// Kind and subject, for a title.
    pub(crate) fn title(&self) -> Option<String> {
        let kind = self.kind.as_ref()?.value.as_str();
        Some(match &self.about {
            Some(about) => format!("{kind} {}", about.value),
            None => match &self.number {
                Some(number) => format!("{kind} {}", number.value),
                None => kind.to_owned(),
            },
        })
    }

    pub(crate) fn issues(&self) -> Vec<Issue> {
        let mut issues = Vec::new();
        let whole = Place::default();
        if self.number.is_none() {
            issues.push(Issue { place: whole, kind: IssueKind::NoNumber });
        }
        if self.issued.is_none() {
            issues.push(Issue { place: whole, kind: IssueKind::NoDate });
        }
        if let Some(field) = &self.restricted {
            let kind = IssueKind::Restricted { words: field.value.clone() };
            issues.push(Issue { place: field.place, kind });
        }
        issues
    }
}
