//! A new release comes beside the old one, whole or not at all, and is shown when the reader says so or starts anew.

use browser::{Outcome, Reader, Site, SiteCopy, nothing};
use host::{Answer, When};
use serde_json::{Value, json};

use crate::kept::{allow_space, ask, assert_is_its_file, bodies, check, kept, two_languages, wait_for_line};

/// A reader whose phone keeps a release, and the site that can be released again.
pub struct Before {
    pub reader: Reader,
    /// What the host serves.
    pub copy: SiteCopy,
    /// The site as the phone keeps it.
    pub site: Site,
    pub lang: String,
    pub other: String,
    /// The page that the next release changes.
    pub path: String,
}

impl Before {
    pub fn the_next_release() -> Outcome<Self> {
        let built = Site::built()?;
        let copy = SiteCopy::of(&built)?;
        let site = copy.site()?;
        let (lang, other) = two_languages(&site)?;
        let reader = kept(&site, &lang)?;
        let path = format!("{lang}/tip-1/");
        reader.visit(&path)?;
        wait_for_line(&reader, "ready")?;
        reader.assert_quiet()?;
        Ok(Self { reader, copy, site, lang, other, path })
    }

    /// Publishes the next release. Gives the files of `b/` that are new in it.
    pub fn publish(&self) -> Outcome<Vec<String>> {
        self.copy.release_with(&self.path, "</h1>", " (2)</h1>")
    }

    /// The page is that of the release that was kept first.
    pub fn assert_is_old(&self) -> Outcome {
        self.reader.visit(&self.path)?;
        assert_is_its_file(&self.reader, &self.site, &self.path)
    }

    /// The page is that of the release that the host has now.
    pub fn assert_is_new(&self) -> Outcome {
        self.reader.visit(&self.path)?;
        assert_is_its_file(&self.reader, &self.copy.site()?, &self.path)
    }

    /// How often the page itself was asked of the host.
    fn asked_for_page(&self) -> usize {
        let path = self.reader.host.path(&self.path);
        self.reader.host.log().iter().filter(|request| request.path == path).count()
    }
}

#[test]
fn a_new_release_is_kept_beside_the_old_one_and_used_after_a_tap() -> Outcome {
    let before = Before::the_next_release()?;
    let Before { reader, copy, site, lang, path, .. } = &before;
    let mut needed = before.publish()?;
    reader.host.clear_log();
    let status = check(reader)?;
    assert_eq!(status["next"], copy.release()?["id"]);
    needed.push("release.json".to_owned());
    let mut asked: Vec<String> = reader.host.log().into_iter().map(|request| request.path).collect();
    let mut needed: Vec<String> = needed.iter().map(|file| reader.host.path(file)).collect();
    asked.sort();
    needed.sort();
    assert_eq!(asked, needed, "asked for, needed");

    for page in site.pages.iter().filter(|page| page.language.as_ref() == Some(lang)) {
        reader.visit(&page.path)?;
        assert_is_its_file(reader, site, &page.path)?;
    }
    before.assert_is_old()?;
    wait_for_line(reader, "update")?;
    reader.click(".ready button[data-for=update]")?;
    reader.wait_until("the new text is shown", "return document.querySelector('h1').innerText.includes('(2)')")?;
    wait_for_line(reader, "ready")?;
    assert_is_its_file(reader, &copy.site()?, path)?;
    assert_eq!(bodies(reader)?.wrong, [""; 0]);
    reader.assert_quiet()
}

#[test]
fn a_new_release_is_used_at_the_next_start_and_the_old_one_goes_at_the_one_after() -> Outcome {
    let mut before = Before::the_next_release()?;
    let old = bodies(&before.reader)?.names;
    let fresh = before.publish()?;
    check(&before.reader)?;
    before.assert_is_old()?;
    before.reader.assert_quiet()?;
    before.reader.host.stop();
    before.reader.restart()?;
    before.assert_is_new()?;
    wait_for_line(&before.reader, "ready")?;
    before.reader.assert_quiet()?;
    before.reader.restart()?;
    before.assert_is_new()?;
    // The page and the list that were changed, in place of those before them.
    let reader = &before.reader;
    reader.wait_for("the bodies of the old release are gone", || {
        bodies(reader).is_ok_and(|now| now.names.len() == old.len())
    })?;
    let now = bodies(reader)?.names;
    let gone = old.iter().filter(|body| !now.contains(body)).count();
    assert_eq!(gone, fresh.len());
    reader.assert_quiet()
}

#[test]
fn a_language_that_is_kept_while_a_release_waits_stays_when_it_is_used() -> Outcome {
    let mut before = Before::the_next_release()?;
    before.publish()?;
    check(&before.reader)?;
    before.reader.visit(&format!("{}/", before.other))?;
    wait_for_line(&before.reader, "update")?;
    before.reader.assert_quiet()?;
    before.reader.host.stop();
    before.reader.restart()?;
    before.assert_is_new()?;
    let other = format!("{}/tip-1/", before.other);
    before.reader.visit(&other)?;
    assert_is_its_file(&before.reader, &before.site, &other)?;
    wait_for_line(&before.reader, "ready")?;
    before.reader.assert_quiet()
}

