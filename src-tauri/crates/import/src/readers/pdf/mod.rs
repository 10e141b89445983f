//! PDF, through hayro: the glyphs of each page become lines, the lines paragraphs. A page that is a picture is said to be
//! one; nothing is recognised, and no cell of a table is guessed.

mod bounds;
mod device;
mod lines;
mod paragraphs;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};

use crate::format::Format;
use crate::issue::{Dropped, DroppedKind, IssueKind, Place};
use crate::letters::Count;
use crate::model::{Part, Reading};
use crate::refusal::Refusal;
use crate::watch::{Step, Watch};
use device::{Canvas, Glyph};
use lines::PageLine;

/// A page that a picture covers has more letters than this, or is a picture.
const LETTERS: usize = 200;
/// More pages than any document has.
const PAGES: usize = 20_000;

/// Reads a file.
pub(super) fn read(bytes: &[u8], watch: &Watch<'_>) -> Result<Reading, Refusal> {
    // Other people's parser, and files that were made to break it: a panic there is a damaged file here.
    catch_unwind(AssertUnwindSafe(|| read_pages(bytes, watch)))
        .unwrap_or_else(|_| Err(Refusal::damaged(Format::Pdf, "its reader gave up")))
}

fn read_pages(bytes: &[u8], watch: &Watch<'_>) -> Result<Reading, Refusal> {
    bounds::check(bytes, watch)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refusal::Password,
        error => Refusal::damaged(Format::Pdf, format!("{error:?}")),
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Refusal::damaged(Format::Pdf, "no pages"));
    }
    if pages.len() > PAGES {
        return Err(Refusal::TooMany);
    }
    let mut reading = Reading::new(Format::Pdf);
    reading.pages = pages.len();
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings::default();
    let mut census = Count::default();
    let mut all: Vec<PageLine> = Vec::new();
    // Pages without words but with a picture, and those of them that are scanned.
    let (mut wordless, mut scans) = (Vec::new(), 0);
    let mut pictures = 0;
    for (index, page) in pages.iter().enumerate() {
        watch.at(Step::Reading, index, pages.len())?;
        let transform = page.initial_transform(true).to_kurbo();
        let (width, height) = page.render_dimensions();
        let area = hayro_interpret::kurbo::Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(transform, area, &cache, pdf.xref(), settings.clone());
        let mut canvas = Canvas::new(area);
        interpret_page(page, &mut context, &mut canvas);
        let Canvas { glyphs, covered, pictures: on_page, .. } = canvas;
        glyphs.iter().for_each(|glyph| census.add(&glyph.text));
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let (hidden, shown): (Vec<Glyph>, Vec<Glyph>) = glyphs.into_iter().partition(|glyph| glyph.hidden);
        let place = Place { page: number, paragraph: 0 };
        let words: String = hidden.iter().map(|glyph| glyph.text.as_str()).collect();
        if words.chars().any(char::is_alphanumeric) {
            reading.dropped.push(Dropped { place, what: DroppedKind::Hidden, text: words });
        }
        let letters =
            shown.iter().flat_map(|glyph| glyph.text.chars()).filter(|c| c.is_alphanumeric()).count();
        if letters == 0 && on_page > 0 || letters < LETTERS && covered >= device::PICTURE {
            wordless.push(number);
            scans += usize::from(covered >= device::SCAN);
        } else {
            pictures += on_page;
        }
        all.extend(lines::lines(shown, number, area));
    }
    if scans > 0 && scans * 2 >= pages.len() || wordless.len() == pages.len() {
        return Err(Refusal::Scan { pictures: wordless.len(), pages: pages.len() });
    }
    for page in wordless {
        reading.issue(Place { page, paragraph: 0 }, IssueKind::PicturePage { page });
    }
    if pictures > 0 {
        reading.issue(Place::default(), IssueKind::Picture { count: pictures });
    }
    let (body, furniture) = lines::part_furniture(all, pages.len());
    for line in furniture {
        let what = if line.top < 0.5 { DroppedKind::Header } else { DroppedKind::Footer };
        reading.dropped.push(Dropped { place: line.place, what, text: line.text() });
    }
    for (place, lines) in lines::tables(&body) {
        reading.issue(place, IssueKind::Unruled { lines });
    }
    reading.parts = paragraphs::paragraphs(body).into_iter().map(Part::Line).collect();
    reading.census = Some(census);
    Ok(reading)
}
