//! A tiny site, a host for it, and a caller that sees every byte: a browser would hide what is tested here.

use std::error::Error;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use host::{HeaderMode, Host, HostOptions};
use tempfile::TempDir;

/// What a test gives back, so that `?` can be used.
pub type Outcome = Result<(), Box<dyn Error>>;

/// A host and the folder it serves, which lives as long.
pub struct Served {
    pub host: Host,
    pub folder: TempDir,
}

/// The body of `/en/`.
pub const PAGE: &str = "<!doctype html><p>A page of this site";

/// A host with the real headers at the root.
pub fn served() -> Result<Served, Box<dyn Error>> {
    served_with("/", HeaderMode::Real)
}

/// A host for a site of three files.
pub fn served_with(under: &str, headers: HeaderMode) -> Result<Served, Box<dyn Error>> {
    let folder = TempDir::new()?;
    write(folder.path(), "en/index.html", PAGE)?;
    write(folder.path(), "css/site.0123456789abcdef.css", "p{}")?;
    write(folder.path(), "404.html", "<!doctype html><p>Lost")?;
    let address = ([127, 0, 0, 1], 0).into();
    let host = Host::start(HostOptions { root: folder.path().to_owned(), under: under.to_owned(), address, headers })?;
    Ok(Served { host, folder })
}

fn write(root: &Path, path: &str, text: &str) -> io::Result<()> {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap_or(root))?;
    fs::write(file, text)
}

/// A connection that a test speaks HTTP on.
pub struct Caller {
    stream: BufReader<TcpStream>,
}

/// An answer, as far as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
    /// Whether fewer bytes came than `Content-Length` had promised.
    pub cut: bool,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(sent, _)| sent.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

impl Caller {
    pub fn connect(host: &Host) -> io::Result<Self> {
        let stream = TcpStream::connect(host.address())?;
        // A host that does not answer must fail a test, not stop it.
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        Ok(Self { stream: BufReader::new(stream) })
    }

    /// Sends these bytes as they are.
    pub fn send(&mut self, bytes: &str) -> io::Result<()> {
        self.stream.get_mut().write_all(bytes.as_bytes())
    }

    /// Sends a request for a path and reads the answer; the connection stays open when the host lets it.
    pub fn get(&mut self, path: &str) -> io::Result<Reply> {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: here\r\n\r\n"))?;
        self.reply()
    }

    /// Reads one answer.
    pub fn reply(&mut self) -> io::Result<Reply> {
        let mut reply = self.head()?;
        let length = reply.header("content-length").map(str::parse::<u64>).transpose().map_err(io::Error::other)?;
        let mut body = Vec::new();
        let most = if reply.status == 204 { 0 } else { length.unwrap_or(u64::MAX) };
        self.stream.by_ref().take(most).read_to_end(&mut body)?;
        reply.cut = length.is_some_and(|length| body.len() as u64 != length);
        reply.body = String::from_utf8(body).map_err(io::Error::other)?;
        Ok(reply)
    }

    /// Reads an answer up to its empty line.
    pub fn head(&mut self) -> io::Result<Reply> {
        let first = self.line()?;
        let status = first.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status =
            status.ok_or_else(|| io::Error::new(io::ErrorKind::UnexpectedEof, format!("no answer: {first:?}")))?;
        let mut headers = Vec::new();
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(": ") else { break };
            headers.push((name.to_owned(), value.to_owned()));
        }
        Ok(Reply { status, headers, body: String::new(), cut: false })
    }

    /// Reads so many bytes of a body.
    pub fn bytes(&mut self, most: usize) -> io::Result<String> {
        let mut bytes = vec![0; most];
        self.stream.read_exact(&mut bytes)?;
        String::from_utf8(bytes).map_err(io::Error::other)
    }

    /// Whether the host has closed this connection without another byte.
    pub fn is_at_end(&mut self) -> io::Result<bool> {
        Ok(self.stream.fill_buf()?.is_empty())
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }
}

/// Asks for a path on a connection of its own.
pub fn get(host: &Host, path: &str) -> io::Result<Reply> {
    Caller::connect(host)?.get(path)
}