#[test]
fn a_full_phone_opens_its_pages_although_a_release_waits() -> Outcome {
    let before = Before::the_next_release()?;
    before.publish()?;
    check(&before.reader)?;
    allow_space(&before.reader, Some(0))?;
    before.reader.go("about:blank")?;
    before.reader.host.stop();
    before.assert_is_old()?;
    before.reader.assert_quiet()
}

#[test]
fn a_release_that_a_full_phone_has_no_space_for_takes_nothing_from_the_one_before() -> Outcome {
    let before = Before::the_next_release()?;
    let reader = &before.reader;
    let kept = bodies(reader)?.names;
    let fresh = before.publish()?;
    let bytes = |file: &String| std::fs::metadata(before.copy.path().join(file)).map(|file| file.len());
    // The list fits, and the page that it names does not.
    allow_space(reader, Some(bytes(&fresh[1])? + bytes(&fresh[0])? / 2))?;
    assert_eq!(check(reader)?["next"], Value::Null);
    let now = bodies(reader)?;
    assert_eq!((now.names, now.wrong.len()), (kept, 0), "what did not fit takes the space, or what was kept is gone");
    before.assert_is_old()?;
    wait_for_line(reader, "ready")?;

    allow_space(reader, None)?;
    assert_eq!(check(reader)?["next"], before.copy.release()?["id"]);
    reader.go("about:blank")?;
    before.assert_is_new()?;
    wait_for_line(reader, "ready")?;
    reader.assert_quiet()
}

#[test]
fn a_release_of_a_lower_number_is_ignored() -> Outcome {
    let before = Before::the_next_release()?;
    before.publish()?;
    before.copy.say(&json!({ "seq": 0 }))?;
    assert_eq!(check(&before.reader)?["next"], Value::Null);
    before.assert_is_old()?;
    wait_for_line(&before.reader, "ready")?;
    before.reader.assert_quiet()
}

#[test]
fn a_release_that_takes_back_the_one_in_use_is_taken() -> Outcome {
    let before = Before::the_next_release()?;
    before.publish()?;
    check(&before.reader)?;
    ask(&before.reader, &json!({ "t": "use" }))?;
    before.assert_is_new()?;
    let bad = before.copy.release()?["id"].clone();
    before.copy.release_with(&before.path, " (2)</h1>", "</h1>")?;
    before.copy.say(&json!({ "seq": 1, "rollback_of": bad }))?;
    assert_eq!(check(&before.reader)?["next"], before.copy.release()?["id"]);
    ask(&before.reader, &json!({ "t": "use" }))?;
    before.assert_is_old()?;
    before.reader.assert_quiet()
}

#[test]
fn a_release_that_waits_can_be_taken_back_before_it_is_used() -> Outcome {
    let mut before = Before::the_next_release()?;
    let mut first = before.copy.release()?;
    let page = before.site.page(&before.path)?.html.clone();
    before.publish()?;
    check(&before.reader)?;
    first["rollback_of"] = before.copy.release()?["id"].clone();
    before.copy.say(&first)?;
    assert_eq!(check(&before.reader)?["next"], Value::Null);
    before.reader.restart()?;
    before.reader.visit(&before.path)?;
    let shown: String = before.reader.eval_async("return await (await fetch(location.href)).text()")?;
    assert!(shown == page, "the release that was taken back is shown");
    before.reader.assert_quiet()
}

#[test]
fn the_worker_stands_aside_when_the_release_says_so() -> Outcome {
    let before = Before::the_next_release()?;
    let kept = bodies(&before.reader)?.names.len();
    before.copy.say(&json!({ "mode": "passthrough", "seq": 2, "id": "f".repeat(16) }))?;
    check(&before.reader)?;
    before.reader.host.clear_log();
    before.reader.visit(&before.path)?;
    assert_eq!(before.asked_for_page(), 1, "the page does not come from the host");
    assert_eq!(bodies(&before.reader)?.names.len(), kept, "something was deleted");

    before.copy.say(&json!({ "mode": "normal", "seq": 3, "id": "e".repeat(16) }))?;
    check(&before.reader)?;
    ask(&before.reader, &json!({ "t": "use" }))?;
    before.reader.host.clear_log();
    before.reader.visit(&before.path)?;
    assert_eq!(before.asked_for_page(), 0, "the page does not come from the phone");
    before.reader.assert_quiet()
}

#[test]
fn a_release_for_a_newer_worker_is_not_taken_by_this_one() -> Outcome {
    let before = Before::the_next_release()?;
    before.publish()?;
    before.copy.say(&json!({ "min_worker": 1000 }))?;
    before.reader.host.clear_log();
    assert_eq!(check(&before.reader)?["next"], Value::Null);
    let worker = before.reader.host.path("sw.js");
    let is_asked = before.reader.host.log().iter().any(|request| request.path == worker);
    assert!(is_asked, "the newer worker is not asked for");
    before.assert_is_old()?;
    before.reader.assert_quiet()
}

