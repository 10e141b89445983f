//! What ranks: `run` (ranked units, by `score`, as far as there is `evidence`, a document called by its own of the
//! `names` first) → `snippet` (the best block of each, and what to light).

pub(crate) mod evidence;
pub(crate) mod names;
pub(crate) mod run;
pub(crate) mod score;
pub(crate) mod snippet;
