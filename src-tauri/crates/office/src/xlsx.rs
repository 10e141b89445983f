//! A workbook of Excel's: sheets of words and numbers, with a row of heads that stays in sight.

use crate::error::OfficeError;
use crate::package::{
    APP_RELATION, CORE_RELATION, OWN_RELATION, Part, Properties, package, properties, relations,
};
use crate::xml::{clean, escape_into, one_line};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Words; a formula in them stays words.
    Words(String),
    /// A number that can be counted with.
    Number(f64),
}

/// One sheet.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Its name on the tab; what Excel doesn't allow there is left out, and it is cut at 31 letters.
    pub name: String,
    /// How wide the columns are, in letters.
    pub widths: Vec<f64>,
    /// The words over the columns; they stay in sight, and on every printed page. None: there are none.
    pub heads: Vec<String>,
    /// What stands under them.
    pub rows: Vec<Vec<Value>>,
}

/// A workbook; it has at least one sheet, an empty one if none is given.
#[derive(Debug, Clone, Default)]
pub struct Workbook {
    /// What it is about, for its properties.
    pub title: String,
    /// The sheets in their order; at most nine.
    pub sheets: Vec<Sheet>,
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// More sheets than these nobody asks for.
const MOST_SHEETS: usize = 9;
const SHEETS: [&str; MOST_SHEETS] = [
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/worksheets/sheet3.xml",
    "xl/worksheets/sheet4.xml",
    "xl/worksheets/sheet5.xml",
    "xl/worksheets/sheet6.xml",
    "xl/worksheets/sheet7.xml",
    "xl/worksheets/sheet8.xml",
    "xl/worksheets/sheet9.xml",
];

impl Workbook {
    /// The file's bytes: the same workbook gives the same.
    ///
    /// # Errors
    ///
    /// A sheet is larger than a part of a package may be.
    pub fn xlsx(&self) -> Result<Vec<u8>, OfficeError> {
        let one = [Sheet::default()];
        let sheets = if self.sheets.is_empty() { &one[..] } else { &self.sheets };
        let sheets: Vec<(&Sheet, &'static str)> = sheets.iter().zip(SHEETS).collect();
        let mut parts = vec![relations(
            "_rels/.rels",
            &[
                ("rId1", &format!("{REL}/officeDocument"), "xl/workbook.xml"),
                ("rId2", CORE_RELATION, "docProps/core.xml"),
                ("rId3", APP_RELATION, "docProps/app.xml"),
                ("rId4", OWN_RELATION, "docProps/custom.xml"),
            ],
        )];
        parts.push(Part {
            name: "xl/workbook.xml",
            kind: Some("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
            xml: workbook(&sheets),
        });
        let sheet_kind = format!("{REL}/worksheet");
        let styles_kind = format!("{REL}/styles");
        let ids: Vec<String> = (1..=sheets.len() + 1).map(|at| format!("rId{at}")).collect();
        let mut leads: Vec<(&str, &str, &str)> = sheets
            .iter()
            .zip(&ids)
            .map(|((_, name), id)| (id.as_str(), sheet_kind.as_str(), name.trim_start_matches("xl/")))
            .collect();
        if let Some(last) = ids.last() {
            leads.push((last, &styles_kind, "styles.xml"));
        }
        parts.push(relations("xl/_rels/workbook.xml.rels", &leads));
        for (sheet, name) in &sheets {
            let kind = Some("application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
            parts.push(Part { name, kind, xml: worksheet(sheet) });
        }
        parts.push(Part {
            name: "xl/styles.xml",
            kind: Some("application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"),
            xml: styles(),
        });
        parts.extend(properties(&Properties { title: &self.title, ..Properties::default() }));
        package(&parts)
    }
}

fn workbook(sheets: &[(&Sheet, &'static str)]) -> String {
    let mut xml = format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{REL}\"><sheets>");
    let mut names: Vec<String> = Vec::new();
    for (at, (sheet, _)) in sheets.iter().enumerate() {
        let number = at + 1;
        let mut name = tab_name(&sheet.name);
        // Excel takes no workbook with two tabs of one name, in whatever letters.
        if name.is_empty() || names.iter().any(|other| other.to_lowercase() == name.to_lowercase()) {
            name = format!("Trang {number}");
        }
        xml.push_str(&format!(
            "<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>",
            one_line(&name)
        ));
        names.push(name);
    }
    xml.push_str("</sheets>");
    let mut titles = String::new();
    for (at, ((sheet, _), name)) in sheets.iter().zip(&names).enumerate() {
        if !sheet.heads.is_empty() {
            let name = one_line(&name.replace('\'', "''"));
            titles.push_str(&format!(
                "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">'{name}'!$1:$1</definedName>"
            ));
        }
    }
    if !titles.is_empty() {
        xml.push_str(&format!("<definedNames>{titles}</definedNames>"));
    }
    xml + "</workbook>"
}

fn tab_name(name: &str) -> String {
    let allowed: String = clean(name).chars().filter(|c| !"[]:*?/\\\n\t".contains(*c)).take(31).collect();
    allowed.trim_matches('\'').trim().to_owned()
}

fn worksheet(sheet: &Sheet) -> String {
    let mut xml = format!("<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">");
    if !sheet.heads.is_empty() {
        xml.push_str("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>");
    }
    xml.push_str("</sheetView></sheetViews>");
    if !sheet.widths.is_empty() {
        xml.push_str("<cols>");
        for (at, width) in sheet.widths.iter().enumerate() {
            let number = at + 1;
            xml.push_str(&format!(
                "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"
            ));
        }
        xml.push_str("</cols>");
    }
    xml.push_str("<sheetData>");
    let mut number = 0;
    if !sheet.heads.is_empty() {
        number += 1;
        let heads: Vec<Value> = sheet.heads.iter().cloned().map(Value::Words).collect();
        row(&mut xml, number, &heads, 2);
    }
    for values in &sheet.rows {
        number += 1;
        row(&mut xml, number, values, 1);
    }
    xml.push_str("</sheetData></worksheet>");
    xml
}

/// Style 1 breaks lines and begins at the top; 2 is the same, bold and in the middle.
fn row(xml: &mut String, number: usize, values: &[Value], style: u8) {
    xml.push_str(&format!("<row r=\"{number}\">"));
    for (at, value) in values.iter().enumerate() {
        let place = format!("{}{number}", column(at));
        match value {
            Value::Empty => {}
            Value::Number(value) if value.is_finite() => {
                xml.push_str(&format!("<c r=\"{place}\" s=\"{style}\"><v>{value}</v></c>"));
            }
            Value::Number(_) => {}
            Value::Words(words) => {
                xml.push_str(&format!(
                    "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                ));
                // What Excel takes for a letter by its number, "_x000D_", is kept as the letters that it is.
                escape_into(xml, &clean(words).replace("_x", "_x005F_x"));
                xml.push_str("</t></is></c>");
            }
        }
    }
    xml.push_str("</row>");
}

/// "A" to "Z", then "AA".
fn column(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(at % 26).unwrap_or_default()));
        if at < 26 {
            break;
        }
        at = at / 26 - 1;
    }
    letters.into_iter().rev().collect()
}

fn styles() -> String {
    let thin = ["left", "right", "top", "bottom"].map(|side| format!("<{side} style=\"thin\"/>")).concat();
    let font = |bold: &str| format!("<font>{bold}<sz val=\"12\"/><name val=\"Times New Roman\"/></font>");
    format!(
        "<styleSheet xmlns=\"{MAIN}\"><fonts count=\"2\">{}{}</fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"2\"><border/><border>{thin}</border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
         <xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyFont=\"1\" applyBorder=\"1\" applyAlignment=\"1\">\
         <alignment vertical=\"top\" wrapText=\"1\"/></xf>\
         <xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyFont=\"1\" applyBorder=\"1\" applyAlignment=\"1\">\
         <alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/></xf></cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        font(""),
        font("<b/>")
    )
}

#[cfg(test)]
mod tests {
    use super::{Sheet, Value, Workbook, column, tab_name};
    use crate::docx::tests::{part, well_formed};

    #[test]
    fn columns_are_counted_as_excel_counts() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(column), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn tabs_have_names_that_excel_takes() {
        assert_eq!(tab_name("Kế hoạch [2026]: quý I/II"), "Kế hoạch 2026 quý III");
        assert_eq!(tab_name(&"ă".repeat(40)).chars().count(), 31);
    }

    #[test]
    fn words_stay_words_and_the_file_is_the_same_each_time() {
        let sheet = Sheet {
            name: "Nhiệm vụ".to_owned(),
            widths: vec![6.0, 40.5],
            heads: vec!["STT".to_owned(), "Nhiệm vụ".to_owned()],
            rows: vec![vec![Value::Number(1.0), Value::Words("=1+1 <&> _x000D_".to_owned())]],
        };
        let book = Workbook { title: "Kế hoạch".to_owned(), sheets: vec![sheet.clone(), sheet] };
        let bytes = book.xlsx().expect("a workbook");
        assert_eq!(bytes, book.xlsx().expect("a workbook"));
        let first = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(first.contains("<v>1</v>"), "{first}");
        assert!(first.contains("=1+1 &lt;&amp;&gt; _x005F_x000D_"), "{first}");
        for name in ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml", "docProps/custom.xml"] {
            well_formed(&part(&bytes, name));
        }
    }
}
