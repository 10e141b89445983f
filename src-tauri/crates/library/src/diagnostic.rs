//! What can be wrong with a file of the library, said so that its author can mend it.

use std::fmt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Whether what was written could be lost or misread because of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth mending; the text is whole.
    Warning,
    /// Something is missing, ambiguous or left out.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// One thing wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// 1-based line in the file; 0 where the whole file or folder is meant.
    pub line: u32,
    /// What it is.
    pub problem: Problem,
}

/// A diagnostic with its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The file, or the folder where no file can be named.
    pub path: PathBuf,
    /// What is wrong in it.
    pub diagnostic: Diagnostic,
}

impl fmt::Display for Located {
    /// `path:line: severity: message`, as compilers print it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic { line, problem } = &self.diagnostic;
        write!(f, "{}:{line}: {}: {problem}", self.path.display(), problem.severity())
    }
}

macro_rules! problems {
    ($( $(#[doc = $doc:literal])* $variant:ident $severity:ident $message:literal ),* $(,)?) => {
        /// What is wrong. Each holds what its sentence needs.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Problem { $( $(#[doc = $doc])* $variant(String), )* }

        /// The same without its detail, for the window's own sentences.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ProblemCode { $( $(#[doc = $doc])* $variant, )* }

        impl Problem {
            /// How bad it is.
            pub fn severity(&self) -> Severity {
                match self { $( Self::$variant(_) => Severity::$severity, )* }
            }
            /// The kind of problem.
            pub fn code(&self) -> ProblemCode {
                match self { $( Self::$variant(_) => ProblemCode::$variant, )* }
            }
            /// The kind's name.
            pub fn name(&self) -> &'static str {
                match self { $( Self::$variant(_) => stringify!($variant), )* }
            }
            /// What it is about: an address, a field's name, a reason.
            pub fn detail(&self) -> &str {
                match self { $( Self::$variant(detail) => detail, )* }
            }
        }

        impl fmt::Display for Problem {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $( Self::$variant(detail) => write!(f, $message, detail), )* }
            }
        }
    };
}

problems! {
    /// The file isn't UTF-8.
    NotUtf8 Error "not UTF-8 text (first bad byte at {})",
    /// The file or folder can't be read.
    Unreadable Error "can't be read: {}",
    /// No `---` block at the top.
    NoFrontMatter Error "no front matter: the file must begin with a `---` block{}",
    /// The front matter isn't closed or isn't YAML.
    BadFrontMatter Error "broken front matter: {}",
    /// A required field is missing.
    MissingField Error "front matter has no `{}`",
    /// A field that isn't known; a slip of the pen, most likely.
    UnknownField Warning "front matter has an unknown field `{}`",
    /// A field whose value can't be right.
    BadValue Error "front matter: {}",
    /// The folder has another name than the document's id.
    IdMismatch Warning "the document's id isn't its folder's name: {}",
    /// Another document has the same id.
    DuplicateDocument Error "a document with the id `{}` is in the library already",
    /// A document of another folder has the same id; both are read.
    SharedId Warning "another folder has a document with this id, so this one is called `{}`",
    /// Raw HTML, which is never rendered.
    RawHtml Error "raw HTML is left out: {}",
    /// An HTML tag; what stands between tags is shown.
    HtmlTag Warning "HTML tag isn't shown, the words in it are: {}",
    /// Cells beyond the width of a table's head; they are shown.
    WideRow Warning "cells beyond the width of the table's head: {}",
    /// A heading longer than a title can be; the rest of it is a paragraph.
    LongHeading Warning "heading is very long, its rest is shown as a paragraph: {}",
    /// Numbers of articles that don't follow each other.
    Gap Warning "articles don't follow each other: {}",
    /// The name of a language at a code fence.
    FenceInfo Warning "word at a code fence isn't shown: {}",
    /// Vietnamese typed for a font of its own (TCVN3, VNI).
    LegacyText Error "text isn't Unicode but {}: convert it to Unicode and save it again as UTF-8",
    /// A file in another encoding.
    OtherEncoding Error "file isn't UTF-8 but {}: save it again as UTF-8",
    /// A field of somebody else's front matter.
    ForeignField Warning "front matter isn't ours, this line is left out: {}",
    /// Files that aren't text, with their number.
    OtherFiles Warning "files that can't be read here: {}",
    /// More documents in a folder than are read of one, with that number.
    TooManyFiles Error "more than {} documents: the rest of the folder isn't read",
    /// A code fence that runs to the end of its container.
    UnclosedFence Warning "code fence isn't closed: {}",
    /// Two provisions with one address.
    EqualAddress Error "address or id stands twice: {}",
    /// No heading at all.
    NoHeading Warning "the document has no heading{}",
    /// A sign of a note that isn't defined.
    MissingNote Error "editor's note isn't defined: [^{}]",
    /// A note that nothing refers to.
    UnusedNote Warning "editor's note is never referred to and isn't shown: [^{}",
    /// An image; only its description is shown.
    Image Warning "images aren't shown: {}",
    /// A link with an address that could run or load something.
    UnsafeLink Error "unsafe link, shown as plain text: {}",
    /// A link out of the library; the app is offline.
    ExternalLink Warning "link leads out of the library, shown as plain text: {}",
    /// A link to an address that isn't in the document.
    BrokenLink Error "link to an unknown address: {}",
    /// A paragraph so long that it was split for display.
    LongParagraph Warning "paragraph is very long and is shown in pieces: {}",
    /// A quick look-up entry of a shape that can't be read.
    QuickIgnored Warning "quick look-up: {}",
    /// A quick look-up entry with an address that isn't in the document.
    QuickAddress Warning "quick look-up names an unknown address: {}",
    /// A quick look-up entry with nothing to make cards of.
    QuickEmpty Warning "quick look-up finds no item, row or mark there: {}",
    /// A table of targets without a year at the head of a column.
    QuickNoYears Warning "quick look-up finds no table with years at its head there: {}",
    /// A folder without a single document.
    EmptyLibrary Warning "no document in the folder{}",
}

impl Problem {
    /// What stands in the file and isn't shown for it, whole.
    pub fn unseen(&self) -> Option<&str> {
        match self {
            Self::RawHtml(detail)
            | Self::HtmlTag(detail)
            | Self::FenceInfo(detail)
            | Self::UnclosedFence(detail)
            | Self::UnusedNote(detail)
            | Self::Image(detail)
            | Self::UnsafeLink(detail)
            | Self::ExternalLink(detail)
            | Self::ForeignField(detail) => Some(detail),
            _ => None,
        }
    }

    /// True if the document can't be shown for it and is left out of the library.
    pub fn skips_document(&self) -> bool {
        matches!(
            self,
            Self::NotUtf8(_)
                | Self::OtherEncoding(_)
                | Self::Unreadable(_)
                | Self::NoFrontMatter(_)
                | Self::BadFrontMatter(_)
                | Self::MissingField(_)
                | Self::BadValue(_)
                | Self::DuplicateDocument(_)
        )
    }
}

/// The first words of something, for a message.
#[must_use]
pub fn clip(text: &str) -> String {
    let text = text.trim();
    let end = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    let line = text[..end].lines().next().unwrap_or_default();
    if end < text.len() { format!("{line}…") } else { line.to_owned() }
}
