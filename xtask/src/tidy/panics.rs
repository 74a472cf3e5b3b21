//! Can something that a reader's finger reaches end in a panic?
//!
//! After one the whole page stops answering, so islands and what they call have a typed error for everything.

use digital_sanctuary::site::problem::Problem;

use super::tokens::{Kind, Token};

const METHODS: &[&str] = &["unwrap", "expect", "unwrap_err", "expect_err", "unwrap_throw", "expect_throw"];
const MACROS: &[&str] = &["panic", "unreachable", "todo", "unimplemented", "assert", "assert_eq", "assert_ne"];
/// Words that may stand before the `[` of a type, a pattern or a list.
const NOT_VALUES: &[&str] = &[
    "as", "box", "break", "const", "dyn", "else", "for", "if", "impl", "in", "let", "match", "move", "mut", "ref",
    "return", "static", "where", "while", "yield",
];

/// Every panic that an island or the platform could reach. The tests of a file are left out.
pub fn problems(path: &str, shipped: &[Token]) -> Vec<Problem> {
    if !(path.starts_with("src/islands/") || path.starts_with("src/platform/")) {
        return Vec::new();
    }
    let panics = (0..shipped.len()).filter_map(|at| Some((shipped.get(at)?.line, panic_at(shipped, at)?)));
    panics
        .map(|(line, what)| {
            Problem::new(
                path,
                line,
                format!("{what} can end in a panic"),
                "Give a typed error, or a plain sentence to the reader.",
            )
        })
        .collect()
}

fn panic_at(tokens: &[Token], at: usize) -> Option<String> {
    let token = tokens.get(at)?;
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let after = tokens.get(at + 1);
    match &token.kind {
        Kind::Word(word) => {
            let called = before.is_some_and(|sign| sign.is('.') || sign.is(':'));
            let method = METHODS.contains(&word.as_str()) && called;
            let invoked = MACROS.contains(&word.as_str()) && after.is_some_and(|sign| sign.is('!'));
            (method || invoked).then(|| format!("`{word}`"))
        }
        Kind::Open('[') => {
            let lifetime = at.checked_sub(2).and_then(|before| tokens.get(before)).is_some_and(|sign| sign.is('\''));
            let follows_a_value = match &before?.kind {
                Kind::Word(word) => !NOT_VALUES.contains(&word.as_str()) && !lifetime,
                Kind::Close(sign) => *sign != '}',
                Kind::Sign(sign) => *sign == '?',
                _ => false,
            };
            follows_a_value.then(|| "indexing with `[…]`".to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tokens::{read, without_tests};

    fn found(text: &str) -> usize {
        let shipped = without_tests(&read(text).unwrap_or_default());
        problems("src/islands/letter_writer.rs", &shipped).len()
    }

    #[test]
    fn what_can_panic_is_refused() {
        for text in [
            "a.unwrap()",
            "a.expect(\"b\")",
            "Option::unwrap(a)",
            "a[0]",
            "f()[0]",
            "a?[0]",
            "a[0][1]",
            "panic!()",
            "unreachable!(\"a\")",
        ] {
            assert!(found(text) > 0, "{text}");
        }
    }

    #[test]
    fn what_cannot_is_allowed() {
        for text in [
            "a.unwrap_or(b)",
            "a.unwrap_or_default()",
            "vec![1]",
            "#[island] fn a() {}",
            "let [a, b] = c;",
            "fn a(b: &mut [u8], c: &'a [u8], d: [u8; 4]) -> [u8; 2] { return [1, 2]; }",
            "for a in [1, 2] {}",
            "if a {} [1].len()",
            "fn expect() {}",
        ] {
            assert_eq!(found(text), 0, "{text}");
        }
    }

    #[test]
    fn tests_may_panic() {
        assert_eq!(found("#[cfg(test)] mod tests { fn a() { b.unwrap() } }"), 0);
    }

    #[test]
    fn other_rings_have_other_rules() {
        assert!(problems("src/site/load.rs", &read("a.unwrap()").unwrap_or_default()).is_empty());
    }
}
