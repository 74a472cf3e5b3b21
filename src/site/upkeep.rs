//! What a person has to look at again, although nothing is broken: claims past their date, numbers outside of the data,
//! sources that nobody cites, reviews that lapsed; and how hard the English is to read.
//!
//! The day is an argument: whoever calls knows the clock.

use super::load::{Loaded, paths};
use super::problem::Problem;
use crate::model::content::{Content, Row, Translation};
use crate::model::day::Day;
use crate::model::fact::FactValue;
use crate::model::guide::{Block, Guide, Inline, Ref, each_inline};
use crate::model::route::Status;
use crate::tools::plain::{Counts, sentences};
use crate::tools::script;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// After so many years the newest source of a route that runs is too old to say so.
const ROUTE_YEARS: u16 = 2;

/// Everything that somebody has to look at on `today`, by file and line.
pub fn upkeep(loaded: &Loaded, today: Day) -> Vec<Problem> {
    let content = &loaded.content;
    let Some((source, english)) = content.english() else { return Vec::new() };
    let mut found = Vec::new();
    due(content, english, source, today, &mut found);
    old_routes(content, today, &mut found);
    unused(content, english, source, &mut found);
    for guide in english.guides.values() {
        let file = paths::of_guide(source, guide.slug.as_str());
        for block in &guide.blocks {
            numbers(content, &file, block, &mut found);
        }
    }
    remembered(content, &mut found);
    lapsed(content, &mut found);
    found.sort();
    found
}

/// Sources to be read again, and each claim that rests on one.
fn due(content: &Content, english: &Translation, code: &str, today: Day, found: &mut Vec<Problem>) {
    let due: BTreeSet<&str> =
        content.sources.iter().filter(|row| row.value.next_check <= today).map(|row| row.value.id.as_str()).collect();
    for Row { line, value } in content.sources.iter().filter(|row| due.contains(row.value.id.as_str())) {
        found.push(Problem::new(
            paths::SOURCES,
            *line,
            format!("`{}` was to be read again by {}", value.id, value.next_check),
            "read it, mend what changed, then set seen_on and next_check",
        ));
    }
    for guide in english.guides.values() {
        let file = paths::of_guide(code, guide.slug.as_str());
        for block in &guide.blocks {
            for id in block.sources.iter().filter(|id| due.contains(id.as_str())) {
                found.push(Problem::new(
                    &file,
                    block.line,
                    format!("the claim `{}` rests on `{id}`, which is past its date", block.id),
                    "hold it against the source once that was read again",
                ));
            }
        }
    }
}

fn old_routes(content: &Content, today: Day, found: &mut Vec<Problem>) {
    let oldest = Day { year: today.year.saturating_sub(ROUTE_YEARS), ..today };
    for Row { line, value } in content.routes.iter().filter(|row| row.value.status == Status::Runs) {
        if value.as_of < oldest {
            found.push(Problem::new(
                paths::ROUTES,
                *line,
                format!("`{}` is said to run, by a source of {}", value.id, value.as_of),
                "look for a newer one, or say that it is not known",
            ));
        }
    }
}

/// Rows of data that nothing names.
fn unused(content: &Content, english: &Translation, code: &str, found: &mut Vec<Problem>) {
    let mut sources: BTreeSet<&str> = BTreeSet::new();
    let mut facts = BTreeSet::new();
    let mut terms = BTreeSet::new();
    sources.extend(content.facts.iter().filter_map(|row| row.value.source.as_deref()));
    sources.extend(content.helplines.iter().map(|row| row.value.source.as_str()));
    sources.extend(content.routes.iter().flat_map(|row| &row.value.sources).map(String::as_str));
    let mut linked = BTreeSet::new();
    for block in english.guides.values().flat_map(|guide| &guide.blocks) {
        sources.extend(block.sources.iter().map(String::as_str));
        block.each_inline(&mut |inline| match inline {
            Inline::Ref(Ref::Fact(id)) => {
                facts.insert(id.clone());
            }
            Inline::Term { id, .. } => {
                terms.insert(id.clone());
            }
            Inline::Link { to: crate::model::guide::LinkTo::Source(id), .. } => {
                linked.insert(id.clone());
            }
            _ => {}
        });
    }
    let mut nobody = |file: PathBuf, line: usize, id: &str| {
        found.push(Problem::new(file, line, format!("nothing names `{id}`"), "use it, or take it out"));
    };
    for row in content.sources.iter().filter(|row| !linked.contains(&row.value.id)) {
        if !sources.contains(row.value.id.as_str()) {
            nobody(paths::SOURCES.into(), row.line, &row.value.id);
        }
    }
    for row in content.facts.iter().filter(|row| !facts.contains(&row.value.id)) {
        nobody(paths::FACTS.into(), row.line, &row.value.id);
    }
    for (id, row) in english.terms.iter().filter(|(id, _)| !terms.contains(*id)) {
        nobody(paths::of_language(code, "terms.toml"), row.line, id);
    }
}

