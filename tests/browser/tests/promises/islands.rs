//! The part that reacts works, costs nothing where it is not, and comes after the words.
//!
//! The reader makes the text larger once, on one page, and every page is so from its first moment on.

use std::collections::BTreeSet;
use std::time::Duration;

use browser::{Browser, Outcome, Problem, Reader, Site, nothing};
use host::{Answer, When};
use serde_json::Value;
use thirtyfour::Key;

use crate::panel::{FORGET, panel, size, theme};

/// The sizes as the record names them, in the order of the controls.
const SIZES: [&str; 4] = ["normal", "large", "larger", "largest"];
/// The colours as the record names them, in the order of the controls.
const THEMES: [&str; 4] = ["phone", "light", "dark", "contrast"];

/// What may stand in the storage instead of a record: of another release, of somebody else, damaged.
const NO_RECORDS: &[&str] = &[
    "",
    "{",
    "null",
    "[]",
    "42",
    r#""dark""#,
    r#"{"text":"huge","theme":"pink"}"#,
    r#"{"text":"large","theme":"pink"}"#,
    r#"{"text":"Large","theme":"Dark"}"#,
    r#"{"text":null,"theme":null}"#,
    r#"{"text":3,"theme":true}"#,
    r#"{"text":["large"],"theme":{"theme":"dark"}}"#,
    r#"{"text":"large\"] *","theme":"__proto__"}"#,
    r#"{"theme":"undefined"}"#,
];

#[test]
fn every_island_has_its_export() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    let glue = reader.host.url(&site.asset("wasm", "app", ".js")?);
    let mut used = BTreeSet::new();
    let mut exported: BTreeSet<String> = BTreeSet::new();
    for page in site.with_island() {
        reader.visit_panel(&page.path)?;
        let names: Vec<String> = reader
            .eval("return [...document.querySelectorAll('leptos-island')].map(({ dataset }) => dataset.component)")?;
        used.extend(names);
        // An island's export ends with the number that Leptos gives it.
        let names: Vec<String> = reader.eval_async(&format!(
            "return Object.entries(await import('{glue}'))
                .filter(([name, it]) => typeof it === 'function' && /_\\d+$/.test(name)).map(([name]) => name)",
        ))?;
        exported.extend(names);
    }
    assert_eq!(used, exported, "islands in pages, islands in the Wasm");
    assert!(!used.is_empty(), "there is no island");
    reader.assert_quiet()
}

#[test]
fn the_wasm_loads_only_on_a_page_with_an_island() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    // Or a page would take from the browser's cache what the one before it asked for, and no host would know.
    reader.devtools("Network.setCacheDisabled", serde_json::json!({ "cacheDisabled": true }))?;
    let mut found = Vec::new();
    for page in &site.pages {
        reader.host.clear_log();
        if page.has_island() {
            reader.visit_panel(&page.path)?;
        } else {
            reader.visit(&page.path)?;
            crate::reading::at_rest(&reader)?;
        }
        let wasm = reader.host.path("wasm/");
        let asked = reader.host.log().iter().filter(|request| request.path.starts_with(&wasm)).count();
        // The Wasm and the script that goes with it.
        let expected = if page.has_island() { 2 } else { 0 };
        if asked != expected {
            found.push(format!("/{}: {asked} files of the Wasm, {expected} expected", page.path));
        }
    }
    nothing("pages that load something else", &found)?;
    reader.assert_quiet()
}

#[test]
fn the_wasm_comes_after_the_first_paint() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    // A style sheet that takes its time holds up the first paint, and leaves the browser with nothing to do.
    let style = reader.host.path(&site.asset("css", "site.", ".css")?);
    reader.host.script(When::exactly(style), Answer::Delay(Duration::from_millis(300)));
    for page in site.with_island() {
        reader.visit_panel(&page.path)?;
        let is_painted = "return performance.getEntriesByName('first-contentful-paint').length > 0";
        reader.wait_until("the page is painted", is_painted)?;
        let [painted, asked]: [f64; 2] = reader.eval(include_str!("../../probes/painted.js"))?;
        assert!(painted < asked, "/{}: painted after {painted} ms, Wasm asked for after {asked} ms", page.path);
    }
    reader.assert_quiet()
}

