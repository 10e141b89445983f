pub(crate) mod connect;
pub(crate) mod migrate;
