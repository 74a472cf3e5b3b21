//! Who has my data: the map, its pages and what they say are the data, whole, in every language.

use crate::pages::{is_elsewhere, resolve};
use crate::site::{Element, Page, guides, pages, root};
use digital_sanctuary::model::content::Content;
use digital_sanctuary::model::route::{Route, Situation, Status};
use digital_sanctuary::site::check::load_and_check;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

fn content() -> Content {
    load_and_check(&root()).0.content
}

fn page<'a>(pages: &'a [Page], language: &str, slug: &str) -> &'a Page {
    let found = pages.iter().find(|page| page.language() == Some(language) && page.slug() == slug);
    found.unwrap_or_else(|| panic!("there is no {language}/{slug}"))
}

fn with_class(elements: &[Element], class: &str) -> Vec<usize> {
    elements.iter().enumerate().filter(|(_, element)| element.has_class(class)).map(|(at, _)| at).collect()
}

#[test]
fn at_least_twenty_holders_are_on_the_map_of_every_language() {
    let content = content();
    let guides = guides();
    for language in &content.languages {
        let map = page(&guides, language.code.as_str(), "holders").elements();
        let holders = with_class(&map, "flow__holder");
        let links: BTreeSet<&str> = holders.iter().filter_map(|at| map[*at].attribute("href")).collect();
        let own = content.holders(&content.translations[language.code.as_str()]).len();
        assert_eq!((holders.len(), links.len()), (own, own), "{}", language.code);
        assert!(own >= 20, "only {own} holders");
        assert_eq!(with_class(&map, "flow__route").len(), content.routes.len(), "{}", language.code);
    }
}

#[test]
fn a_status_is_a_word_and_a_shape_and_a_date() {
    let guides = guides();
    for map in guides.iter().filter(|page| page.slug() == "holders") {
        for line in map.elements().iter().filter(|element| element.has_class("flow__route")) {
            let inner = line.inner();
            let text =
                |name: &str| inner.iter().find(|element| element.name == name).map(Element::text).unwrap_or_default();
            assert!(!text("strong").trim().is_empty(), "{}: a line without a word", map.path);
            assert!(!text("time").trim().is_empty(), "{}: a line without a date", map.path);
            let sign = inner.iter().find(|element| element.name == "use").and_then(|element| element.attribute("href"));
            assert!(sign.is_some_and(|sign| sign.contains("#status-")), "{}: a line without a shape", map.path);
        }
    }
}

#[test]
fn the_words_of_a_status_differ_in_every_language() {
    let guides = guides();
    for map in guides.iter().filter(|page| page.slug() == "holders") {
        let signs: BTreeSet<String> =
            map.elements().iter().filter(|element| element.has_class("sign")).map(Element::text).collect();
        let used: BTreeSet<Status> = content().routes.iter().map(|row| row.value.status).collect();
        // Data that goes has two signs: one for each way.
        assert_eq!(signs.len(), used.len() + 1, "{}: {signs:?}", map.path);
    }
}

#[test]
fn a_page_of_a_holder_says_each_of_its_routes_with_its_sources() {
    let content = content();
    let guides = guides();
    let mut told = 0;
    for (language, translation) in &content.translations {
        for guide in content.holders(translation) {
            let page = page(&guides, language, guide.slug.as_str());
            let elements = page.elements();
            let routes: Vec<&Route> = content.routes_of(guide.holder().expect("a holder")).collect();
            assert_eq!(with_class(&elements, "route").len(), routes.len(), "{}", page.path);
            for route in routes {
                let id = format!("route-{}", route.id);
                let item = elements.iter().find(|element| element.attribute("id") == Some(&id)).expect("the route");
                assert!(item.text().contains(&translation.routes[&route.id].value.what), "{}: {id}", page.path);
                let cited = item
                    .inner()
                    .iter()
                    .filter(|element| element.has_class("cite"))
                    .map(Element::text)
                    .collect::<String>();
                assert_eq!(cited.split(',').count(), route.sources.len(), "{}: {id} cites {cited}", page.path);
                if let Some(law) = &route.law {
                    assert!(item.text().contains(law), "{}: {id} does not name its law", page.path);
                }
                told += 1;
            }
        }
    }
    assert!(told >= 100, "only {told} routes were compared");
}

#[test]
fn a_situation_lists_its_holders_and_no_other() {
    let content = content();
    let guides = guides();
    for (language, translation) in &content.translations {
        for situation in Situation::ALL {
            let page = page(&guides, language, &situation.page());
            let listed: BTreeSet<String> = page
                .elements()
                .iter()
                .filter(|element| element.has_class("flow__holder"))
                .filter_map(|element| element.attribute("href").map(|href| href.trim_matches(['.', '/']).to_owned()))
                .collect();
            let own: BTreeSet<String> = content
                .holders(translation)
                .iter()
                .filter(|guide| guide.shared.situations.contains(&situation))
                .map(|guide| guide.slug.to_string())
                .collect();
            assert_eq!(listed, own, "{}", page.path);
            assert!(!own.is_empty(), "{}: nobody", page.path);
        }
    }
}

#[test]
fn every_source_stands_once_in_the_list_of_sources() {
    let content = content();
    let guides = guides();
    for list in guides.iter().filter(|page| page.slug() == "sources") {
        for source in content.sources.iter().map(|row| &row.value) {
            let own =
                |element: &&Element| element.has_class("outside") && element.attribute("href") == Some(&source.address);
            let titles =
                list.elements().iter().filter(own).filter(|element| element.text().contains(&source.title)).count();
            assert_eq!(titles, 1, "{}: {}", list.path, source.id);
        }
    }
}

#[test]
fn every_page_is_at_most_three_taps_from_the_start() {
    let pages = pages();
    for language in ["en", "ar", "fa"] {
        let links: BTreeMap<&str, BTreeSet<&str>> = pages
            .iter()
            .filter(|page| page.language() == Some(language))
            .map(|page| (page.slug(), page_links(page, &pages)))
            .collect();
        // The start page has no slug: its path is `en/index.html`.
        let mut taps: BTreeMap<&str, usize> = BTreeMap::from([("index.html", 0)]);
        let mut open = VecDeque::from(["index.html"]);
        while let Some(slug) = open.pop_front() {
            for next in &links[slug] {
                if !taps.contains_key(next) {
                    taps.insert(next, taps[slug] + 1);
                    open.push_back(next);
                }
            }
        }
        // `lost` is where the worker leads; nobody taps it.
        for slug in links.keys().filter(|slug| **slug != "lost") {
            assert!(taps.get(slug).is_some_and(|taps| *taps <= 3), "{language}/{slug}: {:?} taps", taps.get(slug));
        }
    }
}

/// The slugs of the pages of the same language to which a page links.
fn page_links<'a>(page: &Page, pages: &'a [Page]) -> BTreeSet<&'a str> {
    let elements = page.elements();
    let hrefs = elements.iter().filter(|element| element.name == "a").filter_map(|element| element.attribute("href"));
    let targets: BTreeSet<String> = hrefs
        .filter(|href| !is_elsewhere(href))
        .map(|href| resolve(&page.path, href.split('#').next().unwrap_or_default()))
        .collect();
    let own = pages.iter().filter(|own| own.language() == page.language() && targets.contains(&own.path));
    own.map(Page::slug).collect()
}