/// Numbers of a claim that stand in its words: in `data/` they could not differ from one guide to another.
fn numbers(content: &Content, file: &std::path::Path, block: &Block, found: &mut Vec<Problem>) {
    if block.sources.is_empty() {
        return;
    }
    for number in script::numbers(&words(content, block, false)) {
        let told: Vec<&str> = content
            .facts
            .iter()
            .filter(|row| row.value.source.as_ref().is_some_and(|source| block.sources.contains(source)))
            .filter_map(|row| match &row.value.value {
                FactValue::Number(text) | FactValue::Money(text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        let told =
            if told.is_empty() { String::new() } else { format!("; data has {} of its sources", told.join(", ")) };
        found.push(Problem::new(
            file,
            block.line,
            format!("the number {number} of `{}` stands in the words{told}", block.id),
            "put it into data/facts.toml with its source, or see that it is no claim",
        ));
    }
}

/// What is known from memory alone is not published.
fn remembered(content: &Content, found: &mut Vec<Problem>) {
    let is_memory =
        |text: &str| text.split(|sign: char| !sign.is_alphabetic()).any(|word| matches!(word, "MEMORY" | "MEM"));
    for Row { line, value } in &content.sources {
        if is_memory(&value.title) || value.note.as_deref().is_some_and(is_memory) {
            found.push(Problem::new(
                paths::SOURCES,
                *line,
                format!("`{}` is known from memory", value.id),
                "find a text that says so, or take out what rests on it",
            ));
        }
    }
}

/// Texts that changed after somebody had read them.
fn lapsed(content: &Content, found: &mut Vec<Problem>) {
    for (code, translation) in &content.translations {
        for guide in translation.guides.values() {
            if let Some(review) = guide.review.as_ref().filter(|review| !review.is_of_this_text) {
                found.push(Problem::new(
                    paths::of_guide(code, guide.slug.as_str()),
                    1,
                    format!("the text changed after {} read it on {}", review.by, review.on),
                    "ask them to read it again",
                ));
            }
        }
    }
}

/// How hard one guide is to read.
#[derive(Clone, Debug)]
pub struct Plainness {
    /// The name of the guide.
    pub slug: String,
    /// Its letters, words and sentences.
    pub counts: Counts,
}

/// Every English guide in the order of their names, and the hardest sentences of all, the hardest first, each with its place.
pub fn plainness(loaded: &Loaded, hardest: usize) -> (Vec<Plainness>, Vec<(f64, String, String)>) {
    let Some((code, english)) = loaded.content.english() else { return Default::default() };
    let mut guides = Vec::new();
    let mut hard = Vec::new();
    for guide in english.guides.values() {
        let mut counts = Counts::default();
        for (line, sentence) in sentences_of(&loaded.content, guide) {
            let own = Counts::of_sentence(&sentence);
            counts = counts.and(own);
            let place = format!("{}:{line}", paths::of_guide(code, guide.slug.as_str()).display());
            // A heading or a name is no sentence to stumble over.
            if own.words >= 5 {
                hard.push((own.reading_age(), sentence, place));
            }
        }
        guides.push(Plainness { slug: guide.slug.to_string(), counts });
    }
    hard.sort_by(|one, other| other.0.total_cmp(&one.0));
    hard.truncate(hardest);
    (guides, hard)
}

fn sentences_of(content: &Content, guide: &Guide) -> Vec<(usize, String)> {
    let head = [(1, guide.head.title.clone()), (1, guide.head.summary.clone())];
    let blocks = guide.blocks.iter().flat_map(|block| {
        sentences(&words(content, block, true)).into_iter().map(move |sentence| (block.line, sentence))
    });
    head.into_iter().chain(blocks).collect()
}

/// The words of a block; with or without the values that stand in `data/`. A line of Markdown is a sentence's end only at its stop.
fn words(content: &Content, block: &Block, with_values: bool) -> String {
    let mut text = String::new();
    each_inline(&block.words, &mut |inline| match inline {
        Inline::Text(words) => text.push_str(words),
        Inline::Term { id, words } => {
            let name =
                content.english().and_then(|(_, english)| english.terms.get(id)).map(|row| row.value.name.clone());
            text.push_str(words.as_deref().or(name.as_deref()).unwrap_or(id));
        }
        // A number, a date or a law is one thing to read, however it is written.
        Inline::Ref(_) if with_values => text.push_str("this"),
        Inline::Ref(_) | Inline::Strong(_) | Inline::Link { .. } => {}
    });
    text.replace('\n', " ")
}
