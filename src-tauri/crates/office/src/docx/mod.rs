//! A document of Word's: what it is made of, and its package.

mod body;
mod model;
mod names;
mod parts;
mod styles;
#[cfg(test)]
pub(crate) mod tests;

pub use model::{
    Align, Block, Cell, Footnote, Frame, Look, Mark, Paper, Paragraph, Run, Section, Style, Table, Text,
};

use crate::error::OfficeError;
use crate::package::package;

impl Paper {
    /// The file's bytes: the same paper gives the same.
    ///
    /// # Errors
    ///
    /// A part is larger than a package's part may be.
    pub fn docx(&self) -> Result<Vec<u8>, OfficeError> {
        let body = body::write(self);
        package(&parts::all(self, body))
    }
}
