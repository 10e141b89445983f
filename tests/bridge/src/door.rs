//! One request, one reply.

use std::io::{self, Cursor, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};
use study::App;
use study::api::{ApiError, ErrorCode, dispatch};
use tiny_http::{Header, Method, Request, Response};

use crate::files;

type Reply = Response<Cursor<Vec<u8>>>;

/// Nothing that the interface sends is near this size.
const LARGEST_BODY: u64 = 16 << 20;

/// What stands behind the address.
pub(crate) struct Door {
    pub(crate) app: Arc<App>,
    pub(crate) ui: PathBuf,
    pub(crate) pick_folder: Option<String>,
    pub(crate) pick_file: Option<String>,
    pub(crate) save_file: Option<String>,
    pub(crate) policy: String,
}

impl Door {
    pub(crate) fn answer(&self, mut request: Request) -> io::Result<()> {
        let reply = self.reply(&mut request);
        let reply = [
            ("Content-Security-Policy", self.policy.as_str()),
            ("X-Content-Type-Options", "nosniff"),
            ("Cache-Control", "no-store"),
        ]
        .into_iter()
        .filter_map(|(name, value)| Header::from_bytes(name, value).ok())
        .fold(reply, Response::with_header);
        send(reply, request.into_writer())
    }

    fn reply(&self, request: &mut Request) -> Reply {
        if !is_from_here(header(request, "Host")) || !header(request, "Origin").is_none_or(is_our_origin) {
            return plain(403, "this address serves its own computer only");
        }
        let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
        match request.method() {
            Method::Get => self.screen(&path),
            Method::Post => match self.command(&path, request) {
                Some(Ok(value)) => json_reply(200, &value),
                Some(Err(error)) => json_reply(400, &json!(error)),
                None => plain(404, "nothing here"),
            },
            _ => plain(405, "only GET and POST"),
        }
    }

    fn screen(&self, path: &str) -> Reply {
        let Some(file) = files::within(&self.ui, path) else { return plain(404, "nothing here") };
        match std::fs::read(&file) {
            Ok(bytes) => typed(Response::from_data(bytes), files::media_type(&file)),
            Err(error) => plain(404, &format!("{path}: {error}")),
        }
    }

    /// Nothing if no such command is served.
    fn command(&self, path: &str, request: &mut Request) -> Option<Result<Value, ApiError>> {
        if let Some(command) = path.strip_prefix("/call/") {
            return Some(arguments(request).and_then(|args| self.call(command, args)));
        }
        match path {
            "/native/pick_folder" => Some(Ok(json!(self.pick_folder))),
            "/native/pick_file" => Some(Ok(json!(self.pick_file))),
            "/native/save_file" => Some(Ok(json!(self.save_file))),
            // A browser has no file manager to show: the tests only need the reply.
            "/native/reveal" => Some(Ok(Value::Null)),
            _ => None,
        }
    }

    fn call(&self, command: &str, args: Value) -> Result<Value, ApiError> {
        catch_unwind(AssertUnwindSafe(|| dispatch(&self.app, command, args))).unwrap_or_else(|_| {
            Err(ApiError { code: ErrorCode::Internal, message: format!("{command} ended in a panic") })
        })
    }
}

/// The body, as JSON. A page of another site can't send that type without asking first, and is never allowed.
fn arguments(request: &mut Request) -> Result<Value, ApiError> {
    let bad = |message: String| ApiError { code: ErrorCode::BadRequest, message };
    if !header(request, "Content-Type").is_some_and(|kind| kind.starts_with("application/json")) {
        return Err(bad("the arguments must be sent as application/json".into()));
    }
    let mut body = Vec::new();
    let read = request.as_reader().take(LARGEST_BODY + 1).read_to_end(&mut body);
    read.map_err(|error| bad(error.to_string()))?;
    if body.len() as u64 > LARGEST_BODY {
        return Err(bad("the arguments are too long".into()));
    }
    serde_json::from_slice(&body).map_err(|error| bad(error.to_string()))
}

fn header<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    request.headers().iter().find(|header| header.field.equiv(name)).map(|header| header.value.as_str())
}

/// A name that leads here by a stranger's DNS is refused, or any site could speak to the core through it.
fn is_from_here(host: Option<&str>) -> bool {
    let name = host.map(|host| host.rsplit_once(':').map_or(host, |(name, _port)| name));
    matches!(name, Some("127.0.0.1" | "localhost"))
}

/// Any port of this computer: in development the screens come from Vite's.
fn is_our_origin(origin: &str) -> bool {
    origin.strip_prefix("http://").is_some_and(|host| is_from_here(Some(host)))
}

/// Sends a reply and asks the browser to close the connection, which tiny_http's own way of sending doesn't allow. Kept
/// connections each hold one of its threads, and two that come at once may be promised the same one: the second then
/// waits for as long as the browser keeps the others.
fn send(reply: Reply, mut out: Box<dyn Write + Send>) -> io::Result<()> {
    let status = reply.status_code();
    let length = reply.data_length().unwrap_or_default();
    write!(out, "HTTP/1.1 {} {}\r\n", status.0, status.default_reason_phrase())?;
    for Header { field, value } in
        reply.headers().iter().filter(|header| !header.field.equiv("Content-Length"))
    {
        write!(out, "{field}: {value}\r\n")?;
    }
    write!(out, "Content-Length: {length}\r\nConnection: close\r\n\r\n")?;
    io::copy(&mut reply.into_reader(), &mut out)?;
    out.flush()
}

fn plain(status: u16, text: &str) -> Reply {
    typed(Response::from_string(text).with_status_code(status), "text/plain; charset=utf-8")
}

fn json_reply(status: u16, value: &Value) -> Reply {
    typed(Response::from_string(value.to_string()).with_status_code(status), "application/json")
}

fn typed(reply: Reply, media_type: &str) -> Reply {
    match Header::from_bytes("Content-Type", media_type) {
        Ok(header) => reply.with_header(header),
        Err(()) => reply,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_computer_is_answered() {
        for host in ["127.0.0.1:4517", "localhost:5173", "localhost"] {
            assert!(is_from_here(Some(host)), "{host}");
        }
        for host in ["example.org", "127.0.0.1.example.org:4517", "localhost.example.org", "0.0.0.0:4517", ""]
        {
            assert!(!is_from_here(Some(host)), "{host}");
        }
        assert!(!is_from_here(None));
    }

    #[test]
    fn only_pages_of_this_computer_may_ask() {
        assert!(is_our_origin("http://localhost:5173"));
        assert!(is_our_origin("http://127.0.0.1:4517"));
        assert!(!is_our_origin("https://example.org"));
        assert!(!is_our_origin("http://localhost.example.org"));
        assert!(!is_our_origin("null"));
    }
}
