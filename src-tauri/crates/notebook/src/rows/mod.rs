pub(crate) mod notes;
pub(crate) mod seal;
pub(crate) mod stamps;
