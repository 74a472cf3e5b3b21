//! What somebody has to look at again: told on the day it is due, and not before.

use crate::broken::{fixtures, lay};
use crate::site::root;
use digital_sanctuary::model::day::Day;
use digital_sanctuary::site::check::load_and_check;
use digital_sanctuary::site::load::Loaded;
use digital_sanctuary::site::upkeep::{plainness, upkeep};
use std::fs;

/// The tiny site of the fixtures with one file changed.
fn tiny(file: &str, change: impl Fn(&str) -> String) -> Loaded {
    let site = tempfile::tempdir().expect("a temporary folder");
    lay(&fixtures().join("tiny"), site.path());
    let path = site.path().join(file);
    let text = fs::read_to_string(&path).expect("a file of the tiny site");
    fs::write(&path, change(&text)).expect("a change");
    load_and_check(site.path()).0
}

fn told(loaded: &Loaded, today: Day) -> Vec<String> {
    upkeep(loaded, today).iter().map(|problem| problem.what.clone()).collect()
}

const BEFORE: Day = Day { year: 2026, month: 11, day: 25 };
const AFTER: Day = Day { year: 2099, month: 1, day: 1 };

#[test]
fn a_source_is_told_once_it_is_past_its_date_with_each_claim_on_it() {
    let loaded = tiny("data/sources.toml", str::to_owned);
    let id = loaded.content.sources[0].value.id.clone();
    assert!(!told(&loaded, BEFORE).iter().any(|what| what.contains("read again by")));
    let told = told(&loaded, AFTER);
    assert!(told.iter().any(|what| what.starts_with(&format!("`{id}` was to be read again by"))), "{told:?}");
    assert!(told.iter().any(|what| what.contains(&format!("rests on `{id}`"))), "{told:?}");
}

#[test]
fn a_route_that_runs_by_an_old_source_is_told() {
    let loaded = tiny("data/routes.toml", |text| text.replace("status = \"ended\"", "status = \"runs\""));
    assert!(told(&loaded, BEFORE).iter().any(|what| what.contains("is said to run, by a source of 2018-11-09")));
    let ended = tiny("data/routes.toml", str::to_owned);
    assert!(!told(&ended, BEFORE).iter().any(|what| what.contains("is said to run")));
}

#[test]
fn a_row_that_nothing_names_is_told() {
    let row = "\n[[source]]\nid = \"idle\"\ntitle = \"T\"\nowner = \"O\"\naddress = \"https://example.org/idle\"\nseen_on = 2026-11-24\nknown = \"SEEN-A\"\nnext_check = 2027-05-24\n";
    let loaded = tiny("data/sources.toml", |text| format!("{text}{row}"));
    assert!(told(&loaded, BEFORE).contains(&"nothing names `idle`".to_owned()));
}

#[test]
fn what_is_known_from_memory_is_told() {
    let loaded = tiny("data/sources.toml", |text| {
        format!("{}note = \"MEMORY: to be found\"\n", text.trim_end().to_owned() + "\n")
    });
    assert!(told(&loaded, BEFORE).iter().any(|what| what.ends_with("is known from memory")));
}

#[test]
fn a_number_of_a_claim_that_is_not_in_the_data_is_told() {
    let loaded = tiny("data/sources.toml", str::to_owned);
    let guide = loaded.content.translations["en"]
        .guides
        .values()
        .find(|guide| guide.blocks.iter().any(|block| !block.sources.is_empty()));
    let slug = guide.expect("a guide with a claim").slug.clone();
    let file = format!("locales/en/guides/{slug}.md");
    let loaded = tiny(&file, |text| text.replacen(" [^", " It is 42. [^", 1));
    assert!(
        told(&loaded, BEFORE).iter().any(|what| what.starts_with("the number 42 of")),
        "{:?}",
        told(&loaded, BEFORE)
    );
}

#[test]
fn a_review_lapses_when_the_text_changes() {
    let reviewed = |mark: &str| {
        let lines = format!("reviewed_by = \"A. Reader\"\nreviewed_on = 2026-11-25\nreviewed = \"{mark}\"\nchecked_on");
        tiny("locales/en/guides/about.md", |text| text.replacen("checked_on", &lines, 1))
    };
    let of = |loaded: &Loaded| loaded.content.translations["en"].guide("about").and_then(|guide| guide.review.clone());
    let unread = tiny("data/sources.toml", str::to_owned);
    let about = unread.content.translations["en"].guide("about").expect("the guide");
    let mark = digital_sanctuary::site::fingerprint::of_guide(&about.head, &about.blocks);
    assert!(of(&reviewed(&mark)).is_some_and(|review| review.is_of_this_text));
    let lapsed = reviewed("00000000");
    assert!(of(&lapsed).is_some_and(|review| !review.is_of_this_text));
    assert!(told(&lapsed, BEFORE).iter().any(|what| what.starts_with("the text changed after A. Reader read it")));
}

#[test]
fn the_english_of_the_app_is_plain() {
    let (loaded, _) = load_and_check(&root());
    let (guides, hardest) = plainness(&loaded, 20);
    assert!(guides.len() >= 40 && hardest.len() == 20);
    for guide in &guides {
        assert!(guide.counts.reading_age() <= 10.0, "{}: reading age {:.1}", guide.slug, guide.counts.reading_age());
    }
    assert!(hardest.windows(2).all(|pair| pair[0].0 >= pair[1].0));
}
