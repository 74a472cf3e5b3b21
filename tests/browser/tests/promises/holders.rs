//! Who has my data: a reader ticks what fits, and the map shows that and nothing else; nothing of it is kept.

use browser::{Outcome, Reader, Site};
use serde::Deserialize;
use thirtyfour::Key;

/// How the map stands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Map {
    /// Situations and nations of each holder that is shown.
    shown: Vec<[String; 2]>,
    /// How many holders there are.
    all: usize,
    /// The two numbers that the filter says.
    said: String,
    /// Whether it says that nothing fits.
    nothing: bool,
}

fn map(reader: &Reader) -> Outcome<Map> {
    reader.eval(include_str!("../../probes/map.js"))
}

/// The box of a situation, from 0 in the order of the page.
fn situation(index: usize) -> String {
    format!(".choice:nth-child({}) > input[type=\"checkbox\"]", index + 1)
}

/// The control of a nation: 0 is all of them.
fn nation(index: usize) -> String {
    format!(".choice:nth-child({}) > input[name=\"nation\"]", index + 1)
}

const HEALTH: usize = 0;
const WORK: usize = 1;
const SCOTLAND: usize = 2;

#[test]
fn the_map_shows_what_fits_and_says_how_many() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    for page in site.named("holders") {
        reader.visit_panel(&page.path)?;
        let before = map(&reader)?;
        assert!(before.all >= 20 && before.shown.len() == before.all, "/{}: {before:?}", page.path);
        reader.click(&situation(HEALTH))?;
        let health = map(&reader)?;
        assert!(!health.shown.is_empty() && health.shown.len() < before.all, "/{}", page.path);
        assert!(health.shown.iter().all(|[situations, _]| situations.contains("health")), "/{}: {health:?}", page.path);
        assert_eq!(health.said, format!("{} / {}", health.shown.len(), before.all), "/{}", page.path);
        reader.click(&situation(WORK))?;
        let both = map(&reader)?;
        let fits = |[situations, _]: &[String; 2]| situations.contains("health") || situations.contains("work");
        assert!(both.shown.len() > health.shown.len() && both.shown.iter().all(fits), "/{}: {both:?}", page.path);
        reader.click(&nation(SCOTLAND))?;
        let scotland = map(&reader)?;
        assert!(scotland.shown.iter().all(|holder| fits(holder) && holder[1].contains("scotland")), "{scotland:?}");
        assert_eq!(scotland.said, format!("{} / {}", scotland.shown.len(), before.all), "/{}", page.path);
        assert!(!scotland.nothing, "/{}", page.path);
    }
    reader.assert_quiet()
}

#[test]
fn taking_every_tick_away_shows_the_whole_map_again() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    for page in site.named("holders") {
        reader.visit_panel(&page.path)?;
        let before = map(&reader)?;
        for control in [situation(HEALTH), nation(SCOTLAND), situation(HEALTH), nation(0)] {
            reader.click(&control)?;
        }
        assert_eq!(map(&reader)?, before, "/{}", page.path);
    }
    reader.assert_quiet()
}

#[test]
fn nothing_that_was_ticked_is_kept() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    for page in site.named("holders") {
        reader.visit_panel(&page.path)?;
        let before = map(&reader)?;
        reader.click(&situation(HEALTH))?;
        reader.click(&nation(SCOTLAND))?;
        let address: String = reader.eval("return location.search + location.hash")?;
        assert_eq!(address, "", "/{}", page.path);
        let kept: usize = reader.eval("return localStorage.length + sessionStorage.length")?;
        assert_eq!(kept, 0, "/{}", page.path);
        reader.visit_panel(&page.path)?;
        assert_eq!(map(&reader)?, before, "/{}", page.path);
    }
    reader.assert_quiet()
}

#[test]
fn the_filter_works_by_keyboard() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    for page in site.named("holders") {
        reader.visit_panel(&page.path)?;
        reader.eval_with::<()>("document.querySelector(arguments[0]).focus()", vec![situation(HEALTH).into()])?;
        reader.press(Key::Space)?;
        let health = map(&reader)?;
        assert!(health.shown.iter().all(|[situations, _]| situations.contains("health")), "/{}: {health:?}", page.path);
        reader.press(Key::Space)?;
        assert_eq!(map(&reader)?.shown.len(), health.all, "/{}", page.path);
    }
    reader.assert_quiet()
}

#[test]
fn a_translator_leaves_no_stale_number() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    for page in site.named("holders") {
        reader.visit_panel(&page.path)?;
        let script = include_str!("../../probes/translator.js").replace("EVERYWHERE", "true");
        let always = "new MutationObserver(translate).observe(document, { childList: true, subtree: true });";
        reader.eval::<()>(&format!("(() => {{ {script} translate(); {always} }})()"))?;
        reader.click(&situation(HEALTH))?;
        let now = map(&reader)?;
        assert_eq!(now.said, format!("{} / {}", now.shown.len(), now.all), "/{}", page.path);
        assert!(now.shown.len() < now.all, "/{}", page.path);
    }
    reader.assert_quiet()
}
