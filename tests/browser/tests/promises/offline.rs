//! What was read once opens with no signal, and is what was published: never a wrong word.
//!
//! The host is stopped, not only cut off in the browser: nothing can come from it.

use browser::{Noise, Outcome, Reader, Settings, Site};
use host::{Answer, HeaderMode, When};

use crate::kept::{
    alter, assert_is_its_file, bodies, body_of, delete, delete_all, end_worker, kept, listed, two_languages,
    wait_for_line, words,
};

#[test]
fn a_first_visit_ends_in_ready_and_every_page_of_the_language_opens_with_the_server_dead_after_a_restart() -> Outcome {
    let site = Site::built()?;
    opens_with_the_server_dead(&site, "/")
}

#[test]
fn the_same_under_a_sub_path() -> Outcome {
    opens_with_the_server_dead(&Site::built()?, "/sub/path/")
}

fn opens_with_the_server_dead(site: &Site, under: &str) -> Outcome {
    let (lang, _) = two_languages(site)?;
    let pages: Vec<_> = site.pages.iter().filter(|page| page.language.as_deref() == Some(&lang)).collect();
    let online = words_online(site, &lang)?;
    let settings = Settings { with_worker: true, ..Settings::default() };
    let mut reader = Reader::at(site, site.serve(under, HeaderMode::Real)?, &settings)?;
    reader.visit(&format!("{lang}/"))?;
    wait_for_line(&reader, "ready")?;
    assert_eq!(bodies(&reader)?.wrong, [""; 0]);
    reader.assert_quiet()?;

    reader.host.stop();
    reader.restart()?;
    for (page, online) in pages.iter().zip(&online) {
        reader.visit(&page.path)?;
        assert_is_its_file(&reader, site, &page.path)?;
        assert_eq!(&words(&reader)?, online, "/{}", page.path);
        if !page.is_cover {
            wait_for_line(&reader, "ready").map_err(|problem| problem.at(&page.path))?;
        }
    }
    reader.assert_quiet()
}

/// What the pages of a language say to a phone that keeps nothing.
fn words_online(site: &Site, lang: &str) -> Outcome<Vec<String>> {
    let reader = Reader::of(site)?;
    let mut all = Vec::new();
    for page in site.pages.iter().filter(|page| page.language.as_deref() == Some(lang)) {
        reader.visit(&page.path)?;
        all.push(words(&reader)?);
    }
    Ok(all)
}

#[test]
fn an_address_that_is_not_kept_is_answered_in_the_language_of_the_reader() -> Outcome {
    let site = Site::built()?;
    let (lang, other) = two_languages(&site)?;
    let reader = kept(&site, &lang)?;
    reader.host.stop();
    let lost = format!("{lang}/lost/");
    let tip = format!("{lang}/tip-1/");
    let asked = [
        (String::new(), ""),
        (format!("{other}/tip-1/"), lost.as_str()),
        (format!("{other}/"), &lost),
        (format!("{lang}/tipp-1/"), &lost),
        ("nowhere".to_owned(), &lost),
        (format!("{lang}/tip-1"), &tip),
    ];
    for (path, leads_to) in asked {
        reader.visit(&path)?;
        assert_is_its_file(&reader, &site, leads_to).map_err(|problem| problem.at(&path))?;
    }
    reader.visit(&format!("{lang}/tip-1/index.html"))?;
    let heading = "return document.querySelector('h1').innerText";
    let by_file: String = reader.eval(heading)?;
    reader.visit(&tip)?;
    assert_eq!(reader.eval::<String>(heading)?, by_file);
    reader.assert_quiet()
}

#[test]
fn a_wrong_word_is_never_shown() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let path = format!("{lang}/tip-1/");
    let body = body_of(&site, &path)?;
    let reader = kept(&site, &lang)?;

    alter(&reader, &body)?;
    assert_eq!(bodies(&reader)?.wrong, [body.as_str()], "the body was not altered");
    reader.visit(&path)?;
    assert_is_its_file(&reader, &site, &path)?;
    let now = bodies(&reader)?;
    assert!(now.wrong.is_empty() && now.names.contains(&body), "the body was not healed");
    wait_for_line(&reader, "ready")?;

    alter(&reader, &body)?;
    reader.host.stop();
    reader.visit(&path)?;
    assert_is_its_file(&reader, &site, &format!("{lang}/lost/"))?;
    let now = bodies(&reader)?;
    assert!(!now.names.contains(&body), "the altered body is still there");
    wait_for_line(&reader, "paused")?;
    reader.assert_quiet()
}

