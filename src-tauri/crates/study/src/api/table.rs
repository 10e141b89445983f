//! The macro behind the command table.

/// Expands one table of `name(Request) -> Reply = handler;` lines into the router, and under test into the
/// TypeScript that the window calls it by.
macro_rules! commands {
    ($( $(#[doc = $doc:literal])+ $name:ident($request:ty) -> $reply:ty = $handler:path; )+) => {
        /// Runs one command. `args` is its request; null counts as an empty one.
        ///
        /// # Errors
        /// Whatever the command reports, and `bad_request` for an unknown command or arguments of another shape.
        pub fn dispatch(app: &$crate::App, command: &str, args: serde_json::Value) -> Result<serde_json::Value, ApiError> {
            match command {
                $( stringify!($name) => {
                    let request: $request = read_request(args)?;
                    let reply: $reply = $handler(app, request)?;
                    write_reply(&reply)
                } )+
                _ => Err(ApiError::new(ErrorCode::BadRequest, format!("no such command: {command}"))),
            }
        }

        /// Every command's name, in the table's order.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),+];

        #[cfg(test)]
        #[derive(ts_rs::TS)]
        #[allow(dead_code)]
        struct Commands { $( $(#[doc = $doc])+ $name: ($request, $reply), )+ }
    };
}
