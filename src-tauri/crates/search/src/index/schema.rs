//! The fields of the index and what a match in each of them is worth.

use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

/// Counts changes of the schema, the analyzer and the language tables. An index of another version is built anew.
pub(crate) const VERSION: u32 = 4;

/// The name of [`StepTokenizer`](super::analyzer::StepTokenizer) in Tantivy's register.
pub(crate) const TOKENIZER: &str = "steps";

/// The fast field that holds, for a unit of many blocks, the position of the last word before each of them.
pub(crate) const STARTS: &str = "starts";

/// A unit of more blocks than this isn't read whole to be shown: the index says which of them hold what was found.
pub(super) const MANY_BLOCKS: usize = 64;

/// A column of terms: one Tantivy field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    /// Words with their marks, with positions.
    Key,
    /// Words without marks, with positions.
    Fold,
    /// Two neighbouring keys.
    KeyPairs,
    /// Two neighbouring folds.
    FoldPairs,
    /// The same four of the headings above the unit.
    HeadingKey,
    HeadingFold,
    HeadingKeyPairs,
    HeadingFoldPairs,
    /// Document numbers, whole and by type and number.
    Code,
    /// Dates, ranges, and numbers that may also be words.
    Num,
    /// Document numbers in headings: what stands there is about that document.
    HeadingCode,
}

/// What the heading columns add to the text's own, for each unit of the text's weight.
const HEADING: f32 = 0.3;

impl Column {
    pub(crate) const COUNT: usize = 11;
    pub(crate) const ALL: [Column; Self::COUNT] = [
        Column::Key,
        Column::Fold,
        Column::KeyPairs,
        Column::FoldPairs,
        Column::HeadingKey,
        Column::HeadingFold,
        Column::HeadingKeyPairs,
        Column::HeadingFoldPairs,
        Column::Code,
        Column::Num,
        Column::HeadingCode,
    ];

    /// Fields are added in the order of `ALL`, so a column's place there is its field's number.
    pub(crate) fn field(self) -> Field {
        Field::from_field_id(self as u32)
    }

    fn name(self) -> &'static str {
        match self {
            Column::Key => "key",
            Column::Fold => "fold",
            Column::KeyPairs => "key_pairs",
            Column::FoldPairs => "fold_pairs",
            Column::HeadingKey => "heading_key",
            Column::HeadingFold => "heading_fold",
            Column::HeadingKeyPairs => "heading_key_pairs",
            Column::HeadingFoldPairs => "heading_fold_pairs",
            Column::Code => "code",
            Column::Num => "num",
            Column::HeadingCode => "heading_code",
        }
    }

    /// The weights of the design. They were found on several collections; don't fit them to one.
    pub(crate) fn weight(self) -> f32 {
        match self {
            Column::Key | Column::Code | Column::Num => 1.0,
            Column::Fold => 0.3,
            Column::KeyPairs => 0.7,
            Column::FoldPairs => 0.25,
            Column::HeadingKey | Column::HeadingCode => HEADING,
            Column::HeadingFold => HEADING * 0.3,
            Column::HeadingKeyPairs => HEADING * 0.7,
            Column::HeadingFoldPairs => HEADING * 0.25,
        }
    }

    /// The column of the headings that goes with a column of the text.
    pub(crate) fn heading(self) -> Option<Column> {
        match self {
            Column::Key => Some(Column::HeadingKey),
            Column::Fold => Some(Column::HeadingFold),
            Column::KeyPairs => Some(Column::HeadingKeyPairs),
            Column::FoldPairs => Some(Column::HeadingFoldPairs),
            Column::Code => Some(Column::HeadingCode),
            _ => None,
        }
    }
}

pub(crate) fn schema() -> Schema {
    let mut builder = Schema::builder();
    for column in Column::ALL {
        let positions = matches!(column, Column::Key | Column::Fold);
        let record =
            if positions { IndexRecordOption::WithFreqsAndPositions } else { IndexRecordOption::WithFreqs };
        let indexing = TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(record);
        builder.add_text_field(column.name(), TextOptions::default().set_indexing_options(indexing));
    }
    builder.add_u64_field(STARTS, FAST);
    builder.build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_its_field() {
        let schema = schema();
        for column in Column::ALL {
            assert_eq!(schema.get_field(column.name()).unwrap(), column.field());
        }
    }
}
