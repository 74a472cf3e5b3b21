//! Does a module name only what its ring may know?
//!
//! Arrows never point outward (see the map in `src/lib.rs`). What may be named is what can be tested without it.

use digital_sanctuary::site::problem::Problem;

use super::tokens::{Named, Token, paths};

/// What a part of the tree may not name.
struct Ring {
    /// The part; the first that fits a file counts.
    below: &'static str,
    /// Paths by their first parts, or one name wherever it stands.
    refused: &'static [&'static str],
    remedy: &'static str,
}

const BROWSER: [&str; 3] = ["web_sys", "js_sys", "gloo_storage"];

const RINGS: &[Ring] = &[
    Ring { below: "src/model/", refused: PURE, remedy: PURE_REMEDY },
    Ring { below: "src/tools/", refused: PURE, remedy: PURE_REMEDY },
    Ring {
        below: "src/view/",
        refused: &[BROWSER[0], BROWSER[1], BROWSER[2], "gloo", "std::fs", "crate::platform", "crate::site"],
        remedy: "A page is a function of values: have them passed in.",
    },
    Ring {
        below: "src/islands/",
        refused: &[BROWSER[0], BROWSER[1], BROWSER[2], "gloo", "std::fs", "crate::site"],
        remedy: "Ask `src/platform` for what the browser does; it is the only door.",
    },
    Ring {
        below: "src/platform/",
        refused: &["std::fs", "crate::view", "crate::site"],
        remedy: "The door to the browser knows no words and no pages: have them passed in.",
    },
    Ring { below: "src/site/", refused: &BROWSER, remedy: "The site is built where there is no browser." },
    Ring { below: "src/bin/", refused: &BROWSER, remedy: "The site is built where there is no browser." },
    Ring {
        below: "src/",
        refused: &[BROWSER[0], BROWSER[1], BROWSER[2], "gloo", "std::fs"],
        remedy: "Files are for `src/site`, the browser is for `src/platform`.",
    },
];

const PURE: &[&str] = &[
    "leptos",
    "leptos_i18n",
    BROWSER[0],
    BROWSER[1],
    BROWSER[2],
    "gloo",
    "std::fs",
    "std::net",
    "std::time",
    "std::env",
    "crate::view",
    "crate::islands",
    "crate::platform",
    "crate::site",
];
const PURE_REMEDY: &str = "A rule is a function of values: have time, words and data passed in.";

/// Every path that the file may not name.
pub fn problems(path: &str, tokens: &[Token]) -> Vec<Problem> {
    let Some(ring) = RINGS.iter().find(|ring| path.starts_with(ring.below)) else { return Vec::new() };
    let breach = |named: Named| {
        let refused = ring.refused.iter().find(|refused| names(&named.path, refused))?;
        Some(Problem::new(path, named.line, format!("{} may not name `{refused}`", ring.below), ring.remedy))
    };
    paths(tokens).into_iter().filter_map(breach).collect()
}

/// Whether a path begins with `refused`, or holds it where it is one name.
fn names(path: &[String], refused: &str) -> bool {
    if refused.contains("::") {
        return path.len() > 1 && format!("{}::", path.join("::")).starts_with(&format!("{refused}::"));
    }
    path.iter().any(|part| part == refused)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tokens::read;

    fn found(path: &str, text: &str) -> Vec<String> {
        let tokens = read(text).unwrap_or_default();
        problems(path, &tokens).into_iter().map(|problem| problem.what).collect()
    }

    #[test]
    fn a_rule_with_a_clock_is_refused() {
        let text = "use std::{fmt, time::Instant};";
        assert_eq!(found("src/tools/deadline.rs", text), ["src/tools/ may not name `std::time`"]);
        assert!(found("src/site/load.rs", text).is_empty());
    }

    #[test]
    fn a_page_that_touches_the_browser_or_files_is_refused() {
        for text in ["use leptos::web_sys::Event;", "fn a() { js_sys::eval() }", "use std::fs;", "use crate::site;"] {
            assert_eq!(found("src/view/page.rs", text).len(), 1, "{text}");
        }
        assert!(found("src/view/page.rs", "use crate::islands::Display; use std::fmt;").is_empty());
    }

    #[test]
    fn only_the_platform_names_the_browser() {
        let text = "use web_sys::Window;";
        assert_eq!(found("src/islands/display.rs", text).len(), 1);
        assert_eq!(found("src/lib.rs", text).len(), 1);
        assert!(found("src/platform/storage.rs", text).is_empty());
    }

    #[test]
    fn only_the_site_names_files() {
        assert_eq!(found("src/lib.rs", "fn a() { std::fs::read(b) }").len(), 1);
        assert!(found("src/site/write.rs", "fn a() { std::fs::read(b) }").is_empty());
        assert!(found("host/src/files.rs", "use std::fs;").is_empty());
    }

    #[test]
    fn a_word_that_only_looks_alike_is_allowed() {
        assert!(found("src/tools/day.rs", "fn leptos_free(site: Site) { std::timeless() }").is_empty());
    }
}
