//! BM25 as it is reckoned here.

use tantivy::fieldnorm::FieldNormReader;

/// BM25's own, as in Lucene and Tantivy.
const K1: f32 = 1.2;
const B: f32 = 0.75;
/// What any match is worth, however long the unit (BM25+, Lv and Zhai 2011). A library has entries of one line beside
/// tables of fifty rows; without it a row's words count for a sixth of an entry's.
const LEAST: f32 = 1.0;

/// What no match is worth more than, before its weight.
pub(crate) const MOST: f32 = LEAST + K1 + 1.0;

/// What a match is worth in a column, before its weight: BM25+ of the frequency and the code of the text's length.
pub(super) struct Worth {
    norms: [f32; 256],
    /// The same reckoned beforehand for the frequencies there mostly are.
    ready: Vec<f32>,
}

/// Frequencies reckoned beforehand.
const READY: u32 = 8;

impl Worth {
    /// For a column whose texts have so many terms in the mean.
    pub(super) fn new(average: f32) -> Self {
        let mut norms = [0.0; 256];
        for (code, norm) in (0..=u8::MAX).zip(&mut norms) {
            let length = FieldNormReader::id_to_fieldnorm(code) as f32;
            *norm = K1 * (1.0 - B + B * length / average.max(1.0));
        }
        let ready = (0..READY).flat_map(|frequency| norms.map(|norm| bm25(frequency, norm))).collect();
        Self { norms, ready }
    }

    #[inline]
    pub(super) fn of(&self, frequency: u32, length: u8) -> f32 {
        match self.ready.get(frequency as usize * 256 + usize::from(length)) {
            Some(&ready) => ready,
            None => bm25(frequency, self.norms[usize::from(length)]),
        }
    }
}

fn bm25(frequency: u32, norm: f32) -> f32 {
    let frequency = frequency as f32;
    LEAST + (K1 + 1.0) * frequency / (frequency + norm)
}
