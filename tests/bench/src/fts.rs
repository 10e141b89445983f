//! SQLite's FTS5 as a reader of Vietnamese would have to use it: `unicode61 remove_diacritics 2`, words joined by OR.

use std::path::Path;

use rusqlite::Connection;

/// Writes an index of the texts; like ours, it holds no text.
///
/// # Errors
/// SQLite's own.
pub fn build(path: &Path, texts: &[String]) -> rusqlite::Result<()> {
    let mut connection = Connection::open(path)?;
    connection.execute_batch(
        "CREATE VIRTUAL TABLE provisions USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2')",
    )?;
    let transaction = connection.transaction()?;
    {
        let mut insert = transaction.prepare("INSERT INTO provisions (rowid, text) VALUES (?1, ?2)")?;
        for (row, text) in (1_i64..).zip(texts) {
            insert.execute((row, text))?;
        }
    }
    transaction.commit()
}

/// Opens an index and touches it.
///
/// # Errors
/// SQLite's own.
pub fn open(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.query_row("SELECT count(*) FROM provisions_config", [], |_| Ok(()))?;
    Ok(connection)
}

/// The query as FTS5 reads it; empty if it has no word. While typing, the last word is a prefix.
pub fn expression(query: &str, typing: bool) -> String {
    let words = query.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut expression = words.map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" OR ");
    if typing && !expression.is_empty() {
        expression.push('*');
    }
    expression
}

/// The best rows for an expression.
///
/// # Errors
/// SQLite's own.
pub fn search(connection: &Connection, expression: &str, limit: usize) -> rusqlite::Result<Vec<i64>> {
    if expression.is_empty() {
        return Ok(Vec::new());
    }
    let sql = "SELECT rowid, rank FROM provisions WHERE provisions MATCH ?1 ORDER BY rank LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map((expression, limit as i64), |row| row.get::<_, i64>(0))?;
    rows.collect()
}
