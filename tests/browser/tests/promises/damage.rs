//! What is damaged on the phone is never shown: it is fetched again, and where nothing can be fetched the page says so.
//!
//! The disk is damaged by hand while the browser is closed. `offline.rs` has what a script of a page can do.

use std::fs;
use std::path::Path;

use browser::{Damage, Noise, Outcome, Reader, Site};
use host::{Answer, When};
use serde_json::Value;

use crate::kept::{
    assert_is_its_file, bodies, body_of, change_slot, end_worker, kept, newest_slot, two_languages, wait_for_line,
};

#[test]
fn a_bit_that_is_another_on_the_disk_is_healed() -> Outcome {
    heals(Damage::Bit)
}

#[test]
fn a_bit_that_is_another_on_the_disk_with_no_checksum_to_tell_is_healed() -> Outcome {
    heals(Damage::BitWithoutChecksum)
}

#[test]
fn a_body_that_ends_half_way_on_the_disk_is_healed() -> Outcome {
    heals(Damage::Half)
}

#[test]
fn a_body_that_is_gone_from_the_disk_is_healed() -> Outcome {
    heals(Damage::Gone)
}

fn heals(damage: Damage) -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let path = format!("{lang}/tip-1/");
    let name = body_of(&site, &path)?;
    let html = site.page(&path)?.html.clone();
    let mut reader = kept(&site, &lang)?;
    reader.assert_quiet()?;

    reader.restart_after(|profile| damage.to(html.as_bytes(), profile))?;
    reader.visit(&path)?;
    assert_is_its_file(&reader, &site, &path)?;
    wait_for_line(&reader, "ready")?;
    let healed = bodies(&reader)?;
    assert!(healed.wrong.is_empty() && healed.names.contains(&name), "the body was not healed");
    reader.assert_quiet()?;

    reader.host.stop();
    reader.restart_after(|profile| damage.to(html.as_bytes(), profile))?;
    reader.visit(&path)?;
    assert_is_its_file(&reader, &site, &format!("{lang}/lost/"))?;
    wait_for_line(&reader, "paused")?;
    assert!(!bodies(&reader)?.names.contains(&name), "the damaged body is still there");
    let other = format!("{lang}/tip-2/");
    reader.visit(&other)?;
    assert_is_its_file(&reader, &site, &other)?;
    reader.assert_quiet()
}

#[test]
fn a_phone_whose_disk_has_lost_all_that_was_kept_keeps_it_again() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let path = format!("{lang}/tip-1/");
    let mut reader = kept(&site, &lang)?;
    let whole = bodies(&reader)?.names.len();
    reader.assert_quiet()?;
    // The worker is registered still.
    let all = |profile: &Path| Ok(fs::remove_dir_all(profile.join("Default/Service Worker/CacheStorage"))?);
    reader.restart_after(all)?;
    reader.visit(&path)?;
    assert_is_its_file(&reader, &site, &path)?;
    wait_for_line(&reader, "ready")?;
    let now = bodies(&reader)?;
    assert_eq!((now.names.len(), now.wrong.len()), (whole, 0));
    reader.assert_quiet()
}

/// What can become of the text of a slot.
const TORN: [(&str, &str); 3] = [
    ("half of it", "(text) => text.slice(0, text.length / 2)"),
    ("HTML", "() => '<!doctype html>'"),
    // It reads as a record still, which says that the worker should stand aside.
    ("another word", "(text) => text.replace('\"off\":false', '\"off\":true')"),
];

#[test]
fn with_one_slot_of_the_record_damaged_the_other_counts() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let path = format!("{lang}/tip-1/");
    let reader = kept(&site, &lang)?;
    // A look writes the record once more: both slots say that the language is kept.
    crate::kept::check(&reader)?;
    let slots = slots(&reader)?;
    let elsewhere = Answer::Html200("<!doctype html><title>from the network</title>".to_owned());
    reader.host.script(When::exactly(reader.host.path(&path)), elsewhere);
    for number in [0, 1] {
        for (how, change) in TORN {
            change_slot(&reader, number, change)?;
            end_worker(&reader)?;
            reader.visit(&path)?;
            let title: String = reader.eval("return document.title")?;
            assert_ne!(title, "from the network", "slot {number}, {how}");
            assert_is_its_file(&reader, &site, &path)?;
            wait_for_line(&reader, "ready")?;
            restore(&reader, &slots)?;
        }
    }
    reader.assert_quiet()
}