#[test]
fn choosing_a_size_changes_the_page_and_is_kept() -> Outcome {
    each_choice_changes_the_page_and_is_kept(size, |index| (index, 0))
}

#[test]
fn choosing_colours_changes_the_page_and_is_kept() -> Outcome {
    each_choice_changes_the_page_and_is_kept(theme, |index| (0, index))
}

/// Presses every control of one kind. `stands` gives which size and which colours are chosen after the one with an index.
fn each_choice_changes_the_page_and_is_kept(
    control: impl Fn(usize) -> String,
    stands: impl Fn(usize) -> (usize, usize),
) -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    reader.before_each_page(include_str!("../../probes/first_body.js"))?;
    for page in site.named("display") {
        // The first one last: it is marked from the start, and pressing it would change nothing.
        for index in [1, 2, 3, 0] {
            reader.visit_panel(&page.path)?;
            reader.click(&control(index))?;
            let (text, colours) = stands(index);
            let root = set_to(text, colours);
            let now = panel(&reader)?;
            assert_eq!(now.kept, Some(record(text, colours)), "/{}", page.path);
            assert_eq!(now.root, root, "/{}", page.path);
            assert_eq!((now.size, now.theme), (text as i32, colours as i32), "/{}", page.path);
            assert!(now.notices.is_empty(), "/{}: {:?}", page.path, now.notices);
            let chosen = looks(&reader)?;

            let other = format!("{}/tip-1/", page.language.as_deref().unwrap_or_default());
            reader.visit(&other)?;
            let at_first: [Option<String>; 2] = reader.eval("return window.atFirst")?;
            assert_eq!(at_first, root, "/{other} before its first paint");
            assert_eq!(looks(&reader)?, chosen, "/{other}");

            reader.visit_panel(&page.path)?;
            let again = panel(&reader)?;
            assert_eq!((again.size, again.theme), (text as i32, colours as i32), "/{} after coming back", page.path);
        }
    }
    reader.assert_quiet()
}

#[test]
fn forgetting_takes_the_record_away_and_says_so() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    for page in site.named("display") {
        reader.visit_panel(&page.path)?;
        let before = looks(&reader)?;
        reader.click(&size(2))?;
        reader.click(&theme(3))?;
        assert_eq!(panel(&reader)?.kept, Some(record(2, 3)));
        assert_ne!(looks(&reader)?, before);
        reader.click(FORGET)?;
        let now = panel(&reader)?;
        assert_eq!(now.kept, None, "/{}", page.path);
        assert_eq!(now.root, [None, None], "/{}", page.path);
        assert_eq!((now.size, now.theme), (0, 0), "/{}", page.path);
        assert_eq!(now.notices, [now.labels.forgotten], "/{}", page.path);
        assert_eq!(looks(&reader)?, before, "/{}", page.path);
        let keys: usize = reader.eval("return localStorage.length")?;
        assert_eq!(keys, 0, "/{}: something else is kept", page.path);
    }
    reader.assert_quiet()
}

#[test]
fn a_page_looks_as_the_phone_is_set_where_nothing_is_chosen() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    reader.set_media(&[("prefers-color-scheme", "dark")])?;
    let page = site.named("display").next().ok_or_else(|| Problem::new("there is no island"))?;
    reader.visit_panel(&page.path)?;
    let without = looks(&reader)?;
    // A phone that is set to dark gives what choosing dark gives, whatever was chosen of the other kind.
    reader.click(&theme(2))?;
    let ink = |looks: &[String]| looks[2..].to_vec();
    assert_eq!(ink(&without), ink(&looks(&reader)?), "a phone that is set to dark, and dark that is chosen");
    reader.click(&theme(0))?;
    reader.click(&size(1))?;
    assert_eq!(panel(&reader)?.kept, Some(record(1, 0)));
    reader.visit_panel(&page.path)?;
    assert_eq!(ink(&without), ink(&looks(&reader)?), "a text size that is kept");
    reader.assert_quiet()
}

