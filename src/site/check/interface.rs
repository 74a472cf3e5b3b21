//! The words of the interface: the same keys and placeholders as in English, and the plural forms of the language itself.

use super::is_left_in_english;
use super::parity::stale;
use crate::model::language::Language;
use crate::site::fingerprint;
use crate::site::load::{Interface, paths};
use crate::site::problem::Problem;
use crate::site::words::{Words, counted_keys, forms_of, placeholders, plural_form};
use crate::tools::script;
use std::collections::BTreeSet;

/// Plural forms and digits of one language; for English too.
pub(super) fn check(language: &Language, words: &Words, english: &Words, problems: &mut Vec<Problem>) {
    let file = paths::of_language(language.code.as_str(), "ui.json");
    let counted = counted_keys(english);
    let forms = forms_of(language.code.as_str());
    for base in &counted {
        for form in &forms {
            if !words.by_key.contains_key(&format!("{base}_{form}")) {
                problems.push(Problem::new(
                    &file,
                    0,
                    format!("the plural form `{base}_{form}` is missing"),
                    format!("{} needs the forms {}", language.english_name, forms.join(", ")),
                ));
            }
        }
    }
    for (key, word) in &words.by_key {
        if let Some((base, form)) = plural_form(key)
            && counted.contains(base)
            && !forms.contains(&form)
        {
            problems.push(Problem::new(
                &file,
                word.line,
                format!("{} has no plural form `{form}`", language.english_name),
                format!("take `{key}` out; the forms are {}", forms.join(", ")),
            ));
        }
        if script::has_foreign_digits(&word.text) {
            problems.push(Problem::new(
                &file,
                word.line,
                format!("`{key}` has digits other than 0-9"),
                "write 0-9, as everywhere in the app",
            ));
        }
    }
}

/// A translation against its English.
pub(super) fn check_translation(
    language: &Language,
    interface: &Interface,
    english: &Words,
    problems: &mut Vec<Problem>,
) {
    let code = language.code.as_str();
    let file = paths::of_language(code, "ui.json");
    let counted = counted_keys(english);
    let words = &interface.words;
    for key in english.by_key.keys() {
        let is_counted = plural_form(key).is_some_and(|(base, _)| counted.contains(base));
        if !is_counted && !words.by_key.contains_key(key) {
            problems.push(Problem::new(
                &file,
                0,
                format!("the key `{key}` is missing"),
                format!("translate: {}", english.by_key[key].text),
            ));
        }
    }
    for (key, word) in &words.by_key {
        // A plural form is held against the English form `other`, which every language has.
        let source = match plural_form(key) {
            Some((base, _)) if counted.contains(base) => english.by_key.get(&format!("{base}_other")),
            _ => english.by_key.get(key),
        };
        let Some(source) = source else {
            problems.push(Problem::new(
                &file,
                word.line,
                format!("there is no English key `{key}`"),
                "take it out, or mend its name",
            ));
            continue;
        };
        let here = placeholders(&word.text);
        let there = placeholders(&source.text);
        // A form for one exact number may say it in words: "one tip", "two tips".
        let may_lack: BTreeSet<&str> =
            if plural_form(key).is_some_and(|(_, form)| matches!(form, "zero" | "one" | "two")) {
                BTreeSet::from(["count"])
            } else {
                BTreeSet::new()
            };
        let lacks: Vec<&str> = there.difference(&here).filter(|name| !may_lack.contains(*name)).copied().collect();
        let adds: Vec<&str> = here.difference(&there).copied().collect();
        if !lacks.is_empty() || !adds.is_empty() {
            problems.push(Problem::new(
                &file,
                word.line,
                format!("`{key}` has other placeholders than its English"),
                format!(
                    "use exactly these: {}",
                    there.iter().map(|name| format!("{{{{ {name} }}}}")).collect::<Vec<_>>().join(", ")
                ),
            ));
        }
        if is_left_in_english(language, &word.text, Some(&source.text)) {
            problems.push(Problem::new(
                &file,
                word.line,
                format!("`{key}` is still English in {}", language.english_name),
                "translate it; names may stay, sentences may not",
            ));
        }
    }
    let file = paths::of_language(code, "ui.english.toml");
    for (key, today) in fingerprints(english) {
        let made_from = interface.made_from.get(&key).map(String::as_str);
        stale(&file, 0, &format!("`{key}`"), made_from, &today, problems);
    }
}

/// The mark of each English word by its key; a counted word has one mark for all its forms, under the key without the form.
pub fn fingerprints(english: &Words) -> Vec<(String, String)> {
    let counted = counted_keys(english);
    let mut found = Vec::new();
    for (key, word) in &english.by_key {
        match plural_form(key) {
            Some((base, form)) if counted.contains(base) => {
                if form == "other" {
                    found.push((base.to_owned(), fingerprint::of_english(&word.text)));
                }
            }
            _ => found.push((key.clone(), fingerprint::of_english(&word.text))),
        }
    }
    found
}
