//! Texts as they are read aloud.

use serde::{Deserialize, Serialize};

use super::ApiError;
use crate::App;

/// Pieces of a text, such as sentences.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SpokenRequest {
    pub texts: Vec<String>,
}

/// Each text in the words that people say for its figures, addresses and documents' numbers, in the same order.
pub(super) fn spoken(_app: &App, request: SpokenRequest) -> Result<Vec<String>, ApiError> {
    Ok(request.texts.iter().map(|text| viet::speech::spoken(text)).collect())
}