#[test]
fn a_wrong_word_is_not_shown_either_where_the_network_gives_it() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let path = format!("{lang}/tip-1/");
    let body = body_of(&site, &path)?;
    let reader = kept(&site, &lang)?;
    delete(&reader, &body)?;
    let altered = "<!doctype html><h1>altered</h1><main>altered</main>".to_owned();
    let file = reader.host.path(&format!("b/{body}.html"));
    reader.host.script(When::exactly(&file), Answer::Html200(altered));
    reader.visit(&path)?;
    assert_is_its_file(&reader, &site, &format!("{lang}/lost/"))?;
    assert_eq!(bodies(&reader)?.wrong, [""; 0]);
    wait_for_line(&reader, "failed")?;

    reader.host.clear_script();
    reader.visit(&path)?;
    assert_is_its_file(&reader, &site, &path)?;
    wait_for_line(&reader, "ready")?;
    reader.assert_quiet()
}

#[test]
fn a_body_that_is_gone_is_fetched_again() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let path = format!("{lang}/tip-2/");
    let body = body_of(&site, &path)?;
    let reader = kept(&site, &lang)?;
    delete(&reader, &body)?;
    reader.visit(&path)?;
    assert_is_its_file(&reader, &site, &path)?;
    wait_for_line(&reader, "ready")?;
    assert!(bodies(&reader)?.names.contains(&body));
    reader.assert_quiet()
}

#[test]
fn a_list_that_is_gone_takes_no_other_language_with_it() -> Outcome {
    let site = Site::built()?;
    let (lang, other) = two_languages(&site)?;
    let mut reader = kept(&site, &lang)?;
    reader.visit(&format!("{other}/"))?;
    wait_for_line(&reader, "ready")?;
    delete(&reader, &list_name(&site, &other)?)?;
    reader.assert_quiet()?;
    reader.host.stop();
    // The worker that starts anew has not read the list before.
    reader.restart()?;
    let path = format!("{lang}/tip-1/");
    reader.visit(&path)?;
    assert_is_its_file(&reader, &site, &path)?;
    reader.assert_quiet()
}

/// The SHA-256 of the list of a language.
pub fn list_name(site: &Site, lang: &str) -> Outcome<String> {
    let release: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(site.root().join("release.json"))?)?;
    let packs = release["languages"].as_array().cloned().unwrap_or_default();
    let pack = packs.into_iter().find(|pack| pack["lang"] == lang).unwrap_or_default();
    Ok(pack["list"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_phone_that_has_lost_everything_reads_from_the_network_and_keeps_it_again() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let path = format!("{lang}/tip-1/");
    let mut reader = kept(&site, &lang)?;
    let whole = bodies(&reader)?.names.len();
    for restarts in [false, true] {
        delete_all(&reader)?;
        if restarts {
            reader.assert_quiet()?;
            reader.restart()?;
        }
        reader.visit(&path)?;
        assert_is_its_file(&reader, &site, &path)?;
        wait_for_line(&reader, "ready")?;
        let now = bodies(&reader)?;
        assert_eq!((now.names.len(), now.wrong.len()), (whole, 0), "after a restart: {restarts}");
    }
    reader.assert_quiet()
}

#[test]
fn a_phone_that_has_lost_everything_says_so_where_there_is_no_signal() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let mut reader = kept(&site, &lang)?;
    delete_all(&reader)?;
    reader.assert_quiet()?;
    reader.host.stop();
    reader.restart()?;
    reader.visit(&format!("{lang}/"))?;
    let said: String = reader.eval("return document.body.innerText")?;
    let lines = said.lines().filter(|line| !line.trim().is_empty()).count();
    assert!(lines >= site.languages.len(), "not a line for each language: {said}");
    let noise = Noise {
        console: vec![
            no_answer(&reader, &format!("{lang}/")),
            // The browser looks for an icon of an answer that is no page.
            format!("SEVERE: {} - Failed to load resource: net::ERR_FAILED", reader.host.url("favicon.ico")),
        ],
        ..Noise::default()
    };
    reader.assert_quiet_but(&noise)
}

