pub(crate) mod opening;
pub(crate) mod put_back;
