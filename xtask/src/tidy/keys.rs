//! Is every word of the interface shown somewhere?
//!
//! Each costs a translator's time in every language. A key counts as used when its last part is a name in the code:
//! that misses a key whose last part is also another's, and accuses none wrongly.

use std::collections::HashSet;

use digital_sanctuary::site::problem::Problem;
use serde_json::Value;

use super::Source;
use super::tokens::{self, Kind};

const WORDS: &str = "locales/en/ui.json";
const USERS: &[&str] = &["src/view/", "src/site/", "src/islands/"];
/// What leptos_i18n puts after the key of a plural, by the categories of CLDR.
const PLURALS: &[&str] = &["_zero", "_one", "_two", "_few", "_many", "_other"];

/// Every key that no code names.
pub fn problems(tree: &[Source]) -> Vec<Problem> {
    let Some(words) = tree.iter().find(|source| source.path == WORDS) else { return Vec::new() };
    let json = match serde_json::from_str(&words.text) {
        Ok(json) => json,
        Err(error) => return vec![Problem::new(WORDS, error.line(), error.to_string(), "Make it JSON.")],
    };
    let mut keys = Vec::new();
    collect(&json, "", &mut keys);
    let used = used(tree);
    let unused = keys.into_iter().filter(|key| !used.contains(last_part(key)));
    unused
        .map(|key| {
            let what = format!("no code uses the key `{key}`");
            Problem::new(WORDS, line_of(&words.text, &key), what, "Use it, or remove it from every language.")
        })
        .collect()
}

fn collect(json: &Value, before: &str, keys: &mut Vec<String>) {
    let Value::Object(members) = json else {
        keys.push(before.to_owned());
        return;
    };
    for (name, value) in members {
        let key = if before.is_empty() { name.clone() } else { format!("{before}.{name}") };
        collect(value, &key, keys);
    }
}

fn last_part(key: &str) -> &str {
    let last = key.rsplit('.').next().unwrap_or(key);
    PLURALS.iter().find_map(|end| last.strip_suffix(end)).unwrap_or(last)
}

/// Every name in the code that shows words, and every name in its strings.
fn used(tree: &[Source]) -> HashSet<String> {
    let mut used = HashSet::new();
    let shows =
        |source: &&Source| source.path.ends_with(".rs") && USERS.iter().any(|ring| source.path.starts_with(ring));
    for source in tree.iter().filter(shows) {
        for token in tokens::without_tests(&tokens::read(&source.text).unwrap_or_default()) {
            match token.kind {
                Kind::Word(word) => drop(used.insert(word)),
                Kind::Text(text) => {
                    let names = text.split(|sign: char| !(sign.is_alphanumeric() || sign == '_'));
                    used.extend(names.map(str::to_owned));
                }
                _ => {}
            }
        }
    }
    used
}

/// The line in which a key stands, by looking for its parts one after the other.
fn line_of(text: &str, key: &str) -> usize {
    let mut at = 0;
    for part in key.split('.') {
        let rest = text.get(at..).unwrap_or_default();
        at += rest.find(&format!("\"{part}\":")).unwrap_or(0);
    }
    text.get(..at).unwrap_or_default().matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(json: &str, code: &str) -> Vec<(usize, String)> {
        let source = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
        let tree = [source(WORDS, json), source("src/view/page.rs", code)];
        problems(&tree).into_iter().map(|problem| (problem.line, problem.what)).collect()
    }

    #[test]
    fn a_key_that_no_code_names_is_refused_with_its_line() {
        let json = "{\n  \"bar\": {\n    \"leave\": \"Leave\",\n    \"old\": \"Old\"\n  }\n}";
        assert_eq!(found(json, "t!(i18n, bar.leave)"), [(4, "no code uses the key `bar.old`".to_owned())]);
    }

    #[test]
    fn a_plural_is_used_by_its_key_without_its_form() {
        let json = r#"{"tips": {"count_one": "One tip", "count_other": "{{ count }} tips"}}"#;
        assert_eq!(found(json, "t!(i18n, tips.count, count = n)"), []);
    }

    #[test]
    fn a_comment_or_a_longer_name_uses_nothing() {
        let json = r#"{"leave": "Leave"}"#;
        assert_eq!(found(json, "// leave\nfn leave_now() {}").len(), 1);
    }
}
