//! Does every file say first what it is for?

use digital_sanctuary::site::problem::Problem;

use super::Source;

/// Fewer letters say nothing.
const LETTERS_OF_A_SENTENCE: usize = 12;

/// The breach of a file whose first line says nothing.
pub fn problems(source: &Source) -> Option<Problem> {
    let marks = marks(&source.path)?;
    let mut lines = source.text.lines().enumerate();
    let (mut number, mut line) = lines.next().unwrap_or_default();
    // A script names its shell first, and a long comment may open with a line of its own.
    if line.starts_with("#!/") || matches!(line.trim(), "/*" | "/**" | "/*!") {
        (number, line) = lines.next().unwrap_or_default();
    }
    let said = marks.iter().find_map(|mark| line.trim_start().strip_prefix(mark));
    let letters = said.unwrap_or_default().chars().filter(|sign| sign.is_alphabetic()).count();
    let what = "the file does not begin with what it is for";
    let remedy = format!("Begin it with a comment, `{} …`, that says which question it answers.", marks.first()?);
    (letters < LETTERS_OF_A_SENTENCE).then(|| Problem::new(&source.path, number + 1, what, remedy))
}

/// What a first comment begins with; `None` for a file that needs none.
fn marks(path: &str) -> Option<&'static [&'static str]> {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end);
    match end {
        "rs" => Some(&["//!"]),
        "css" => Some(&["/*", "*"]),
        "js" => Some(&["/*", "//", "*"]),
        "sh" | "ci/run" => Some(&["#"]),
        // Tables of facts say what they are in docs/writing.md.
        "toml"
            if !path.contains('/')
                || ["xtask/", "host/", "tests/", ".cargo/"].iter().any(|at| path.starts_with(at)) =>
        {
            // Words and data of a site that a test builds are like those of the app.
            (!path.contains("/fixtures/")).then_some(&["#"])
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(path: &str, text: &str) -> bool {
        problems(&Source { path: path.to_owned(), text: text.to_owned() }).is_some()
    }

    #[test]
    fn a_file_that_says_what_it_is_for_is_allowed() {
        for (path, text) in [
            ("src/model/day.rs", "//! A day of the calendar.\n"),
            ("public/css/base.css", "/* What every page shares. */"),
            ("public/js/boot.js", "/**\n * Starts the islands of a page.\n */"),
            ("public/js/leave.js", "// Covers the page at once.\n"),
            (".ci/run", "#!/usr/bin/env bash\n# Runs all the tests.\n"),
            ("Cargo.toml", "# One crate with three faces.\n"),
        ] {
            assert!(!refused(path, text), "{path}");
        }
    }

    #[test]
    fn a_file_that_does_not_is_refused() {
        for (path, text) in [
            ("src/model/day.rs", "use std::fmt;\n//! A day of the calendar."),
            ("src/model/day.rs", "// A day of the calendar."),
            ("tests/site/main.rs", "//! x"),
            ("public/css/base.css", "body {}"),
            (".ci/run", "#!/usr/bin/env bash\nset -e"),
            ("xtask/Cargo.toml", "[package]"),
            ("src/empty.rs", ""),
        ] {
            assert!(refused(path, text), "{path}");
        }
    }

    #[test]
    fn data_and_words_need_no_such_line() {
        assert!(!refused("data/facts.toml", "[[fact]]"));
        assert!(!refused("tests/site/fixtures/tiny/data/facts.toml", "[[fact]]"));
        assert!(!refused("locales/en/guides/tip-1.md", "+++"));
    }
}
