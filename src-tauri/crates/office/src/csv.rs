//! One table for any program: CSV as a Vietnamese Excel opens it.

use crate::xml::clean;

/// Rows of cells as CSV: UTF-8 with its mark, semicolons between cells, CRLF at the ends of lines.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
pub fn csv<'a>(rows: impl IntoIterator<Item = &'a [String]>) -> String {
    let mut text = String::from('\u{feff}');
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push(';');
            }
            let cell = clean(cell);
            let guard = if cell.starts_with(['=', '+', '-', '@', '\t']) { "'" } else { "" };
            if cell.contains([';', '"', '\n', '\t', ',']) {
                text.push_str(&format!("\"{guard}{}\"", cell.replace('"', "\"\"")));
            } else {
                text.push_str(guard);
                text.push_str(&cell);
            }
        }
        text.push_str("\r\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::csv;

    #[test]
    fn a_vietnamese_excel_opens_it_and_runs_nothing() {
        let rows = [
            vec!["STT".to_owned(), "Nhiệm vụ".to_owned()],
            vec!["1".to_owned(), "=HYPERLINK(\"x\")".to_owned()],
            vec!["-2".to_owned(), "một; hai\nba".to_owned()],
        ];
        let text = csv(rows.iter().map(Vec::as_slice));
        assert_eq!(text, "\u{feff}STT;Nhiệm vụ\r\n1;\"'=HYPERLINK(\"\"x\"\")\"\r\n'-2;\"một; hai\nba\"\r\n");
    }
}
