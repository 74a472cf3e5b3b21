//! Are tests and lints taken at their word?
//!
//! A test that is ignored, or that hopes that a second is enough, promises what it does not keep. A lint that is
//! excused is counted, so that one more is a decision.

use digital_sanctuary::site::problem::Problem;

use super::Source;
use super::tokens::{self, Token, attribute, paths};

/// How many lints may be excused in the whole tree: two, about names that macros write. Raise it only with the reason
/// beside the attribute.
const EXCUSES: usize = 2;

/// Every ignored test and every sleep in a file. Sleeping is refused everywhere, since no code here has a use for it.
pub fn problems(path: &str, tokens: &[Token]) -> Vec<Problem> {
    let ignored = attributes(tokens).filter(|(_, inside)| inside.first().and_then(Token::word) == Some("ignore"));
    let ignored = ignored.map(|(line, _)| {
        let remedy = "Remove it, or make the test say in its code what it cannot show here and why.";
        Problem::new(path, line, "a test is ignored", remedy)
    });
    let sleeps = paths(tokens).into_iter().filter(|named| {
        let parts: Vec<&str> = named.path.iter().map(String::as_str).collect();
        matches!(parts.as_slice(), [.., "thread" | "time" | "task" | "timers", "sleep"])
    });
    let sleeps = sleeps.map(|named| {
        let remedy = "Wait for the condition that is meant: a message, a state, a lock.";
        Problem::new(path, named.line, "something sleeps and hopes", remedy)
    });
    ignored.chain(sleeps).collect()
}

/// How many lints are excused in the tree, and the breach when they are too many.
pub fn excuses(tree: &[Source]) -> (usize, Vec<Problem>) {
    counted(tree, EXCUSES)
}

fn counted(tree: &[Source], most: usize) -> (usize, Vec<Problem>) {
    let mut found = Vec::new();
    for source in tree.iter().filter(|source| source.path.ends_with(".rs")) {
        let tokens = tokens::read(&source.text).unwrap_or_default();
        let lines = attributes(&tokens).filter(|(_, inside)| excuses_a_lint(inside)).map(|(line, _)| line);
        found.extend(lines.map(|line| {
            let what = format!("a lint is excused, one of those that may be no more than {most} in all");
            Problem::new(
                &source.path,
                line,
                what,
                "Do what the lint asks, or raise `EXCUSES` in xtask/src/tidy/promises.rs and say why.",
            )
        }));
    }
    let count = found.len();
    (count, if count > most { found } else { Vec::new() })
}

/// Also `#[cfg_attr(…, allow(…))]`.
fn excuses_a_lint(inside: &[Token]) -> bool {
    let is = |token: &Token| matches!(token.word(), Some("allow" | "expect"));
    let conditional = inside.first().and_then(Token::word) == Some("cfg_attr");
    inside.first().is_some_and(is) || (conditional && inside.iter().any(is))
}

/// Every attribute: its line, and what stands in its brackets.
fn attributes(tokens: &[Token]) -> impl Iterator<Item = (usize, &[Token])> {
    tokens.iter().enumerate().filter_map(|(at, token)| Some((token.line, attribute(tokens, at)?.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let tokens = tokens::read(text).unwrap_or_default();
        problems("tests/site/main.rs", &tokens).into_iter().map(|problem| problem.what).collect()
    }

    #[test]
    fn an_ignored_test_is_refused() {
        assert_eq!(found("#[test]\n#[ignore = \"slow\"]\nfn a() {}"), ["a test is ignored"]);
        assert!(found("#[test]\nfn ignore() {}").is_empty());
    }

    #[test]
    fn a_sleep_is_refused_however_it_is_called() {
        for text in
            ["std::thread::sleep(d)", "thread::sleep(d)", "tokio::time::sleep(d).await", "use std::thread::sleep;"]
        {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        assert!(found("wait_timeout(lock, d); asleep(); // thread::sleep").is_empty());
    }

    #[test]
    fn excused_lints_are_counted_and_one_too_many_is_refused() {
        let text = "#![allow(a)]\n#[expect(b)]\n#[cfg_attr(test, allow(c))]\n#[cfg(d)]\nfn e() { x.expect(\"f\") }";
        let tree = [Source { path: "src/a.rs".to_owned(), text: text.to_owned() }];
        let (count, problems) = counted(&tree, 3);
        assert_eq!((count, problems.len()), (3, 0));
        let lines: Vec<usize> = counted(&tree, 2).1.into_iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [1, 2, 3]);
    }
}
