//! What a reader finds on the pages: the same in every language, with sources, a way out and links that lead somewhere.

use crate::site::{Page, SITE, built, guides, pages};
use digital_sanctuary::site::check::load_and_check;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_language_has_the_same_pages() {
    let mut slugs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for page in pages() {
        if let Some(language) = page.language() {
            slugs.entry(language.to_owned()).or_default().insert(page.slug().to_owned());
        }
    }
    let english = slugs.get("en").expect("English pages");
    for slug in ["tips", "tip-1", "tip-7", "sanctuary", "about", "help", "privacy", "display", "soup"] {
        assert!(english.contains(slug), "there is no {slug}");
    }
    assert!(slugs.len() >= 3, "{:?}", slugs.keys());
    for (language, own) in &slugs {
        assert_eq!(own, english, "{language}");
    }
}

#[test]
fn every_link_leads_to_a_file_or_a_paragraph() {
    let pages = pages();
    let ids: BTreeMap<&str, BTreeSet<String>> = pages.iter().map(|page| (page.path.as_str(), ids(page))).collect();
    let files: BTreeSet<&str> = SITE.iter().map(|file| file.path.as_str()).collect();
    let mut followed = 0;
    for page in &pages {
        for element in page.elements() {
            let attributes = ["href", "src", "data-cover", "xlink:href"];
            for address in attributes.iter().filter_map(|name| element.attribute(name)) {
                if is_elsewhere(address) {
                    continue;
                }
                followed += 1;
                let (path, mark) = address.split_once('#').map_or((address, None), |(path, mark)| (path, Some(mark)));
                let target = resolve(&page.path, path);
                assert!(files.contains(target.as_str()), "{}: {address} leads nowhere ({target})", page.path);
                let own = ids.get(target.as_str());
                if let (Some(mark), Some(own)) = (mark, own) {
                    assert!(own.contains(mark), "{}: {address} leads to no paragraph", page.path);
                }
            }
        }
    }
    assert!(followed > 1000, "only {followed} links were followed");
}

#[test]
fn every_picture_is_in_its_sheet() {
    for page in pages() {
        for element in page.elements().iter().filter(|element| element.name == "use") {
            let address = element.attribute("href").expect("an address");
            let (path, name) = address.split_once('#').expect("a name");
            let sheet = resolve(&page.path, path);
            let file = SITE.iter().find(|file| file.path == sheet).expect("the sheet");
            let symbol = format!("<symbol id=\"{name}\"");
            assert!(String::from_utf8_lossy(&file.bytes).contains(&symbol), "{}: {address}", page.path);
        }
    }
}

#[test]
fn nothing_but_a_link_names_another_origin() {
    for page in pages() {
        for element in page.elements() {
            for (name, value) in &element.attributes {
                let leads_out = value.starts_with("http:") || value.starts_with("https:") || value.starts_with("//");
                let is_link = element.name == "a" && name == "href";
                assert!(!leads_out || is_link, "{}: <{} {name}={value}>", page.path, element.name);
                if leads_out {
                    assert_eq!(element.attribute("rel"), Some("noopener noreferrer"), "{}: {value}", page.path);
                }
            }
            if let Some(relation) = element.attribute("rel").filter(|_| element.name == "link") {
                assert!(
                    matches!(relation, "apple-touch-icon" | "icon" | "manifest" | "stylesheet"),
                    "{}: rel={relation}",
                    page.path
                );
            }
        }
    }
}

#[test]
fn leave_is_a_link_to_the_cover_on_every_page() {
    for page in pages().iter().filter(|page| !page.is_cover()) {
        let leaves: Vec<_> =
            page.elements().into_iter().filter(|element| element.attribute("data-leave").is_some()).collect();
        assert_eq!(leaves.len(), 1, "{}", page.path);
        let leave = &leaves[0];
        let target = resolve(&page.path, leave.attribute("href").expect("an address"));
        assert!(target.ends_with("/soup/index.html"), "{}: {target}", page.path);
        let script = page.elements().into_iter().find(|element| element.attribute("data-cover").is_some());
        let script = script.expect("the head script");
        assert_eq!(script.attribute("data-cover"), leave.attribute("href"), "{}", page.path);
        assert!(script.attribute("data-title").is_some_and(|title| !title.is_empty()), "{}", page.path);
    }
}

#[test]
fn the_cover_names_nothing_of_the_app() {
    for page in pages().iter().filter(|page| page.is_cover()) {
        let elements = page.elements();
        assert!(!elements.iter().any(|element| matches!(element.name.as_str(), "a" | "script" | "svg" | "nav")));
        let (loaded, _) = load_and_check(&crate::site::root());
        for interface in loaded.interface.values() {
            let name = &interface.words.by_key["app.name"].text;
            assert!(!page.html.contains(name.as_str()), "{}: {name}", page.path);
        }
        for word in ["anctuary", "migrant", "Open Rights"] {
            assert!(!page.html.contains(word), "{}: {word}", page.path);
        }
    }
}

