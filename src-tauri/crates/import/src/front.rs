//! Front matter: what the library's own fields are given from the head of an official text. What isn't printed is left out.

use library::print::slug_within;

use crate::correction::Tree;
use crate::structure::Fields;

/// Longest id that is made. Bytes.
const LONGEST_ID: usize = 80;
/// Longest title. Characters.
const LONGEST_TITLE: usize = 300;

/// The document's id: its number in its one form, else its file's name.
pub(crate) fn id(fields: &Fields, name: &str) -> String {
    let number = fields.number.as_ref().map(|number| viet::code::canonical(&number.value));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let id = slug_within(number.as_deref().unwrap_or(stem), LONGEST_ID);
    match id.as_str() {
        "" => "tai-lieu".to_owned(),
        id if files::names::fits(id) => id.to_owned(),
        // A device's name on Windows.
        id => format!("tai-lieu-{id}"),
    }
}

/// What a document is called and where it is put.
pub(crate) struct Head {
    pub title: String,
    /// The library's kind, by its name in front matter.
    pub shelf: String,
}

impl Head {
    pub(crate) fn of(tree: &Tree, id: &str, name: &str) -> Self {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let read = || tree.fields.title().unwrap_or_else(|| viet::clean(stem).into_owned());
        let title = tree.title.clone().unwrap_or_else(read);
        let title: String = title.chars().take(LONGEST_TITLE).collect();
        let title = if title.trim().is_empty() { id.to_owned() } else { title };
        let known = tree.shelf.as_deref().filter(|shelf| library::Kind::from_name(shelf).is_some());
        Self { title, shelf: known.unwrap_or_else(|| kind(&tree.fields)).to_owned() }
    }

    /// The whole block, with its lines of hyphens.
    pub(crate) fn front(&self, id: &str, fields: &Fields, name: &str) -> String {
        let mut out = format!("---\nid: {id}\ntitle: {}\nkind: {}\n", quoted(&self.title), self.shelf);
        let fields = [("number", &fields.number), ("issuer", &fields.issuer), ("issued", &fields.issued)];
        for (key, field) in fields {
            if let Some(field) = field {
                out.push_str(&format!("{key}: {}\n", quoted(&field.value)));
            }
        }
        out.push_str(&format!("source: {}\n---\n", quoted(&viet::clean(name))));
        out
    }
}

/// The library's kind. A resolution is the Party's; the state's are legal documents.
fn kind(fields: &Fields) -> &'static str {
    let Some(kind) = &fields.kind else { return "other" };
    match kind.value.as_str() {
        "NGHỊ QUYẾT" if fields.party => "resolution",
        "HƯỚNG DẪN" => "guidance",
        "BÁO CÁO" | "TỜ TRÌNH" | "KẾ HOẠCH" | "CHƯƠNG TRÌNH" | "ĐỀ ÁN" | "THÔNG BÁO" => {
            "other"
        }
        _ if fields.party => "other",
        _ => "law",
    }
}

/// A YAML string; JSON's are.
fn quoted(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    serde_json::Value::String(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_what_is_there() {
        let none = Fields::default();
        assert_eq!(id(&none, "Nghị quyết số 06 (bản cuối).DOC.docx"), "nghi-quyet-so-06-ban-cuoi-doc");
        assert_eq!(id(&none, ".docx"), "tai-lieu");
        for name in ["con.docx", "NUL.pdf", "Côn.doc", "com1.txt"] {
            let id = id(&none, name);
            assert!(id.starts_with("tai-lieu-") && files::names::fits(&id), "{id}");
        }
        let long: String = "Quyết định ".repeat(60).chars().collect();
        assert!(id(&none, &long).len() <= LONGEST_ID);
    }
}
