//! Finds everything that is wrong with the words and data, before any page is rendered.
//!
//! `guides` looks at one language by itself, `parity` holds each translation against the English,
//! `interface` does both for the words of the interface, `data` for the rows of `data/`.

mod data;
mod guides;
mod interface;
mod parity;
mod routes;

pub use interface::fingerprints;
pub use parity::{fingerprint_of_helpline, fingerprint_of_route, fingerprint_of_term};

use super::load::{self, Loaded};
use super::problem::Problem;
use crate::model::language::{Language, Translated};
use std::path::Path;

/// What a check found.
#[derive(Debug)]
pub struct CheckReport {
    /// Every problem, by file and line.
    pub problems: Vec<Problem>,
    /// What was read, in one line.
    pub summary: String,
}

/// Reads and checks everything below `root`.
pub fn check_folder(root: &Path) -> CheckReport {
    let (_, report) = load_and_check(root);
    report
}

/// Reads and checks everything below `root`, and gives what was read: whole, when there is no problem.
pub fn load_and_check(root: &Path) -> (Loaded, CheckReport) {
    let mut problems = Vec::new();
    let loaded = load::load(root, &mut problems);
    check(&loaded, &mut problems);
    problems.sort();
    problems.dedup();
    let summary = summary(&loaded);
    (loaded, CheckReport { problems, summary })
}

fn check(loaded: &Loaded, problems: &mut Vec<Problem>) {
    let content = &loaded.content;
    data::check(content, problems);
    let Some((source, english)) = content.english() else { return };
    let Some(english_interface) = loaded.interface.get(source) else { return };
    guides::check_references(loaded, english, source, problems);
    routes::check(loaded, english, source, problems);
    for language in &content.languages {
        let code = language.code.as_str();
        let (Some(translation), Some(interface)) = (content.translations.get(code), loaded.interface.get(code)) else {
            continue;
        };
        guides::check_words(language, translation, problems);
        if loaded.is_read(code, "ui.json") && loaded.is_read(source, "ui.json") {
            interface::check(language, &interface.words, &english_interface.words, problems);
            if language.translated != Translated::Source {
                interface::check_translation(language, interface, &english_interface.words, problems);
            }
        }
        if language.translated != Translated::Source {
            parity::check(loaded, language, translation, english, source, problems);
        }
    }
}

impl Loaded {
    /// Whether a file of a language was read as a whole.
    fn is_read(&self, code: &str, name: &str) -> bool {
        !self.unread.contains(&load::paths::of_language(code, name))
    }

    /// Whether a guide of a language was read as a whole.
    fn is_guide_read(&self, code: &str, slug: &str) -> bool {
        !self.unread.contains(&load::paths::of_guide(code, slug))
    }
}

fn summary(loaded: &Loaded) -> String {
    let content = &loaded.content;
    let guides: usize = content.translations.values().map(|translation| translation.guides.len()).sum();
    let words: usize = loaded.interface.values().map(|interface| interface.words.by_key.len()).sum();
    format!(
        "read {guides} guides and {words} interface words in {} languages, {} sources, {} facts, {} helplines, {} routes",
        content.languages.len(),
        content.sources.len(),
        content.facts.len(),
        content.helplines.len(),
        content.routes.len()
    )
}

/// Whether `text`, shown in `language`, is still English: said to translators in the same words everywhere.
fn is_left_in_english(language: &Language, text: &str, english: Option<&str>) -> bool {
    use crate::model::language::Script;
    use crate::tools::script;
    /// Names such as "GOV.UK" may stand in any script; a fifth Latin word in a row is a sentence.
    const LATIN_WORDS_ALLOWED: usize = 4;
    /// One English function word may be a word of another language; three are English.
    const FUNCTION_WORDS_ALLOWED: usize = 2;
    if english == Some(text)
        && text.split_whitespace().any(|word| word.chars().filter(|sign| sign.is_lowercase()).count() > 2)
    {
        return true;
    }
    match language.script {
        Script::Latin => script::english_function_words(text) > FUNCTION_WORDS_ALLOWED,
        _ => script::longest_latin_run(text) > LATIN_WORDS_ALLOWED,
    }
}
