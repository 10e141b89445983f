pub(crate) mod attempts;
pub(crate) mod code;
pub(crate) mod keys;
pub(crate) mod secret;