#[test]
fn what_is_no_record_is_ignored() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    reader.set_media(&[("prefers-color-scheme", "dark")])?;
    reader.before_each_page(include_str!("../../probes/first_body.js"))?;
    let page = site.named("display").next().ok_or_else(|| Problem::new("there is no island"))?;
    reader.visit_panel(&page.path)?;
    let untouched = looks(&reader)?;
    let huge = format!(r#"{{"text":"{}"}}"#, "large".repeat(100_000));
    for record_of_others in NO_RECORDS.iter().copied().chain([huge.as_str()]) {
        let keep = "localStorage.setItem('display', arguments[0])";
        reader.eval_with::<()>(keep, vec![record_of_others.into()])?;
        reader.visit_panel(&page.path)?;
        let named: String = record_of_others.chars().take(60).collect();
        let at_first: [Option<String>; 2] = reader.eval("return window.atFirst")?;
        assert_eq!(at_first, [None, None], "{named}");
        assert_eq!(looks(&reader)?, untouched, "{named}");
        let now = panel(&reader)?;
        assert_eq!((now.size, now.theme), (0, 0), "{named}");
        reader.click(&theme(3))?;
        assert_eq!(panel(&reader)?.kept, Some(record(0, 3)), "{named}");
    }
    reader.assert_quiet()
}

#[test]
fn a_record_of_a_release_that_keeps_more_is_read() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    let page = site.named("display").next().ok_or_else(|| Problem::new("there is no island"))?;
    reader.visit(&page.path)?;
    reader.eval::<()>(r#"localStorage.setItem('display', '{"theme":"dark","voice":"off"}')"#)?;
    reader.visit_panel(&page.path)?;
    let now = panel(&reader)?;
    assert_eq!((now.size, now.theme, now.root), (0, 2, set_to(0, 2)));
    reader.assert_quiet()
}

#[test]
fn the_panel_works_by_keyboard() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    for page in site.named("display") {
        reader.visit_panel(&page.path)?;
        reader.eval_with::<()>("document.querySelector(arguments[0]).focus()", vec![Value::from(size(0))])?;
        // Tab goes from one group to the next and the arrows within a group, as with every group of radio buttons.
        for (key, text, colours) in [
            (Key::Down, 1, 0),
            (Key::Down, 2, 0),
            (Key::Up, 1, 0),
            (Key::Tab, 1, 0),
            (Key::Down, 1, 1),
            (Key::Up, 1, 0),
            (Key::Up, 1, 3),
        ] {
            reader.press(key)?;
            let now = panel(&reader)?;
            assert_eq!((now.size, now.theme), (text as i32, colours as i32), "/{}: {now:?}", page.path);
            assert_eq!((now.root, now.kept), (set_to(text, colours), Some(record(text, colours))), "/{}", page.path);
        }
        reader.press(Key::Tab)?;
        reader.press(Key::Space)?;
        let now = panel(&reader)?;
        assert_eq!((now.kept, now.notices), (None, vec![now.labels.forgotten]), "/{}", page.path);
    }
    reader.assert_quiet()
}

/// The record, letter by letter.
fn record(size: usize, theme: usize) -> String {
    format!(r#"{{"text":"{}","theme":"{}"}}"#, SIZES[size], THEMES[theme])
}

/// `data-text` and `data-theme` of the page: what is as the phone is set has no name.
fn set_to(size: usize, theme: usize) -> [Option<String>; 2] {
    [(size, SIZES), (theme, THEMES)].map(|(index, names)| (index > 0).then(|| names[index].to_owned()))
}

fn looks(browser: &Browser) -> Outcome<Vec<String>> {
    browser.eval(include_str!("../../probes/looks.js"))
}
