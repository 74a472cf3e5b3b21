//! A translation against its English: the same files, paragraphs, sources, references and numbers, and made from today's English.

use super::is_left_in_english;
use crate::model::content::{Row, Translation};
use crate::model::guide::{Block, Guide, Inline, LinkTo, Ref, each_inline};
use crate::model::helpline::HelplineWords;
use crate::model::language::Language;
use crate::model::route::RouteWords;
use crate::model::term::Term;
use crate::site::fingerprint;
use crate::site::load::{Loaded, paths};
use crate::site::problem::Problem;
use crate::tools::script;
use std::collections::BTreeMap;
use std::path::Path;

pub(super) fn check(
    loaded: &Loaded,
    language: &Language,
    translation: &Translation,
    english: &Translation,
    source: &str,
    problems: &mut Vec<Problem>,
) {
    let code = language.code.as_str();
    for (slug, source) in &english.guides {
        let file = paths::of_guide(code, slug.as_str());
        match translation.guides.get(slug) {
            Some(guide) => {
                let pair = Pair { language, file: &file, guide, source };
                pair.check(problems);
            }
            // A file that is there and could not be read has a problem of its own.
            None if loaded.unread.contains(&file) => {}
            None => problems.push(Problem::new(
                file,
                0,
                "the guide is missing in this language",
                "translate the English one: a language is complete or absent",
            )),
        }
    }
    if loaded.is_read(code, "terms.toml") && loaded.is_read(source, "terms.toml") {
        let terms = paths::of_language(code, "terms.toml");
        tables(&terms, &translation.terms, &english.terms, fingerprint_of_term, |term| &term.english, problems);
        for (id, row) in &translation.terms {
            let source = english.terms.get(id).map(|row| row.value.meaning.as_str());
            left(language, &terms, row.line, &row.value.meaning, source, problems);
        }
    }
    if loaded.is_read(code, "helplines.toml") && loaded.is_read(source, "helplines.toml") {
        let helplines = paths::of_language(code, "helplines.toml");
        let (here, there) = (&translation.helplines, &english.helplines);
        tables(&helplines, here, there, fingerprint_of_helpline, |words| &words.english, problems);
        for (id, row) in here {
            let source = there.get(id).map(|row| row.value.purpose.as_str());
            left(language, &helplines, row.line, &row.value.purpose, source, problems);
        }
    }
    if loaded.is_read(code, "routes.toml") && loaded.is_read(source, "routes.toml") {
        let routes = paths::of_language(code, "routes.toml");
        let (here, there) = (&translation.routes, &english.routes);
        tables(&routes, here, there, fingerprint_of_route, |words| &words.english, problems);
        for (id, row) in here {
            let source = there.get(id).map(|row| row.value.what.as_str());
            left(language, &routes, row.line, &row.value.what, source, problems);
        }
    }
}

/// The mark of the English words of a route.
pub fn fingerprint_of_route(words: &RouteWords) -> String {
    fingerprint::of_english(&format!("{}\n{}", words.short, words.what))
}

/// The mark of an English term.
pub fn fingerprint_of_term(term: &Term) -> String {
    fingerprint::of_english(&format!("{}\n{}", term.name, term.meaning))
}

/// The mark of the English words of a helpline.
pub fn fingerprint_of_helpline(words: &HelplineWords) -> String {
    fingerprint::of_english(&format!("{}\n{}", words.purpose, words.note.as_deref().unwrap_or_default()))
}

fn tables<T>(
    file: &Path,
    translation: &BTreeMap<String, Row<T>>,
    english: &BTreeMap<String, Row<T>>,
    fingerprint: fn(&T) -> String,
    made_from: fn(&T) -> &Option<String>,
    problems: &mut Vec<Problem>,
) {
    for (id, source) in english {
        let Some(row) = translation.get(id) else {
            problems.push(Problem::new(
                file,
                0,
                format!("[{id}] is missing in this language"),
                "translate the English one: a language is complete or absent",
            ));
            continue;
        };
        stale(
            file,
            row.line,
            &format!("[{id}]"),
            made_from(&row.value).as_deref(),
            &fingerprint(&source.value),
            problems,
        );
    }
    for (id, row) in translation.iter().filter(|(id, _)| !english.contains_key(*id)) {
        problems.push(Problem::new(
            file,
            row.line,
            format!("there is no English [{id}]"),
            "take it out, or write the English first",
        ));
    }
}

/// Says when a translation was not made from today's English.
pub(super) fn stale(
    file: &Path,
    line: usize,
    what: &str,
    made_from: Option<&str>,
    today: &str,
    problems: &mut Vec<Problem>,
) {
    let told = match made_from {
        Some(mark) if mark == today => return,
        Some(_) => format!("the English of {what} has moved since it was translated"),
        None => format!("{what} does not say which English it was made from"),
    };
    problems.push(Problem::new(
        file,
        line,
        told,
        format!("hold it against the English, mend it, then write english = \"{today}\""),
    ));
}

