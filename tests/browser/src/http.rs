//! What does a host answer, with no browser between?

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::{Outcome, Problem};

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// 200, 404, …
    pub status: u16,
    /// The body, as text.
    pub body: String,
}

/// Asks for an address: `http://127.0.0.1:PORT/…`, without a fragment.
///
/// # Errors
/// When the host does not answer, or not in HTTP.
pub fn get(address: &str) -> Outcome<Reply> {
    let refused = |why: &str| Problem::new(why).at(address);
    let rest = address.strip_prefix("http://").ok_or_else(|| refused("is no address of a test's host"))?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(|| refused("was answered without a head"))?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| refused("was answered without a status"))?;
    Ok(Reply { status, body: body.to_owned() })
}
