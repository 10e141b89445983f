//! What a PDF may unpack to. Its parser reads whole streams and makes a page of every dictionary in the pages' tree before
//! anybody is asked, so this is looked at before: streams are unpacked into nothing and measured, dictionaries are counted.

use std::io::Read;

use flate2::read::ZlibDecoder;

use crate::caps;
use crate::refusal::Refusal;
use crate::watch::{Step, Watch};

/// How far before its stream a dictionary begins at most. Bytes.
const DICTIONARY: usize = 4096;
/// Packed again and again: nobody does that but to break a reader.
const LAYERS: usize = 4;

/// Whether a file stays within bounds.
///
/// # Errors
/// [`Refusal::Bomb`], [`Refusal::TooMany`] for more dictionaries than a document has paragraphs.
pub(super) fn check(bytes: &[u8], watch: &Watch<'_>) -> Result<(), Refusal> {
    let mut left = caps::UNPACKED;
    let mut dictionaries = count(bytes);
    let mut at = 0;
    while let Some(found) = next(bytes, at, b"stream") {
        watch.at(Step::Reading, 0, 1)?;
        at = found + b"stream".len();
        if bytes[..found].ends_with(b"end") {
            continue;
        }
        let before = &bytes[found.saturating_sub(DICTIONARY)..found];
        let own = before.windows(3).rposition(|word| word == b"obj").map_or(before, |from| &before[from..]);
        let start =
            at + bytes[at..].iter().take(2).take_while(|&&byte| matches!(byte, b'\r' | b'\n')).count();
        let end = next(bytes, start, b"endstream").unwrap_or(bytes.len());
        let layers = own.windows(5).filter(|word| word == b"Flate").count();
        // A name may be written with its letters' numbers.
        let hidden = own.contains(&b'#') && bytes.get(start) == Some(&0x78);
        if layers == 0 && !hidden {
            continue;
        }
        // Pictures are drawn by nobody here; each may be large, all else together may not.
        let is_picture = own.windows(6).any(|word| word == b"/Image");
        let most = if is_picture { caps::UNPACKED } else { left };
        let unpacked = measure(&bytes[start..end], layers.clamp(1, LAYERS), most, &mut dictionaries)?;
        if !is_picture {
            left -= unpacked;
        }
        at = at.max(end);
    }
    if dictionaries > caps::PARAGRAPHS { Err(Refusal::TooMany) } else { Ok(()) }
}

/// How much a stream unpacks to. What is no such stream unpacks to nothing.
fn measure(packed: &[u8], layers: usize, most: u64, dictionaries: &mut usize) -> Result<u64, Refusal> {
    let mut reader: Box<dyn Read + '_> = Box::new(packed);
    for _ in 0..layers {
        reader = Box::new(ZlibDecoder::new(reader));
    }
    let mut buffer = vec![0; 1 << 16];
    let mut unpacked = 0;
    // One may begin at the end of what was read and go on in what comes.
    let mut half = false;
    while let Ok(length @ 1..) = reader.read(&mut buffer) {
        unpacked += length as u64;
        if unpacked > most {
            return Err(Refusal::Bomb);
        }
        let read = &buffer[..length];
        *dictionaries += count(read) + usize::from(half && read[0] == b'<');
        half = read.ends_with(b"<") && !read.ends_with(b"<<");
    }
    Ok(unpacked)
}

/// Dictionaries that begin in some bytes.
fn count(bytes: &[u8]) -> usize {
    let (mut count, mut at) = (0, 0);
    while let Some(found) = next(bytes, at, b"<<") {
        count += 1;
        at = found + 2;
    }
    count
}

fn next(bytes: &[u8], from: usize, needle: &[u8]) -> Option<usize> {
    crate::sniff::find(bytes.get(from..)?, needle).map(|at| from + at)
}
