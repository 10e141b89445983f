pub(crate) mod files;
pub(crate) mod identity;
pub(crate) mod journal;
pub(crate) mod twice;
pub(crate) mod wal;
