//! What the reader wrote, searched in memory as texts that someone else keeps: the same understanding of a query, over
//! words of their own.

pub(crate) mod sought;
pub(crate) mod words;
