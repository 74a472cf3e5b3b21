//! A language is complete or absent, and the app is read from right to left as well as from left to right.

use std::collections::BTreeSet;

use browser::{Language, Outcome, Site};

#[test]
fn there_is_english_and_more_than_one_language_from_right_to_left() -> Outcome {
    let site = Site::built()?;
    let codes: Vec<&str> = site.languages.iter().map(|language| language.code.as_str()).collect();
    assert!(codes.contains(&"en"), "{codes:?}");
    let from_right = site.languages.iter().filter(|language| language.is_rtl).count();
    assert!(from_right >= 2, "{from_right} of {codes:?} are read from right to left");
    Ok(())
}

#[test]
fn every_language_has_the_same_pages() -> Outcome {
    let site = Site::built()?;
    let slugs = |language: &Language| -> BTreeSet<String> {
        site.pages_of(language).map(|page| page.path.replacen(&language.code, "", 1)).collect()
    };
    let Some(first) = site.languages.first() else { return Ok(()) };
    for language in &site.languages {
        assert_eq!(slugs(language), slugs(first), "{} and {}", language.code, first.code);
    }
    Ok(())
}