#[test]
fn every_guide_says_how_it_was_made_and_where_to_go_next() {
    for page in guides().iter().filter(|page| !page.is_cover() && page.slug() != "lost") {
        let elements = page.elements();
        let made = elements.iter().find(|element| element.has_class("made")).expect("how it was made");
        assert!(made.inner().iter().any(|element| element.name == "time"), "{}: no date", page.path);
        assert_eq!(made.inner().iter().filter(|element| element.name == "p").count(), 3, "{}", page.path);
        let next = elements.iter().find(|element| element.has_class("next")).expect("where to go next");
        assert!(next.inner().iter().any(|element| element.name == "a"), "{}", page.path);
    }
}

#[test]
fn every_tip_shows_its_sources_with_dates_and_marks_them_in_the_text() {
    for page in guides().iter().filter(|page| page.slug().starts_with("tip-")) {
        let elements = page.elements();
        let sources = elements.iter().find(|element| element.has_class("sources__list")).expect("sources");
        let items = sources.inner().into_iter().filter(|element| element.name == "li").count();
        assert!(items > 0, "{}", page.path);
        assert_eq!(sources.inner().iter().filter(|element| element.name == "time").count(), items, "{}", page.path);
        let mut marked: BTreeSet<usize> = BTreeSet::new();
        for mark in elements.iter().filter(|element| element.has_class("cite")) {
            marked.extend(mark.text().split(", ").map(|number| number.parse::<usize>().expect("a number")));
        }
        assert_eq!(marked, (1..=items).collect(), "{}", page.path);
    }
}

#[test]
fn phone_numbers_can_be_called_and_read_left_to_right() {
    let mut numbers = 0;
    for page in pages() {
        for link in page.elements().iter().filter(|element| element.name == "a") {
            let Some(number) = link.attribute("href").and_then(|address| address.strip_prefix("tel:")) else {
                continue;
            };
            numbers += 1;
            assert!(number.bytes().all(|byte| byte.is_ascii_digit()), "{}: {number}", page.path);
            let inner = link.inner();
            let shown = inner.iter().find(|element| element.name == "bdi").unwrap_or(link);
            assert_eq!(shown.attribute("dir"), Some("ltr"), "{}: {number}", page.path);
            assert_eq!(shown.attribute("translate"), Some("no"), "{}: {number}", page.path);
            let digits: String = shown.text().chars().filter(char::is_ascii_digit).collect();
            assert_eq!(digits, number, "{}", page.path);
        }
    }
    assert!(numbers >= 30, "only {numbers} numbers");
}

#[test]
fn the_help_page_has_ten_helplines_besides_the_emergency_number() {
    for page in guides().iter().filter(|page| page.slug() == "help") {
        let lines = page.elements().into_iter().filter(|element| element.has_class("line")).count();
        assert!(lines >= 11, "{}: {lines}", page.path);
    }
}

#[test]
fn the_list_of_languages_reads_in_each_of_them() {
    let root = pages().into_iter().find(|page| page.path == "index.html").expect("the root");
    let (loaded, _) = load_and_check(&crate::site::root());
    for language in &loaded.content.languages {
        let code = language.code.as_str();
        let link = root.elements().into_iter().find(|element| element.attribute("hreflang") == Some(code));
        let link = link.unwrap_or_else(|| panic!("{code} is not listed"));
        assert_eq!(link.attribute("lang"), Some(code));
        assert_eq!(link.attribute("dir"), Some(language.direction.name()));
        assert!(link.text().contains(&language.name));
        assert!(link.text().contains(&loaded.interface[code].words.by_key["languages.own"].text));
    }
}

#[test]
fn an_absolute_address_stands_only_where_the_site_knows_its_own() {
    assert!(pages().iter().all(|page| !page.html.contains("canonical") && !page.html.contains("og:")));
    let with_address = built(Some("https://example.org/deep/er/"));
    let page = with_address.iter().find(|file| file.path == "fa/tip-2/index.html").expect("a page");
    let html = String::from_utf8_lossy(&page.bytes);
    assert!(html.contains(r#"<link rel="canonical" href="https://example.org/deep/er/fa/tip-2/">"#));
    assert!(html.contains(r#"<link rel="alternate" hreflang="ar" href="https://example.org/deep/er/ar/tip-2/">"#));
    assert!(html.contains(r#"hreflang="x-default" href="https://example.org/deep/er/">"#));
    let lost = with_address.iter().find(|file| file.path == "404.html").expect("the lost page");
    let html = String::from_utf8_lossy(&lost.bytes);
    assert!(html.contains(r#"href="/deep/er/fa/""#) && html.contains(r#"src="/deep/er/js/"#), "{html}");
}

fn ids(page: &Page) -> BTreeSet<String> {
    page.elements().iter().filter_map(|element| element.attribute("id").map(str::to_owned)).collect()
}

/// Whether an address leads out of the site.
pub fn is_elsewhere(address: &str) -> bool {
    ["http:", "https:", "tel:", "sms:", "mailto:", "data:"].iter().any(|scheme| address.starts_with(scheme))
}

/// The file that an address of a page means, as a static host finds it.
pub fn resolve(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = if address.starts_with('/') { Vec::new() } else { page.split('/').collect() };
    let own = parts.pop();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                assert!(parts.pop().is_some(), "{page}: {address} leaves the site");
            }
            part => parts.push(part),
        }
    }
    if address.is_empty() {
        parts.extend(own);
    } else if address.ends_with('/') || address.ends_with("..") {
        parts.push("index.html");
    }
    parts.join("/")
}
