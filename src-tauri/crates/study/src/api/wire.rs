//! What every command shares: its request read, its reply written.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{ApiError, ErrorCode};

/// What a command takes or returns that needs nothing: `{}`.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Nothing {}

pub(super) fn read_request<T: DeserializeOwned>(args: Value) -> Result<T, ApiError> {
    let args = if args.is_null() { Value::Object(Default::default()) } else { args };
    serde_json::from_value(args).map_err(|error| ApiError::new(ErrorCode::BadRequest, error.to_string()))
}

pub(super) fn write_reply<T: Serialize>(reply: &T) -> Result<Value, ApiError> {
    serde_json::to_value(reply).map_err(|error| ApiError::new(ErrorCode::Internal, error.to_string()))
}
