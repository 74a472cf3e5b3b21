//! A file that is cut anywhere on its way leaves the state before it, and the next visit ends in ready.
//!
//! Each pack and each body of an update ends after no byte, after one, in the middle and before the last one: once with a
//! length that tells, and once without, where the browser takes what came for the whole.

use std::fs;

use browser::{Outcome, Reader, Site};
use host::{Answer, When};
use serde_json::{Value, json};

use crate::kept::{
    ask, assert_all_is_kept, bodies, check, let_days_pass, line, listed, of_language, two_languages, wait_for_line,
    wait_for_request,
};
use crate::network::{WORKER_IS_SETTLED, quiet_but_for};
use crate::updates::Before;

/// A file of so many bytes that is cut.
fn cuts(length: usize) -> Vec<Answer> {
    let places = [0, 1, length / 2, length - 1];
    places.into_iter().flat_map(|at| [Answer::CutAt(at), Answer::CutWithoutLength(at)]).collect()
}

#[test]
fn a_shell_that_is_cut_anywhere_installs_nothing() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let pack = site.asset("packs", "shell.", ".pack")?;
    let length = fs::read(site.root().join(&pack))?.len();
    let reader = Reader::with_worker(&site)?;
    for answer in cuts(length) {
        reader.host.clear_log();
        reader.host.clear_script();
        reader.host.script(When::exactly(reader.host.path(&pack)), answer.clone());
        reader.visit(&format!("{lang}/"))?;
        wait_for_request(&reader, &pack)?;
        reader.wait_until("the worker is settled", WORKER_IS_SETTLED)?;
        let is_installed = "return Boolean(await navigator.serviceWorker.getRegistration())";
        assert!(!reader.eval_async::<bool>(is_installed)?, "{answer:?}: a worker without its shell is installed");
        assert_eq!(line(&reader)?, "hidden", "{answer:?}");
        let now = bodies(&reader)?;
        // The list of the shell has come whole.
        assert!(now.wrong.is_empty() && now.names.len() <= 1, "{answer:?}: {now:?}");
    }
    reader.host.clear_script();
    reader.visit(&format!("{lang}/tip-1/"))?;
    wait_for_line(&reader, "ready")?;
    assert_all_is_kept(&reader, &site, &["shell", &lang])?;
    quiet_but_for(&reader, &pack)
}

#[test]
fn a_language_that_is_cut_anywhere_leaves_what_was_kept_before() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::with_worker(&site)?;
    let mut before = listed(&site, "shell")?;
    for language in &site.languages {
        let lang = language.code.as_str();
        let pack = site.asset("packs", &format!("{lang}."), ".pack")?;
        let length = fs::read(site.root().join(&pack))?.len();
        let path = reader.host.path(&pack);
        let own = listed(&site, lang)?;
        for (number, answer) in cuts(length).into_iter().enumerate() {
            reader.host.clear_script();
            reader.host.script(When::exactly(&path), answer.clone());
            if number == 0 {
                // The page asks the worker to keep its language.
                reader.visit(&format!("{lang}/"))?;
                wait_for_line(&reader, "paused")?;
            }
            let status = ask(&reader, &json!({ "t": "keep", "lang": lang }))?;
            let ended = if matches!(answer, Answer::CutAt(_)) { "paused" } else { "failed" };
            assert_eq!(status["s"], ended, "{pack}, {answer:?}");
            assert_eq!(of_language(&status, lang)["kept"], Value::Null, "{pack}, {answer:?}");
            let now = bodies(&reader)?;
            assert_eq!(now.wrong, [""; 0], "{pack}, {answer:?}");
            assert!(!own.iter().any(|(_, body)| now.names.contains(body)), "{pack}, {answer:?}: it is half kept");
            let is_there = before.iter().all(|(_, body)| now.names.contains(body));
            assert!(is_there, "{pack}, {answer:?}: what was kept before is gone");
        }
        reader.host.clear_script();
        reader.visit(&format!("{lang}/tip-1/"))?;
        wait_for_line(&reader, "ready")?;
        assert_all_is_kept(&reader, &site, &["shell", lang])?;
        before.extend(own);
    }
    reader.assert_quiet()
}

#[test]
fn an_update_that_is_cut_anywhere_leaves_the_release_before() -> Outcome {
    let before = Before::the_next_release()?;
    let reader = &before.reader;
    for file in before.publish()? {
        let length = fs::read(before.copy.path().join(&file))?.len();
        for answer in cuts(length) {
            reader.host.clear_script();
            reader.host.script(When::exactly(reader.host.path(&file)), answer.clone());
            let status = check(reader)?;
            assert_eq!(status["next"], Value::Null, "{file}, {answer:?}");
            let own = of_language(&status, &before.lang);
            assert_eq!(own["missing"], 0, "{file}, {answer:?}");
            let now = bodies(reader)?;
            let name = file.trim_start_matches("b/").split('.').next().unwrap_or_default().to_owned();
            assert!(now.wrong.is_empty() && !now.names.contains(&name), "{file}, {answer:?}");
        }
        before.assert_is_old()?;
    }
    reader.host.clear_script();
    assert_eq!(check(reader)?["next"], before.copy.release()?["id"], "when nothing is cut");
    before.assert_is_old()?;
    reader.go("about:blank")?;
    before.assert_is_new()?;
    reader.assert_quiet()
}

#[test]
fn an_update_that_the_network_cuts_goes_on_at_the_next_page() -> Outcome {
    let before = Before::the_next_release()?;
    let reader = &before.reader;
    let fresh = before.publish()?;
    reader.host.clear_log();
    before.assert_is_old()?;
    let release = reader.host.path("release.json");
    let is_asked = || reader.host.log().iter().any(|request| request.path == release);
    crate::reading::at_rest(reader)?;
    assert!(!is_asked(), "it looks for a release at each page");

    let_days_pass(reader)?;
    let page = &fresh[0];
    reader.host.script(When::exactly(reader.host.path(page)), Answer::Reset);
    before.assert_is_old()?;
    wait_for_request(reader, page)?;
    // What is asked now is answered when the look has ended.
    assert_eq!(check(reader)?["next"], Value::Null);
    wait_for_line(reader, "ready")?;

    reader.host.clear_script();
    reader.host.clear_log();
    before.assert_is_old()?;
    wait_for_line(reader, "update")?;
    let asked: Vec<String> = reader.host.log().into_iter().map(|request| request.path).collect();
    assert!(!asked.contains(&reader.host.path(&fresh[1])), "the list is fetched a second time");
    reader.assert_quiet()
}
