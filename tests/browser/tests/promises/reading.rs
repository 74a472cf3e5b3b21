//! Every page reads with nothing but its HTML.
//!
//! iOS Lockdown Mode and Tor's safest level switch scripts and Wasm off, in-app browsers break them, a network drops a file,
//! a private window has no storage. The words, the headings and the links are the same each time; what needs more says so.

use browser::{Browser, Noise, Outcome, Page, Reader, Settings, Site};
use host::{Answer, HeaderMode, When};
use serde::Deserialize;

use crate::panel::{panel, theme};

/// What a page says to who reads it, without the part that waits for the Wasm.
#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Said {
    text: String,
    headings: Vec<String>,
    links: Vec<String>,
}

/// Gives the Wasm up for lost or reports how the request for it ended.
const WASM_HAS_ENDED: &str = "return performance.getEntriesByType('resource')
    .some(({ name, responseEnd }) => name.endsWith('.wasm') && responseEnd > 0)";

#[test]
fn every_page_reads_with_javascript_off() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    let with = all_said(&reader, &site)?;
    // What the first script of a page would show, if it ran.
    reader.keep_display("large", "dark")?;
    reader.allow_scripts(false)?;
    for (page, with) in site.pages.iter().zip(&with) {
        reader.visit(&page.path)?;
        assert_reads(&reader, page, with)?;
        let marked: bool = reader.eval("return document.documentElement.hasAttribute('data-text')")?;
        assert!(!marked, "/{}: a script ran", page.path);
        assert_island_says_so(&reader, page)?;
    }
    reader.assert_quiet()
}

#[test]
fn every_page_reads_with_wasm_refused() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    let with = all_said(&reader, &site)?;
    reader.assert_quiet()?;
    reader.keep_no_files()?;
    let wasm = site.asset("wasm", "app_bg", ".wasm")?;
    reader.host.script(When::exactly(reader.host.path(&wasm)), Answer::Status(404, String::new()));
    for (page, with) in site.pages.iter().zip(&with) {
        reader.visit(&page.path)?;
        let mut console = Vec::new();
        if page.has_island() {
            reader.wait_until("the request for the Wasm ends", WASM_HAS_ENDED)?;
            console.push(Noise::not_found(&reader.host.url(&wasm)));
        }
        at_rest(&reader)?;
        assert_reads(&reader, page, with)?;
        assert_island_says_so(&reader, page)?;
        let noise = Noise { console, ..Noise::default() };
        reader.assert_quiet_but(&noise).map_err(|problem| problem.at(&format!("/{}", page.path)))?;
    }
    Ok(())
}

#[test]
fn a_page_reads_while_the_wasm_is_still_on_its_way() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    reader.keep_no_files()?;
    let wasm = reader.host.path(&site.asset("wasm", "app_bg", ".wasm")?);
    reader.host.script(When::exactly(&wasm), Answer::Hang);
    for page in site.pages.iter().filter(|page| page.has_island()) {
        reader.host.clear_log();
        reader.visit(&page.path)?;
        let asked = || reader.host.log().iter().any(|request| request.path == wasm);
        reader.wait_for("the Wasm is asked for", asked)?;
        assert_island_says_so(&reader, page)?;
    }
    reader.assert_quiet()
}

#[test]
fn a_page_reads_in_a_browser_that_has_no_wasm() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    reader.before_each_page("delete window.WebAssembly")?;
    for page in site.pages.iter().filter(|page| page.has_island()) {
        reader.visit(&page.path)?;
        at_rest(&reader)?;
        assert_island_says_so(&reader, page)?;
    }
    reader.assert_quiet()
}

