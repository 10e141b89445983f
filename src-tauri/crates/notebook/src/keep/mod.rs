pub(crate) mod backups;
pub(crate) mod calendar;
pub(crate) mod place;
pub(crate) mod swap;
pub(crate) mod thin;
