//! A release or a pack that cannot be believed is not taken, and the one before stays.
//!
//! `network.rs` has the first visit, where there is none before. The rules themselves are tested in `src/tools/precache`.

use std::fs;

use browser::{Outcome, Problem, Reader, Site, SiteCopy, nothing};
use host::{Answer, When};
use serde_json::{Value, json};

use crate::kept::{ask, bodies, check, of_language, two_languages, wait_for_line};
use crate::updates::Before;

/// What `release.json` of the next release could be instead.
fn broken(text: &str) -> Outcome<Vec<(&'static str, String)>> {
    let with = |place: &str, value: Value| -> Outcome<String> {
        let mut release: Value = serde_json::from_str(text)?;
        *release.pointer_mut(place).ok_or_else(|| Problem::new(format!("no {place}")))? = value;
        Ok(release.to_string())
    };
    let release: Value = serde_json::from_str(text)?;
    let first = &release["languages"][0];
    let hundred: Vec<Value> = (0..100)
        .map(|number| {
            let mut one = first.clone();
            one["lang"] = json!(format!("a{}{}", char::from(b'a' + number / 26), char::from(b'a' + number % 26)));
            one
        })
        .collect();
    Ok(vec![
        ("truncated", text[..text.len() / 2].to_owned()),
        ("one sign short", text[..text.len() - 1].to_owned()),
        ("20 MB", format!("{text}{}", " ".repeat(20_000_000))),
        ("no version", with("/v", json!(null))?),
        ("of the future", with("/v", json!(2))?),
        ("a pack above", with("/languages/0/url", json!("packs/../en.0123456789abcdef.pack"))?),
        ("another origin", with("/languages/0/url", json!("https://example.org/en.0123456789abcdef.pack"))?),
        ("another host", with("/languages/0/url", json!("//example.org/packs/en.0123456789abcdef.pack"))?),
        ("a large pack", with("/languages/0/bytes", json!(20_000_000))?),
        ("a list of another kind of name", with("/languages/0/list", json!("../../release"))?),
        ("a language that is a path", with("/languages/0/lang", json!("../en"))?),
        ("a language that is `__proto__`", with("/languages/0/lang", json!("__proto__"))?),
        ("a language twice", with("/languages/1", first.clone())?),
        ("a hundred languages", with("/languages", json!(hundred))?),
        ("all of it in `__proto__`", format!("{{\"__proto__\":{text}}}")),
        ("a list of one", format!("[{text}]")),
    ])
}

#[test]
fn a_next_release_that_cannot_be_believed_is_not_taken() -> Outcome {
    let before = Before::the_next_release()?;
    let reader = &before.reader;
    before.publish()?;
    let text = fs::read_to_string(before.copy.path().join("release.json"))?;
    let release = reader.host.path("release.json");
    let whole = bodies(reader)?.names.len();
    let mut taken = Vec::new();
    for (name, body) in broken(&text)? {
        reader.host.clear_script();
        reader.host.clear_log();
        let answer = Answer::Replace { body: body.into_bytes(), content_type: "application/json".to_owned() };
        reader.host.script(When::exactly(&release), answer);
        let status = check(reader)?;
        let asked: Vec<String> = reader.host.log().into_iter().map(|request| request.path).collect();
        let is_asked_on = asked.iter().any(|path| *path != release && *path != reader.host.path("sw.js"));
        if status["next"] != Value::Null || is_asked_on || bodies(reader)?.names.len() != whole {
            taken.push(format!("{name}: {asked:?}"));
        }
    }
    nothing("releases that were taken at their word", &taken)?;
    before.assert_is_old()?;
    wait_for_line(reader, "ready")?;
    reader.host.clear_script();
    assert_eq!(check(reader)?["next"], before.copy.release()?["id"], "the release as it is");
    reader.assert_quiet()
}

#[test]
fn a_field_of_a_release_that_nobody_knows_is_not_kept() -> Outcome {
    let before = Before::the_next_release()?;
    let reader = &before.reader;
    before.publish()?;
    let text = fs::read_to_string(before.copy.path().join("release.json"))?;
    let more = r#"{"__proto__":{"kept":{"smuggled":1}},"kept":{"smuggled":1},"smuggled":1,"#;
    let body = text.replacen('{', more, 1).into_bytes();
    let answer = Answer::Replace { body, content_type: "application/json".to_owned() };
    reader.host.script(When::exactly(reader.host.path("release.json")), answer);
    assert_eq!(check(reader)?["next"], before.copy.release()?["id"]);
    let record: String = reader.eval_async(
        "const name = (await caches.keys()).find((name) => name.endsWith(' control'));
        const cache = await caches.open(name);
        const texts = (await cache.keys()).map(async (key) => (await cache.match(key)).text());
        return (await Promise.all(texts)).join()",
    )?;
    assert!(record.contains("\"seq\":2") && !record.contains("smuggled"), "{record}");
    reader.go("about:blank")?;
    before.assert_is_new()?;
    wait_for_line(reader, "ready")?;
    reader.assert_quiet()
}

#[test]
fn a_pack_that_unpacks_to_more_than_its_list_says_is_refused() -> Outcome {
    let built = Site::built()?;
    let (lang, _) = two_languages(&built)?;
    let copy = SiteCopy::of(&built)?;
    // The bodies in it are right, so that only its size speaks against it.
    copy.swell_pack(&lang, 8 * 1024 * 1024)?;
    let reader = Reader::with_worker(&copy.site()?)?;
    reader.visit(&format!("{lang}/"))?;
    wait_for_line(&reader, "failed")?;
    let status = ask(&reader, &json!({ "t": "status" }))?;
    assert_eq!(of_language(&status, &lang)["kept"], Value::Null);
    assert_eq!(bodies(&reader)?.wrong, [""; 0]);

    // The next release has the right one.
    copy.swell_pack(&lang, 0)?;
    check(&reader)?;
    ask(&reader, &json!({ "t": "use" }))?;
    reader.reload()?;
    wait_for_line(&reader, "ready")?;
    reader.assert_quiet()
}
