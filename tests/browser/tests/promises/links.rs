//! Every link leads somewhere, wherever the site stands.

use std::collections::BTreeMap;

use browser::http::{self, Reply};
use browser::site::LOST;
use browser::{Noise, Outcome, Page, Reader, Settings, Site, nothing};
use host::HeaderMode;
use serde::Deserialize;

/// Schemes that a browser hands to another app; nothing of the site stands behind them.
const HANDED_ON: [&str; 4] = ["tel:", "sms:", "mailto:", "https://"];
/// The empty icon of the page behind Leave.
const NOTHING: &str = "data:,";

#[derive(Debug, Deserialize)]
struct Addresses {
    links: Vec<String>,
    files: Vec<String>,
}

#[test]
fn every_link_leads_somewhere() -> Outcome {
    let site = Site::built()?;
    let pages: Vec<&Page> = site.pages.iter().collect();
    every_address_answers(&site, "/", &pages)
}

#[test]
fn every_link_leads_somewhere_also_under_a_sub_path() -> Outcome {
    let site = Site::built()?;
    // The page for a wrong address stands at any depth, so its addresses begin at the root of the host. A build that is
    // told its address writes that path; this one was not.
    let pages: Vec<&Page> = site.pages.iter().filter(|page| page.path != LOST).collect();
    every_address_answers(&site, "/deep/er/", &pages)
}

#[test]
fn an_address_that_leads_nowhere_gives_a_page_that_reads_and_leads_on() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    for path in ["nowhere", "nowhere/", "en/nowhere/", "ar/tip-1/nowhere/deeper/"] {
        reader.visit(path)?;
        assert_reads_as_lost(&reader, &site, path)?;
        let (position, links): (String, Vec<String>) = reader.eval(
            "return [getComputedStyle(document.querySelector('.bar')).position, [...document.links].map(({ href }) => href)]",
        )?;
        assert_eq!(position, "fixed", "/{path} has no style");
        for link in links {
            assert_eq!(http::get(&link)?.status, 200, "/{path}: {link}");
        }
        let noise = Noise { missing: vec![path.to_owned()], ..noise_of_lost(&reader, path) };
        reader.assert_quiet_but(&noise)?;
    }
    Ok(())
}

#[test]
fn an_address_that_leads_nowhere_gives_the_same_page_under_a_sub_path() -> Outcome {
    let site = Site::built()?;
    let host = site.serve("/deep/er/", HeaderMode::Real)?;
    let lost = site.pages.iter().find(|page| page.path == LOST).map(|page| page.html.as_str());
    // Without a browser: the style of the page stands at the root of the host, where this site is not.
    for path in ["nowhere", "en/nowhere/", "en/tip-1/nowhere/deeper/"] {
        let reply = http::get(&host.url(path))?;
        assert_eq!((reply.status, Some(reply.body.as_str())), (404, lost), "/{path}");
    }
    Ok(())
}

#[test]
fn a_folder_without_its_slash_leads_to_its_page() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::at(&site, site.serve("/deep/er/", HeaderMode::Real)?, &Settings::default())?;
    for page in site.guides().filter(|page| page.language.is_some()) {
        reader.visit(page.path.trim_end_matches('/'))?;
        let there: String = reader.eval("return location.href")?;
        assert_eq!(there, reader.host.url(&page.path));
        // The host sends the browser on, so the first address is that of no file.
        let noise = Noise { missing: vec![page.path.trim_end_matches('/').to_owned()], ..Noise::default() };
        reader.assert_quiet_but(&noise)?;
    }
    Ok(())
}

/// The heading and the languages of `404.html`.
fn assert_reads_as_lost(reader: &Reader, site: &Site, path: &str) -> Outcome {
    let (heading, languages): (String, Vec<String>) = reader.eval(
        "return [document.querySelector('h1').innerText, [...document.querySelectorAll('[hreflang]')].map(({ hreflang }) => hreflang)]",
    )?;
    assert!(!heading.trim().is_empty(), "/{path} has no heading");
    assert_eq!(languages.len(), site.languages.len(), "/{path} leads to {languages:?}");
    Ok(())
}

/// The one line that Chromium itself writes about the page that it was sent to.
fn noise_of_lost(reader: &Reader, path: &str) -> Noise {
    Noise { console: vec![Noise::not_found(&reader.host.url(path))], ..Noise::default() }
}

/// Reads every address that the pages name out of a browser, asks for each once, and looks for what stands behind its `#`.
fn every_address_answers(site: &Site, under: &str, pages: &[&Page]) -> Outcome {
    let reader = Reader::at(site, site.serve(under, HeaderMode::Real)?, &Settings::default())?;
    let origin = reader.host.url("");
    let mut replies: BTreeMap<String, Reply> = BTreeMap::new();
    let mut found = Vec::new();
    for page in pages {
        reader.visit(&page.path)?;
        let named: Addresses = reader.eval(include_str!("../../probes/addresses.js"))?;
        assert!(page.is_cover || named.links.len() > 1, "/{}: {named:?}", page.path);
        let links = named.links.iter().filter(|link| !HANDED_ON.iter().any(|scheme| link.starts_with(scheme)));
        for address in links.chain(&named.files).filter(|address| *address != NOTHING) {
            if !address.starts_with(&origin) {
                found.push(format!("/{}: “{address}” is not of this site", page.path));
                continue;
            }
            let (file, place) = address.split_once('#').unwrap_or((address, ""));
            if !replies.contains_key(file) {
                replies.insert(file.to_owned(), http::get(file)?);
            }
            let Some(reply) = replies.get(file) else { continue };
            if reply.status != 200 {
                found.push(format!("/{}: {address} is answered with {}", page.path, reply.status));
            } else if !place.is_empty() && !reply.body.contains(&format!("id=\"{place}\"")) {
                found.push(format!("/{}: nothing in {file} is called {place}", page.path));
            } else if address.ends_with('#') {
                found.push(format!("/{}: {address} leads to nothing", page.path));
            }
        }
    }
    nothing("addresses that lead nowhere", &found)?;
    reader.assert_quiet()
}
