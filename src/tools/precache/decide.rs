//! What the worker does with a request: which body, from which release, or the network, or nothing.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Files that are always asked of the network, because they say what is new.
pub const ALWAYS_NETWORK: [&str; 3] = ["release.json", "sw.js", "sw-off.js"];
/// Folders that the worker never answers: bodies and packs are its own errands, `erase/` needs a real answer.
pub const NEVER_BELOW: [&str; 3] = ["b/", "packs/", "erase/"];

/// A request, as far as it matters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// `GET`, …
    pub method: String,
    /// Whether a page is opened, and not a part of one.
    pub opens: bool,
    /// The path below the scope without its first slash; nothing for another origin or a path outside.
    pub path: Option<String>,
}

/// What the phone keeps: path to SHA-256.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Of the release that answers.
    pub current: BTreeMap<String, String>,
    /// Of the one before it, for pages that are still open.
    pub previous: BTreeMap<String, String>,
    /// The languages that are kept, in the order of the release.
    pub languages: Vec<String>,
    /// Whether the worker stands aside.
    pub off: bool,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "lowercase")]
pub enum Decision {
    /// Leave it to the browser.
    Pass,
    /// Answer with this body.
    Body {
        /// Its SHA-256.
        sha256: String,
    },
    /// Send the browser to this path below the scope.
    Go {
        /// The path.
        to: String,
    },
    /// Ask the network; where it does not answer, open the page that says so in this language, if one is kept.
    Network {
        /// The language.
        lost: Option<String>,
    },
}

/// Decides.
pub fn decide(asked: &Asked, kept: &Kept) -> Decision {
    let Some(path) = asked.path.as_deref().filter(|_| asked.method == "GET" && !kept.off) else {
        return Decision::Pass;
    };
    if ALWAYS_NETWORK.contains(&path) || NEVER_BELOW.iter().any(|folder| path.starts_with(folder)) {
        return Decision::Pass;
    }
    // A host finds `index.html` behind a slash, and so does the worker.
    let path = match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    };
    if let Some(sha256) = kept.current.get(path) {
        return Decision::Body { sha256: sha256.clone() };
    }
    // A page of another release is never shown; a part of one is, under its own name, which says its bytes.
    if !asked.opens
        && let Some(sha256) = kept.previous.get(path)
    {
        return Decision::Body { sha256: sha256.clone() };
    }
    if !asked.opens {
        return Decision::Network { lost: None };
    }
    let folder = format!("{path}/");
    if !path.ends_with('/') && kept.current.contains_key(&folder) {
        return Decision::Go { to: folder };
    }
    let own = path.split('/').next().unwrap_or_default();
    let lost = kept.languages.iter().find(|language| *language == own).or(kept.languages.first());
    Decision::Network { lost: lost.cloned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept() -> Kept {
        let map =
            |rows: &[(&str, &str)]| rows.iter().map(|(path, sha)| ((*path).to_owned(), (*sha).to_owned())).collect();
        Kept {
            current: map(&[("", "root"), ("en/", "start"), ("en/tip-1/", "tip"), ("css/site.2.css", "new")]),
            previous: map(&[("en/tip-1/", "old tip"), ("en/tip-9/", "gone"), ("css/site.1.css", "old")]),
            languages: vec!["en".to_owned(), "fa".to_owned()],
            off: false,
        }
    }

    fn opened(path: &str) -> Decision {
        decide(&Asked { method: "GET".to_owned(), opens: true, path: Some(path.to_owned()) }, &kept())
    }

    fn part(path: &str) -> Decision {
        decide(&Asked { method: "GET".to_owned(), opens: false, path: Some(path.to_owned()) }, &kept())
    }

    fn body(sha256: &str) -> Decision {
        Decision::Body { sha256: sha256.to_owned() }
    }

    #[test]
    fn a_kept_page_never_asks_the_network() {
        assert_eq!(opened("en/tip-1/"), body("tip"));
        assert_eq!(opened("en/tip-1/index.html"), body("tip"));
        assert_eq!(opened(""), body("root"));
        assert_eq!(opened("index.html"), body("root"));
        assert_eq!(opened("en/tip-1"), Decision::Go { to: "en/tip-1/".to_owned() });
    }

    #[test]
    fn a_page_of_the_release_before_is_not_shown_but_its_parts_are() {
        assert_eq!(opened("en/tip-9/"), Decision::Network { lost: Some("en".to_owned()) });
        assert_eq!(part("css/site.1.css"), body("old"));
    }

    #[test]
    fn an_address_that_leads_nowhere_is_said_in_the_language_of_the_reader() {
        assert_eq!(opened("fa/tipp/"), Decision::Network { lost: Some("fa".to_owned()) });
        assert_eq!(opened("so/tip-1/"), Decision::Network { lost: Some("en".to_owned()) });
        let nothing = Kept::default();
        let asked = Asked { method: "GET".to_owned(), opens: true, path: Some("so/".to_owned()) };
        assert_eq!(decide(&asked, &nothing), Decision::Network { lost: None });
    }

    #[test]
    fn the_worker_stays_out_of_what_is_not_its_own() {
        for path in ["release.json", "sw.js", "sw-off.js", "b/00.html", "packs/en.1.pack", "erase/"] {
            assert_eq!(opened(path), Decision::Pass, "{path}");
        }
        let outside = Asked { method: "GET".to_owned(), opens: true, path: None };
        assert_eq!(decide(&outside, &kept()), Decision::Pass);
        let post = Asked { method: "POST".to_owned(), opens: true, path: Some("en/".to_owned()) };
        assert_eq!(decide(&post, &kept()), Decision::Pass);
        let off = Kept { off: true, ..kept() };
        let page = Asked { method: "GET".to_owned(), opens: true, path: Some("en/".to_owned()) };
        assert_eq!(decide(&page, &off), Decision::Pass);
    }
}
