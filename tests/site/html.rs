//! Every page is HTML without a mistake: a browser that repairs a page may repair it differently from what hydration expects.

use crate::site::{Page, pages};
use std::collections::BTreeSet;

#[test]
fn no_page_has_a_parse_error() {
    for page in pages() {
        let errors = page.dom.errors.borrow();
        assert!(errors.is_empty(), "{}: {errors:?}", page.path);
    }
}

#[test]
fn every_page_says_its_language_and_direction() {
    for page in pages() {
        let html = page.first("html");
        let language = page.language().unwrap_or("en");
        assert_eq!(html.attribute("lang"), Some(language), "{}", page.path);
        let direction = if matches!(language, "ar" | "fa" | "prs" | "ps" | "ur" | "ckb") { "rtl" } else { "ltr" };
        assert_eq!(html.attribute("dir"), Some(direction), "{}", page.path);
    }
}

#[test]
fn every_page_has_one_first_heading_and_none_is_skipped() {
    for page in pages() {
        let levels: Vec<u32> = page
            .elements()
            .iter()
            .filter_map(|element| element.name.strip_prefix('h').and_then(|level| level.parse().ok()))
            .collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{}", page.path);
        assert_eq!(levels.first(), Some(&1), "{}", page.path);
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{}: h{} follows h{}", page.path, pair[1], pair[0]);
        }
    }
}

#[test]
fn an_id_stands_once_in_a_page() {
    for page in pages() {
        let mut seen = BTreeSet::new();
        for element in page.elements() {
            if let Some(id) = element.attribute("id") {
                assert!(seen.insert(id.to_owned()), "{}: #{id} stands twice", page.path);
            }
        }
    }
}

#[test]
fn nothing_is_inline_that_the_policy_refuses() {
    for page in pages() {
        for element in page.elements() {
            assert_ne!(element.name, "style", "{}", page.path);
            assert!(element.name != "script" || element.attribute("src").is_some(), "{}: inline script", page.path);
            for (name, value) in &element.attributes {
                assert!(name != "style" && !name.starts_with("on"), "{}: {name}", page.path);
                assert!(!value.trim_start().starts_with("javascript:"), "{}: {value}", page.path);
            }
        }
        assert!(!page.elements().iter().any(|element| element.name == "form"), "{}: a form", page.path);
    }
}

#[test]
fn every_page_carries_the_policy_before_anything_it_governs() {
    for page in pages() {
        let elements = page.elements();
        let place = |wanted: &dyn Fn(&crate::site::Element) -> bool| elements.iter().position(wanted);
        let policy = place(&|element| element.attribute("http-equiv") == Some("Content-Security-Policy"));
        let governed = place(&|element| element.name == "link" || element.name == "script");
        assert!(policy.expect("a policy") < governed.expect("a style sheet"), "{}", page.path);
        assert!(page.html.contains("<meta name=\"referrer\" content=\"no-referrer\">"), "{}", page.path);
    }
}

#[test]
fn an_island_is_not_translated_and_counts_its_elements() {
    let mut islands = 0;
    for page in pages() {
        for island in page.elements().iter().filter(|element| element.name == "leptos-island") {
            islands += 1;
            assert_eq!(island.attribute("translate"), Some("no"), "{}", page.path);
            let elements = island.inner().len().to_string();
            assert_eq!(island.attribute("data-elements"), Some(elements.as_str()), "{}", page.path);
            assert!(island.inner().iter().all(|inner| inner.name != "leptos-island"), "{}: not flat", page.path);
        }
    }
    assert!(islands > 0, "no page has an island");
}

#[test]
fn a_control_never_remembers_what_was_typed() {
    for page in pages() {
        let controls = page.elements();
        for control in
            controls.iter().filter(|element| matches!(element.name.as_str(), "input" | "textarea" | "select"))
        {
            assert_eq!(control.attribute("autocomplete"), Some("off"), "{}", page.path);
        }
    }
}

/// The scripts of a page by the start of their names.
pub fn scripts(page: &Page) -> Vec<String> {
    page.elements().iter().filter_map(|element| element.attribute("src").map(str::to_owned)).collect()
}

#[test]
fn only_a_page_with_an_island_loads_the_starter_of_islands() {
    for page in pages() {
        let has_island = page.elements().iter().any(|element| element.name == "leptos-island");
        let loads = scripts(&page).iter().any(|source| source.contains("js/boot."));
        assert_eq!(has_island, loads, "{}", page.path);
    }
}
