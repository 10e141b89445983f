//! Writes the wire types as TypeScript. `UPDATE_TYPES=1 cargo test -p study typescript` writes the file; without it
//! the test fails on a difference.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use ts_rs::{Config, TS, TypeVisitor};

use super::{ApiError, Commands};

const FILE: &str = "../../../ui/src/ipc/types/commands.ts";

/// Enums of the crates below that cross as they are. Those crates know no TypeScript, so each stands here once more; one
/// that gained or lost a variant, or is written in another way, doesn't pass.
macro_rules! crossing {
    ($( #[doc = $doc:literal] $of:ty => $name:ident { $( $variant:ident ),+ $(,)? } )+) => {
        $(
            #[doc = $doc]
            #[derive(serde::Serialize, TS)]
            #[serde(rename_all = "snake_case")]
            pub(super) enum $name { $( $variant ),+ }

            impl From<$of> for $name {
                fn from(value: $of) -> Self {
                    match value { $( <$of>::$variant => Self::$variant ),+ }
                }
            }
        )+

        #[test]
        fn what_crosses_is_written_as_it_is_told() {
            $( $( same(<$of>::$variant, $name::from(<$of>::$variant)); )+ )+
        }
    };
}

crossing! {
    #[doc = " Whether what was written could be lost or misread because of it."]
    library::Severity => Severity { Warning, Error }

    #[doc = " The same without its detail, for the window's own sentences."]
    library::ProblemCode => ProblemCode {
        NotUtf8, Unreadable, NoFrontMatter, BadFrontMatter, MissingField, UnknownField, BadValue, IdMismatch,
        DuplicateDocument, SharedId, RawHtml, HtmlTag, WideRow, LongHeading, Gap, FenceInfo, LegacyText, OtherEncoding,
        ForeignField, OtherFiles, TooManyFiles, UnclosedFence, EqualAddress, NoHeading, MissingNote, UnusedNote, Image, UnsafeLink,
        ExternalLink, BrokenLink, LongParagraph, QuickIgnored, QuickAddress, QuickEmpty, QuickNoYears, EmptyLibrary,
    }

    #[doc = " What sort of document it is."]
    library::Kind => Kind { Resolution, Guidance, Digest, Law, Other, Glossary }

    #[doc = " What a group of cards is about."]
    library::quick::CardKind => CardKind { Viewpoints, Tasks, Targets, Dates, Bodies }

    #[doc = " Why a pack isn't made or taken in, or a key isn't added."]
    pack::PackCode => PackCode {
        Unreadable, Unwritable, Damaged, TooLarge, Name, Twice, Changed, Newer, Signature, UnknownKey, Unsigned, OtherKey,
        NotNewer, NoDocument, Restricted, Nothing, SameId, About, Key, NotHere,
    }

    #[doc = " What the note is about: the four pens, or none of them."]
    notebook::NoteKind => NoteKind { Viewpoint, Target, Task, Relation, Plain }

    #[doc = " What a part of a paper is."]
    notebook::PartKind => PartKind { Question, Heading, Own, Understand, Relate, Will, Quote, Note, Table }
}

#[track_caller]
fn same(value: impl serde::Serialize, told: impl serde::Serialize) {
    assert_eq!(serde_json::to_value(value).unwrap(), serde_json::to_value(told).unwrap());
}

/// Walks a type and all it refers to.
struct Collect {
    config: Config,
    seen: HashSet<TypeId>,
    declarations: BTreeMap<String, String>,
}

impl TypeVisitor for Collect {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}\n", T::decl(&self.config));
            self.declarations.insert(T::ident(&self.config), declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

#[test]
fn typescript_is_up_to_date() {
    let mut collect = Collect {
        config: Config::new().with_large_int("number"),
        seen: HashSet::new(),
        declarations: BTreeMap::new(),
    };
    collect.visit::<Commands>();
    collect.visit::<ApiError>();
    let head = "// Generated from the command table in src-tauri/crates/study/src/api. Don't edit:\n\
                // UPDATE_TYPES=1 cargo test -p study typescript\n\n";
    let body: Vec<String> = collect.declarations.into_values().collect();
    let written = format!("{head}{}", body.join("\n"));
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    if std::env::var_os("UPDATE_TYPES").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &written).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(committed == written, "run: UPDATE_TYPES=1 cargo test -p study typescript");
}
