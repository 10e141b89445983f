//! A ZIP with the parts of a document, unpacked within bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::plain::{Bytes, letters};
use crate::caps;
use crate::format::Format;
use crate::refusal::Refusal;

pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    format: Format,
    /// Bytes unpacked so far.
    unpacked: u64,
}

/// Up to this much a part may unpack to whatever its ratio is. Bytes.
const SMALL: u64 = 1 << 20;

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8], format: Format) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Refusal::damaged(format, error))?;
        Ok(Self { zip, format, unpacked: 0 })
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> Vec<String> {
        self.zip.file_names().filter_map(Result::ok).map(|name| name.into_owned()).collect()
    }

    /// A part's text, or `None` if there is none of this name.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        match self.bytes(name)?.map(|bytes| letters(&bytes)) {
            None => Ok(None),
            Some(Bytes::Unicode(text)) => Ok(Some(text)),
            // XML in an encoding of its own is something that no word processor writes.
            Some(_) => Err(Refusal::damaged(self.format, format!("{name} isn't Unicode"))),
        }
    }

    fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let format = self.format;
        let name = name.trim_start_matches('/');
        // Names of parts know no case (ISO 29500-2), and some programs part folders as Windows does.
        let alike = |known: &String| known.replace('\\', "/").eq_ignore_ascii_case(name);
        let known =
            if self.zip.index_for_name(name).is_some() { None } else { self.names().into_iter().find(alike) };
        let mut part = match self.zip.by_name(known.as_deref().unwrap_or(name)) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Refusal::Encrypted),
            Err(error) => return Err(Refusal::damaged(format, error)),
        };
        // The sizes that the archive names may be lies, so what comes is counted.
        let most = (part.compressed_size().saturating_mul(caps::RATIO))
            .max(SMALL)
            .min(caps::UNPACKED - self.unpacked);
        let mut bytes = Vec::new();
        let read = (&mut part).take(most + 1).read_to_end(&mut bytes);
        let read = read.map_err(|error| Refusal::damaged(format, error))? as u64;
        if read > most {
            return Err(Refusal::Bomb);
        }
        self.unpacked += read;
        Ok(Some(bytes))
    }
}
