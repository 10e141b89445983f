//! Where a group's text goes, by the word at its head.

use crate::issue::DroppedKind;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Text,
    /// The printed number of the paragraph.
    Label,
    Fonts,
    /// The name of a drawing's property.
    Property,
    Nowhere,
    Dropped(DroppedKind),
    /// A note at the foot of a page.
    Note,
}

/// What a word says of its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// The group has a target of its own.
    To(Target),
    /// The group's text belongs to what is around it.
    Around,
    /// The word names no destination.
    Other,
}

/// Groups with data, names of styles and lists, and the like: no reader of the page ever sees them.
const DATA: [&str; 94] = [
    "aftncn",
    "aftnsep",
    "aftnsepc",
    "atnauthor",
    "atndate",
    "atnicn",
    "atnid",
    "atnparent",
    "atnref",
    "atntime",
    "atrfend",
    "atrfstart",
    "bkmkend",
    "bkmkstart",
    "blipuid",
    "colorschememapping",
    "colortbl",
    "datafield",
    "datastore",
    "defchp",
    "defpap",
    "docvar",
    "ebcend",
    "ebcstart",
    "factoidname",
    "falt",
    "fchars",
    "ffdeftext",
    "ffentrymcr",
    "ffexitmcr",
    "ffformat",
    "ffhelptext",
    "ffl",
    "ffname",
    "ffstattext",
    "filetbl",
    "fldinst",
    "fname",
    "fontemb",
    "formfield",
    "ftncn",
    "ftnsep",
    "ftnsepc",
    "generator",
    "gridtbl",
    "hlinkbase",
    "htmltag",
    "info",
    "keycode",
    "latentstyles",
    "lchars",
    "levelnumbers",
    "leveltext",
    "listname",
    "listoverridetable",
    "listpicture",
    "liststylename",
    "listtable",
    "mmathPr",
    "mvfmf",
    "mvfml",
    "mvtof",
    "nesttableprops",
    "nextfile",
    "nonshppict",
    "objclass",
    "objdata",
    "objname",
    "oleclsid",
    "panose",
    "passwordhash",
    "pgdsctbl",
    "pgptbl",
    "picprop",
    "pnseclvl",
    "pntxta",
    "pntxtb",
    "protusertbl",
    "revtbl",
    "rsidtbl",
    "stylesheet",
    "svb",
    "tc",
    "template",
    "themedata",
    "userprops",
    "wgrffmtfilter",
    "writereservhash",
    "xe",
    "xmlattrname",
    "xmlattrns",
    "xmlattrvalue",
    "xmlclose",
    "xmlnstbl",
];

/// The property of a drawing that holds the letters that it shows.
pub(super) const LETTERS: &str = "gtextUNICODE";

/// What a word says of the group that it heads. `starred`: `\*` stands before it.
pub(super) fn head(word: &str, starred: bool) -> Head {
    Head::To(match word {
        "fonttbl" => Target::Fonts,
        "listtext" | "pntext" => Target::Label,
        "header" | "headerl" | "headerr" | "headerf" => Target::Dropped(DroppedKind::Header),
        "footer" | "footerl" | "footerr" | "footerf" => Target::Dropped(DroppedKind::Footer),
        "annotation" => Target::Dropped(DroppedKind::Comment),
        // A box written a second time, for programs that know no shapes.
        "shprslt" => Target::Dropped(DroppedKind::Alternative),
        "moMath" | "moMathPara" => Target::Dropped(DroppedKind::Unread),
        "footnote" => Target::Note,
        "sn" => Target::Property,
        // What a property is: letters only where they are drawn, see `LETTERS`.
        "sv" => Target::Nowhere,
        // Its Unicode half, \ud, is the one that is read.
        "pict" | "upr" => Target::Nowhere,
        "pn" if starred => Target::Nowhere,
        _ if DATA.contains(&word) => Target::Nowhere,
        // Groups with a star that hold the document's text, too.
        "shpinst" | "shptxt" | "shppict" | "shp" | "sp" | "fldrslt" => return Head::Around,
        _ if starred => Target::Dropped(DroppedKind::Unread),
        _ => return Head::Other,
    })
}
