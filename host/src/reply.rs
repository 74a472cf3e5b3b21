//! What is sent back?
//!
//! First the reply of a plain host, then what a script makes of it. Nothing is written here; see `connection`.

use std::path::Path;
use std::{fs, io};

use digital_sanctuary::model::headers;

use crate::files::{self, Found};
use crate::request::Request;
use crate::script::Answer;
use crate::{HeaderMode, HostOptions};

/// Status, headers (without `Content-Length`) and body.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// How much of a reply reaches the caller, and how fast.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Delivery {
    /// Of the body; the connection ends after them when they are fewer than it has.
    pub(crate) bytes: usize,
    /// Whether the caller is told the length of the body.
    pub(crate) with_length: bool,
    /// Of the body; `None` is as fast as it goes.
    pub(crate) bytes_per_second: Option<u32>,
}

impl Delivery {
    pub(crate) const WHOLE: Self = Self { bytes: usize::MAX, with_length: true, bytes_per_second: None };
}

impl Reply {
    /// What a plain host sends.
    pub(crate) fn plain(options: &HostOptions, request: &Request, raw_path: &str) -> io::Result<Self> {
        if request.method != "GET" && request.method != "HEAD" {
            let mut reply = Self::text(options.headers, 405, "This host only gives out files.\n");
            reply.set("Allow", "GET, HEAD");
            return Ok(reply);
        }
        Ok(match files::find(&options.root, &options.under, &request.path) {
            Found::File { in_site, file } => {
                let (body, is_compressed) = body(request, &file)?;
                let mut reply = Self::file(options.headers, 200, &in_site, body);
                if is_compressed {
                    reply.set("Content-Encoding", "br");
                    reply.set("Vary", "Accept-Encoding");
                }
                reply
            }
            Found::NeedsSlash => {
                let mark = if request.query.is_empty() { "" } else { "?" };
                Self::redirect(options.headers, 301, &format!("{raw_path}/{mark}{}", request.query))
            }
            Found::Refused => Self::refused(options.headers, 400),
            Found::Missing => match fs::read(options.root.join("404.html")) {
                Ok(page) if request.path.starts_with(&options.under) => {
                    Self::file(options.headers, 404, "404.html", page)
                }
                _ => Self::refused(options.headers, 404),
            },
        })
    }

    /// What is sent for a request that cannot be served.
    pub(crate) fn refused(mode: HeaderMode, status: u16) -> Self {
        Self::text(mode, status, &format!("{}\n", reason(status)))
    }

    fn file(mode: HeaderMode, status: u16, in_site: &str, body: Vec<u8>) -> Self {
        let mut reply = Self { status, headers: security(mode), body };
        reply.set("Content-Type", headers::content_type(in_site));
        if mode == HeaderMode::Real {
            reply.set("Cache-Control", headers::cache_control(in_site));
            if headers::is_worker(in_site) {
                reply.set("Content-Security-Policy", headers::POLICY_OF_WORKER);
            }
        }
        reply
    }

    fn text(mode: HeaderMode, status: u16, body: &str) -> Self {
        let mut reply = Self { status, headers: security(mode), body: body.into() };
        reply.set("Content-Type", headers::content_type(".txt"));
        reply
    }

    fn redirect(mode: HeaderMode, status: u16, to: &str) -> Self {
        let mut reply = Self::text(mode, status, "");
        reply.set("Location", to);
        reply
    }

    /// Gives a header this value and no other.
    fn set(&mut self, name: &str, value: &str) {
        self.headers.retain(|(set, _)| !set.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    /// What a script makes of this reply. What it does to the connection instead (a wait, a hang, a reset) is not done here.
    pub(crate) fn changed_by(mut self, answer: &Answer, mode: HeaderMode) -> (Self, Delivery) {
        let mut delivery = Delivery::WHOLE;
        match answer {
            Answer::Hang | Answer::Reset | Answer::Delay(_) => {}
            Answer::CutAt(bytes) | Answer::StopAt(bytes) => delivery.bytes = *bytes,
            Answer::CutWithoutLength(bytes) => {
                delivery.bytes = *bytes;
                delivery.with_length = false;
            }
            Answer::Status(status, body) => self = Self::text(mode, *status, body),
            Answer::Redirect(status, to) => self = Self::redirect(mode, *status, to),
            Answer::Html200(html) => {
                self = Self::text(HeaderMode::None, 200, html);
                self.set("Content-Type", headers::content_type(".html"));
            }
            Answer::WrongType(content_type) => self.set("Content-Type", content_type),
            Answer::Empty200 => {
                self.status = 200;
                self.body.clear();
            }
            Answer::NoContent204 => {
                self.status = 204;
                self.body.clear();
                delivery.with_length = false;
            }
            Answer::Partial206 => {
                let (whole, half) = (self.body.len(), self.body.len().div_ceil(2));
                self.status = 206;
                self.body.truncate(half);
                self.set("Content-Range", &format!("bytes 0-{}/{whole}", half.saturating_sub(1)));
            }
            Answer::ExtraHeaders(extra) => extra.iter().for_each(|(name, value)| self.set(name, value)),
            Answer::Slow(bytes_per_second) => delivery.bytes_per_second = Some(*bytes_per_second),
            Answer::Replace { body, content_type } => {
                self.status = 200;
                self.body.clone_from(body);
                self.set("Content-Type", content_type);
            }
        }
        (self, delivery)
    }
}

/// What a file holds, or what the one beside it holds that was compressed in advance, and whether it is that one.
fn body(request: &Request, file: &Path) -> io::Result<(Vec<u8>, bool)> {
    let accepted = request.header("accept-encoding").unwrap_or_default();
    if accepted.split(',').any(|coding| coding.trim() == "br") {
        let mut compressed = file.as_os_str().to_owned();
        compressed.push(".br");
        match fs::read(compressed) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            read => return Ok((read?, true)),
        }
    }
    Ok((fs::read(file)?, false))
}

fn security(mode: HeaderMode) -> Vec<(String, String)> {
    match mode {
        HeaderMode::Real => {
            headers::security_headers().into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
        }
        HeaderMode::None => Vec::new(),
    }
}

/// The words beside a status. No browser shows them.
pub(crate) fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        204 => "No Content",
        206 => "Partial Content",
        301 => "Moved Permanently",
        302 => "Found",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        411 => "Length Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Status",
    }
}
