//! A release: what a phone may keep, as `release.json` says it and the service worker reads it.
//!
//! ```text
//! release.json ─► shell     ─► packs/shell.<mark>.pack   all bodies of the shell, gzip inside
//!              │             └► b/<list>.json             the list: path, SHA-256, bytes, type
//!              └► languages ─► the same for each language
//! b/<sha256>.<ext>            each body by itself, for resuming, updating and healing
//! ```
//!
//! A pack is gzip of: the lengths of the list and of the copies in decimal digits with a space between, a line end,
//! the list, the copies, and the bytes that come as they are. The bodies, in the order of the list, are put together by
//! taking in turn, for each copy `[plain, far, length]`, `plain` bytes as they come and `length` bytes of what was put
//! together already, beginning `far` bytes after the end of the copy before; then the rest as it comes.
//! `public/sw.js` reads these shapes in JavaScript; `tools::precache` says what of them it may believe.

use serde::{Deserialize, Serialize};

/// The version of the shape that this app writes and its worker reads.
pub const VERSION: u64 = 1;
/// The version of the worker that ships.
pub const WORKER: u64 = 1;

/// Bytes of the largest `release.json` that is read.
pub const RELEASE_MOST: usize = 64 * 1024;
/// Bytes of the largest list that is read.
pub const LIST_MOST: usize = 256 * 1024;
/// Rows of the longest list that is read.
pub const ROWS_MOST: usize = 2_000;
/// Bytes of the largest body: a check must hold it whole before a byte of it is shown.
pub const BODY_MOST: u64 = 300 * 1024;
/// Bytes to which a pack may unpack, and of the largest pack on the wire.
pub const PACK_MOST: u64 = 2 * 1024 * 1024;

/// `release.json`. Unknown fields are ignored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// [`VERSION`].
    pub v: u64,
    /// A committed number that grows with each release.
    pub seq: u64,
    /// Names the content: the first signs of a SHA-256 over the lists and the mode.
    pub id: String,
    /// Seconds since 1970 after which the content is too old to trust.
    pub expires: u64,
    /// The oldest worker that can read this release.
    pub min_worker: u64,
    /// The id of a release that this one takes back, though its `seq` may be lower.
    pub rollback_of: Option<String>,
    /// Whether the worker answers.
    pub mode: Mode,
    /// What every page needs.
    pub shell: Pack,
    /// The languages, in the order in which they are shown.
    pub languages: Vec<LanguagePack>,
}

/// Whether the worker answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// It answers from what is kept.
    Normal,
    /// It stands aside, and deletes nothing.
    Passthrough,
}

/// Where a pack is and how to know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// From the root of the site: `packs/en.0123456789abcdef.pack`.
    pub url: String,
    /// Bytes on the wire.
    pub bytes: u64,
    /// Of the bytes on the wire.
    pub sha256: String,
    /// The SHA-256 of the list, which stands at `b/<list>.json`.
    pub list: String,
}

/// The pack of a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguagePack {
    /// The code of the language.
    pub lang: String,
    /// How many pages it has.
    pub pages: u64,
    /// Where it is.
    #[serde(flatten)]
    pub pack: Pack,
}

/// A row of a list: path, SHA-256, bytes, type. In JSON an array of four.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row(pub String, pub String, pub u64, pub String);

/// The types of bodies: the end of their names, and the media type with which they are served.
pub const TYPES: [(&str, &str); 8] = [
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("json", "application/json"),
    ("webmanifest", "application/manifest+json"),
];
