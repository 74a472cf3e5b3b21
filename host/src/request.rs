//! What does the caller ask for?
//!
//! Reads one request from a socket: the head with `httparse`, then the body, which is counted and thrown away.

use std::io::{self, Read};
use std::net::TcpStream;

use percent_encoding::percent_decode_str;

/// More than any browser sends; a head above it is refused with 431.
const LONGEST_HEAD_BYTES: usize = 64 * 1024;
/// More headers than any browser sends.
const MOST_HEADERS: usize = 128;

/// One request, as the log keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD`, …
    pub method: String,
    /// The path with its percent signs decoded, with the folder that the site stands under: `/sub/path/en/`.
    pub path: String,
    /// What stands after the question mark, not decoded; empty when nothing does.
    pub query: String,
    /// Names as sent, in the order sent.
    pub headers: Vec<(String, String)>,
    /// How long the body was. What stood in it is never kept.
    pub body_bytes: u64,
}

impl Request {
    /// The first header of that name, in small letters or not.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(sent, _)| sent.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// What came next on a connection.
#[derive(Debug)]
pub(crate) enum Incoming {
    /// A request, and whether the caller wants to send another one after it.
    Request { request: Request, raw_path: String, keep_alive: bool },
    /// Something that cannot be answered but with this status; the connection is of no more use.
    Refused(u16),
    /// The caller closed the connection.
    Closed,
}

/// Reads requests from one connection, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// Bytes that have arrived and belong to no request yet.
    waiting: Vec<u8>,
}

/// A head without its lifetimes.
struct Head {
    bytes: usize,
    method: String,
    target: String,
    minor_version: u8,
    headers: Vec<(String, String)>,
}

impl Reader {
    /// Waits for the next request.
    pub(crate) fn next(&mut self, mut stream: &TcpStream) -> io::Result<Incoming> {
        let head = loop {
            match parse(&self.waiting) {
                Ok(Some(head)) => break head,
                Ok(None) if self.waiting.len() > LONGEST_HEAD_BYTES => return Ok(Incoming::Refused(431)),
                Ok(None) => {}
                Err(httparse::Error::TooManyHeaders) => return Ok(Incoming::Refused(431)),
                Err(_) => return Ok(Incoming::Refused(400)),
            }
            if !self.receive(stream)? {
                return Ok(Incoming::Closed);
            }
        };
        self.waiting.drain(..head.bytes);

        let (raw_path, query) = head.target.split_once('?').unwrap_or((&head.target, ""));
        let Ok(path) = percent_decode_str(raw_path).decode_utf8() else { return Ok(Incoming::Refused(400)) };
        let mut request = Request {
            method: head.method,
            path: path.into_owned(),
            query: query.to_owned(),
            headers: head.headers,
            body_bytes: 0,
        };
        if request.header("transfer-encoding").is_some() {
            return Ok(Incoming::Refused(411));
        }
        let length = request.header("content-length").map_or(Ok(0), str::parse::<u64>);
        let Ok(length) = length else { return Ok(Incoming::Refused(400)) };
        if request.header("expect").is_some() && length > 0 {
            io::Write::write_all(&mut stream, b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        if !self.throw_away(stream, length)? {
            return Ok(Incoming::Closed);
        }
        request.body_bytes = length;
        let connection = request.header("connection").unwrap_or("").to_ascii_lowercase();
        let keep_alive = if head.minor_version == 0 { connection == "keep-alive" } else { connection != "close" };
        Ok(Incoming::Request { request, raw_path: raw_path.to_owned(), keep_alive })
    }

    /// Waits for more bytes; false when the caller has closed its side.
    fn receive(&mut self, mut stream: &TcpStream) -> io::Result<bool> {
        let mut piece = [0; 8 * 1024];
        let count = stream.read(&mut piece)?;
        self.waiting.extend(piece.iter().take(count));
        Ok(count > 0)
    }

    /// Reads past a body; false when the caller closed before its end.
    fn throw_away(&mut self, stream: &TcpStream, length: u64) -> io::Result<bool> {
        let mut left = length;
        loop {
            let here = self.waiting.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            self.waiting.drain(..here);
            left -= here as u64;
            if left == 0 {
                return Ok(true);
            }
            if !self.receive(stream)? {
                return Ok(false);
            }
        }
    }
}

/// The head at the start of `bytes`; `None` when it has not arrived in full.
fn parse(bytes: &[u8]) -> Result<Option<Head>, httparse::Error> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    let httparse::Status::Complete(length) = parsed.parse(bytes)? else { return Ok(None) };
    let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    Ok(Some(Head {
        bytes: length,
        method: parsed.method.unwrap_or_default().to_owned(),
        target: parsed.path.unwrap_or_default().to_owned(),
        minor_version: parsed.version.unwrap_or_default(),
        headers: parsed.headers.iter().map(|header| (header.name.to_owned(), text(header.value))).collect(),
    }))
}
