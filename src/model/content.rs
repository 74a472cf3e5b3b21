//! Everything the pages are made of: what `site::load` reads and `view` shows.

use super::fact::Fact;
use super::guide::{Guide, Kind};
use super::helpline::{Helpline, HelplineWords};
use super::language::{Language, Translated};
use super::publisher::Publisher;
use super::route::{Route, RouteWords};
use super::slug::Slug;
use super::source::Source;
use super::term::Term;
use std::collections::{BTreeMap, BTreeSet};

/// Words and data of all languages.
#[derive(Debug, Default)]
pub struct Content {
    /// All languages, the source language first.
    pub languages: Vec<Language>,
    /// Who publishes this copy.
    pub publisher: Publisher,
    /// `data/sources.toml`, in its order.
    pub sources: Vec<Row<Source>>,
    /// `data/facts.toml`.
    pub facts: Vec<Row<Fact>>,
    /// `data/helplines.toml`, in its order, which is the order on the page.
    pub helplines: Vec<Row<Helpline>>,
    /// `data/routes.toml`, in its order.
    pub routes: Vec<Row<Route>>,
    /// The words of each language by code.
    pub translations: BTreeMap<String, Translation>,
    /// Names of the drawings in `public/drawings`.
    pub drawings: BTreeSet<String>,
}

/// The words of one language, but those of the interface.
#[derive(Debug, Default)]
pub struct Translation {
    /// By slug.
    pub guides: BTreeMap<Slug, Guide>,
    /// By id.
    pub terms: BTreeMap<String, Row<Term>>,
    /// By id of the helpline.
    pub helplines: BTreeMap<String, Row<HelplineWords>>,
    /// By id of the route.
    pub routes: BTreeMap<String, Row<RouteWords>>,
}

/// A row of a file with the line on which it begins, so that a problem can name it.
#[derive(Clone, Debug)]
pub struct Row<T> {
    /// From 1.
    pub line: usize,
    /// What it says.
    pub value: T,
}

impl Content {
    /// The code of the source language and its words.
    pub fn english(&self) -> Option<(&str, &Translation)> {
        let language = self.languages.iter().find(|language| language.translated == Translated::Source)?;
        let code = language.code.as_str();
        self.translations.get(code).map(|translation| (code, translation))
    }

    /// The source of this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().map(|row| &row.value).find(|source| source.id == id)
    }

    /// The fact of this id.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().map(|row| &row.value).find(|fact| fact.id == id)
    }

    /// The routes of this holder, in their order.
    pub fn routes_of<'a>(&'a self, holder: &'a str) -> impl Iterator<Item = &'a Route> {
        self.routes.iter().map(|row| &row.value).filter(move |route| route.holder == holder)
    }

    /// The holders in the order in which the routes name them, with the guide of each in `translation`.
    pub fn holders<'a>(&'a self, translation: &'a Translation) -> Vec<&'a Guide> {
        let mut holders: Vec<&Guide> = Vec::new();
        for row in &self.routes {
            let guide = translation.guides.values().find(|guide| guide.holder() == Some(&row.value.holder));
            holders.extend(guide.filter(|guide| !holders.iter().any(|known| known.slug == guide.slug)));
        }
        holders
    }

    /// The helpline of this id.
    pub fn helpline(&self, id: &str) -> Option<&Helpline> {
        self.helplines.iter().map(|row| &row.value).find(|helpline| helpline.id == id)
    }
}

impl Translation {
    /// The seven tips with their numbers, in order.
    pub fn tips(&self) -> Vec<(u8, &Guide)> {
        let mut tips: Vec<(u8, &Guide)> = self
            .guides
            .values()
            .filter_map(|guide| match guide.shared.kind {
                Kind::Tip(number) => Some((number, guide)),
                Kind::Holder | Kind::Page | Kind::Cover => None,
            })
            .collect();
        tips.sort_by_key(|(number, _)| *number);
        tips
    }

    /// The guide of this name.
    pub fn guide(&self, slug: &str) -> Option<&Guide> {
        self.guides.iter().find(|(own, _)| own.as_str() == slug).map(|(_, guide)| guide)
    }
}
