//! What the worker is asked for while it is busy is done after that: nothing brings back what was forgotten, and nothing
//! deletes what another is about to need.

use browser::{Outcome, Reader, Site};
use host::{Answer, When};
use serde_json::{Value, json};

use crate::kept::{
    answered, ask, assert_all_is_kept, bodies, kept, listed, of_language, send, two_languages, wait_for_line,
    wait_for_request,
};
use crate::updates::Before;

/// Slow enough that another message comes in between, and over in a second.
const SLOW: Answer = Answer::Slow(40_000);

/// A reader whose phone has `kept` one language and is in the middle of keeping another.
fn in_the_middle(site: &Site, first: &str, second: &str) -> Outcome<Reader> {
    let reader = kept(site, first)?;
    let pack = format!("packs/{second}.");
    reader.host.script(When::below(reader.host.path(&pack)), SLOW);
    send(&reader, &json!({ "t": "keep", "lang": second }))?;
    wait_for_request(&reader, &pack)?;
    Ok(reader)
}

#[test]
fn a_language_that_is_forgotten_while_another_is_being_kept_stays_forgotten() -> Outcome {
    let site = Site::built()?;
    let (lang, other) = two_languages(&site)?;
    let reader = in_the_middle(&site, &lang, &other)?;
    let status = ask(&reader, &json!({ "t": "forget", "lang": lang }))?;
    assert_is_forgotten(&reader, &site, &lang, &status)?;
    answered(&reader)?;
    let status = ask(&reader, &json!({ "t": "status" }))?;
    assert_is_forgotten(&reader, &site, &lang, &status)?;
    assert!(of_language(&status, &other)["kept"].as_u64() > Some(0), "{status}");
    assert_all_is_kept(&reader, &site, &["shell", &other])?;
    reader.assert_quiet()
}

#[test]
fn a_language_that_is_forgotten_while_it_is_being_kept_stays_forgotten() -> Outcome {
    let site = Site::built()?;
    let (lang, other) = two_languages(&site)?;
    let reader = in_the_middle(&site, &lang, &other)?;
    ask(&reader, &json!({ "t": "forget", "lang": other }))?;
    answered(&reader)?;
    let status = ask(&reader, &json!({ "t": "status" }))?;
    assert_is_forgotten(&reader, &site, &other, &status)?;
    assert_all_is_kept(&reader, &site, &["shell", &lang])?;
    reader.assert_quiet()
}

#[test]
fn a_language_that_is_forgotten_while_a_new_release_of_it_comes_stays_forgotten() -> Outcome {
    let before = Before::the_next_release()?;
    let Before { reader, copy, site, lang, .. } = &before;
    let fresh = before.publish()?;
    reader.host.script(When::exactly(reader.host.path(&fresh[0])), SLOW);
    send(reader, &json!({ "t": "check" }))?;
    wait_for_request(reader, &fresh[0])?;
    ask(reader, &json!({ "t": "forget", "lang": lang }))?;
    answered(reader)?;
    let status = ask(reader, &json!({ "t": "use" }))?;
    assert_eq!(status["id"], copy.release()?["id"], "the new release is not used");
    assert_is_forgotten(reader, site, lang, &status)?;
    assert_is_forgotten(reader, &copy.site()?, lang, &status)?;
    before.assert_is_new()?;
    wait_for_line(reader, "ask")?;
    reader.assert_quiet()
}

/// The worker says so, and has no body of it.
fn assert_is_forgotten(reader: &Reader, site: &Site, lang: &str, status: &Value) -> Outcome {
    assert_eq!(of_language(status, lang)["kept"], 0, "{lang} is said to be kept");
    let now = bodies(reader)?;
    let left = listed(site, lang)?.into_iter().filter(|(_, body)| now.names.contains(body));
    assert_eq!(left.collect::<Vec<_>>(), [], "of {lang} is still there");
    assert_eq!(now.wrong, [""; 0]);
    Ok(())
}

#[test]
fn languages_that_are_asked_for_at_once_are_all_kept() -> Outcome {
    let site = Site::built()?;
    let (lang, other) = two_languages(&site)?;
    let reader = in_the_middle(&site, &lang, &other)?;
    let rest = site.languages.iter().map(|language| language.code.as_str());
    let rest: Vec<&str> = rest.filter(|code| *code != lang && *code != other).collect();
    for code in rest {
        ask(&reader, &json!({ "t": "keep", "lang": code }))?;
    }
    answered(&reader)?;
    let all: Vec<&str> = site.languages.iter().map(|language| language.code.as_str()).chain(["shell"]).collect();
    assert_all_is_kept(&reader, &site, &all)?;
    let status = ask(&reader, &json!({ "t": "status" }))?;
    for language in &site.languages {
        let own = of_language(&status, &language.code);
        assert!(own["kept"].as_u64() > Some(0) && own["missing"] == 0, "{own}");
    }
    reader.assert_quiet()
}
