//! Records that a language was made from today's English: writes the fingerprints that `check` holds against it.
//!
//! A person calls this after having held the translation against the English, never a build.

use super::check::{fingerprint_of_helpline, fingerprint_of_route, fingerprint_of_term, fingerprints};
use super::fingerprint;
use super::load::{Loaded, load, paths};
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// Writes the fingerprints of `language`, or of its one guide `slug` alone, and says how many files changed.
///
/// # Errors
/// When the language is not in `languages.toml`, is the source, has no such guide, or a file cannot be written.
pub fn record(root: &Path, language: &str, slug: Option<&str>) -> Result<usize, String> {
    let loaded = load(root, &mut Vec::new());
    let (source, _) = loaded.content.english().ok_or("no language is the source")?;
    if language == source || !loaded.content.translations.contains_key(language) {
        return Err(format!("`{language}` is not a translation of locales/languages.toml"));
    }
    let changes = changes(root, &loaded, source, language, slug)?;
    let mut written = 0;
    for (file, text) in changes {
        let path = root.join(&file);
        if fs::read_to_string(&path).ok().as_deref() != Some(text.as_str()) {
            fs::write(&path, text).map_err(|error| format!("{}: {error}", file.display()))?;
            written += 1;
        }
    }
    Ok(written)
}

type Changes = Vec<(std::path::PathBuf, String)>;

fn changes(root: &Path, loaded: &Loaded, source: &str, language: &str, slug: Option<&str>) -> Result<Changes, String> {
    let read = |file: &Path| {
        fs::read_to_string(root.join(file)).or_else(|error| match error.kind() {
            io::ErrorKind::NotFound => Ok(String::new()),
            _ => Err(format!("{}: {error}", file.display())),
        })
    };
    let english = &loaded.content.translations[source];
    let mut changes = Vec::new();
    for guide in english.guides.values().filter(|guide| slug.is_none_or(|slug| guide.slug.as_str() == slug)) {
        let file = paths::of_guide(language, guide.slug.as_str());
        let text = read(&file)?;
        let mark = fingerprint::of_guide(&guide.head, &guide.blocks);
        changes.push((file, in_front_matter(&text, &mark)));
    }
    if let Some(slug) = slug {
        return if changes.is_empty() { Err(format!("there is no guide `{slug}`")) } else { Ok(changes) };
    }
    let terms = english.terms.iter().map(|(id, row)| (id.clone(), fingerprint_of_term(&row.value))).collect();
    let file = paths::of_language(language, "terms.toml");
    let text = in_tables(&read(&file)?, &terms);
    changes.push((file, text));
    let helplines =
        english.helplines.iter().map(|(id, row)| (id.clone(), fingerprint_of_helpline(&row.value))).collect();
    let file = paths::of_language(language, "helplines.toml");
    let text = in_tables(&read(&file)?, &helplines);
    changes.push((file, text));
    let routes = english.routes.iter().map(|(id, row)| (id.clone(), fingerprint_of_route(&row.value))).collect();
    let file = paths::of_language(language, "routes.toml");
    let text = in_tables(&read(&file)?, &routes);
    changes.push((file, text));
    let words = fingerprints(&loaded.interface[source].words);
    let rows: String = words.iter().map(|(key, mark)| format!("\"{key}\" = \"{mark}\"\n")).collect();
    let head = "# The fingerprint of the English that each word of ui.json was translated from.\n";
    changes.push((paths::of_language(language, "ui.english.toml"), format!("{head}{rows}")));
    Ok(changes)
}

fn is_mark(line: &str) -> bool {
    line.starts_with("english =")
}

/// Sets `english` in the front matter, as its last line.
fn in_front_matter(text: &str, mark: &str) -> String {
    let mut written = String::with_capacity(text.len() + 32);
    let mut fences = 0;
    for line in text.lines() {
        let is_inside = fences == 1;
        if line == "+++" {
            fences += 1;
            if fences == 2 {
                written.push_str(&format!("english = \"{mark}\"\n"));
            }
        } else if is_inside && is_mark(line) {
            continue;
        }
        written.push_str(line);
        written.push('\n');
    }
    written
}

/// Sets `english` in each table, as its last line.
fn in_tables(text: &str, marks: &BTreeMap<String, String>) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut open: Option<&String> = None;
    for line in text.lines().filter(|line| !is_mark(line)) {
        if line.starts_with('[') {
            close(&mut lines, open);
            open = marks.get(line.trim_matches(['[', ']']));
        }
        lines.push(line.to_owned());
    }
    close(&mut lines, open);
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Puts the mark of a table behind its last line that is not empty.
fn close(lines: &mut Vec<String>, mark: Option<&String>) {
    if let Some(mark) = mark {
        let end = lines.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |at| at + 1);
        lines.insert(end, format!("english = \"{mark}\""));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_set_once_in_the_front_matter() {
        let text = "+++\ntitle = \"T\"\nenglish = \"old\"\n+++\n\nenglish = words {#a}\n";
        let once = in_front_matter(text, "new");
        assert_eq!(once, "+++\ntitle = \"T\"\nenglish = \"new\"\n+++\n\nenglish = words {#a}\n");
        assert_eq!(in_front_matter(&once, "new"), once);
    }

    #[test]
    fn a_mark_is_set_once_in_each_table() {
        let marks = BTreeMap::from([("a".to_owned(), "1".to_owned()), ("b".to_owned(), "2".to_owned())]);
        let text = "# Terms.\n\n[a]\nname = \"A\"\nenglish = \"0\"\n\n[b]\nname = \"B\"\n";
        let once = in_tables(text, &marks);
        assert_eq!(once, "# Terms.\n\n[a]\nname = \"A\"\nenglish = \"1\"\n\n[b]\nname = \"B\"\nenglish = \"2\"\n");
        assert_eq!(in_tables(&once, &marks), once);
    }
}
