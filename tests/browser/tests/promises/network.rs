//! A network that lies or breaks leaves nothing wrong on the phone, and no word about it that is not true.
//!
//! The first visit is the hard one, because there is nothing else to show: the page reads, and `ready` is not said.
//! When the network is right again, the next page makes good what was missed.

use std::fs;
use std::time::Duration;

use browser::{Outcome, Problem, Reader, Site, nothing};
use host::{Answer, HeaderMode, When};
use serde_json::{Value, json};

use crate::kept::{
    allow_space, ask, assert_all_is_kept, assert_is_its_file, bodies, body_of, check, delete, kept, let_days_pass,
    line, listed, of_language, two_languages, wait_for_line, wait_for_request,
};

/// How a line begins that the browser writes about a worker.
const OF_A_WORKER: &str = "SEVERE: network - ";
/// The worker has ended where it began, or has been taken in.
pub const WORKER_IS_SETTLED: &str = "return (async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return !registration || Boolean(registration.active);
})()";

/// Where a network sends who asks for a file: the right bytes are there, at an address that nobody named.
const ELSEWHERE: &str = "/elsewhere";

/// What a network makes of a file.
fn faults(bytes: &[u8]) -> Vec<(&'static str, Answer)> {
    let portal = "<!doctype html><title>Sign in</title><p>Sign in to this Wi-Fi".to_owned();
    let words = String::from_utf8_lossy(bytes).into_owned();
    vec![
        ("a captive portal", Answer::Html200(portal)),
        // The words of an error could be those of the file, and are not.
        ("404", Answer::Status(404, words.clone())),
        ("500", Answer::Status(500, words)),
        ("no bytes", Answer::Empty200),
        ("cut", Answer::CutAt(bytes.len() / 2)),
        ("cut without a length", Answer::CutWithoutLength(bytes.len() / 2)),
        ("sent elsewhere", Answer::Redirect(302, ELSEWHERE.to_owned())),
    ]
}

#[test]
fn a_release_that_breaks_on_its_way_keeps_nothing_wrong() -> Outcome {
    first_visits(&Site::built()?, |_| Ok("release.json".to_owned()))
}

#[test]
fn a_worker_that_breaks_on_its_way_keeps_nothing_wrong() -> Outcome {
    first_visits(&Site::built()?, |_| Ok("sw.js".to_owned()))
}

#[test]
fn a_shell_that_breaks_on_its_way_keeps_nothing_wrong() -> Outcome {
    first_visits(&Site::built()?, |site| site.asset("packs", "shell.", ".pack"))
}

#[test]
fn a_language_that_breaks_on_its_way_keeps_nothing_wrong() -> Outcome {
    first_visits(&Site::built()?, |site| {
        let (lang, _) = two_languages(site)?;
        site.asset("packs", &format!("{lang}."), ".pack")
    })
}

fn first_visits(site: &Site, file: impl Fn(&Site) -> Outcome<String>) -> Outcome {
    let file = file(site)?;
    let (lang, _) = two_languages(site)?;
    let bytes = fs::read(site.root().join(&file))?;
    let mut reader = Reader::with_worker(site)?;
    for (name, answer) in faults(&bytes) {
        first_visit(&mut reader, site, &lang, &file, answer)
            .map_err(|problem| problem.at(&format!("{file}, {name}")))?;
    }
    Ok(())
}

#[test]
fn a_release_that_cannot_be_believed_keeps_nothing() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let text = fs::read_to_string(site.root().join("release.json"))?;
    let with = |place: &str, value: Value| -> Outcome<String> {
        let mut release: Value = serde_json::from_str(&text)?;
        *release.pointer_mut(place).ok_or_else(|| Problem::new(format!("no {place}")))? = value;
        Ok(release.to_string())
    };
    let bad = [
        ("truncated", text[..text.len() / 2].to_owned()),
        ("20 MB", format!("{text}{}", " ".repeat(20_000_000))),
        ("a pack outside", with("/shell/url", json!("packs/../../x.0123456789abcdef.pack"))?),
        ("another origin", with("/shell/url", json!("https://example.org/shell.0123456789abcdef.pack"))?),
        ("of the future", with("/v", json!(2))?),
        ("__proto__", format!("{{\"__proto__\":{text}}}")),
    ];
    let mut reader = Reader::with_worker(&site)?;
    for (name, body) in bad {
        let answer = Answer::Replace { body: body.into_bytes(), content_type: "application/json".to_owned() };
        first_visit(&mut reader, &site, &lang, "release.json", answer).map_err(|problem| problem.at(name))?;
    }
    Ok(())
}

