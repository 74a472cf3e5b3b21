//! A guide or page in one language: what Markdown becomes, and what pages are rendered from.

use super::day::Day;
use super::route::{HOLDER, Situation};
use super::slug::Slug;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A guide in one language. The parts that are the same in every language come from the English.
#[derive(Clone, Debug)]
pub struct Guide {
    /// Its address in every language.
    pub slug: Slug,
    /// What stands above the text.
    pub head: Head,
    /// What is the same in every language.
    pub shared: Shared,
    /// The text, in order.
    pub blocks: Vec<Block>,
    /// In a translation: the fingerprint of the English it was made from.
    pub english: Option<String>,
    /// Who has read the text, if anybody has.
    pub review: Option<Review>,
}

/// That somebody who knows the matter or the language has read a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The name by which they want to be known.
    pub by: String,
    /// When.
    pub on: Day,
    /// Whether the text is still the one that they read.
    pub is_of_this_text: bool,
}

/// The words above the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Heading of the page.
    pub title: String,
    /// Label in rows and bars.
    pub short: String,
    /// One sentence.
    pub summary: String,
}

/// What no translation repeats.
#[derive(Clone, Debug)]
pub struct Shared {
    /// What the page is.
    pub kind: Kind,
    /// The name of its drawing; a cover has none.
    pub picture: Option<String>,
    /// Drawings within the text: the id of the block below which one stands, and its name.
    pub drawings: BTreeMap<String, String>,
    /// The day somebody last compared it with its sources.
    pub checked_on: Day,
    /// Where to go next.
    pub next: Vec<Slug>,
    /// Under which heading lists of pages show it; a tip and a holder have lists of their own.
    pub topic: Option<Topic>,
    /// Holders only: where in life somebody meets them.
    pub situations: Vec<Situation>,
}

/// A heading in lists of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Who asks, who checks, what the law gives.
    Rights,
    /// Where life meets it: home, work, safety.
    Life,
    /// The programme that this app carries, and how to join it.
    Programme,
    /// This app itself.
    App,
}

impl Topic {
    /// All, in the order of the lists.
    pub const ALL: [Self; 4] = [Self::Life, Self::Rights, Self::Programme, Self::App];

    /// The name as it stands in ids.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rights => "rights",
            Self::Life => "life",
            Self::Programme => "programme",
            Self::App => "app",
        }
    }
}

/// What a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of the seven tips, with its number.
    Tip(u8),
    /// Somebody who holds data: `data/routes.toml` says what becomes of it.
    Holder,
    /// Any other page of guidance.
    Page,
    /// The page that Leave opens: nothing on it may say what this app is.
    Cover,
}

/// One paragraph, heading or list item, with the id that it has in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Unique in its guide, equal in all languages.
    pub id: String,
    /// What it is.
    pub kind: BlockKind,
    /// Its words, without the sources.
    pub words: Vec<Inline>,
    /// Ids of the sources that carry it, in the order in which they are cited.
    pub sources: Vec<String>,
    /// Line of the file on which it begins, for problems.
    pub line: usize,
}

/// What a block is. Neighbours of the same list kind form one list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of the second level.
    Heading,
    /// Running text.
    Paragraph,
    /// Something to do.
    Step,
    /// An item of a list.
    Bullet,
    /// An item of a numbered list.
    Numbered,
    /// What to look out for.
    Warning,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Words that matter.
    Strong(Vec<Inline>),
    /// Words that lead somewhere.
    Link {
        /// Where.
        to: LinkTo,
        /// The words of the link.
        words: Vec<Inline>,
    },
    /// A value that no translation may change.
    Ref(Ref),
    /// A term, with the words that stand for it here where its name does not fit the sentence.
    Term {
        /// The table in `locales/<lang>/terms.toml`.
        id: String,
        /// The words shown.
        words: Option<String>,
    },
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkTo {
    /// A page of this app, or a block of it.
    Page {
        /// The page.
        slug: Slug,
        /// The block.
        id: Option<String>,
    },
    /// The address of a source.
    Source(String),
    /// The page of a helpline.
    Helpline(String),
}

/// A value that no translation may change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ref {
    /// `{ref:fact.id}`.
    Fact(String),
    /// `{ref:phone.id}`: the number of a helpline.
    Phone(String),
    /// `{ref:text.id}`: its number for text messages.
    Text(String),
}

impl Guide {
    /// The id of the holder that this guide is of: `gp`.
    pub fn holder(&self) -> Option<&str> {
        (self.shared.kind == Kind::Holder).then(|| self.slug.as_str().strip_prefix(HOLDER)).flatten()
    }
}

impl Block {
    /// Calls `visit` with each piece, also inside strong words and links.
    pub fn each_inline(&self, visit: &mut dyn FnMut(&Inline)) {
        each_inline(&self.words, visit);
    }
}

/// Calls `visit` with each piece of `words`, also inside strong words and links.
pub fn each_inline(words: &[Inline], visit: &mut dyn FnMut(&Inline)) {
    for inline in words {
        visit(inline);
        match inline {
            Inline::Strong(words) | Inline::Link { words, .. } => each_inline(words, visit),
            Inline::Text(_) | Inline::Ref(_) | Inline::Term { .. } => {}
        }
    }
}

/// Front matter as it stands in a file. Which keys must be there depends on the language; `site::load` says so.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    /// Heading of the page.
    pub title: String,
    /// Label in rows and bars.
    pub short: String,
    /// One sentence.
    pub summary: String,
    /// English only: `tip`, `holder`, `page` or `cover`.
    pub kind: Option<String>,
    /// English only, tips only.
    pub number: Option<u8>,
    /// English only.
    pub picture: Option<String>,
    /// English only.
    pub drawings: Option<BTreeMap<String, String>>,
    /// English only.
    pub checked_on: Option<Day>,
    /// English only.
    pub next: Option<Vec<Slug>>,
    /// English only, pages only.
    pub topic: Option<Topic>,
    /// English only, holders only.
    pub situations: Option<Vec<Situation>>,
    /// Translations only.
    pub english: Option<String>,
    /// Who has read it; with `reviewed_on` and `reviewed`.
    pub reviewed_by: Option<String>,
    /// When they did.
    pub reviewed_on: Option<Day>,
    /// The fingerprint of the text that they read.
    pub reviewed: Option<String>,
}
