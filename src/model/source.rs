//! Where a claim comes from and how it is known. One row of `data/sources.toml`.

use super::day::Day;
use serde::Deserialize;

/// One row of `data/sources.toml`: each source stands there once.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What `[^id]` and `source:id` name.
    pub id: String,
    /// The title of the page or law, in its own language.
    pub title: String,
    /// Who is responsible for the text.
    pub owner: String,
    /// Where it can be read: `https`, so that nobody on the way sees or changes what is read.
    pub address: String,
    /// The day it was read.
    pub seen_on: Day,
    /// How deep the reading went.
    pub known: Known,
    /// The day by which somebody reads it again.
    pub next_check: Day,
    /// What a reader of the source list should know of it; for editors, not shown.
    pub note: Option<String>,
}

/// How a fact is known. What is known from memory alone has no word here, because it is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Known {
    /// The text of the one who is responsible for it was read.
    #[serde(rename = "SEEN-A")]
    SeenA,
    /// A second source that reports it was read.
    #[serde(rename = "SEEN-B")]
    SeenB,
    /// An excerpt only was read: careful wording, and the page says so.
    #[serde(rename = "SEEN-C")]
    SeenC,
}