/// A first visit at a host of its own that gives `answer` for `file`, and the visit after it, when all is well.
fn first_visit(reader: &mut Reader, site: &Site, lang: &str, file: &str, answer: Answer) -> Outcome {
    reader.go("about:blank")?;
    reader.host = site.serve("/", HeaderMode::Real)?;
    let right = Answer::Replace {
        body: fs::read(site.root().join(file))?,
        content_type: "application/octet-stream".to_owned(),
    };
    reader.host.script(When::exactly(ELSEWHERE), right);
    let file = reader.host.path(file);
    let is_empty_worker = file.ends_with("sw.js") && answer == Answer::Empty200;
    reader.host.script(When::exactly(&file), answer);
    reader.visit(&format!("{lang}/"))?;
    let heading: String = reader.eval("return document.querySelector('h1').innerText")?;
    assert!(!heading.trim().is_empty(), "the page does not read");
    let asked = || reader.host.log().iter().any(|request| request.path == file);
    reader.wait_for("the file is asked for", asked)?;
    if file.contains(&format!("packs/{lang}.")) {
        let has_ended = "const said = document.querySelector('.ready [data-say]:not([hidden])')?.dataset.say;
            return said === 'paused' || said === 'failed'";
        reader.wait_until("the line says how it ended", has_ended)?;
    } else {
        reader.wait_until("the worker is settled", WORKER_IS_SETTLED)?;
        assert_eq!(line(reader)?, "hidden");
    }
    assert_eq!(bodies(reader)?.wrong, [""; 0]);

    reader.host.clear_script();
    if is_empty_worker {
        // A worker of no bytes is a worker to the browser. Another takes its place when no page is open.
        reader.reload()?;
        let waits = "return (async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting))()";
        reader.wait_until("the right worker waits", waits)?;
        reader.go("about:blank")?;
        reader.visit(&format!("{lang}/"))?;
    } else {
        reader.reload()?;
    }
    wait_for_line(reader, "ready")?;
    let now = bodies(reader)?;
    assert_eq!(now.wrong, [""; 0]);
    let all = [listed(site, "shell")?, listed(site, lang)?].concat();
    assert!(all.iter().all(|(_, body)| now.names.contains(body)), "`ready` is said, and not all is there");
    quiet_but_for(reader, &file)
}

/// The console holds nothing, or lines about the one file.
pub fn quiet_but_for(reader: &Reader, file: &str) -> Outcome {
    // Of a worker that cannot be read the browser says why, and not always its address.
    let is_of_file = |line: &str| line.contains(file) || (file.ends_with("sw.js") && line.starts_with(OF_A_WORKER));
    let lines = reader.console()?.into_iter().filter(|line| !is_of_file(line));
    nothing("in the console", &lines.collect::<Vec<_>>())?;
    reader.assert_quiet()
}

#[test]
fn a_pack_that_is_not_the_published_one_is_not_unpacked() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let file = site.asset("packs", &format!("{lang}."), ".pack")?;
    let mut body = fs::read(site.root().join(&file))?;
    // The fifth byte of gzip is of a time that nobody reads: the pack unpacks to the same bodies.
    body[4] ^= 1;
    let answer = Answer::Replace { body, content_type: "application/octet-stream".to_owned() };
    first_visit(&mut Reader::with_worker(&site)?, &site, &lang, &file, answer)
}

#[test]
fn a_full_phone_says_so_and_loses_nothing_that_it_has() -> Outcome {
    let site = Site::built()?;
    let (lang, other) = two_languages(&site)?;
    let reader = kept(&site, &other)?;
    allow_space(&reader, Some(20_000))?;
    reader.visit(&format!("{lang}/"))?;
    wait_for_line(&reader, "space")?;
    let now = bodies(&reader)?;
    assert_eq!(now.wrong, [""; 0]);
    let before = [listed(&site, "shell")?, listed(&site, &other)?].concat();
    assert!(before.iter().all(|(_, body)| now.names.contains(body)), "what was kept is gone");
    let half = listed(&site, &lang)?.into_iter().filter(|(_, body)| now.names.contains(body)).count();
    assert_eq!(half, 0, "so many bodies of a language that is not whole take the space");

    allow_space(&reader, None)?;
    reader.click(".ready button[data-for~=space]")?;
    wait_for_line(&reader, "ready")?;
    reader.assert_quiet()
}

#[test]
fn a_phone_that_is_full_from_the_first_visit_claims_nothing() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let reader = Reader::with_worker(&site)?;
    let space = json!({ "origin": reader.host.origin(), "quotaSize": 20_000 });
    reader.devtools("Storage.overrideQuotaForOrigin", space)?;
    reader.visit(&format!("{lang}/"))?;
    wait_for_request(&reader, "packs/shell.")?;
    reader.wait_until("the worker is settled", WORKER_IS_SETTLED)?;
    assert_eq!(line(&reader)?, "hidden");
    let now = bodies(&reader)?;
    assert_eq!((now.names, now.wrong), (vec![], vec![]), "what did not fit takes the space");

    allow_space(&reader, None)?;
    reader.visit(&format!("{lang}/tip-1/"))?;
    wait_for_line(&reader, "ready")?;
    assert_all_is_kept(&reader, &site, &["shell", &lang])?;
    reader.assert_quiet()
}

