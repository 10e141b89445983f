pub(crate) mod all;
pub(crate) mod deleted;
pub(crate) mod visit;