fn left(language: &Language, file: &Path, line: usize, text: &str, english: Option<&str>, problems: &mut Vec<Problem>) {
    if is_left_in_english(language, text, english) {
        problems.push(Problem::new(
            file,
            line,
            format!("English stands in {}", language.english_name),
            "translate it; names may stay, sentences may not",
        ));
    }
}

struct Pair<'a> {
    language: &'a Language,
    file: &'a Path,
    guide: &'a Guide,
    source: &'a Guide,
}

impl Pair<'_> {
    fn check(&self, problems: &mut Vec<Problem>) {
        let today = fingerprint::of_guide(&self.source.head, &self.source.blocks);
        stale(self.file, 1, "this guide", self.guide.english.as_deref(), &today, problems);
        let heads = [
            (&self.guide.head.title, &self.source.head.title),
            (&self.guide.head.short, &self.source.head.short),
            (&self.guide.head.summary, &self.source.head.summary),
        ];
        for (text, english) in heads {
            left(self.language, self.file, 1, text, Some(english), problems);
        }
        self.paragraphs(problems);
    }

    fn paragraphs(&self, problems: &mut Vec<Problem>) {
        let ids = |guide: &Guide| -> Vec<String> { guide.blocks.iter().map(|block| block.id.clone()).collect() };
        let (here, there) = (ids(self.guide), ids(self.source));
        for id in there.iter().filter(|id| !here.contains(id)) {
            problems.push(Problem::new(
                self.file,
                0,
                format!("the paragraph `{id}` is missing"),
                "translate it from the English, at the same place",
            ));
        }
        for block in self.guide.blocks.iter().filter(|block| !there.contains(&block.id)) {
            problems.push(Problem::new(
                self.file,
                block.line,
                format!("there is no English paragraph `{}`", block.id),
                "take it out, or mend its id",
            ));
        }
        let (mut mine, mut theirs) = (here.clone(), there.clone());
        mine.sort();
        theirs.sort();
        if mine == theirs && here != there {
            problems.push(Problem::new(
                self.file,
                0,
                "the paragraphs stand in another order than in English",
                format!("put them in this order: {}", there.join(", ")),
            ));
        }
        for block in &self.guide.blocks {
            if let Some(english) = self.source.blocks.iter().find(|english| english.id == block.id) {
                self.paragraph(block, english, problems);
            }
        }
    }

    fn paragraph(&self, block: &Block, english: &Block, problems: &mut Vec<Problem>) {
        let mut differs = |what: &str, here: String, there: String| {
            if here != there {
                let shown = |text: String| if text.is_empty() { "none".to_owned() } else { text };
                problems.push(Problem::new(
                    self.file,
                    block.line,
                    format!("`{}` has other {what} than its English: {}", block.id, shown(here)),
                    format!("the English has: {}", shown(there)),
                ));
            }
        };
        differs("kind", format!("{:?}", block.kind), format!("{:?}", english.kind));
        differs("sources", block.sources.join(", "), english.sources.join(", "));
        differs("references", references(block), references(english));
        differs("links", links(block), links(english));
        differs("terms", terms(block), terms(english));
        let (text, source) = (plain(block), plain(english));
        differs("numbers", sorted(script::numbers(&text)), sorted(script::numbers(&source)));
        left(self.language, self.file, block.line, &text, Some(&source), problems);
    }
}

fn references(block: &Block) -> String {
    let mut found = Vec::new();
    block.each_inline(&mut |inline| {
        if let Inline::Ref(reference) = inline {
            found.push(match reference {
                Ref::Fact(id) => format!("{{ref:fact.{id}}}"),
                Ref::Phone(id) => format!("{{ref:phone.{id}}}"),
                Ref::Text(id) => format!("{{ref:text.{id}}}"),
            });
        }
    });
    sorted(found)
}

fn links(block: &Block) -> String {
    let mut found = Vec::new();
    block.each_inline(&mut |inline| {
        if let Inline::Link { to, .. } = inline {
            found.push(match to {
                LinkTo::Page { slug, id: None } => slug.to_string(),
                LinkTo::Page { slug, id: Some(id) } => format!("{slug}#{id}"),
                LinkTo::Source(id) => format!("source:{id}"),
                LinkTo::Helpline(id) => format!("helpline:{id}"),
            });
        }
    });
    sorted(found)
}

fn terms(block: &Block) -> String {
    let mut found = Vec::new();
    block.each_inline(&mut |inline| {
        if let Inline::Term { id, .. } = inline {
            found.push(format!("{{term:{id}}}"));
        }
    });
    sorted(found)
}

/// The words of a block, without what no translation may change.
fn plain(block: &Block) -> String {
    let mut text = String::new();
    each_inline(&block.words, &mut |inline| {
        if let Inline::Text(words) = inline {
            text.push_str(words);
        }
    });
    text
}

fn sorted(mut found: Vec<String>) -> String {
    found.sort();
    found.join(", ")
}