#[test]
fn a_captive_portal_is_neither_kept_nor_shown_in_place_of_what_is_kept() -> Outcome {
    let site = Site::built()?;
    let (lang, other) = two_languages(&site)?;
    let path = format!("{lang}/tip-1/");
    let reader = kept(&site, &lang)?;
    let before = bodies(&reader)?.names;
    let portal = "<!doctype html><title>Sign in</title><link rel=\"icon\" href=\"data:,\"><h1>Sign in</h1>".to_owned();
    reader.host.script(When::any(), Answer::Html200(portal));

    reader.visit(&path)?;
    assert_is_its_file(&reader, &site, &path)?;
    wait_for_line(&reader, "ready")?;
    assert_eq!(check(&reader)?["next"], Value::Null);
    let update = "return (await navigator.serviceWorker.getRegistration()).update().then(() => true, () => false)";
    assert!(!reader.eval_async::<bool>(update)?, "the portal is taken for a worker");
    let status = ask(&reader, &json!({ "t": "keep", "lang": other }))?;
    assert_eq!((&status["s"], &of_language(&status, &other)["kept"]), (&json!("failed"), &Value::Null));
    assert_eq!(bodies(&reader)?.names, before);

    // Of a kept page that has lost its body the portal is not shown either.
    delete(&reader, &body_of(&site, &path)?)?;
    reader.visit(&path)?;
    assert_is_its_file(&reader, &site, &format!("{lang}/lost/"))?;
    wait_for_line(&reader, "failed")?;
    // What was never kept is the network's to answer.
    reader.visit(&format!("{other}/"))?;
    assert_eq!(reader.eval::<String>("return document.title")?, "Sign in");

    reader.host.clear_script();
    reader.visit(&path)?;
    assert_is_its_file(&reader, &site, &path)?;
    wait_for_line(&reader, "ready")?;
    assert_all_is_kept(&reader, &site, &["shell", &lang])?;
    quiet_but_for(&reader, "sw.js")
}

#[test]
fn a_kept_page_opens_at_once_in_a_network_that_never_answers() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let path = format!("{lang}/tip-1/");
    let reader = kept(&site, &lang)?;
    let_days_pass(&reader)?;
    reader.host.script(When::any(), Answer::Hang);
    reader.host.clear_log();
    reader.visit(&path)?;
    assert_is_its_file(&reader, &site, &path)?;
    wait_for_line(&reader, "ready")?;
    // The look for a new release is under way meanwhile, and has no answer.
    wait_for_request(&reader, "release.json")?;
    for page in ["tip-2/", "help/", ""] {
        let path = format!("{lang}/{page}");
        reader.visit(&path)?;
        assert_is_its_file(&reader, &site, &path)?;
        wait_for_line(&reader, "ready")?;
    }
    reader.host.stop();
    reader.visit(&path)?;
    wait_for_line(&reader, "ready")?;
    reader.assert_quiet()
}

/// The limit after which the worker gives up a connection, as it ships; and one that a test can wait for.
const STALL: (&str, &str) = ("[20000, ", "[1000, ");

/// A reader of a page of `lang` whose worker gives up sooner, at a host that answers so for the pack.
fn impatient(site: &Site, lang: &str, answer: Answer) -> Outcome<Reader> {
    let worker = fs::read_to_string(site.root().join("sw.js"))?;
    if worker.matches(STALL.0).count() != 1 {
        return Err(Problem::new("the limit is not where it was").at("sw.js"));
    }
    let body = worker.replacen(STALL.0, STALL.1, 1).into_bytes();
    let reader = Reader::with_worker(site)?;
    let content_type = "text/javascript".to_owned();
    reader.host.script(When::exactly(reader.host.path("sw.js")), Answer::Replace { body, content_type });
    reader.host.script(When::below(reader.host.path(&format!("packs/{lang}."))), answer);
    reader.visit(&format!("{lang}/"))?;
    Ok(reader)
}

#[test]
fn a_connection_that_never_answers_is_given_up() -> Outcome {
    is_given_up(Answer::Hang)
}

#[test]
fn a_connection_that_stops_in_the_middle_is_given_up() -> Outcome {
    // A byte, and no other for longer than the limit.
    is_given_up(Answer::StopAt(1))
}

fn is_given_up(answer: Answer) -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let reader = impatient(&site, &lang, answer)?;
    wait_for_line(&reader, "paused")?;
    reader.host.script(When::below(reader.host.path("packs/")), Answer::Delay(Duration::ZERO));
    reader.click(".ready button[data-for~=paused]")?;
    wait_for_line(&reader, "ready")?;
    reader.assert_quiet()
}

#[test]
fn a_connection_that_is_slow_and_goes_on_is_not_given_up() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let length = fs::metadata(site.root().join(site.asset("packs", &format!("{lang}."), ".pack")?))?.len();
    // Twice as long as the limit.
    let reader = impatient(&site, &lang, Answer::Slow(u32::try_from(length / 2).unwrap_or(u32::MAX)))?;
    wait_for_line(&reader, "ready")?;
    let packs = reader.host.log().iter().filter(|request| request.path.contains(&format!("packs/{lang}."))).count();
    assert_eq!(packs, 1, "the pack is fetched more than once");
    reader.assert_quiet()
}
