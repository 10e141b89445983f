//! Each kind of file as lines with their style. A reader knows nothing of structure and guesses no number.

mod doc;
mod docx;
mod package;
mod plain;
mod rtf;
mod symbols;
mod xml;

use crate::model::Reading;
use crate::refusal::Refusal;
use crate::sniff::Format;
use crate::watch::Watch;

/// Reads a file's bytes.
///
/// # Errors
/// Why not.
pub(crate) fn read(bytes: &[u8], format: Format, watch: &Watch<'_>) -> Result<Reading, Refusal> {
    match format {
        Format::Text => plain::read(bytes, watch),
        Format::Docx => docx::read(bytes, watch),
        Format::Doc => doc::read(bytes, watch),
        Format::Rtf => rtf::read(bytes, watch),
        format => Err(Refusal::UnknownFormat(format!("{format:?}"))),
    }
}
