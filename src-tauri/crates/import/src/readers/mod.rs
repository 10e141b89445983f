//! Each kind of file as lines with their style. A reader knows nothing of structure and guesses no number.

mod doc;
mod docx;
mod html;
mod numerals;
mod odt;
mod package;
mod pdf;
mod plain;
mod rows;
mod rtf;
pub(crate) mod symbols;
mod xml;

use crate::format::Format;
use crate::model::Reading;
use crate::refusal::Refusal;
use crate::watch::Watch;

/// Reads a file's bytes.
///
/// # Errors
/// Why not.
pub(crate) fn read(bytes: &[u8], format: Format, watch: &Watch<'_>) -> Result<Reading, Refusal> {
    match format {
        Format::Text => plain::read(bytes, watch),
        Format::Docx => docx::read(bytes, watch),
        Format::Pdf => pdf::read(bytes, watch),
        Format::Doc => doc::read(bytes, watch),
        Format::Rtf => rtf::read(bytes, watch),
        Format::Odt => odt::read(bytes, watch),
        Format::Html => html::read(bytes, watch),
        Format::Mht => html::read_mail(bytes, watch),
    }
}
