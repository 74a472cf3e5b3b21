//! A translator of the browser may take the page apart, and nothing on it dies or lies.
//!
//! Chrome wraps every text in `<font>`. Before the start that would end the Wasm of every island of the page;
//! after it, a sentence that the island changes would stay the old one in the reader's language.

use browser::{Browser, Outcome, Reader, Site};

use crate::panel::{FORGET, panel, size, theme};

/// When the translator goes over the page by itself.
const AT_EACH_CHANGE: &str = "new MutationObserver(translate).observe(document, { childList: true, subtree: true });";

#[test]
fn a_translator_that_wraps_text_before_the_start_kills_no_island() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    reader.before_each_page(&translator(false, AT_EACH_CHANGE))?;
    for page in site.named("display") {
        reader.visit_panel(&page.path)?;
        let (outside, inside) = wrapped(&reader)?;
        assert!(outside > 10 && inside == 0, "/{}: {outside} texts outside are wrapped, {inside} inside", page.path);
        reader.click(&size(1))?;
        reader.click(&theme(2))?;
        let now = panel(&reader)?;
        assert_eq!(now.root, [Some("large".to_owned()), Some("dark".to_owned())], "/{}", page.path);
        assert!(now.notices.is_empty(), "/{}: {:?}", page.path, now.notices);
        reader.click(FORGET)?;
        let now = panel(&reader)?;
        assert_eq!(now.notices, [now.labels.forgotten], "/{}", page.path);
    }
    reader.assert_quiet()
}

#[test]
fn one_that_wraps_after_the_start_leaves_no_stale_text() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    for page in site.named("display") {
        reader.visit_panel(&page.path)?;
        let untouched = said_at_each_step(&reader)?;
        reader.visit_panel(&page.path)?;
        reader.eval::<()>(&translator(true, &format!("translate(); {AT_EACH_CHANGE}")))?;
        let (_, inside) = wrapped(&reader)?;
        assert!(inside > 10, "/{}: {inside} texts inside are wrapped", page.path);
        let translated = said_at_each_step(&reader)?;
        assert_eq!(translated, untouched, "/{}", page.path);
    }
    reader.assert_quiet()
}

#[test]
fn one_that_wraps_the_island_before_the_start_leaves_the_html_and_says_so() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    reader.before_each_page(&translator(true, AT_EACH_CHANGE))?;
    for page in site.with_island() {
        reader.host.clear_log();
        reader.visit(&page.path)?;
        crate::reading::at_rest(&reader)?;
        // What a page has begun to load has been asked for before this, and is in the log of the host.
        reader.eval_async::<()>("await fetch(location.href)")?;
        let (_, inside) = wrapped(&reader)?;
        assert!(inside > 10, "/{}: {inside} texts inside are wrapped", page.path);
        let wasm = reader.host.path("wasm/");
        let asked = reader.host.log().iter().filter(|request| request.path.starts_with(&wasm)).count();
        assert_eq!(asked, 0, "/{}: the Wasm is loaded for an island that is not as it was sent", page.path);
        let now = panel(&reader)?;
        assert!(!now.started, "/{}: controls are shown that do nothing", page.path);
        assert_eq!(now.notices, [now.labels.without], "/{}", page.path);
    }
    reader.assert_quiet()
}

/// Every word that the island shows: after the start, a size, colours, forgetting, another size.
fn said_at_each_step(reader: &Reader) -> Outcome<Vec<String>> {
    let island = "return document.querySelector('leptos-island').innerText";
    let mut said = vec![reader.eval(island)?];
    for control in [size(2), theme(3), FORGET.to_owned(), size(1), FORGET.to_owned()] {
        reader.click(&control)?;
        said.push(reader.eval(island)?);
        let now = panel(reader)?;
        let expected = if control == FORGET { vec![now.labels.forgotten] } else { Vec::new() };
        assert_eq!(now.notices, expected, "after {control}");
    }
    Ok(said)
}

/// The translator's script; `everywhere` is one that does not obey `translate="no"`.
fn translator(everywhere: bool, then: &str) -> String {
    let script = include_str!("../../probes/translator.js").replace("EVERYWHERE", &everywhere.to_string());
    format!("(() => {{ {script} {then} }})()")
}

/// How many texts are wrapped outside of islands, and inside.
fn wrapped(browser: &Browser) -> Outcome<(usize, usize)> {
    browser.eval(
        "const all = [...document.querySelectorAll('font > font')];
        const inside = all.filter((font) => font.closest('leptos-island'));
        return [all.length - inside.length, inside.length]",
    )
}