#[test]
fn with_save_data_nothing_is_kept_before_a_tap() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let reader = Reader::with_worker(&site)?;
    reader.before_each_page(
        "Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) })",
    )?;
    reader.visit(&format!("{lang}/"))?;
    wait_for_line(&reader, "ask")?;
    crate::reading::at_rest(&reader)?;
    assert_eq!(bodies(&reader)?.names, [""; 0]);
    let errands = ["release.json", "packs/", "b/"].map(|path| reader.host.path(path));
    let asked: Vec<String> = reader.host.log().into_iter().map(|request| request.path).collect();
    assert!(!asked.iter().any(|path| errands.iter().any(|errand| path.starts_with(errand))), "{asked:?}");

    reader.click(".ready button[data-for=ask]")?;
    wait_for_line(&reader, "ready")?;
    // It was asked for once, and is not asked again on the next page.
    reader.visit(&format!("{lang}/tip-1/"))?;
    wait_for_line(&reader, "ready")?;
    reader.assert_quiet()
}

#[test]
fn a_page_that_opens_while_the_language_is_being_kept_says_ready_in_the_end() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let reader = Reader::with_worker(&site)?;
    reader.before_each_page(include_str!("../../probes/line.js"))?;
    let pack = format!("packs/{lang}.");
    reader.host.script(When::below(reader.host.path(&pack)).times(1), Answer::Slow(20_000));
    reader.visit(&format!("{lang}/"))?;
    let asked = || reader.host.log().iter().any(|request| request.path.contains(&pack));
    reader.wait_for("the pack is asked for", asked)?;
    reader.visit(&format!("{lang}/tip-1/"))?;
    wait_for_line(&reader, "ready")?;
    let said: Vec<String> = reader.eval("return window.lineSaid")?;
    assert_eq!(said, ["hidden", "keeping", "ready"]);
    reader.assert_quiet()
}

#[test]
fn forgetting_a_language_deletes_its_bodies() -> Outcome {
    let site = Site::built()?;
    let (lang, other) = two_languages(&site)?;
    let reader = kept(&site, &lang)?;
    reader.visit(&format!("{lang}/ready/"))?;
    let button = |lang: &str, does: &str| format!("[data-language={lang}] [data-does={does}]");
    let is_offered = |lang: &str, does: &str| {
        format!("return document.querySelector('{}')?.checkVisibility() === true", button(lang, does))
    };
    for (lang, is_first) in [(&other, true), (&lang, false)] {
        if is_first {
            reader.wait_until("the language can be kept", &is_offered(lang, "keep"))?;
            reader.click(&button(lang, "keep"))?;
        }
        reader.wait_until("the language can be forgotten", &is_offered(lang, "forget"))?;
        let own: Vec<String> = listed(&site, lang)?.into_iter().map(|(_, sha256)| sha256).collect();
        let before = bodies(&reader)?.names;
        assert!(own.iter().all(|body| before.contains(body)), "{lang} is not kept");
        reader.click(&button(lang, "forget"))?;
        reader.wait_until("the language is forgotten", &is_offered(lang, "keep"))?;
        let now = bodies(&reader)?.names;
        let left: Vec<&String> = own.iter().filter(|body| now.contains(body)).collect();
        assert!(left.is_empty(), "of {lang} {left:?} is still there");
        let list = list_name(&site, lang)?;
        assert!(!now.contains(&list), "the list of {lang} is still there");
    }
    let now = bodies(&reader)?.names;
    assert!(listed(&site, "shell")?.iter().all(|(_, body)| now.contains(body)), "the shell is gone");
    reader.assert_quiet()
}