#[test]
fn every_page_reads_with_scripts_blocked() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    let with = all_said(&reader, &site)?;
    reader.assert_quiet()?;
    reader.keep_no_files()?;
    // A filter on the phone or in the network lets none through.
    reader.host.script(When::below(reader.host.path("js/")), Answer::Reset);
    for (page, with) in site.pages.iter().zip(&with) {
        reader.visit(&page.path)?;
        assert_reads(&reader, page, with)?;
        assert_island_says_so(&reader, page)?;
        let scripts: Vec<String> = reader.eval("return [...document.scripts].map(({ src }) => src)")?;
        assert!(page.is_cover || scripts.len() >= 2, "/{} should have its scripts: {scripts:?}", page.path);
        let noise = Noise { console: scripts.iter().map(|src| Noise::reset(src)).collect(), ..Noise::default() };
        reader.assert_quiet_but(&noise).map_err(|problem| problem.at(&format!("/{}", page.path)))?;
    }
    Ok(())
}

#[test]
fn every_page_reads_with_storage_that_throws() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    let with = all_said(&reader, &site)?;
    reader.before_each_page(
        "for (const name of ['localStorage', 'sessionStorage'])
            Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError') } })",
    )?;
    storage_is_not_needed(&reader, &site, &with)
}

#[test]
fn every_page_reads_with_storage_switched_off_in_the_browser() -> Outcome {
    let site = Site::built()?;
    let with = all_said(&Reader::of(&site)?, &site)?;
    let settings = Settings { without_storage: true, ..Settings::default() };
    let reader = Reader::at(&site, site.serve("/", HeaderMode::Real)?, &settings)?;
    storage_is_not_needed(&reader, &site, &with)
}

/// Pages read, and the panel changes the page and says that it cannot keep the choice.
fn storage_is_not_needed(reader: &Reader, site: &Site, with: &[Said]) -> Outcome {
    for (page, with) in site.pages.iter().zip(with) {
        reader.visit(&page.path)?;
        assert_reads(reader, page, with)?;
        if page.path.ends_with("/display/") {
            reader.visit_panel(&page.path)?;
            reader.click(&theme(2))?;
            let after = panel(reader)?;
            assert_eq!(after.kept.as_deref(), Some("storage throws"), "/{}", page.path);
            assert_eq!(after.root, [None, Some("dark".to_owned())], "/{}", page.path);
            assert_eq!(after.notices, [after.labels.not_kept], "/{}", page.path);
        }
    }
    reader.assert_quiet()
}

/// What every page says, with everything at hand.
fn all_said(reader: &Reader, site: &Site) -> Outcome<Vec<Said>> {
    let mut all = Vec::new();
    for page in &site.pages {
        reader.visit(&page.path)?;
        all.push(said(reader)?);
    }
    Ok(all)
}

fn said(browser: &Browser) -> Outcome<Said> {
    browser.eval(include_str!("../../probes/said.js"))
}

/// The page says the same as with everything at hand; it has a heading, and links unless it is the cover.
fn assert_reads(reader: &Reader, page: &Page, with: &Said) -> Outcome {
    let without = said(reader)?;
    let path = &page.path;
    assert_eq!(without.text, with.text, "/{path} says something else");
    assert!(
        without.headings.len() == 1 && without.headings.iter().all(|title| !title.is_empty()),
        "/{path}: {without:?}"
    );
    // Another host has another port, and so other addresses: what comes after it must be the same.
    let in_site =
        |said: &Said| -> Vec<String> { said.links.iter().map(|link| link.splitn(4, '/').skip(3).collect()).collect() };
    assert_eq!(in_site(&without), in_site(with), "/{path} leads elsewhere");
    assert_eq!(without.links.is_empty(), page.is_cover, "/{path}: {:?}", without.links);
    Ok(())
}

/// A part that has not started shows one sentence about it, and no control that does nothing.
fn assert_island_says_so(reader: &Reader, page: &Page) -> Outcome {
    if page.has_island() {
        let now = panel(reader)?;
        assert!(!now.started, "/{}: the panel shows its controls", page.path);
        assert_eq!(now.notices, [now.labels.without], "/{}", page.path);
    }
    Ok(())
}

/// Waits until the page has nothing more to do by itself.
pub fn at_rest(reader: &Reader) -> Outcome {
    reader.eval_async("for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => requestIdleCallback(done))")
}