/// The texts of both slots.
fn slots(reader: &Reader) -> Outcome<Value> {
    let path = reader.host.path("");
    reader.eval_async(&format!(
        "const cache = await caches.open('sanctuary {path} control');
        const key = (number) => `${{location.origin}}{path}control/${{number}}`;
        return Promise.all([0, 1].map(async (number) => (await cache.match(key(number))).text()))"
    ))
}

fn restore(reader: &Reader, slots: &Value) -> Outcome {
    for number in [0, 1] {
        change_slot(reader, number, &format!("() => {}", slots[usize::from(number)]))?;
    }
    Ok(())
}

#[test]
fn with_both_slots_damaged_a_phone_with_a_signal_starts_anew() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let path = format!("{lang}/tip-1/");
    let reader = kept(&site, &lang)?;
    damage_both(&reader)?;
    reader.host.clear_log();
    reader.visit(&path)?;
    assert_is_its_file(&reader, &site, &path)?;
    wait_for_line(&reader, "ready")?;
    let asked: Vec<String> = reader.host.log().into_iter().map(|request| request.path).collect();
    assert!(asked.contains(&reader.host.path("release.json")), "it does not start anew: {asked:?}");
    // The bodies are there still, and are not fetched a second time.
    assert!(!asked.iter().any(|path| path.starts_with(&reader.host.path("packs/"))), "{asked:?}");

    reader.host.stop();
    reader.visit(&path)?;
    assert_is_its_file(&reader, &site, &path)?;
    reader.assert_quiet()
}

#[test]
fn with_both_slots_damaged_a_phone_without_a_signal_says_so() -> Outcome {
    let site = Site::built()?;
    let (lang, _) = two_languages(&site)?;
    let path = format!("{lang}/tip-1/");
    let reader = kept(&site, &lang)?;
    damage_both(&reader)?;
    reader.assert_quiet()?;
    reader.host.stop();
    reader.visit(&path)?;
    let said: String = reader.eval("return document.body.innerText")?;
    let lines = said.lines().filter(|line| !line.trim().is_empty()).count();
    assert!(lines >= site.languages.len(), "not a line for each language: {said}");
    let noise = Noise {
        console: vec![
            crate::offline::no_answer(&reader, &path),
            // The browser looks for an icon of an answer that is no page.
            format!("SEVERE: {} - Failed to load resource: net::ERR_FAILED", reader.host.url("favicon.ico")),
        ],
        ..Noise::default()
    };
    reader.assert_quiet_but(&noise)
}

fn damage_both(reader: &Reader) -> Outcome {
    for number in [0, 1] {
        change_slot(reader, number, "(text) => text.slice(1)")?;
    }
    end_worker(reader)
}

#[test]
fn a_record_that_is_torn_as_a_release_is_switched_shows_the_old_release_whole() -> Outcome {
    let before = crate::updates::Before::the_next_release()?;
    let reader = &before.reader;
    before.publish()?;
    crate::kept::check(reader)?;
    crate::kept::ask(reader, &serde_json::json!({ "t": "use" }))?;
    // As if the power had gone while the record of the switch was written.
    change_slot(reader, newest_slot(reader)?, "(text) => text.slice(0, 100)")?;
    end_worker(reader)?;
    // Both are whole on the phone: nothing of either has to come from the network.
    reader.host.stop();
    before.assert_is_old()?;
    wait_for_line(reader, "update")?;
    reader.go("about:blank")?;
    before.assert_is_new()?;
    wait_for_line(reader, "ready")?;
    assert_eq!(bodies(reader)?.wrong, [""; 0]);
    reader.assert_quiet()
}
