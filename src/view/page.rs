//! What every part of a page is given: whose words, from where, and how to address the rest of the site.

use super::words::Locale;
use crate::model::content::{Content, Translation};
use crate::model::day::Day;
use crate::model::guide::Kind;
use crate::model::language::Language;
use std::collections::{BTreeMap, BTreeSet};

/// One page in one language.
pub struct Page<'a> {
    /// Words and data of all languages.
    pub content: &'a Content,
    /// The language of the page.
    pub language: &'a Language,
    /// The same for the typed keys.
    pub locale: Locale,
    /// The guides of the language.
    pub translation: &'a Translation,
    /// Where the page stands.
    pub place: Place,
    /// The names under which files are shipped.
    pub assets: &'a AssetNames,
    /// How many tips there are.
    pub tips: usize,
    /// The release that the page belongs to; none where no worker is to be registered.
    pub release: Option<ReleaseOfPage>,
}

/// What a page says of its release.
#[derive(Clone, Copy, Debug)]
pub struct ReleaseOfPage {
    /// The day after which its words are too old to trust.
    pub expires: Day,
}

/// Where a page stands, and so how many folders up the root is: every address is relative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// `/`: the list of languages.
    Root,
    /// `/404.html`: shown at any depth, so its addresses begin with this path, such as `/` or `/sanctuary/`.
    Lost(String),
    /// `/<lang>/`.
    Start,
    /// `/<lang>/<slug>/`.
    Slug(String),
}

impl Page<'_> {
    /// What stands before an address of the root: ``, `../` or `../../`.
    pub fn root(&self) -> &str {
        match &self.place {
            Place::Root => "",
            Place::Lost(path) => path,
            Place::Start => "../",
            Place::Slug(_) => "../../",
        }
    }

    /// The address of the list of languages.
    pub fn root_address(&self) -> &str {
        match &self.place {
            Place::Root => "./",
            Place::Lost(_) | Place::Start | Place::Slug(_) => self.root(),
        }
    }

    /// The address of the start page of `language`.
    pub fn start_of(&self, language: &str) -> String {
        format!("{}{language}/", self.root())
    }

    /// The address of a page of this language.
    pub fn to(&self, slug: &str) -> String {
        match &self.place {
            Place::Start => format!("{slug}/"),
            Place::Slug(_) => format!("../{slug}/"),
            Place::Root | Place::Lost(_) => format!("{}{}/{slug}/", self.root(), self.language.code),
        }
    }

    /// The address of this page in another language.
    pub fn in_language(&self, language: &str) -> String {
        match &self.place {
            Place::Slug(slug) => format!("../../{language}/{slug}/"),
            Place::Root | Place::Lost(_) | Place::Start => self.start_of(language),
        }
    }

    /// The address of a shipped file by its name in the repository: `css/site.css`.
    pub fn asset(&self, name: &str) -> String {
        format!("{}{}", self.root(), self.assets.shipped(name))
    }

    /// The address of the page that Leave opens.
    pub fn cover(&self) -> String {
        let cover = self.translation.guides.values().find(|guide| guide.shared.kind == Kind::Cover);
        cover.map_or_else(String::new, |guide| self.to(guide.slug.as_str()))
    }
}

/// What pages need to know of the files that ship beside them.
#[derive(Clone, Debug, Default)]
pub struct AssetNames {
    /// From the name in the repository to the name that ships, which carries a fingerprint.
    pub shipped: BTreeMap<String, String>,
    /// Pictures that are mirrored where lines run right to left: the sheet and the name in it.
    pub mirrored: BTreeSet<(String, String)>,
}

impl AssetNames {
    /// The name that ships; the name itself for a file that is not there, which the site tests find as a broken link.
    pub fn shipped<'a>(&'a self, name: &'a str) -> &'a str {
        self.shipped.get(name).map_or(name, String::as_str)
    }

    /// Whether a picture shows a direction that follows the direction of reading.
    pub fn is_mirrored(&self, sheet: &str, name: &str) -> bool {
        self.mirrored.contains(&(sheet.to_owned(), name.to_owned()))
    }
}
