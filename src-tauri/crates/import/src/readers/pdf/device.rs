//! A device that draws nothing: it keeps what letters were drawn where, and how much of the page pictures cover.

use std::collections::HashMap;
use std::sync::Arc;

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use viet::legacy::{Encoding, windows_1252};

/// A page is a picture if pictures cover this much of it and hardly a letter stands there: a stamp, a signature's line.
pub(super) const PICTURE: f64 = 0.85;
/// A picture with margins.
pub(super) const SCAN: f64 = 0.5;

/// A letter on a page. Points, from the top left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    pub text: String,
    pub x: f64,
    /// The baseline.
    pub y: f64,
    /// Where the next letter begins.
    pub end: f64,
    pub size: f64,
    pub font: Option<Arc<str>>,
    pub hidden: bool,
}

pub(super) struct Canvas {
    area: Rect,
    pub glyphs: Vec<Glyph>,
    /// The share of the page that pictures cover, at most 1: a scan may come in strips.
    pub covered: f64,
    pub pictures: usize,
    fonts: HashMap<u128, Option<Arc<str>>>,
}

impl Canvas {
    pub(super) fn new(area: Rect) -> Self {
        Self { area, glyphs: Vec::new(), covered: 0.0, pictures: 0, fonts: HashMap::new() }
    }

    /// The font's PostScript name.
    fn font(&mut self, glyph: &Drawn<'_>) -> Option<Arc<str>> {
        let Drawn::Outline(outline) = glyph else { return None };
        let data = outline.font_data()?;
        let named = self.fonts.entry(data.cache_key);
        named.or_insert_with(|| data.postscript_name.as_deref().map(Arc::from)).clone()
    }
}

/// The byte that a PDF's writer took for another sign: the soft hyphen, the middle dot, the micro sign and the macron have
/// glyphs whose names say something else.
fn misnamed(said: &str) -> Option<char> {
    Some(match said {
        "\u{2212}" => '\u{ad}',
        "\u{2219}" => '·',
        "\u{3bc}" => 'µ',
        "\u{2c9}" => '¯',
        _ => return None,
    })
}

/// Whether a code in a font of an old encoding is the letter's byte: what it is said to stand for is what that byte shows.
/// A subset with codes of its own says otherwise. Two bytes are said to be signs that look alike.
fn is_byte(byte: u8, said: &str) -> bool {
    let alike = byte == 0xad && matches!(said, "-" | "\u{2212}") || byte == 0xa0 && said == " ";
    let shown = said == windows_1252(byte).to_string() || said == char::from(byte).to_string();
    byte >= 0x20 && (alike || shown || said == "\u{fffd}")
}

impl<'a> Device<'a> for Canvas {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let hidden = matches!(mode, DrawMode::Invisible);
        for glyph in run.glyphs() {
            let font = self.font(glyph);
            let legacy = font.as_deref().is_some_and(|font| Encoding::of_font(font).is_some());
            let said = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(text)) => text,
                None => '\u{fffd}'.to_string(),
            };
            let byte = u8::try_from(glyph.char_code()).ok().filter(|byte| legacy && is_byte(*byte, &said));
            let byte = byte.map(char::from).or_else(|| legacy.then(|| misnamed(&said)).flatten());
            let text = byte.map_or(said, String::from);
            let transform = props.transform * glyph.transform();
            let origin = transform * Point::ZERO;
            let width = match &**glyph {
                Drawn::Outline(outline) => outline.advance_width(),
                Drawn::Type3(glyph) => glyph.advance_width(),
            };
            let end = transform * Point::new(f64::from(width.unwrap_or(500.0)), 0.0);
            let size = (transform * Point::new(0.0, 1000.0) - origin).hypot();
            if !(origin.x.is_finite() && origin.y.is_finite() && end.x.is_finite() && size.is_finite()) {
                continue;
            }
            self.glyphs.push(Glyph { text, x: origin.x, y: origin.y, end: end.x, size, font, hidden });
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let drawn = |transform: Affine| transform.transform_rect_bbox(Rect::new(0.0, 0.0, width, height));
        let seen = drawn(props.transform).intersect(self.area);
        let share = seen.area() / self.area.area().max(1.0);
        if share > 0.0 {
            self.pictures += 1;
            self.covered = (self.covered + share).min(1.0);
        }
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