#[test]
fn an_answer_that_is_no_release_changes_nothing() -> Outcome {
    let before = Before::the_next_release()?;
    before.publish()?;
    let release = before.reader.host.path("release.json");
    let whole = bodies(&before.reader)?.names.len();
    for answer in [
        Answer::Status(404, String::new()),
        Answer::Status(500, String::new()),
        Answer::Html200("<!doctype html><title>Sign in</title>".to_owned()),
        Answer::Empty200,
        Answer::Reset,
    ] {
        before.reader.host.script(When::exactly(&release), answer.clone());
        assert_eq!(check(&before.reader)?["next"], Value::Null, "{answer:?}");
        before.assert_is_old()?;
        wait_for_line(&before.reader, "ready")?;
        assert_eq!(bodies(&before.reader)?.names.len(), whole, "{answer:?}");
    }
    before.reader.assert_quiet()
}

#[test]
fn a_release_whose_bodies_break_on_their_way_is_not_taken() -> Outcome {
    let before = Before::the_next_release()?;
    let fresh = before.publish()?;
    let mut found = Vec::new();
    for file in &fresh {
        let path = before.reader.host.path(file);
        for answer in [
            Answer::CutWithoutLength(100),
            Answer::Html200("<p>Sign in".to_owned()),
            Answer::Status(404, String::new()),
        ] {
            before.reader.host.script(When::exactly(&path), answer.clone());
            if check(&before.reader)?["next"] != Value::Null {
                found.push(format!("{file}, {answer:?}"));
            }
            assert_eq!(bodies(&before.reader)?.wrong, [""; 0], "{file}, {answer:?}");
            before.assert_is_old()?;
        }
        before.reader.host.clear_script();
    }
    nothing("releases that were taken", &found)?;
    assert_eq!(check(&before.reader)?["next"], before.copy.release()?["id"], "when all is well again");
    before.reader.assert_quiet()
}

#[test]
fn a_page_that_is_too_old_says_until_when_it_was_meant() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let path = format!("{lang}/tip-1/");
    let reader = kept(&site, &lang)?;
    let expires: u64 = reader.eval("return Number(document.querySelector('.ready').dataset.expires)")?;
    let release: Value = serde_json::from_str(&std::fs::read_to_string(site.root().join("release.json"))?)?;
    assert_eq!(release["expires"], expires, "the page and the release do not say the same");
    reader.before_each_page("const now = name => Number(name || Date.now()); Date.now = () => now(window.name)")?;
    let banner = "const old = document.querySelector('.ready [data-old]');
        return { shown: old.checkVisibility(), date: old.querySelector('time').dateTime, says: old.innerText }";
    let day: String = reader.eval(&format!("return new Date({expires} * 1000).toISOString().slice(0, 10)"))?;
    for (seconds, is_old) in [(expires, false), (expires + 1, true)] {
        reader.eval::<()>(&format!("window.name = {seconds} * 1000"))?;
        reader.visit(&path)?;
        wait_for_line(&reader, "ready")?;
        let shown: Value = reader.eval(banner)?;
        assert_eq!(shown["shown"], is_old, "at {seconds}: {shown}");
        assert_eq!(shown["date"], day, "{shown}");
    }
    // The date stands in the sentence, as this language writes it.
    let says: String = reader.eval("return document.querySelector('.ready [data-old]').innerText")?;
    let date: String = reader.eval("return document.querySelector('.ready [data-old] time').innerText")?;
    assert!(!date.trim().is_empty() && says.contains(&date) && says.len() > 2 * date.len(), "{says}");
    // It is said with no signal too.
    reader.host.stop();
    reader.visit(&path)?;
    assert_eq!(reader.eval::<Value>(banner)?["shown"], true);
    reader.assert_quiet()
}

#[test]
fn the_kill_worker_takes_everything_back() -> Outcome {
    let before = Before::the_next_release()?;
    let reader = &before.reader;
    reader.eval_async::<()>("await caches.open('of somebody else')")?;
    before.copy.replace("sw.js", "sw-off.js")?;
    reader.eval_async::<()>("await (await navigator.serviceWorker.getRegistration()).update()")?;
    let is_gone = "return (async () => {
        const names = await caches.keys();
        return names.join() === 'of somebody else' && !await navigator.serviceWorker.getRegistration();
    })()";
    reader.wait_until("what the worker kept is gone, and the worker", is_gone)?;
    reader.host.clear_log();
    before.assert_is_new()?;
    assert!(before.asked_for_page() > 0, "the page does not come from the host");
    crate::reading::at_rest(reader)?;
    let is_hidden: bool = reader.eval("return !document.querySelector('.ready').checkVisibility()")?;
    assert!(is_hidden, "the line claims something");
    reader.assert_quiet()
}