/// The line that Chromium writes where the worker has neither a body nor a network.
pub fn no_answer(reader: &Reader, path: &str) -> String {
    let address = reader.host.url(path);
    format!("SEVERE: {address} - Failed to load resource: the server responded with a status of 504 ()")
}

/// What the check of the page `ready` says.
fn proofs(reader: &Reader) -> Outcome<Vec<String>> {
    reader.click("[data-does=prove]")?;
    reader.wait_until("the check ends", "return !document.querySelector('[data-does=prove]').disabled")?;
    reader.eval(
        "return [...document.querySelectorAll('[data-proof]')].filter((part) => part.checkVisibility())
            .map(({ dataset }) => dataset.proof)",
    )
}

const CHECK_IS_THERE: &str = "return document.querySelector('[data-does=prove]').checkVisibility()";

#[test]
fn the_ready_page_proves_what_is_kept() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let reader = kept(&site, &lang)?;
    let path = format!("{lang}/ready/");
    reader.visit(&path)?;
    reader.wait_until("the check is there", CHECK_IS_THERE)?;
    assert_eq!(proofs(&reader)?, ["right", "opened"]);

    alter(&reader, &body_of(&site, &format!("{lang}/tip-3/"))?)?;
    assert_eq!(proofs(&reader)?, ["wrong", "opened"]);
    delete(&reader, &body_of(&site, &format!("{lang}/tip-3/"))?)?;
    assert_eq!(proofs(&reader)?, ["wrong", "opened"], "a page is missing");
    // With a signal the app mends itself.
    reader.visit(&path)?;
    wait_for_line(&reader, "ready")?;
    assert_eq!(proofs(&reader)?, ["right", "opened"], "after the page was opened again");

    let shell = listed(&site, "shell")?;
    let style = shell.into_iter().find(|(path, _)| path.starts_with("css/")).unwrap_or_default();
    delete(&reader, &style.1)?;
    assert_eq!(proofs(&reader)?, ["wrong", "opened"], "{} is missing", style.0);
    reader.visit(&path)?;
    wait_for_line(&reader, "ready")?;
    assert_eq!(proofs(&reader)?, ["right", "opened"], "after the page was opened once more");

    reader.host.stop();
    delete(&reader, &body_of(&site, &format!("{lang}/"))?)?;
    assert_eq!(proofs(&reader)?, ["wrong", "closed"], "the start page is missing");
    reader.assert_quiet_but(&Noise { console: vec![no_answer(&reader, &format!("{lang}/"))], ..Noise::default() })
}

#[test]
fn a_page_that_the_worker_does_not_serve_yet_proves_nothing_about_the_network() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let reader = Reader::with_worker(&site)?;
    // The browser has the start page in its own memory, which is no proof.
    reader
        .before_each_page("if (!window.name) { window.name = 'second'; delete Navigator.prototype.serviceWorker; }")?;
    reader.visit(&format!("{lang}/"))?;
    reader.visit(&format!("{lang}/ready/"))?;
    wait_for_line(&reader, "ready")?;
    reader.wait_until("the check is there", CHECK_IS_THERE)?;
    let is_served: bool = reader.eval("return Boolean(navigator.serviceWorker.controller)")?;
    assert!(!is_served, "the page is served by the worker already");
    assert_eq!(proofs(&reader)?, ["right", "again"]);
    reader.assert_quiet()
}

#[test]
fn nobody_is_asked_for_a_kept_page_that_wakes_the_worker() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let mut reader = kept(&site, &lang)?;
    for restarts in [false, true] {
        reader.assert_quiet()?;
        if restarts {
            reader.restart()?;
        } else {
            end_worker(&reader)?;
        }
        reader.visit(&format!("{lang}/help/"))?;
        wait_for_line(&reader, "ready")?;
        let asked = reader.host.log().into_iter().map(|request| request.path);
        let of_reader: Vec<String> = asked.filter(|path| *path != reader.host.path("sw.js")).collect();
        assert_eq!(of_reader, [""; 0], "the network learns what is read, after a restart: {restarts}");
    }
    reader.assert_quiet()
}
