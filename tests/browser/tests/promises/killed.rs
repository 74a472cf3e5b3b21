//! A worker that is ended in the middle of anything leaves one whole release, and the next page ends in ready.
//!
//! Phones end workers, and the browser with them, when they want their memory or are switched off.

use browser::{Outcome, Reader, Settings, Site};
use host::{Answer, HeaderMode, When};
use serde_json::{Value, json};

use crate::kept::{
    ask, assert_all_is_kept, assert_is_its_file, bodies, check, delete, end_worker, kept, line, listed, send,
    two_languages, wait_for_line, wait_for_request,
};
use crate::updates::Before;

/// It begins, and does not end before the worker does.
const BEGUN: Answer = Answer::StopAt(100);

#[test]
fn a_worker_that_is_ended_while_it_is_installed_starts_anew_at_the_next_page() -> Outcome {
    let site = Site::built()?;
    ends_while_asking_for(&site, "packs/shell.")
}

#[test]
fn a_worker_that_is_ended_while_it_keeps_a_language_goes_on_at_the_next_page() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    ends_while_asking_for(&site, &format!("packs/{lang}."))
}

fn ends_while_asking_for(site: &Site, pack: &str) -> Outcome {
    let (lang, _) = two_languages(site)?;
    let reader = Reader::with_worker(site)?;
    reader.host.script(When::below(reader.host.path(pack)).times(1), BEGUN);
    reader.visit(&format!("{lang}/"))?;
    wait_for_request(&reader, pack)?;
    end_worker(&reader)?;
    assert_eq!(bodies(&reader)?.wrong, [""; 0]);
    assert_ne!(line(&reader)?, "ready");
    reader.reload()?;
    wait_for_line(&reader, "ready")?;
    assert_all_is_kept(&reader, site, &["shell", &lang])?;
    reader.assert_quiet()
}

#[test]
fn a_worker_that_is_ended_with_one_body_missing_fetches_that_one() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let reader = kept(&site, &lang)?;
    let last = wait_with_one_missing(&reader, &site, &lang)?;
    end_worker(&reader)?;
    fetches_no_more_than(&last, &reader, &site, &lang)
}

#[test]
fn a_phone_that_is_switched_off_with_one_body_missing_fetches_that_one() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let mut reader = kept(&site, &lang)?;
    let last = wait_with_one_missing(&reader, &site, &lang)?;
    reader.crash()?;
    fetches_no_more_than(&last, &reader, &site, &lang)
}

/// Lets less than half of a language be fetched again, one by one, until one body is missing, for which the host does not
/// answer. Gives its name.
fn wait_with_one_missing(reader: &Reader, site: &Site, lang: &str) -> Outcome<String> {
    let all = listed(site, lang)?;
    let gone: Vec<&String> = all.iter().map(|(_, body)| body).take(all.len() / 2).collect();
    for body in &gone {
        delete(reader, body)?;
    }
    let last = format!("b/{}.", gone[0]);
    reader.host.script(When::below(reader.host.path(&last)), Answer::Hang);
    send(reader, &json!({ "t": "keep", "lang": lang }))?;
    reader.wait_for("all but one are there", || {
        bodies(reader).is_ok_and(|now| gone.iter().filter(|body| !now.names.contains(body)).count() == 1)
    })?;
    Ok(last)
}

/// The next page ends in ready, and needs no more than the body that was missing.
fn fetches_no_more_than(last: &str, reader: &Reader, site: &Site, lang: &str) -> Outcome {
    reader.host.clear_script();
    reader.host.clear_log();
    let path = format!("{lang}/ready/");
    reader.visit(&path)?;
    assert_is_its_file(reader, site, &path)?;
    wait_for_line(reader, "ready")?;
    assert_all_is_kept(reader, site, &["shell", lang])?;
    let folders = ["b/", "packs/"].map(|folder| reader.host.path(folder));
    let asked = reader.host.log().into_iter().map(|request| request.path);
    let fetched: Vec<String> = asked.filter(|path| folders.iter().any(|folder| path.starts_with(folder))).collect();
    assert!(fetched.len() == 1 && fetched[0].starts_with(&reader.host.path(last)), "{last}… is missing: {fetched:?}");
    reader.assert_quiet()
}

#[test]
fn a_worker_that_is_ended_while_a_new_release_comes_shows_the_old_one() -> Outcome {
    let before = Before::the_next_release()?;
    let reader = &before.reader;
    let fresh = before.publish()?;
    // The list, then the page that it names.
    for file in fresh.iter().rev() {
        reader.host.clear_log();
        reader.host.script(When::exactly(reader.host.path(file)), BEGUN);
        send(reader, &json!({ "t": "check" }))?;
        wait_for_request(reader, file)?;
        end_worker(reader)?;
        let status = ask(reader, &json!({ "t": "status" }))?;
        assert_eq!(status["next"], Value::Null, "{file}");
        before.assert_is_old()?;
        wait_for_line(reader, "ready")?;
        reader.host.clear_script();
    }
    assert_eq!(check(reader)?["next"], before.copy.release()?["id"]);
    reader.go("about:blank")?;
    before.assert_is_new()?;
    wait_for_line(reader, "ready")?;
    assert_eq!(bodies(reader)?.wrong, [""; 0]);
    reader.assert_quiet()
}

#[test]
fn a_worker_that_is_ended_while_it_switches_shows_one_whole_release() -> Outcome {
    let before = Before::the_next_release()?;
    let reader = &before.reader;
    before.publish()?;
    check(reader)?;
    send(reader, &json!({ "t": "use" }))?;
    end_worker(reader)?;
    // Both are whole on the phone: nothing of either has to come from the network.
    reader.host.stop();
    reader.visit(&before.path)?;
    let status = ask(reader, &json!({ "t": "status" }))?;
    // Which of the two, is a matter of milliseconds.
    let has_switched = status["next"] == Value::Null;
    let site = if has_switched { before.copy.site()? } else { before.site.clone() };
    assert_is_its_file(reader, &site, &before.path)?;
    wait_for_line(reader, if has_switched { "ready" } else { "update" })?;
    assert_eq!(bodies(reader)?.wrong, [""; 0]);
    reader.go("about:blank")?;
    before.assert_is_new()?;
    wait_for_line(reader, "ready")?;
    reader.assert_quiet()
}

#[test]
fn a_phone_that_is_switched_off_while_it_is_set_up_starts_anew() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let settings = Settings { with_worker: true, ..Settings::default() };
    let mut reader = Reader::at(&site, site.serve("/", HeaderMode::Real)?, &settings)?;
    for pack in ["packs/shell.".to_owned(), format!("packs/{lang}.")] {
        reader.host.script(When::below(reader.host.path(&pack)), BEGUN);
        reader.visit(&format!("{lang}/"))?;
        wait_for_request(&reader, &pack)?;
        reader.crash()?;
        reader.host.clear_script();
        reader.host.clear_log();
    }
    reader.visit(&format!("{lang}/"))?;
    wait_for_line(&reader, "ready")?;
    assert_all_is_kept(&reader, &site, &["shell", &lang])?;
    reader.assert_quiet()
}
