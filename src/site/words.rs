//! The words of the interface as they stand in `ui.json`: flat keys, plural forms, placeholders.
//!
//! leptos_i18n renders them (see `i18n`); this reads the same file a second time to say what is wrong with it,
//! because a build that stops at the first missing key teaches a translator one word at a time.

use super::problem::Problem;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The words of one language by flat key: `letter.date.label`.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Each word with the line on which it stands.
    pub by_key: BTreeMap<String, Word>,
}

/// One word or sentence of the interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it stands in the file, with its placeholders.
    pub text: String,
    /// The line, from 1.
    pub line: usize,
}

/// The ends of keys that are plural forms.
const FORMS: [&str; 6] = ["_zero", "_one", "_two", "_few", "_many", "_other"];

/// Reads `ui.json`; what is wrong goes to `problems`.
pub fn read(file: &Path, text: &str, problems: &mut Vec<Problem>) -> Words {
    let mut words = Words::default();
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(serde_json::Value::Object(top)) => flatten(file, text, "", 0, &top, &mut words, problems),
        Ok(_) => problems.push(Problem::new(file, 1, "the file is not one object", "write { \"key\": \"words\", … }")),
        Err(error) => problems.push(Problem::new(
            file,
            error.line(),
            format!("the JSON cannot be read: {error}"),
            "look for a missing comma, quote or brace on this line or the one before",
        )),
    }
    words
}

fn flatten(
    file: &Path,
    text: &str,
    path: &str,
    from: usize,
    object: &serde_json::Map<String, serde_json::Value>,
    words: &mut Words,
    problems: &mut Vec<Problem>,
) {
    for (name, value) in object {
        // The position only serves the line of a problem: the first place after its parent where the key stands.
        let quoted = format!("\"{name}\"");
        let at = text[from..].find(&quoted).map_or(from, |found| from + found);
        let line = 1 + text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count();
        let key = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        match value {
            serde_json::Value::String(word) if word.trim().is_empty() => {
                problems.push(Problem::new(file, line, format!("`{key}` has no words"), "write them"));
            }
            serde_json::Value::String(word) => {
                words.by_key.insert(key, Word { text: word.clone(), line });
            }
            serde_json::Value::Object(inner) => flatten(file, text, &key, at, inner, words, problems),
            _ => problems.push(Problem::new(file, line, format!("`{key}` is not text"), "put the words in quotes")),
        }
    }
}

/// The key without its plural form, and the form: `tips_count_one` gives `tips_count` and `one`.
pub fn plural_form(key: &str) -> Option<(&str, &str)> {
    FORMS.iter().find_map(|form| key.strip_suffix(form).map(|base| (base, &form[1..])))
}

/// The keys that are counted: those that have the form `other` in `english`.
pub fn counted_keys(english: &Words) -> BTreeSet<&str> {
    english.by_key.keys().filter_map(|key| key.strip_suffix("_other")).collect()
}

/// The plural forms that a language needs, by the rules of CLDR; `other` alone where CLDR has no rules of its own.
pub fn forms_of(language: &str) -> Vec<&'static str> {
    let rules = language.parse::<Locale>().ok().and_then(|locale| PluralRules::try_new_cardinal(locale.into()).ok());
    let Some(rules) = rules else { return vec!["other"] };
    let mut forms: Vec<&str> = rules
        .categories()
        .map(|category| match category {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        })
        .collect();
    forms.sort_unstable();
    forms
}

/// The names between `{{` and `}}`.
pub fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}")).map(|(name, _)| name.trim()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_needs_the_plural_forms_of_cldr() {
        assert_eq!(forms_of("en"), ["one", "other"]);
        assert_eq!(forms_of("ar"), ["few", "many", "one", "other", "two", "zero"]);
        assert_eq!(forms_of("fa"), ["one", "other"]);
        assert_eq!(forms_of("prs"), ["other"]);
    }

    #[test]
    fn nested_keys_are_flat_and_know_their_lines() {
        let mut problems = Vec::new();
        let text = "{\n  \"start\": {\n    \"title\": \"What do you need?\"\n  },\n  \"title\": \"App\"\n}";
        let words = read(Path::new("ui.json"), text, &mut problems);
        assert_eq!(problems, []);
        assert_eq!(words.by_key["start.title"].line, 3);
        // The position of a later key is looked for from its parent, so a namesake before it may be named instead.
        assert_eq!(words.by_key["title"].text, "App");
    }

    #[test]
    fn placeholders_are_found_with_and_without_spaces() {
        assert_eq!(placeholders("{{ count }} of {{total}}"), BTreeSet::from(["count", "total"]));
    }
}
