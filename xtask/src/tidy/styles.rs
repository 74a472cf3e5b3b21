//! Does a style sheet serve every script, theme and reader?
//!
//! A third of the readers read from right to left, so no direction is physical; a theme reaches only what uses a token.

use digital_sanctuary::site::problem::Problem;

use super::Source;
use super::text::{Comments, without_comments};

/// Where raw colours may stand.
const TOKENS: &str = "tokens.css";

/// A piece of a style sheet.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    /// What stands before a `{`.
    Selector(&'a str),
    /// What ends with `;` or `}`.
    Declaration(&'a str),
}

/// Every breach in a style sheet.
pub fn problems(source: &Source) -> Vec<Problem> {
    let text = without_comments(&source.text, Comments::Css);
    let mut problems = Vec::new();
    for (line, piece) in pieces(&text) {
        let mut tell = |what: String, remedy: &str| problems.push(Problem::new(&source.path, line, what, remedy));
        match piece {
            Piece::Selector(selector) => {
                if let Some(id) = hashes(selector).next() {
                    tell(
                        format!("the selector `#{id}` is an id"),
                        "Use a class: an id wins over every class, and is once in a page.",
                    );
                }
            }
            Piece::Declaration(declaration) => {
                if let Some(word) = physical(declaration) {
                    tell(
                        format!("`{}` has the physical direction `{word}`", declaration.trim()),
                        "Use a logical one: `inline-start`, `inline-end`, `start`, `end`, `inset-inline`.",
                    );
                }
                if !source.path.ends_with(TOKENS) && hashes(declaration).any(is_colour) {
                    tell(
                        format!("`{}` has a colour of its own", declaration.trim()),
                        "Use a custom property of tokens.css, so that themes and contrast reach it.",
                    );
                }
            }
        }
    }
    problems
}

/// The selectors and declarations, each with the line it begins in. Strings and addresses are passed over.
fn pieces(text: &str) -> Vec<(usize, Piece<'_>)> {
    let mut pieces = Vec::new();
    let (mut from, mut line) = (0, 1);
    let (mut quote, mut brackets) = (None, 0_usize);
    for (at, sign) in text.char_indices() {
        match sign {
            _ if quote == Some(sign) => quote = None,
            _ if quote.is_some() => {}
            '"' | '\'' => quote = Some(sign),
            '(' => brackets += 1,
            ')' => brackets = brackets.saturating_sub(1),
            '{' | '}' | ';' if brackets == 0 => {
                let said = text.get(from..at).unwrap_or_default();
                let before = said.len() - said.trim_start().len();
                let begins = line + said.get(..before).unwrap_or_default().matches('\n').count();
                match (sign, said.trim().is_empty()) {
                    (_, true) => {}
                    ('{', _) => pieces.push((begins, Piece::Selector(said))),
                    _ => pieces.push((begins, Piece::Declaration(said))),
                }
                line += said.matches('\n').count();
                from = at + 1;
            }
            _ => {}
        }
    }
    pieces
}

/// `left` or `right` as a word of a property or value: `margin-left`, `float: right`.
fn physical(declaration: &str) -> Option<&'static str> {
    let bare = without_strings(declaration);
    let mut words = bare.split(|sign: char| !sign.is_ascii_alphanumeric());
    words.find_map(|word| ["left", "right"].into_iter().find(|physical| word.eq_ignore_ascii_case(physical)))
}

/// The names after each `#`.
fn hashes(text: &str) -> impl Iterator<Item = &str> {
    let strings_apart = text.split(['"', '\'']).step_by(2);
    strings_apart.flat_map(|text| text.split('#').skip(1)).map(|after| {
        let end = after.find(|sign: char| !(sign.is_alphanumeric() || sign == '-' || sign == '_'));
        after.get(..end.unwrap_or(after.len())).unwrap_or(after)
    })
}

fn is_colour(name: &str) -> bool {
    matches!(name.len(), 3 | 4 | 6 | 8) && name.bytes().all(|sign| sign.is_ascii_hexdigit())
}

fn without_strings(text: &str) -> String {
    text.split(['"', '\'']).step_by(2).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<(usize, String)> {
        let source = Source { path: path.to_owned(), text: text.to_owned() };
        problems(&source).into_iter().map(|problem| (problem.line, problem.what)).collect()
    }

    #[test]
    fn a_physical_direction_is_refused_as_property_or_value() {
        for declaration in [
            "margin-left: 1rem",
            "left: 0",
            "text-align: right",
            "border-top-right-radius: 1px",
            "float: left",
            "background: linear-gradient(to right, a, b)",
            "inset: auto; right: 0",
        ] {
            assert_eq!(found("a.css", &format!(".a {{ {declaration}; }}")).len(), 1, "{declaration}");
        }
    }

    #[test]
    fn logical_directions_and_comments_are_allowed() {
        let text = "/* left */ .a { margin-inline-start: 1rem; content: \"left\"; text-align: end; /* right: 0 */ }\n.bright { top: 0 }";
        assert_eq!(found("a.css", text), []);
    }

    #[test]
    fn a_colour_outside_the_tokens_is_refused() {
        let text = "\n.a {\n  color: #fff8ee;\n}";
        assert_eq!(found("layout.css", text), [(3, "`color: #fff8ee` has a colour of its own".to_owned())]);
        assert_eq!(found("public/css/tokens.css", text), []);
    }

    #[test]
    fn a_selector_of_an_id_is_refused() {
        assert_eq!(
            found("a.css", "@media print {\n  main #top > a { color: red }\n}"),
            [(2, "the selector `#top` is an id".to_owned())]
        );
        assert_eq!(found("a.css", "a[href=\"#top\"] { fill: url(x.svg#a-drawing) }"), []);
    }
}
