//! Does code that a phone runs name a place on the network?
//!
//! It may not: addresses stand in `data/`, where each has its source, and nothing but a reader's tap goes there.

use digital_sanctuary::site::problem::Problem;

use super::Source;
use super::text::{Comments, without_comments};
use super::tokens::{Kind, Token};

const BEGINNINGS: [&str; 2] = ["http://", "https://"];
/// Names of XML vocabularies look like addresses, and nothing is fetched from them.
const NAMES_OF_VOCABULARIES: &str = "www.w3.org/";
const REMEDY: &str = "Put it into data/, with its source, and have it passed in.";

/// Every address in a script that is served.
pub fn in_javascript(source: &Source) -> Vec<Problem> {
    if !source.path.starts_with("public/") {
        return Vec::new();
    }
    let said = without_comments(&source.text, Comments::JavaScript);
    let lines = said.lines().enumerate().filter(|(_, line)| has_address(line));
    lines.map(|(number, _)| Problem::new(&source.path, number + 1, "an address stands in a script", REMEDY)).collect()
}

/// Every address in a string of a page, an island or the platform.
pub fn in_rust(path: &str, shipped: &[Token]) -> Vec<Problem> {
    if !["src/view/", "src/islands/", "src/platform/"].iter().any(|ring| path.starts_with(ring)) {
        return Vec::new();
    }
    let found = shipped.iter().filter(|token| matches!(&token.kind, Kind::Text(said) if has_address(said)));
    found.map(|token| Problem::new(path, token.line, "an address stands in the code", REMEDY)).collect()
}

/// A beginning alone is none: it may be taken off an address that is shown.
fn has_address(text: &str) -> bool {
    let is_address = |rest: &str| rest.starts_with(char::is_alphanumeric) && !rest.starts_with(NAMES_OF_VOCABULARIES);
    BEGINNINGS.iter().any(|beginning| text.split(beginning).skip(1).any(is_address))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tokens::read;

    fn script(path: &str, text: &str) -> Vec<usize> {
        let source = Source { path: path.to_owned(), text: text.to_owned() };
        in_javascript(&source).into_iter().map(|problem| problem.line).collect()
    }

    fn rust(text: &str) -> usize {
        in_rust("src/view/page.rs", &read(text).unwrap_or_default()).len()
    }

    #[test]
    fn an_address_in_a_script_is_refused() {
        assert_eq!(script("public/js/boot.js", "// Starts.\nfetch('https://a.example/')"), [2]);
        assert!(script("public/js/boot.js", "// See https://a.example/\nfetch('./a')").is_empty());
        assert!(script("tests/site/a.js", "fetch('https://a.example/')").is_empty());
    }

    #[test]
    fn an_address_in_a_page_is_refused() {
        assert_eq!(rust("let a = \"https://a.example/\";"), 1);
        assert_eq!(rust("/// See <https://a.example/>.\nfn a() { \"./b\" }"), 0);
    }

    #[test]
    fn the_name_of_a_vocabulary_is_not_an_address() {
        assert_eq!(rust("view! { <svg xmlns=\"http://www.w3.org/2000/svg\"/> }"), 0);
        assert_eq!(rust("let a = \"http://www.w3.org/ http://b.example\";"), 1);
    }

    #[test]
    fn the_beginning_of_an_address_is_not_one() {
        assert_eq!(rust("address.strip_prefix(\"https://\")"), 0);
    }
}
